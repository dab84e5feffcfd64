import type { MessageCodec } from "../codec/options.ts";
import { isProtobufError } from "../errors.ts";
import type { SchemaArguments } from "./arguments.ts";
import { loadSchema } from "./load-schema.ts";
import { usageError } from "./usage.ts";

/** Loads the files and finds the type. A type that is not there is an error of usage. */
export async function findType({ typeName, files, includePaths }: SchemaArguments): Promise<MessageCodec> {
  const schema = await loadSchema(files, includePaths);
  try {
    return schema.message(typeName);
  } catch (error) {
    throw isProtobufError(error, "NOT_FOUND") ? usageError(error.message) : error;
  }
}
