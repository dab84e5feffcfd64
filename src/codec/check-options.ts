import { ProtobufError } from "../errors.ts";
import { checkOptionsObject, refuse } from "../message/check-arguments.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";

const flags = [true, false];
/** Numbers of levels and bytes. */
const count = undefined;

/** What the options may be. */
const decodeOptions: { readonly [Name in keyof Required<DecodeOptions>]: readonly unknown[] | typeof count } = {
  unknown: ["keep", "discard"],
  bytes: ["copy", "view"],
  strings: ["slice", "copy"],
  invalidUtf8: ["keep", "replace", "error"],
  partial: flags,
  maxDepth: count,
  maxBytes: count,
  maxMemory: count,
};
const encodeOptions: { readonly [Name in keyof Required<EncodeOptions>]: readonly unknown[] | typeof count } = {
  deterministic: flags,
  partial: flags,
  exact: flags,
  verify: flags,
  maxDepth: count,
};

/**
 * Throws for invalid options of decode, and for inputs that are too large. Errors: INVALID_ARGUMENT; LIMIT_EXCEEDED for
 * `maxBytes`.
 */
export function checkDecodeOptions(options: DecodeOptions, length: number, typeName: string): void {
  checkOptions(options, decodeOptions);
  const { maxBytes } = options;
  if (maxBytes === undefined || length <= maxBytes) return;
  throw new ProtobufError(
    "LIMIT_EXCEEDED",
    `cannot decode ${typeName}: ${length} bytes are more than maxBytes, ${maxBytes}`,
    { typeName },
  );
}

/** Throws for invalid options of encode. Errors: INVALID_ARGUMENT. */
export function checkEncodeOptions(options: EncodeOptions): void {
  checkOptions(options, encodeOptions);
}

function checkOptions(options: object, known: { readonly [name: string]: readonly unknown[] | typeof count }): void {
  checkOptionsObject(options);
  for (const [name, choices] of Object.entries(known)) {
    const value = (options as { readonly [name: string]: unknown })[name];
    if (value === undefined || (choices === count ? isCount(value) : choices.includes(value))) continue;
    const expected = choices === count ? "an integer from 0" : choices.join(" or ");
    refuse(`${expected} as option ${name}`, value);
  }
}

function isCount(value: unknown): boolean {
  return value === Infinity || (Number.isInteger(value) && (value as number) >= 0);
}
