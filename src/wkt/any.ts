import type { DecodeOptions, EncodeOptions, MessageCodec } from "../codec/options.ts";
import { checkKind, checkCodec, checkOptionsObject, checkType } from "../message/check-arguments.ts";
import type { MessageType } from "../message/message-type.ts";
import { anyMessage, readAnyFields, typeNameOfUrl } from "../message/well-known.ts";
import { assertMessageOf, assertType, throwProblem } from "./check.ts";

/*
 * google.protobuf.Any: https://protobuf.dev/reference/protobuf/google.protobuf/#any
 * The first parameter is the codec of Any; another one is INVALID_ARGUMENT.
 */

const name = "google.protobuf.Any";

/** Options of `anyPack`: those of encode, for the packed message, and the prefix of the type URL. */
export interface PackOptions extends EncodeOptions {
  /** The prefix of the type name; a slash is added if it does not end with one. Default: `type.googleapis.com/`. */
  readonly prefix?: string | undefined;
}

/**
 * Packs a message into an Any: `anyPack(schema.message("google.protobuf.Any"), codec, message)`.
 *
 * Errors: those of encode; INVALID_ARGUMENT if `any` is the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#any
 */
export function anyPack<T, TInit>(
  any: MessageType<T>,
  codec: MessageCodec<any, TInit>,
  message: TInit,
  options: PackOptions = {},
): T {
  checkCodec(codec, "encode");
  checkOptionsObject(options);
  assertType(any, name);
  checkKind("string", options.prefix ?? "", "option prefix");
  const { prefix = "type.googleapis.com/", ...encodeOptions } = options;
  const typeUrl = `${prefix}${prefix.endsWith("/") ? "" : "/"}${codec.typeName}`;
  return anyMessage(any.plan, typeUrl, codec.encode(message, { ...encodeOptions, exact: true })) as T;
}

/**
 * Unpacks an Any; undefined if it does not hold the type of `codec`. Errors: those of decode; INVALID_TYPE;
 * INVALID_ARGUMENT if `any` is the codec of another type.
 */
export function anyUnpack<T, TContent>(
  any: MessageType<T>,
  message: T,
  codec: MessageCodec<TContent>,
  options?: DecodeOptions,
): TContent | undefined {
  checkCodec(codec, "decode");
  const { typeUrl, value } = readAny(any, message);
  return typeNameOfUrl(typeUrl) === codec.typeName ? codec.decode(value, options) : undefined;
}

/**
 * Returns whether an Any holds a message of a type, given as a codec or a full name. Errors: INVALID_TYPE;
 * INVALID_ARGUMENT if `any` is the codec of another type.
 */
export function anyIs<T>(any: MessageType<T>, message: T, type: MessageType | string): boolean {
  if (typeof type !== "string") checkType(type);
  return anyTypeName(any, message) === (typeof type === "string" ? type : type.typeName);
}

/**
 * The full name of the type that an Any holds; undefined if its URL is not valid. Errors: INVALID_TYPE;
 * INVALID_ARGUMENT if `any` is the codec of another type.
 */
export function anyTypeName<T>(any: MessageType<T>, message: T): string | undefined {
  return typeNameOfUrl(readAny(any, message).typeUrl);
}

function readAny(any: MessageType, message: unknown): { readonly typeUrl: string; readonly value: Uint8Array } {
  assertMessageOf(any, name, message);
  const fields = readAnyFields(any.plan, message);
  return "code" in fields ? throwProblem(any, fields) : fields;
}
