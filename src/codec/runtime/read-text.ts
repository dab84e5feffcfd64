import { asciiMemory, pieceMemory, stringHead } from "../../plan/memory-costs.ts";
import { sliceOneByte } from "../../wire/native-text.ts";
import { longestShortAscii, readShortAscii } from "../../wire/short-text.ts";
import { isAscii, isLongText, readAscii, readNonAscii, readUtf8 } from "../../wire/utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { charge, decoding } from "./decode-state.ts";
import { type KeyMemory, recallKeyText } from "./key-memory.ts";
import { charged, readInvalid } from "./charged-text.ts";
import { inputView, lastWide, openInput } from "./input-view.ts";

/*
 * Strings are the bottleneck of decoding. Where the platform reads ISO 8859-1 natively, a window of the input becomes one string, and the strings within it
 * that are ASCII become slices of that: 10 to 25 ns each instead of 25 to 90 (benchmark cases `batch` and `otlp`). A slice retains its window, hence the
 * small size.
 */

/** Bytes of input in a window, and so about what a decoded string retains at most (docs/messages.md; of 512 bytes decode of `strings` takes 1.09 of the time, of 4096 0.98). */
const windowSize = 2048;
/** Longer strings are read on their own. */
const longestSlice = 256;
/** A window takes 100 ns to open, and a view of the input as long: they pay from the third string of a message on, if there is as much input left (benchmark case `common`). */
const stringsBeforeWindow = 2;
const leastForWindow = 160;

let window = "";
let windowStart = 0;
/** Where there is a window, there is a view of the input. */
let windowEnd = 0;
let strings = 0;

/** Forgets the window: it belongs to one input. */
export function resetText(): void {
  windowEnd = 0;
  strings = 0;
}

/**
 * Reads `length` bytes at `position` as text.
 *
 * Errors: INVALID_UTF8, LIMIT_EXCEEDED.
 */
export function readText(bytes: Uint8Array, position: number, length: number): string {
  // The few strings of a small message take no way through all of what follows (benchmark case `small`).
  if (strings < stringsBeforeWindow && length <= longestShortAscii) {
    strings++;
    const text = readShortAscii(bytes, position, length);
    if (text !== undefined) {
      charge(asciiMemory(length), position);
      return text;
    }
  }
  return textAt(bytes, position, length) ?? throwInvalidUtf8(position);
}

/** As `readText`, for the key of a map entry. */
export function readKeyText(bytes: Uint8Array, position: number, length: number, memory: KeyMemory): string {
  return recallKeyText(bytes, position, length, memory, readText);
}

/** As `readText`, for strings that the schema does not verify: undefined if they are to be kept as unknown. */
export function readUnverifiedText(bytes: Uint8Array, position: number, length: number): string | undefined {
  return textAt(bytes, position, length) ?? readInvalid(bytes, position, length);
}

/**
 * The text, or undefined if it is not UTF-8.
 *
 * Written out, and so too long for V8 to put it into each caller: types with many strings stay small, and all share what the processor learns of this one
 * (benchmark cases `otlp` and `fds`: 1.08 times as fast).
 */
function textAt(bytes: Uint8Array, position: number, length: number): string | undefined {
  if (length === 0) return "";
  const end = position + length;
  if (end > windowEnd || length > longestSlice) return readOtherText(bytes, position, end);
  const input = inputView;
  let all = 0;
  if (length < 4) {
    all = bytes[position]! | bytes[end - 1]! | bytes[position + (length >> 1)]!;
  } else if (length <= 8) {
    all = input.getInt32(position, true) | input.getInt32(end - 4, true);
  } else if (length <= 16) {
    all =
      input.getInt32(position, true) |
      input.getInt32(position + 4, true) |
      input.getInt32(end - 8, true) |
      input.getInt32(end - 4, true);
  } else if (length <= 32) {
    all =
      input.getInt32(position, true) |
      input.getInt32(position + 4, true) |
      input.getInt32(position + 8, true) |
      input.getInt32(position + 12, true);
    all |=
      input.getInt32(end - 16, true) |
      input.getInt32(end - 12, true) |
      input.getInt32(end - 8, true) |
      input.getInt32(end - 4, true);
  } else if (!isLongAscii(input, position, end)) {
    return charged(readNonAscii(bytes, input, position, end), length, position);
  }
  if ((all & 0x8080_8080) !== 0) return charged(readNonAscii(bytes, inputView, position, end), length, position);
  charge(pieceMemory(length), position);
  return window.substring(position - windowStart, end - windowStart);
}

/** Reads a string that does not stand in the window; opens one there, if it pays. */
function readOtherText(bytes: Uint8Array, position: number, end: number): string | undefined {
  if (strings++ < stringsBeforeWindow || bytes.length - position < leastForWindow || isLongText(bytes, position, end)) {
    return charged(readUtf8(bytes, position, end), end - position, position);
  }
  if (lastWide < 0) openInput(bytes);
  const ascii = end - position < 16 ? isAscii(bytes, position, end) : isLongAscii(inputView, position, end);
  if (!ascii) return charged(readNonAscii(bytes, inputView, position, end), end - position, position);
  if (sliceOneByte === undefined || decoding.copyStrings)
    return charged(readAscii(bytes, position, end), end - position, position);
  windowStart = position;
  windowEnd = Math.min(bytes.length, position + windowSize);
  window = sliceOneByte.call(bytes, windowStart, windowEnd);
  const length = end - position;
  charge(stringHead + windowEnd - windowStart + pieceMemory(length), position);
  return window.substring(0, length);
}

/**
 * Returns whether the bytes between `position` and `end`, 16 at least, are below 128: 16 at a time, the last of which
 * may overlap (benchmark case `strings`).
 */
function isLongAscii(view: DataView, position: number, end: number): boolean {
  let all = fourWords(view, end - 16);
  for (; position + 16 < end && (all & 0x8080_8080) === 0; position += 16) all = fourWords(view, position);
  return (all & 0x8080_8080) === 0;
}

function fourWords(view: DataView, position: number): number {
  return (
    view.getInt32(position, true) |
    view.getInt32(position + 4, true) |
    view.getInt32(position + 8, true) |
    view.getInt32(position + 12, true)
  );
}
