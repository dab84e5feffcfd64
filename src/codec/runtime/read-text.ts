import { sliceOneByte } from "../../wire/native-text.ts";
import { isAscii as isAsciiByBytes, readAscii, readNonAscii, readUtf8, readUtf8Lossy } from "../../wire/utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { decoding } from "./decode-state.ts";

/*
 * Strings are the bottleneck of decoding. Where the platform reads ISO 8859-1 natively, a window of the input becomes one string, and the strings within it
 * that are ASCII become slices of that: 10 to 25 ns each instead of 25 to 90 (benchmark cases `batch` and `otlp`). A slice retains its window, hence the
 * small size.
 */

/** Bytes of input in a window, and so about what a decoded string retains at most. */
const windowSize = 512;
/** Longer strings are read on their own. */
const longestSlice = 256;
/** A window takes 100 ns to open: it pays from the third string of a message on, if there is as much input left (benchmark case `common`). */
const stringsBeforeWindow = 2;
const leastForWindow = 128;
/** A view of the input takes as long to make as 150 bytes to look at without one. */
const leastForView = 256;

let window = "";
let windowStart = 0;
let windowEnd = 0;
/** Of the whole input. */
let view: DataView | undefined;
let strings = 0;

/** Forgets the window: it belongs to one input. */
export function resetText(): void {
  windowEnd = 0;
  strings = 0;
  view = undefined;
}

/** Lets go of the input, which may be large, when it has been decoded. */
export function releaseInput(): void {
  if (view !== undefined) view = undefined;
}

/**
 * Reads `length` bytes at `position` as text.
 *
 * Errors: INVALID_UTF8.
 */
export function readText(bytes: Uint8Array, position: number, length: number): string {
  const end = position + length;
  if (end <= windowEnd && isAscii(bytes, position, end)) return window.substring(position - windowStart, end - windowStart);
  return readOtherText(bytes, position, end) ?? throwInvalidUtf8(position);
}

/** As `readText`, for strings that the schema does not verify: undefined where they are to be kept as unknown. */
export function readUnverifiedText(bytes: Uint8Array, position: number, length: number): string | undefined {
  const end = position + length;
  if (end <= windowEnd && isAscii(bytes, position, end)) return window.substring(position - windowStart, end - windowStart);
  const text = readOtherText(bytes, position, end);
  if (text !== undefined || decoding.invalidUtf8 === "keep") return text;
  if (decoding.invalidUtf8 === "error") throwInvalidUtf8(position);
  return readUtf8Lossy(bytes, position, end);
}

/** Reads a string that is not ASCII in the window; opens one there, if it pays. */
function readOtherText(bytes: Uint8Array, position: number, end: number): string | undefined {
  if (end === position) return "";
  if (end <= windowEnd) return readNonAscii(bytes, view, position, end);
  if (strings++ < stringsBeforeWindow) return readUtf8(bytes, position, end);
  if (view === undefined && bytes.length - position >= leastForView) view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isAscii(bytes, position, end)) return readNonAscii(bytes, view, position, end);
  if (!paysToOpen(bytes, position, end)) return readAscii(bytes, position, end);
  windowStart = position;
  windowEnd = Math.min(bytes.length, position + windowSize);
  window = sliceOneByte!.call(bytes, windowStart, windowEnd);
  return window.substring(0, end - position);
}

function paysToOpen(bytes: Uint8Array, position: number, end: number): boolean {
  if (end - position > longestSlice || bytes.length - position < leastForWindow) return false;
  return sliceOneByte !== undefined && !decoding.copyStrings;
}

/** Tells whether the bytes between `position` and `end` are below 128: four at a time, where there is a view; the last four may overlap. */
function isAscii(bytes: Uint8Array, position: number, end: number): boolean {
  if (view === undefined || end - position < 4) return isAsciiByBytes(bytes, position, end);
  if (end - position > 32) return isLongAscii(view, position, end);
  let all = view.getInt32(end - 4, true);
  for (; position + 4 < end; position += 4) all |= view.getInt32(position, true);
  return (all & 0x8080_8080) === 0;
}

/** 16 bytes at a time (benchmark case `strings`). A function of its own, for the other is to be inlined. */
function isLongAscii(view: DataView, position: number, end: number): boolean {
  let all = fourWords(view, end - 16);
  for (; position + 16 < end && (all & 0x8080_8080) === 0; position += 16) all = fourWords(view, position);
  return (all & 0x8080_8080) === 0;
}

function fourWords(view: DataView, position: number): number {
  return view.getInt32(position, true) | view.getInt32(position + 4, true) | view.getInt32(position + 8, true) | view.getInt32(position + 12, true);
}
