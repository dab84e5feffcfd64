import { decodeUtf8, throwTooLong, writeUnits } from "./plain-utf8.ts";
import { latin1Slice, shortestNativeWrite, utf8Slice, utf8Write } from "./native-text.ts";
import { longestShortAscii, readShortAscii } from "./short-text.ts";
import { longestTranscoded, transcode } from "./transcode.ts";
import { v8Version } from "./v8-version.ts";

const longText = 256;
/** Up to this many code units a loop beats a call of the platform where text is not ASCII (40 letters of Cyrillic: Node 26 166 to 127 ns, Node 24 207 to 241). */
const shortestNativeWide: number = /* @__PURE__ */ (() => (v8Version >= 14 ? 32 : 64))();
/** Longer text that is not ASCII is left to the platform, which from Node 24 on takes many bytes at once (160 bytes of Cyrillic: 377 to 109 ns, on Node 22 361 to 816). */
const mostTranscoded: number = /* @__PURE__ */ (() => (v8Version >= 13 ? 32 : longestTranscoded))();

/**
 * Reads the UTF-8 between `start` and `end` (bytes).
 *
 * Returns undefined if it is not UTF-8: overlong forms, surrogates, above U+10FFFF, cut or stray bytes.
 * Source: https://protobuf.dev/programming-guides/encoding#length-types, RFC 3629
 */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  const length = end - start;
  if (length <= longestShortAscii)
    return readShortAscii(bytes, start, length) ?? transcode(bytes, undefined, start, end);
  if (length > mostTranscoded || isLongText(bytes, start, end)) return readLong(bytes, start, end);
  return bytes[start]! < 128 && isAscii(bytes, start, end)
    ? readAscii(bytes, start, end)
    : readNonAscii(bytes, undefined, start, end);
}

/** Text that is long and begins as ASCII is left to the platform, which looks at many bytes at once: 1.5 times as fast from 10 kB on, and no slower before. */
export function isLongText(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > longText && bytes[start]! < 128;
}

/** As `readUtf8`, for bytes that are not all below 128; faster where there is a `view` of the same bytes. */
export function readNonAscii(
  bytes: Uint8Array,
  view: DataView | undefined,
  start: number,
  end: number,
): string | undefined {
  return end - start <= mostTranscoded ? transcode(bytes, view, start, end) : readLong(bytes, start, end);
}

/** Returns whether all bytes between `start` and `end` are below 128. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0;
  for (let position = start; position < end; position++) all |= bytes[position]!;
  return all < 128;
}

/** Text of bytes that are all below 128. */
export function readAscii(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length <= longestShortAscii) return readShortAscii(bytes, start, length)!;
  if (latin1Slice !== undefined) return latin1Slice.call(bytes, start, end);
  let text = "";
  for (let position = start; position < end; position += longestShortAscii) {
    text += readShortAscii(bytes, position, Math.min(longestShortAscii, end - position));
  }
  return text;
}

/** Only text that is not UTF-8, or has a U+FFFD of its own, is read twice. */
function readLong(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (utf8Slice !== undefined) {
    const text = sliceUtf8(bytes, start, end);
    if (!text.includes("\ufffd")) return text;
  }
  return decodeUtf8(bytes, start, end);
}

function sliceUtf8(bytes: Uint8Array, start: number, end: number): string {
  try {
    return utf8Slice!.call(bytes, start, end);
  } catch {
    throwTooLong(start);
  }
}

/**
 * Writes `text` as UTF-8 and returns the position after it.
 *
 * Where it does not fit, the returned position is behind the end of the array, by as much as is missing.
 * Returns -1 if the text has a lone surrogate.
 */
export function writeUtf8(bytes: Uint8Array, position: number, text: string): number {
  const length = text.length;
  if (text.charCodeAt(0) > 127 && length < shortestNativeWide) return writeUnits(bytes, position, text, length);
  if (length < shortestNativeWrite || utf8Write === undefined) return writeShort(bytes, position, text, length);
  const room = bytes.length - position;
  const written = length <= room ? utf8Write.call(bytes, text, position) : room;
  // It stops in front of a character that has no room, which has 4 bytes at most.
  if (written + 4 > room) {
    const size = utf8Size(text);
    // `encodeInto` of Node 26 leaves out a last character that there is room for.
    if (size <= room && size !== written) return writeUnits(bytes, position, text, length);
    return size < 0 ? -1 : position + size;
  }
  return written !== length && hasLoneSurrogate(text) ? -1 : position + written;
}

/** Most text is ASCII: it is written as such, and again where it was not (benchmark case `batch`). */
function writeShort(bytes: Uint8Array, position: number, text: string, length: number): number {
  let all = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    all |= unit;
    bytes[position + index] = unit;
  }
  return all < 128 ? position + length : writeUnits(bytes, position, text, length);
}

/** The bytes of `text` as UTF-8, or -1 if it has a lone surrogate. */
export function utf8Size(text: string): number {
  const length = text.length;
  let size = length;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    size += code < 0x800 ? 1 : 2;
    if ((code & 0xf800) !== 0xd800) continue;
    const next = index + 1 < length ? text.charCodeAt(++index) : 0;
    if (code > 0xdbff || (next & 0xfc00) !== 0xdc00) return -1;
  }
  return size;
}

/** Returns whether `text` has a surrogate without its other half, which UTF-8 cannot express. */
export function hasLoneSurrogate(text: string): boolean {
  // Called as a method of the text, V8 inlines it (benchmark case `strings`).
  const wellFormed = text as { isWellFormed?(): boolean };
  if (wellFormed.isWellFormed !== undefined) return !wellFormed.isWellFormed();
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
