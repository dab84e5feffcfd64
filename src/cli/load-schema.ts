import { isProtobufError } from "../errors.ts";
import { load, type Schema } from "../registry/index.ts";
import { isGitSource, readGitFiles } from "./git-source.ts";
import { host } from "./host.ts";
import { usageError } from "./usage.ts";

/**
 * Loads what the command line names: `.proto` files, directories of such, and either as of a revision in git. The one place where it does.
 *
 * What is named and not there is an error of usage; an import that is not there is one of the schema.
 */
export async function loadSchema(sources: readonly string[], includePaths: readonly string[] | undefined): Promise<Schema> {
  try {
    const [source] = sources as [string];
    if (sources.length === 1 && isGitSource(source)) return await loadGit(source, includePaths);
    if (sources.length === 1 && isDirectory(source)) return await loadDirectory(source, includePaths);
    return await load(sources, { includePaths });
  } catch (error) {
    if (!isProtobufError(error, "NOT_FOUND") || error.line !== undefined) throw error;
    throw usageError(error.message);
  }
}

async function loadGit(source: string, includePaths: readonly string[] | undefined): Promise<Schema> {
  const { files, directory, readFile } = readGitFiles(source);
  return load(files, { includePaths: includePathsOf(directory, includePaths), readFile });
}

async function loadDirectory(directory: string, includePaths: readonly string[] | undefined): Promise<Schema> {
  const { readdirSync } = fileSystem();
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const files = names.filter((name) => name.endsWith(".proto")).sort();
  if (files.length === 0) throw usageError(`there is no .proto file in ${directory}`);
  return load(files.map((name) => `${directory.replace(/\/+$/u, "")}/${name}`), { includePaths: includePathsOf(directory, includePaths) });
}

/** The files of a directory are named from there, as they import each other. */
function includePathsOf(directory: string | undefined, includePaths: readonly string[] | undefined): readonly string[] | undefined {
  return directory === undefined ? includePaths : [directory, ...(includePaths ?? ["."])];
}

interface FileSystem {
  readdirSync(path: string, options: { readonly recursive: true; readonly encoding: "utf8" }): string[];
  statSync(path: string, options: { readonly throwIfNoEntry: false }): { isDirectory(): boolean } | undefined;
}

function fileSystem(): FileSystem {
  return host.getBuiltinModule("node:fs") as FileSystem;
}

function isDirectory(path: string): boolean {
  return fileSystem().statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
