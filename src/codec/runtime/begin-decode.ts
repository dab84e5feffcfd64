import type { DecodeOptions } from "../options.ts";
import { throwLimitExceeded } from "../../wire/wire-error.ts";
import { largestMessage } from "../../wire/wire-type.ts";
import { decoding, memory } from "./decode-state.ts";
import { openInput } from "./input-view.ts";
import { resetText } from "./read-text.ts";

/** 64 MiB. */
const defaultMemory = 0x400_0000;
const defaultMemoryPerByte = 32;

/** Inputs of so many bytes get a view at once. */
const leastForView = 512;

/** Prepares the state for a decode without options. Errors: LIMIT_EXCEEDED for more bytes than a message can have. */
export function beginDecode(bytes: Uint8Array): void {
  memory[0] = defaultMemory;
  resetText();
  if (bytes.length >= leastForView) beginLarge(bytes);
}

function beginLarge(bytes: Uint8Array): void {
  const { length } = bytes;
  // The bits, too: see output-limit.ts.
  if (length > largestMessage || length >>> 0 > largestMessage) throwLimitExceeded(0, `the message exceeds ${largestMessage} bytes`);
  memory[0] = Math.max(defaultMemory, length * defaultMemoryPerByte);
  openInput(bytes);
}

/** Runs a decode with options. */
export function withDecodeOptions<R>(bytes: Uint8Array, options: DecodeOptions, run: () => R): R {
  beginDecode(bytes);
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
