import { readUtf8Lossy } from "../wire/plain-utf8.ts";
import { host } from "./host.ts";
import { usageError } from "./usage.ts";

/** A place in a revision: `git:REV:path`, or `git:merge-base:REV:path` for where a branch began. */
export interface GitName {
  readonly revision: string;
  /** Whether to use the merge base of the revision and the one it is compared with. */
  readonly isMergeBase: boolean;
  /** Relative to the current directory; undefined if none is given. */
  readonly path: string | undefined;
}

/** Files of a revision. */
export interface GitFiles {
  readonly files: readonly string[];
  /** Set if a directory is named: the files are all those in it. */
  readonly directory: string | undefined;
  readonly readFile: (path: string) => Uint8Array | undefined;
}

const form = /^git:(merge-base:)?([^:]+)(?::(.+))?$/u;

export function isGitSource(source: string): boolean {
  return source.startsWith("git:");
}

/** Parses a place in a revision. Errors: INVALID_ARGUMENT. */
export function readGitName(source: string): GitName {
  const [, mergeBase, revision, path] = form.exec(source) ?? [];
  if (revision === undefined)
    throw usageError(`${source}: expected git:REV:path or git:merge-base:REV:path, as in git:HEAD:proto/shop.proto`);
  return { revision, isMergeBase: mergeBase !== undefined, path };
}

/** The commit of a revision; `other` is the revision that it is compared with. Errors: INVALID_ARGUMENT. */
export function commitOf({ revision, isMergeBase }: GitName, other: string = "HEAD"): string {
  const commit = hashOf(revision);
  if (!isMergeBase) return commit;
  const base = git(["merge-base", hashOf(other), commit]);
  if (base === undefined)
    throw usageError(
      `${other} and ${revision} have no common commit here; in a shallow clone, run git fetch --unshallow`,
    );
  return textOf(base).trim();
}

/** From here on by its hash, which cannot be taken for an option. */
function hashOf(revision: string): string {
  const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (commit !== undefined) return textOf(commit).trim();
  if (git(["rev-parse", "--git-dir"]) === undefined)
    throw usageError(`no git repository here, so no revision ${revision} (expected git:REV:path)`);
  throw usageError(`unknown git revision ${revision}; expected git:REV:path; run git fetch for other branches`);
}

/**
 * A file, or all `.proto` files in a directory, of a commit; undefined if there is neither. Other files of the commit
 * can be read, too.
 */
export function readGitFiles(commit: string, path: string): GitFiles | undefined {
  const readFile = (name: string): Uint8Array | undefined => git(["cat-file", "blob", `${commit}:${fromHere(name)}`]);
  if (readFile(path) !== undefined) return { files: [path], directory: undefined, readFile };
  const directory = path.replace(/\/+$/u, "");
  const listing = git(["ls-tree", "-r", "-z", "--name-only", commit, "--", `${directory}/`]);
  const files = listing === undefined ? [] : textOf(listing).split("\0");
  const protos = files.filter((name) => name.endsWith(".proto")).sort();
  if (protos.length === 0) return undefined;
  const blobs = readBlobs(commit, protos);
  return { files: protos, directory: path, readFile: (name) => blobs.get(name) ?? readFile(name) };
}

/**
 * Reads many files at once: a process per file would take longer than comparing them. Files missing from the result are
 * read one by one.
 */
function readBlobs(commit: string, paths: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const asked = paths.filter((path) => !path.includes("\n"));
  const output = git(["cat-file", "--batch"], asked.map((path) => `${commit}:${fromHere(path)}\n`).join(""));
  const blobs = new Map<string, Uint8Array>();
  let position = 0;
  for (const path of output === undefined ? [] : asked) {
    const end = output!.indexOf(10, position);
    // `<hash> blob <size>`, then the bytes, then a line feed.
    const [, size] = /^\w+ blob (\d+)$/u.exec(textOf(output!.subarray(position, end))) ?? [];
    if (end < 0 || size === undefined) break;
    position = end + 1 + Number(size) + 1;
    blobs.set(path, output!.subarray(end + 1, position - 1));
  }
  return blobs;
}

/** The prefix of the current directory in the repository: "" at its top, or outside a repository. */
export function prefixInRepository(): string {
  const prefix = git(["rev-parse", "--show-prefix"]);
  return prefix === undefined ? "" : textOf(prefix).trim();
}

/** Git reads paths as relative to the top of the repository unless they begin with `./` or `../`. */
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

/** The output of git; undefined if it fails. */
function git(args: readonly string[], input?: string): Uint8Array | undefined {
  const { spawnSync } = host.getBuiltinModule("node:child_process") as ChildProcess;
  const { status, stdout, error } = spawnSync("git", args, {
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "ignore"],
    ...(input !== undefined && { input }),
    maxBuffer: largestOutput,
  });
  if (error?.code === "ENOENT") throw usageError("git is not installed");
  return status === 0 ? stdout : undefined;
}

function textOf(bytes: Uint8Array): string {
  return readUtf8Lossy(bytes, 0, bytes.length);
}
