import type { MessageCodec } from "../codec/options.ts";
import { isProtobufError } from "../errors.ts";
import type { Schema } from "../registry/schema.ts";
import type { SchemaArguments } from "./arguments.ts";
import { loadSchema } from "./load-schema.ts";
import { usageError } from "./usage.ts";

/**
 * Loads the files and finds the type. A missing file or type from the command line is a usage error; a missing import
 * is an error of the schema.
 */
export async function findType(args: SchemaArguments): Promise<MessageCodec> {
  return (await loadWithType(args)).message(args.typeName);
}

/** Like `findType`, but returns the schema as well. */
export async function loadWithType({ typeName, files, includePaths }: SchemaArguments): Promise<Schema> {
  try {
    const schema = await loadSchema(files, includePaths);
    schema.message(typeName);
    return schema;
  } catch (error) {
    const isNamed =
      isProtobufError(error, "NOT_FOUND") &&
      error.line === undefined &&
      (error.file === undefined || files.includes(error.file));
    if (!isNamed) throw error;
    throw usageError(error.message);
  }
}
