import { throwLimitExceeded } from "../../wire/wire-error.ts";
import type { DecodeOptions } from "../options.ts";
import { resetText } from "./read-text.ts";

/*
 * What holds for the decode that is under way. Decoding calls no code of the user's, so that there is only ever one.
 */

/** The options of the decode under way, as flags: those of no options, except while a decode with options runs. */
export const decoding: {
  keepUnknown: boolean;
  viewBytes: boolean;
  copyStrings: boolean;
  invalidUtf8: "keep" | "replace" | "error";
  /** Set where a message was left without a required field; a later record of it may still bring it. */
  incomplete: boolean;
} = { keepUnknown: true, viewBytes: false, copyStrings: false, invalidUtf8: "keep", incomplete: false };

/** Estimated bytes that the result may still take. A typed array, because a field of an object would box a number of this size. */
export const memory: Float64Array = new Float64Array(1);

const defaultMemory = 64 * 1024 * 1024;
const defaultMemoryPerByte = 32;

/** Prepares the state for a decode of `length` bytes without options. */
export function beginDecode(length: number): void {
  memory[0] = Math.max(defaultMemory, length * defaultMemoryPerByte);
  resetText();
}

/** Runs a decode with options. */
export function withDecodeOptions<R>(length: number, options: DecodeOptions, run: () => R): R {
  beginDecode(length);
  if (options.maxMemory !== undefined) memory[0] = options.maxMemory;
  decoding.keepUnknown = options.unknown !== "discard";
  decoding.viewBytes = options.bytes === "view";
  decoding.copyStrings = options.strings === "copy";
  decoding.invalidUtf8 = options.invalidUtf8 ?? "keep";
  try {
    return run();
  } finally {
    decoding.keepUnknown = true;
    decoding.viewBytes = false;
    decoding.copyStrings = false;
    decoding.invalidUtf8 = "keep";
  }
}

/** Takes `size` estimated bytes from what the result may take. Errors: LIMIT_EXCEEDED. */
export function charge(size: number, position: number): void {
  if ((memory[0]! -= size) < 0) throwMemoryExceeded(position);
}

export function throwMemoryExceeded(position: number): never {
  throwLimitExceeded(position, "the message takes more memory than maxMemory allows");
}

export function throwTooDeep(position: number): never {
  throwLimitExceeded(position, "the message is nested deeper than maxDepth allows");
}
