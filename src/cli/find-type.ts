import type { MessageCodec } from "../codec/options.ts";
import { isProtobufError } from "../errors.ts";
import { load } from "../registry/index.ts";
import type { SchemaArguments } from "./arguments.ts";
import { usageError } from "./usage.ts";

/** Loads the files and finds the type. What the command line names and is not there is an error of usage; an import that is not there is one of the schema. */
export async function findType({ typeName, files, includePaths }: SchemaArguments): Promise<MessageCodec> {
  try {
    const schema = await load(files, { includePaths });
    return schema.message(typeName);
  } catch (error) {
    if (!isProtobufError(error, "NOT_FOUND") || error.line !== undefined) throw error;
    throw usageError(error.message);
  }
}
