import { isProtobufError } from "../errors.ts";
import { fromDescriptorSet } from "../registry/from-descriptor-set.ts";
import { load } from "../registry/load.ts";
import type { Schema } from "../registry/schema.ts";
import { type GitFiles, isGitSource, readGitFiles } from "./git-source.ts";
import { isDescriptorSet, loadSchema } from "./load-schema.ts";
import { isDirectory } from "./schema-files.ts";
import { remembering } from "./source-memory.ts";
import { usageError } from "./usage.ts";

/**
 * Loads what stands for one side of a comparison: a `.proto` file, a directory or a glob of such, a descriptor set, and one of these (but a glob) as of a revision in git.
 *
 * What is named and not there is an error of usage; an import that is not there is one of the schema.
 */
export async function loadSource(source: string, includePaths: readonly string[] | undefined): Promise<Schema> {
  try {
    if (isGitSource(source)) return await loadGit(readGitFiles(source), includePaths);
    return await loadSchema([source], isDirectory(source) ? within(source, includePaths) : includePaths);
  } catch (error) {
    // What a descriptor set lacks is named by one of its own files.
    const isNamed =
      isProtobufError(error, "NOT_FOUND") &&
      error.line === undefined &&
      (error.file === undefined || source.endsWith(error.file));
    throw isNamed ? usageError(error.message) : error;
  }
}

async function loadGit(
  { files, directory, readFile }: GitFiles,
  includePaths: readonly string[] | undefined,
): Promise<Schema> {
  const [path] = files as [string];
  if (directory === undefined && isDescriptorSet(path)) return fromDescriptorSet(readFile(path)!);
  return load(files, {
    includePaths: directory === undefined ? includePaths : within(directory, includePaths),
    readFile: remembering(readFile),
  });
}

/** The files of a directory are named from there, as they import each other. */
function within(directory: string, includePaths: readonly string[] = ["."]): readonly string[] {
  return [directory, ...includePaths];
}
