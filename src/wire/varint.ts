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
  const start = position;
  let low = 0;
  let high = 0;
  let byte = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    byte = bytes[position++]!;
    low |= (byte & 127) << shift;
    if (!(byte > 127)) return leave64(low, 0, position);
  }
  byte = bytes[position++]!;
  low |= byte << 28;
  high = (byte & 127) >> 4;
  if (!(byte > 127)) return leave64(low, high, position);
  for (let shift = 3; shift < 32; shift += 7) {
    byte = bytes[position++]!;
    high |= (byte & 127) << shift;
    if (!(byte > 127)) return leave64(low, high, position);
  }
  throwVarintOverflow(start);
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
  low >>>= 0;
  high >>>= 0;
  while (high !== 0) {
    bytes[position++] = (low & 127) | 128;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  while (low > 127) {
    bytes[position++] = (low & 127) | 128;
    low >>>= 7;
  }
  bytes[position++] = low;
  return position;
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
