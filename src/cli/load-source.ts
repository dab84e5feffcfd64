import { isProtobufError } from "../errors.ts";
import { readFile } from "../registry/file-system.ts";
import { fromDescriptorSet } from "../registry/from-descriptor-set.ts";
import { load } from "../registry/load.ts";
import { joinPath, relativePath } from "../registry/paths.ts";
import type { Schema } from "../registry/schema.ts";
import { commitOf, type GitFiles, isGitSource, readGitFiles, readGitName } from "./git-source.ts";
import { host, writeErrorLine } from "./host.ts";
import { isDescriptorSet, loadSchema } from "./load-schema.ts";
import { isDirectory, isThere, withSlashes } from "./schema-files.ts";
import { isRead, remembering } from "./source-memory.ts";
import { usageError } from "./usage.ts";

/** One side of a comparison. */
export interface Source {
  /** Undefined if there is nothing on this side. */
  readonly schema: Schema | undefined;
  /** The path of a file of the schema, relative to the current directory. */
  readonly pathOf: (name: string) => string;
}

/** What an argument refers to. */
interface Named {
  readonly text: string;
  readonly path: string;
  /** Set if it is in a revision; `files` is undefined if the revision does not have the path. */
  readonly git: { readonly revision: string; readonly files: GitFiles | undefined } | undefined;
}

/**
 * Loads the two sides of a comparison. Each is a `.proto` file, a directory or a glob of them, a descriptor set, or one
 * of these (except a glob) in a git revision, where the path may be left out if it is that of the other side.
 *
 * If both sides name the same path, it may be missing on one side: then that side is empty. Any other missing file is a
 * usage error; a missing import is an error of the schema.
 */
export async function loadSources(
  old: string,
  next: string,
  includePaths: readonly string[] | undefined,
): Promise<[Source, Source]> {
  const [was, is] = [find(old, next), find(next, old)];
  const isOne = joinPath(was.path, "") === joinPath(is.path, "");
  return [
    await loadNamed(was, includePaths, isOne && !isAbsent(is)),
    await loadNamed(is, includePaths, isOne && !isAbsent(was)),
  ];
}

function find(source: string, other: string): Named {
  if (!isGitSource(source)) return { text: source, path: withSlashes(source), git: undefined };
  const name = readGitName(source);
  const otherName = isGitSource(other) ? readGitName(other) : undefined;
  const path = name.path ?? (otherName === undefined ? withSlashes(other) : otherName.path);
  if (path === undefined) throw usageError(`${source} and ${other}: one of them needs a path, as in git:REV:path`);
  const commit = commitOf(name, otherName?.isMergeBase === false ? otherName.revision : "HEAD");
  return { text: source, path, git: { revision: name.revision, files: readGitFiles(commit, path) } };
}

function isAbsent({ path, git }: Named): boolean {
  return git === undefined ? !isThere(path) : git.files === undefined;
}

async function loadNamed(
  named: Named,
  includePaths: readonly string[] | undefined,
  mayBeAbsent: boolean,
): Promise<Source> {
  const { path, git } = named;
  if (mayBeAbsent && isAbsent(named)) {
    writeErrorLine(
      `note: ${git === undefined ? `${path} is gone` : `${path} is not in ${git.revision}`}: that side is empty`,
    );
    return { schema: undefined, pathOf: (name) => name };
  }
  const isGroup = git === undefined ? isDirectory(path) : git.files?.directory !== undefined;
  const directories = isGroup ? within(path, includePaths) : (includePaths ?? ["."]);
  const schema = await (git === undefined ? loadFromDisk(path, directories) : loadFromGit(named, directories));
  return { schema, pathOf: (name) => pathOf(name, directories) };
}

/**
 * The file names of a directory are relative to the first include path that contains it, or else to the directory
 * itself.
 */
function within(directory: string, includePaths: readonly string[] = []): readonly string[] {
  const isIncluded = includePaths.some((each) => relativePath(each, directory) !== undefined);
  if (isIncluded) return [...includePaths, directory];
  return [directory, ...(includePaths.length === 0 ? ["."] : includePaths)];
}

async function loadFromDisk(path: string, directories: readonly string[]): Promise<Schema> {
  try {
    return await loadSchema([path], directories);
  } catch (error) {
    // A file missing from a descriptor set is named by a file that imports it.
    const isNamed =
      isProtobufError(error, "NOT_FOUND") &&
      error.line === undefined &&
      (error.file === undefined || path.endsWith(error.file));
    throw isNamed ? usageError(error.message) : error;
  }
}

/**
 * Files that the revision does not have, such as imports that git ignores or that are elsewhere, are read from the
 * disk.
 */
async function loadFromGit({ text, path, git }: Named, directories: readonly string[]): Promise<Schema> {
  const { revision, files: found } = git!;
  if (found === undefined)
    throw usageError(`revision ${revision} has no file ${path}, and no directory of that name with .proto files`);
  const { files, directory, readFile: readBlob } = found;
  const [first] = files as [string];
  if (directory === undefined && isDescriptorSet(first)) return fromDescriptorSet(readBlob(first)!);
  const { isAbsolute, relative, resolve } = host.getBuiltinModule("node:path") as Path;
  const here = directories.map((each) => (isAbsolute(each) ? withSlashes(relative("", each)) || "." : each));
  const onDisk = here.map((each) => withSlashes(resolve(each)));
  const read = (name: string) => (isAbsolute(name) ? readFile(name) : readBlob(name));
  try {
    return await load(files, { includePaths: [...here, ...onDisk], readFile: remembering(read) });
  } catch (error) {
    // Its errors use file names that the other side uses as well.
    writeErrorLine(`note: the following is about ${text}`);
    throw error;
  }
}

interface Path {
  isAbsolute(path: string): boolean;
  relative(from: string, to: string): string;
  resolve(path: string): string;
}

/** The first of the paths that was read. */
function pathOf(name: string, directories: readonly string[]): string {
  const { relative, resolve } = host.getBuiltinModule("node:path") as Path;
  const paths = [...directories, ...directories.map((each) => withSlashes(resolve(each)))].map((each) =>
    joinPath(each, name),
  );
  const found = paths.find(isRead) ?? name;
  return withSlashes(relative("", resolve(found)));
}
