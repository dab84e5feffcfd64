import { throwInvalidTag, throwTruncated, throwVarintOverflow } from "./wire-error.ts";

/**
 * Where the primitive that ran last stopped, and the halves of the 64-bit integer that it read.
 *
 * Primitives take bytes and a position and leave the new position here: there is no reader object on the fast path.
 * `low` and `high` are signed 32-bit halves.
 */
export const cursor: { position: number; low: number; high: number } = { position: 0, low: 0, high: 0 };

/*
 * The readers do not look at the end of the input: past it they read zeros and leave `cursor.position` behind the end, where the caller,
 * which knows the end of its message, finds it.
 */

/**
 * Reads one varint as a signed 32-bit integer.
 *
 * Shape: 1 to 10 bytes at `position`; bits above 32 are dropped. Returns -2^31 to 2^31 - 1; `>>> 0` makes it unsigned.
 * Errors: VARINT_OVERFLOW after 10 bytes.
 * Source: https://protobuf.dev/programming-guides/encoding#varints
 */
export function readVarint32(bytes: Uint8Array, position: number): number {
  let byte = bytes[position]!;
  let value = byte & 127;
  if (byte > 127) {
    byte = bytes[position + 1]!;
    value |= (byte & 127) << 7;
    if (byte > 127) {
      byte = bytes[position + 2]!;
      value |= (byte & 127) << 14;
      if (byte > 127) {
        byte = bytes[position + 3]!;
        value |= (byte & 127) << 21;
        if (byte > 127) {
          byte = bytes[position + 4]!;
          value |= byte << 28;
          cursor.position = byte > 127 ? skipVarintRest(bytes, position, 5) : position + 5;
          return value;
        }
        cursor.position = position + 4;
        return value;
      }
      cursor.position = position + 3;
      return value;
    }
    cursor.position = position + 2;
    return value;
  }
  cursor.position = position + 1;
  return value;
}

/** Skips the bytes of the varint at `start` from its byte `index` on, and returns the position after it. */
function skipVarintRest(bytes: Uint8Array, start: number, index: number): number {
  for (; index < 10; index++) {
    if (!(bytes[start + index]! > 127)) return start + index + 1;
  }
  throwVarintOverflow(start);
}

/**
 * Reads one varint as a 64-bit integer into `cursor.low` and `cursor.high`.
 *
 * Shape: 1 to 10 bytes at `position`; bits above 64 are dropped.
 * Errors: VARINT_OVERFLOW after 10 bytes.
 * Source: https://protobuf.dev/programming-guides/encoding#varints
 */
export function readVarint64(bytes: Uint8Array, position: number): void {
  let byte = bytes[position]!;
  if (!(byte > 127)) return leave64(byte, 0, position + 1);
  let low = byte & 127;
  byte = bytes[position + 1]!;
  low |= (byte & 127) << 7;
  if (!(byte > 127)) return leave64(low, 0, position + 2);
  byte = bytes[position + 2]!;
  low |= (byte & 127) << 14;
  if (!(byte > 127)) return leave64(low, 0, position + 3);
  byte = bytes[position + 3]!;
  low |= (byte & 127) << 21;
  if (!(byte > 127)) return leave64(low, 0, position + 4);
  readVarint64Rest(bytes, position + 4, low);
}

/** Reads a varint on from its fifth byte: no loop, which is 1.2 times as fast (benchmark case `int64`). */
function readVarint64Rest(bytes: Uint8Array, position: number, low: number): void {
  let byte = bytes[position]!;
  low |= byte << 28;
  let high = (byte & 127) >> 4;
  if (!(byte > 127)) return leave64(low, high, position + 1);
  byte = bytes[position + 1]!;
  high |= (byte & 127) << 3;
  if (!(byte > 127)) return leave64(low, high, position + 2);
  byte = bytes[position + 2]!;
  high |= (byte & 127) << 10;
  if (!(byte > 127)) return leave64(low, high, position + 3);
  byte = bytes[position + 3]!;
  high |= (byte & 127) << 17;
  if (!(byte > 127)) return leave64(low, high, position + 4);
  byte = bytes[position + 4]!;
  high |= (byte & 127) << 24;
  if (!(byte > 127)) return leave64(low, high, position + 5);
  byte = bytes[position + 5]!;
  high |= byte << 31;
  if (!(byte > 127)) return leave64(low, high, position + 6);
  throwVarintOverflow(position - 4);
}

function leave64(low: number, high: number, position: number): void {
  cursor.low = low;
  cursor.high = high;
  cursor.position = position;
}

/**
 * Reads one tag.
 *
 * Shape: 1 to 5 bytes at `position`. Returns an unsigned 32-bit integer whose field number is not 0 and whose wire type exists.
 * Errors: TRUNCATED past `end`; INVALID_TAG.
 * Source: https://protobuf.dev/programming-guides/encoding#structure
 */
export function readTag(bytes: Uint8Array, position: number, end: number): number {
  const tag = readVarint32(bytes, position) >>> 0;
  if (cursor.position > end) throwTruncated(end);
  const length = cursor.position - position;
  if (length > 5 || (length === 5 && bytes[position + 4]! > 15)) throwInvalidTag(position, "tag exceeds 32 bits");
  if (tag < 8) throwInvalidTag(position, "field number is 0");
  if ((tag & 7) > 5) throwInvalidTag(position, `wire type ${tag & 7} does not exist`);
  return tag;
}

/** Returns the position after the varint at `position`. Errors: VARINT_OVERFLOW after 10 bytes. */
export function skipVarint(bytes: Uint8Array, position: number): number {
  return skipVarintRest(bytes, position, 0);
}

/*
 * The writers do not look at the end of the array either: stores behind it do nothing, and the caller compares the position at the end.
 */

/** Writes an unsigned 32-bit integer as a varint of 1 to 5 bytes; returns the position after it. */
export function writeVarint32(bytes: Uint8Array, position: number, value: number): number {
  value >>>= 0;
  while (value > 127) {
    bytes[position++] = (value & 127) | 128;
    value >>>= 7;
  }
  bytes[position++] = value;
  return position;
}

/** Writes a 64-bit integer, given as 32-bit halves, as a varint of 1 to 10 bytes; returns the position after it. */
export function writeVarint64(bytes: Uint8Array, position: number, low: number, high: number): number {
  if (high === 0) return writeVarint32(bytes, position, low);
  bytes[position] = low | 128;
  bytes[position + 1] = (low >> 7) | 128;
  bytes[position + 2] = (low >> 14) | 128;
  bytes[position + 3] = (low >> 21) | 128;
  const rest = high >>> 3;
  bytes[position + 4] = (((low >>> 28) | (high << 4)) & 127) | (rest === 0 ? 0 : 128);
  return rest === 0 ? position + 5 : writeVarint32(bytes, position + 5, rest);
}

/** The bytes that `writeVarint32` writes: 1 to 5. */
export function varint32Size(value: number): number {
  value >>>= 0;
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}

/** Maps 0, -1, 1, -2 ... to 0, 1, 2, 3 ...; takes a signed and returns an unsigned 32-bit integer. Source: https://protobuf.dev/programming-guides/encoding#signed-ints */
export function zigzagEncode32(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

/** The inverse of `zigzagEncode32`. */
export function zigzagDecode32(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
