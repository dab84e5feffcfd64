import { emptyBytes } from "../../message/empty-bytes.ts";
import { isBytes, trueLength } from "../../message/property.ts";
import { decodeUtf8, newEncoder, type TextEncoderLike } from "../../wire/plain-utf8.ts";
import { hasLoneSurrogate } from "../../wire/utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { charged, readInvalid } from "../runtime/charged-text.ts";
import { readBytes } from "../runtime/read-bytes.ts";
import { fail, failType } from "./fault.ts";
import { bytes, readLength, take } from "./input.ts";
import type { Kind } from "./kind.ts";
import { moveTo, output, place, varintSize, writeLengthAt, writeRaw, writeVarint } from "./output.ts";

/*
 * Strings and bytes. Short strings are read and written by loops, others by the platform; each is a string of its own.
 */

/** Up to this many bytes, a call with all of them beats a TextDecoder, and a loop beats a TextEncoder. */
const longestCalled = 64;

let encoder: TextEncoderLike | undefined;

/** Reads the text between `start` and `to`; undefined if it is not UTF-8. Errors: LIMIT_EXCEEDED. */
export function textBetween(start: number, to: number): string | undefined {
  const text = to - start <= longestCalled ? shortAscii(start, to) : undefined;
  return charged(text ?? decodeUtf8(bytes, start, to), to - start, start);
}

/** Lists by their length: V8 makes a text of numbers in a list sooner than of a new view of bytes, and than it joins characters. */
const lists: number[][] = [];

function shortAscii(start: number, to: number): string | undefined {
  const units = (lists[to - start] ??= [...bytes.subarray(start, to)]);
  let all = 0;
  for (let index = 0; start < to; ) all |= units[index++] = bytes[start++]!;
  return all < 128 ? String.fromCharCode.apply(String, units) : undefined;
}

function writeText(value: unknown): void {
  if (typeof value !== "string") failType("a string", value);
  const { length } = value;
  const start = place;
  const left = varintSize(length);
  if (length > longestCalled || !writeAscii(value, start + left)) {
    if (hasLoneSurrogate(value)) fail("INVALID_UTF8", "string has a lone surrogate");
    encoder ??= newEncoder();
    const { read, written } = encoder.encodeInto(value, output.subarray(start + left));
    // Where there is no room for all of it, it is said to take more than there is.
    moveTo(start + left + (read === length ? written : length * 3 + 1));
  }
  writeLengthAt(start, left);
}

/** Whether a text is ASCII, which has been written at `to` then. */
function writeAscii(text: string, to: number): boolean {
  const array = output;
  const { length } = text;
  let all = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    all |= unit;
    array[to + index] = unit;
  }
  moveTo(to + length);
  return all < 128;
}

/** Strings that the schema verifies. */
export const string: Kind = {
  wireType: 2,
  zero: "",
  read: () => {
    const length = readLength();
    const start = take(length);
    return textBetween(start, start + length) ?? throwInvalidUtf8(start);
  },
  write: writeText,
};

/** Strings that it does not verify: what is not UTF-8 is kept as unknown, replaced or refused, as `invalidUtf8` says. */
export const unverifiedString: Kind = {
  wireType: 2,
  zero: "",
  mayReject: true,
  read: () => {
    const length = readLength();
    const start = take(length);
    return textBetween(start, start + length) ?? readInvalid(bytes, start, length);
  },
  write: writeText,
};

export const bytesKind: Kind = {
  wireType: 2,
  zero: emptyBytes,
  isZero: (value) => isBytes(value) && trueLength(value) === 0,
  read: () => {
    const length = readLength();
    return readBytes(bytes, take(length), length);
  },
  write: (value) => {
    if (!isBytes(value)) failType("a Uint8Array", value);
    const length = trueLength(value);
    writeVarint(length);
    writeRaw(value, length);
  },
};
