#!/bin/bash
# The conformance runner is a prebuilt program that wants glibc >= 2.38, which Debian 12 and Ubuntu 22.04 do not have.
# Unpacks the C library of Debian 13 into DIRECTORY (16 MB, once) from the mirror that this machine's apt uses already, and prints the
# command that runs programs under it, a word per line. The system's own library stays as it is. Exit code 1, with a message, where that cannot be.
# usage: c-library.sh DIRECTORY
set -euo pipefail
directory=$1
fail() { echo "c-library.sh: $1" >&2; exit 1; }

case $(uname -m) in
  x86_64) loader=usr/lib64/ld-linux-x86-64.so.2 libraries=usr/lib/x86_64-linux-gnu ;;
  *) fail "the runner is built for x86_64 only, this is $(uname -m)" ;;
esac
if [ ! -e "$directory/complete" ]; then
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || fail "no apt-get and dpkg here"
  sources=(/etc/apt/sources.list /etc/apt/sources.list.d/*)
  # Both forms of a source: "URIs: MIRROR" with "Suites: ...", and "deb [options] MIRROR SUITE ...".
  mirror=$(cat "${sources[@]}" 2>/dev/null | sed -nE 's,^(URIs:|deb( +\[[^]]*\])?) +([a-z]+://[^ ]+/debian)/?( .*)?$,\3,p' | head -1 || true)
  [ -n "$mirror" ] || fail "apt has no Debian mirror here"
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -e "$keyring" ] || fail "no $keyring to check signatures with"
  rm -rf "$directory"
  mkdir -p "$directory"/{root,lists/partial,cache/archives/partial}
  directory=$(cd "$directory" && pwd)
  printf '%s\n' 'Types: deb' "URIs: $mirror" 'Suites: trixie' 'Components: main' "Signed-By: $keyring" > "$directory/trixie.sources"
  apt=(apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=- -o "Dir::Etc::sourcelist=$directory/trixie.sources"
    -o "Dir::State::Lists=$directory/lists" -o "Dir::Cache=$directory/cache" -o "APT::Sandbox::User=$(id -un)")
  "${apt[@]}" update >&2 || fail "cannot read Debian 13's list of packages from apt's mirror"
  (cd "$directory/cache" && "${apt[@]}" download libc6 libstdc++6 libgcc-s1 >&2) || fail "cannot download Debian 13's C library from apt's mirror"
  for package in "$directory"/cache/*.deb; do dpkg-deb -x "$package" "$directory/root"; done
  rm -rf "$directory"/{lists,cache}
  touch "$directory/complete"
fi
root=$(cd "$directory/root" && pwd)
printf '%s\n' "$root/$loader" --library-path "$root/$libraries"
