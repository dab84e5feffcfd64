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
  /** Undefined: there is nothing on this side. */
  readonly schema: Schema | undefined;
  /** The path, as seen from here, of a file of the schema. */
  readonly pathOf: (name: string) => string;
}

/** What an argument names. */
interface Named {
  readonly text: string;
  readonly path: string;
  /** Set if it is as of a revision; `files` is undefined if that has nothing of the path. */
  readonly git: { readonly revision: string; readonly files: GitFiles | undefined } | undefined;
}

/**
 * Loads two sides: of each a `.proto` file, a directory or a glob of such, a descriptor set, or one of these (but a glob) as of a revision in git, which may leave out the path of the other side.
 *
 * Where both name one path, it may be new or gone: then that side is empty. What else is named and not there is an error of usage; an import that is not there is one of the schema.
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
  if (path === undefined) throw usageError(`${source} and ${other}: one of both needs a path, as git:REV:path`);
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

/** The files of a directory are named from the first of the include paths that it is in; from itself, if it is in none. */
function within(directory: string, includePaths: readonly string[] = []): readonly string[] {
  const isIncluded = includePaths.some((each) => relativePath(each, directory) !== undefined);
  if (isIncluded) return [...includePaths, directory];
  return [directory, ...(includePaths.length === 0 ? ["."] : includePaths)];
}

async function loadFromDisk(path: string, directories: readonly string[]): Promise<Schema> {
  try {
    return await loadSchema([path], directories);
  } catch (error) {
    // What a descriptor set lacks is named by one of its own files.
    const isNamed =
      isProtobufError(error, "NOT_FOUND") &&
      error.line === undefined &&
      (error.file === undefined || path.endsWith(error.file));
    throw isNamed ? usageError(error.message) : error;
  }
}

/** What the revision does not have, as imports that git ignores or that are elsewhere, comes from the disk. */
async function loadFromGit({ text, path, git }: Named, directories: readonly string[]): Promise<Schema> {
  const { revision, files: found } = git!;
  if (found === undefined)
    throw usageError(`${path} is no file of revision ${revision}, and no directory with .proto files`);
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
    // Its errors name files as they are called on the other side, too.
    writeErrorLine(`note: what follows is of ${text}`);
    throw error;
  }
}

interface Path {
  isAbsolute(path: string): boolean;
  relative(from: string, to: string): string;
  resolve(path: string): string;
}

/** The first of the paths that have been read. */
function pathOf(name: string, directories: readonly string[]): string {
  const { relative, resolve } = host.getBuiltinModule("node:path") as Path;
  const paths = [...directories, ...directories.map((each) => withSlashes(resolve(each)))].map((each) =>
    joinPath(each, name),
  );
  const found = paths.find(isRead) ?? name;
  return withSlashes(relative("", resolve(found)));
}
