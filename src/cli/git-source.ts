import { readUtf8Lossy } from "../wire/plain-utf8.ts";
import { host } from "./host.ts";
import { usageError } from "./usage.ts";

/** Files as of a revision. */
export interface GitFiles {
  readonly files: readonly string[];
  /** Set if a directory is named: the files are all that are in it. */
  readonly directory: string | undefined;
  readonly readFile: (path: string) => Uint8Array | undefined;
}

const prefix = "git:";

/** `git:REV:path`, the path as seen from the current directory. */
export function isGitSource(source: string): boolean {
  return source.startsWith(prefix);
}

/** Finds a file, or all in a directory, in a revision; imports are read from the same. Errors: INVALID_ARGUMENT. */
export function readGitFiles(source: string): GitFiles {
  const [, revision, path] = /^git:([^:]+):(.+)$/u.exec(source) ?? [];
  if (revision === undefined || path === undefined)
    throw usageError(`${source}: expected git:REV:path, as in git:HEAD:proto/shop.proto`);
  // From here on by its hash, which cannot be an option.
  const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (commit === undefined) throw usageError(`git knows no revision ${revision} here`);
  const hash = textOf(commit).trim();
  const readFile = (name: string): Uint8Array | undefined => git(["cat-file", "blob", `${hash}:${fromHere(name)}`]);
  if (readFile(path) !== undefined) return { files: [path], directory: undefined, readFile };
  const listing = git(["ls-tree", "-r", "-z", "--name-only", hash, "--", `${path.replace(/\/+$/u, "")}/`]);
  const files =
    listing === undefined
      ? []
      : textOf(listing)
          .split("\0")
          .filter((name) => name.endsWith(".proto"))
          .sort();
  if (files.length === 0)
    throw usageError(`${path} is no file of revision ${revision}, and no directory with .proto files`);
  return { files, directory: path, readFile };
}

/** Git takes paths as from the top of the repository, unless they say otherwise. */
function fromHere(path: string): string {
  return path.startsWith("./") || path.startsWith("../") ? path : `./${path}`;
}

interface ChildProcess {
  spawnSync(
    command: string,
    args: readonly string[],
    options: object,
  ): { readonly status: number | null; readonly stdout: Uint8Array; readonly error?: { readonly code?: string } };
}

const largestOutput = 1 << 28;

/** What git writes; undefined where it fails. */
function git(args: readonly string[]): Uint8Array | undefined {
  const { spawnSync } = host.getBuiltinModule("node:child_process") as ChildProcess;
  const { status, stdout, error } = spawnSync("git", args, {
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: largestOutput,
  });
  if (error?.code === "ENOENT") throw usageError("git is not there to be asked");
  return status === 0 ? stdout : undefined;
}

function textOf(bytes: Uint8Array): string {
  return readUtf8Lossy(bytes, 0, bytes.length);
}
