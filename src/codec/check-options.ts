import { ProtobufError } from "../errors.ts";
import { checkCount, checkOptionsObject } from "../message/check-arguments.ts";
import { describeValue } from "../message/describe.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";

const choices = {
  unknown: ["keep", "discard"],
  bytes: ["copy", "view"],
  strings: ["slice", "copy"],
  invalidUtf8: ["keep", "replace", "error"],
} as const;

/** Refuses options that decode does not know the meaning of, and inputs that are too large. Errors: INVALID_ARGUMENT; LIMIT_EXCEEDED for `maxBytes`. */
export function checkDecodeOptions(options: DecodeOptions, length: number, typeName: string): void {
  checkOptionsObject(options);
  for (const name of ["unknown", "bytes", "strings", "invalidUtf8"] as const) {
    const value = options[name];
    if (value !== undefined && !(choices[name] as readonly string[]).includes(value))
      throwOption(name, choices[name].join(", "), value);
  }
  checkFlag("partial", options.partial);
  checkCount("maxDepth", options.maxDepth);
  checkCount("maxBytes", options.maxBytes);
  checkCount("maxMemory", options.maxMemory);
  if (options.maxBytes !== undefined && length > options.maxBytes) {
    throw new ProtobufError(
      "LIMIT_EXCEEDED",
      `cannot decode ${typeName}: ${length} bytes are more than maxBytes, ${options.maxBytes}`,
      { typeName },
    );
  }
}

/** Refuses options that encode does not know the meaning of. Errors: INVALID_ARGUMENT. */
export function checkEncodeOptions(options: EncodeOptions): void {
  checkOptionsObject(options);
  checkFlag("deterministic", options.deterministic);
  checkFlag("partial", options.partial);
  checkFlag("exact", options.exact);
  checkCount("maxDepth", options.maxDepth);
}

function checkFlag(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "boolean") throwOption(name, "true or false", value);
}

function throwOption(name: string, expected: string, value: unknown): never {
  throw new ProtobufError("INVALID_ARGUMENT", `option ${name}: expected ${expected}, got ${describeValue(value)}`);
}
