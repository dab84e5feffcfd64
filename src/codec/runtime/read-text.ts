import { latin1Slice } from "../../wire/native-text.ts";
import { isAscii, readUtf8, readUtf8Lossy } from "../../wire/utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { decoding } from "./decode-state.ts";

/*
 * Strings are the bottleneck of decoding. Where the platform reads ISO 8859-1 natively, a window of the input becomes one string, and the strings within it
 * that are ASCII become slices of that: 60 to 80 ns each instead of 210 (benchmark case `otlp`). A slice retains its window, hence the small size.
 */

/** Bytes of input in a window, and so about what a decoded string retains at most. */
const windowSize = 512;
/** Longer strings are read on their own. */
const longestSlice = 256;
/** A window pays from the third string of a message on. */
const stringsBeforeWindow = 2;

let window = "";
let windowStart = 0;
let windowEnd = 0;
let strings = 0;

/** Forgets the window: it belongs to one input. */
export function resetText(): void {
  window = "";
  windowEnd = 0;
  strings = 0;
}

/**
 * Reads `length` bytes at `position` as text.
 *
 * Errors: INVALID_UTF8.
 */
export function readText(bytes: Uint8Array, position: number, length: number): string {
  const text = length === 0 ? "" : readValidText(bytes, position, position + length);
  if (text === undefined) throwInvalidUtf8(position);
  return text;
}

/** As `readText`, for strings that the schema does not verify: undefined where they are to be kept as unknown. */
export function readUnverifiedText(bytes: Uint8Array, position: number, length: number): string | undefined {
  const text = length === 0 ? "" : readValidText(bytes, position, position + length);
  if (text !== undefined || decoding.invalidUtf8 === "keep") return text;
  if (decoding.invalidUtf8 === "error") throwInvalidUtf8(position);
  return readUtf8Lossy(bytes, position, position + length);
}

function readValidText(bytes: Uint8Array, position: number, end: number): string | undefined {
  const length = end - position;
  if (latin1Slice === undefined || length > longestSlice || decoding.copyStrings) return readUtf8(bytes, position, end);
  if (end > windowEnd) {
    if (strings < stringsBeforeWindow) {
      strings++;
      return readUtf8(bytes, position, end);
    }
    windowStart = position;
    windowEnd = Math.min(bytes.length, position + windowSize);
    window = latin1Slice.call(bytes, windowStart, windowEnd);
  }
  if (!isAscii(bytes, position, end)) return readUtf8(bytes, position, end);
  return window.substring(position - windowStart, end - windowStart);
}
