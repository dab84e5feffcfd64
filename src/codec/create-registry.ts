import { isProtobufError, ProtobufError } from "../errors.ts";
import { isType, refuse } from "../message/check-arguments.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import type { MessageCodec } from "./options.ts";

/** What `createRegistry` accepts: codecs, schemas, other registries, and files of generated code. */
export type RegistryItem = MessageCodec | TypeRegistry<MessageCodec> | CodecFile;

/** A generated file, as far as a registry uses it. */
export interface CodecFile {
  /** The codecs of its messages. */
  readonly messages: () => readonly MessageCodec[];
  /** The files that it is linked with. */
  readonly related: () => readonly CodecFile[];
}

/**
 * Makes a registry of types, for `Any` in JSON and text: `createRegistry(AddRequest, calculatorFile, schema)`.
 *
 * A file includes its imports. If two types have the same name, the first one counts. Errors: INVALID_ARGUMENT for
 * anything else; `message` throws NOT_FOUND.
 */
export function createRegistry(...items: readonly RegistryItem[]): TypeRegistry<MessageCodec> {
  const codecs = new Map<string, MessageCodec>();
  const registries: TypeRegistry<MessageCodec>[] = [];
  const files = new Set<CodecFile>();
  for (const item of items) {
    if (isCodec(item)) add(codecs, item);
    else if (isRegistry(item)) registries.push(item);
    else if (isFile(item)) files.add(item);
    else refuse("codecs, generated files and schemas, each an argument of createRegistry", item);
  }
  let isIndexed = files.size === 0;
  const find = (typeName: string): MessageCodec | undefined => {
    if (!isIndexed) indexFiles(files, codecs);
    isIndexed = true;
    return codecs.get(typeName) ?? firstOf(registries, typeName);
  };
  return {
    message: (typeName) => find(typeName) ?? notFound(typeName),
  };
}

function add(codecs: Map<string, MessageCodec>, codec: MessageCodec): void {
  if (!codecs.has(codec.typeName)) codecs.set(codec.typeName, codec);
}

/** Files refer to each other, so this runs when the first type is looked up. The set grows during the iteration. */
function indexFiles(files: Set<CodecFile>, codecs: Map<string, MessageCodec>): void {
  for (const file of files) {
    for (const codec of file.messages()) add(codecs, codec);
    for (const related of file.related()) files.add(related);
  }
}

function firstOf(registries: readonly TypeRegistry<MessageCodec>[], typeName: string): MessageCodec | undefined {
  for (const registry of registries) {
    try {
      return registry.message(typeName);
    } catch (error) {
      if (!isProtobufError(error, "NOT_FOUND")) throw error;
    }
  }
  return undefined;
}

function notFound(typeName: string): never {
  throw new ProtobufError("NOT_FOUND", `the registry has no message ${typeName}`, { typeName });
}

function isCodec(item: unknown): item is MessageCodec {
  return isObject(item) && typeof item["decode"] === "function" && isType(item);
}

function isRegistry(item: unknown): item is TypeRegistry<MessageCodec> {
  return isObject(item) && typeof item["message"] === "function";
}

function isFile(item: unknown): item is CodecFile {
  return isObject(item) && typeof item["messages"] === "function" && typeof item["related"] === "function";
}

function isObject(item: unknown): item is Record<string, unknown> {
  return typeof item === "object" && item !== null;
}
