/* What the playground takes of the library, in one place. */

export type { MessageCodec } from "../../../src/codec/options.ts";
export { annotate, type Note } from "../../../src/inspect/annotate.ts";
export { guessSchema } from "../../../src/inspect/guess-schema.ts";
export { type CompatIssue, check, type Grade, isAtLeast, worst } from "../../../src/compat/index.ts";
export { isProtobufError, type ProtobufError } from "../../../src/errors.ts";
export { fromJsonString, type JsonValue, toJson, toJsonString } from "../../../src/json/index.ts";
export { parse } from "../../../src/registry/load.ts";
export type { Schema } from "../../../src/registry/schema.ts";
export type { MessageDescriptor } from "../../../src/schema/descriptors.ts";
export { fromText, toText } from "../../../src/text/index.ts";
export { fromBase64, toBase64 } from "../../../src/wire/base64.ts";
export { BinaryReader } from "../../../src/wire/index.ts";
