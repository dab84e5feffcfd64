import { ProtobufError } from "../errors.ts";
import { readFile } from "../registry/file-system.ts";
import { fromDescriptorSet } from "../registry/from-descriptor-set.ts";
import { load } from "../registry/load.ts";
import type { SchemaOptions } from "../registry/options.ts";
import type { Schema } from "../registry/schema.ts";
import { withGoogleSources } from "./google-sources.ts";
import { findSchemaFiles } from "./schema-files.ts";
import { remembering } from "./source-memory.ts";
import { usageError } from "./usage.ts";

/** The usual file extensions of descriptor sets: there is no standard one. */
const setName = /\.(?:binpb|pb|desc|fds)$/u;

/** Whether it is the name of a schema: a `.proto` file or a descriptor set. */
export function isSchemaFile(name: string): boolean {
  return name.endsWith(".proto") || isDescriptorSet(name);
}

export function isDescriptorSet(name: string): boolean {
  return setName.test(name);
}

/**
 * Loads `.proto` files and their imports, or a descriptor set, which contains them all. Each name may also be a
 * directory or a glob.
 *
 * Without include paths, file names are relative to the given directories.
 */
export async function loadSchema(
  names: readonly string[],
  includePaths: readonly string[] | undefined,
  options: SchemaOptions = {},
): Promise<Schema> {
  const { files, directories } = findSchemaFiles(names);
  const set = files.find(isDescriptorSet);
  if (set === undefined) return loadFiles(files, includePaths ?? [...directories, "."], options);
  if (files.length > 1)
    throw usageError(`give only one descriptor set: ${set} and ${files.length - 1} more files were given`);
  const bytes = await readFile(set);
  if (bytes === undefined) throw new ProtobufError("NOT_FOUND", `cannot find ${set}`, { file: set });
  return fromDescriptorSet(bytes, options);
}

function loadFiles(files: readonly string[], includePaths: readonly string[], options: SchemaOptions): Promise<Schema> {
  const source = remembering(withGoogleSources(includePaths));
  return load(files, { ...options, includePaths, readFile: source });
}
