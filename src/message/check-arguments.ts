import { ProtobufError } from "../errors.ts";
import { describeValue } from "./describe.ts";

/*
 * Checks of arguments that TypeScript has not checked: INVALID_ARGUMENT says what was given and what was expected.
 */

/** Returns whether something has the name and the plan of a message type. */
export function isType(type: unknown): boolean {
  const { typeName, plan } = isObject(type) ? (type as { typeName?: unknown; plan?: { members?: unknown } }) : {};
  return typeof typeName === "string" && Array.isArray(plan?.members);
}

/** Throws unless the argument is a codec or a message type. Errors: INVALID_ARGUMENT. */
export function checkType(type: unknown): void {
  if (!isType(type)) refuse("a message codec, as schema.message(name) gives one", type);
}

/** Throws unless the argument is a codec. Errors: INVALID_ARGUMENT. */
export function checkCodec(codec: unknown, verb: "encode" | "decode"): void {
  if (!isObject(codec) || typeof (codec as { [verb: string]: unknown })[verb] !== "function")
    refuse("a message codec, as schema.message(name) gives one", codec);
}

/** Throws unless the argument is an object of options. Errors: INVALID_ARGUMENT. */
export function checkOptionsObject(options: unknown): void {
  if (options !== undefined && (typeof options !== "object" || options === null))
    refuse("an object of options", options);
}

/** Throws unless the option is an integer from 0 (levels, bytes, issues). Errors: INVALID_ARGUMENT. */
export function checkCount(name: string, value: unknown): void {
  if (value !== undefined && value !== Infinity && !(Number.isInteger(value) && (value as number) >= 0))
    refuse(`an integer from 0 as option ${name}`, value);
}

/** Throws unless the option is a registry of types. Errors: INVALID_ARGUMENT. */
export function checkRegistry(registry: unknown): void {
  if (registry === undefined) return;
  const { message, extension } = isObject(registry) ? (registry as { message?: unknown; extension?: unknown }) : {};
  if (typeof message !== "function" || (extension !== undefined && typeof extension !== "function"))
    refuse("a schema, or createRegistry(...) of codecs, as option registry", registry);
}

/** Throws unless the argument has the expected type. Errors: INVALID_ARGUMENT. */
export function checkKind(kind: "string" | "number" | "bigint", value: unknown, what: string): void {
  if (typeof value !== kind) refuse(`a ${kind} as ${what}`, value);
}

/** The INVALID_ARGUMENT error. */
export function refuse(expected: string, value: unknown): never {
  throw new ProtobufError("INVALID_ARGUMENT", `expected ${expected}, got ${describeValue(value)}`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
