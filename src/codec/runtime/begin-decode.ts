import type { DecodeOptions } from "../options.ts";
import { throwLimitExceeded } from "../../wire/wire-error.ts";
import { largestMessage } from "../../wire/wire-type.ts";
import { decoding, memory } from "./decode-state.ts";
import { resetText } from "./read-text.ts";

/** 64 MiB. */
const defaultMemory = 0x400_0000;
const defaultMemoryPerByte = 32;

/** Prepares the state for a decode of `length` bytes without options. Errors: LIMIT_EXCEEDED for more than a message can have. */
export function beginDecode(length: number): void {
  if (length > largestMessage) throwLimitExceeded(0, `the message exceeds ${largestMessage} bytes`);
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
