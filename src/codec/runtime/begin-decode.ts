import { leastMemory } from "../../message/memory-budget.ts";
import type { DecodeOptions } from "../options.ts";
import { throwLimitExceeded } from "../../wire/wire-error.ts";
import { largestMessage } from "../../wire/wire-type.ts";
import { allowMemory, decoding } from "./decode-state.ts";
import { openInput } from "./input-view.ts";
import { resetText } from "./read-text.ts";

const memoryPerByte = 32;

/** Inputs of this many bytes get a view at once. */
const leastForView = 512;

/** Prepares the state for a decode without options. Errors: LIMIT_EXCEEDED for more bytes than a message can have. */
export function beginDecode(bytes: Uint8Array): void {
  resetText();
  beginPlainDecode(bytes);
}

/** The same where no text is read in windows. */
export function beginPlainDecode(bytes: Uint8Array): void {
  allowMemory(leastMemory);
  if (bytes.length >= leastForView) beginLarge(bytes);
}

function beginLarge(bytes: Uint8Array): void {
  const { length } = bytes;
  // The bits, too: see output-limit.ts.
  if (length > largestMessage || length >>> 0 > largestMessage)
    throwLimitExceeded(0, `the message exceeds ${largestMessage} bytes`);
  allowMemory(Math.max(leastMemory, length * memoryPerByte));
  openInput(bytes);
}

/** Runs a decode that has begun, with options. */
export function withDecodeOptions<R>(options: DecodeOptions, run: () => R): R {
  if (options.maxMemory !== undefined) allowMemory(options.maxMemory);
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
