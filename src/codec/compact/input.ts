import {
  throwInvalidGroup,
  throwInvalidLength,
  throwInvalidTag,
  throwTruncated,
  throwVarintOverflow,
} from "../../wire/wire-error.ts";
import { throwTooDeep } from "../runtime/decode-state.ts";

/*
 * The bytes that are being decoded, and where. Decoding calls no code of the user's, so that there is only ever one input; who reads a message within another kind of
 * codec puts back what was open (foreign.ts).
 */

/** The whole input. */
export let bytes: Uint8Array = new Uint8Array(0);
/** Where the next byte is read. */
export let position = 0;
/** Where the message, list or entry that is being read ends: no reader goes past it. */
export let end = 0;
/** The upper 32 bits of the last varint, or of the last 8 bytes, as a signed integer. */
export let high = 0;

/** Reads from `from` to `to` of `input` from here on. */
export function open(input: Uint8Array, from: number, to: number): void {
  bytes = input;
  position = from;
  end = to;
}

/** Goes on at another position. */
export function seek(to: number): void {
  position = to;
}

/** Moves the end, and returns the one before. */
export function setEnd(to: number): number {
  const before = end;
  end = to;
  return before;
}

/** Goes over `length` bytes, and returns where they start. Errors: TRUNCATED. */
export function take(length: number): number {
  if (length > end - position) throwTruncated(end);
  position += length;
  return position - length;
}

/**
 * Reads a varint of 1 to 10 bytes: returns its lower 32 bits, and leaves the upper ones in `high`; both are signed.
 *
 * Errors: TRUNCATED, VARINT_OVERFLOW.
 * Source: https://protobuf.dev/programming-guides/encoding#varints
 */
export function readVarint(): number {
  high = 0;
  let byte = bytes[position]!;
  if (byte < 128 && position < end) {
    position++;
    return byte;
  }
  let low = bytes[position + 1]!;
  if (low < 128 && position + 1 < end) {
    position += 2;
    return (byte & 127) | (low << 7);
  }
  const start = position;
  low = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    if (position >= end) throwTruncated(end);
    byte = bytes[position++]!;
    const bits = byte & 127;
    if (shift < 32) low |= bits << shift;
    if (shift > 31) high |= bits << (shift - 32);
    else if (shift > 27) high = bits >> 4;
    if (byte < 128) return low;
  }
  throwVarintOverflow(start);
}

/** Reads 4 bytes as a signed integer. Errors: TRUNCATED. */
export function readFixed32(): number {
  const at = take(4);
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

/** Reads 8 bytes, as `readVarint`. Errors: TRUNCATED. */
export function readFixed64(): number {
  take(8);
  position -= 8;
  const low = readFixed32();
  high = readFixed32();
  return low;
}

/** Reads a tag. Errors: TRUNCATED, INVALID_TAG. Source: https://protobuf.dev/programming-guides/encoding#structure */
export function readTag(): number {
  const start = position;
  const tag = readVarint() >>> 0;
  if (position - start > 5 || high !== 0) throwInvalidTag(start, "tag exceeds 32 bits");
  if (tag < 8) throwInvalidTag(start, "field number is 0");
  if ((tag & 7) > 5) throwInvalidTag(start, `wire type ${tag & 7} does not exist`);
  return tag;
}

/** Reads the length of a record, which does not go past the end. Errors: TRUNCATED, INVALID_LENGTH. */
export function readLength(): number {
  const start = position;
  const length = readVarint();
  if (length < 0 || high !== 0 || position - start > 5) throwInvalidLength(start, "length exceeds 2147483647 bytes");
  if (length > end - position) throwTruncated(end);
  return length;
}

/**
 * Skips what is left of the record that starts at `start`, whose tag has been read; groups, of at most `depth` levels, by a loop, so that no input makes it recurse.
 *
 * Errors: TRUNCATED, INVALID_TAG, INVALID_GROUP, INVALID_LENGTH, VARINT_OVERFLOW, LIMIT_EXCEEDED.
 */
export function skip(tag: number, start: number, depth: number): void {
  const groups: number[] = [];
  for (;;) {
    const number = tag >>> 3;
    const wireType = tag & 7;
    if (wireType === 0) readVarint();
    else if (wireType === 1) take(8);
    else if (wireType === 2) take(readLength());
    else if (wireType === 5) take(4);
    else if (wireType === 4) {
      if (groups.pop() !== number) throwInvalidGroup(start, `end of group ${number}, which is not open`);
    } else {
      if (groups.length >= depth) throwTooDeep(start);
      groups.push(number);
    }
    if (groups.length === 0) return;
    start = position;
    tag = readTag();
  }
}
