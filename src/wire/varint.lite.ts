import { throwInvalidTag, throwTruncated, throwVarintOverflow } from "./wire-error.ts";

/*
 * varint.ts for the light runtime: the same functions as loops.
 */

export const cursor: { position: number; low: number; high: number } = { position: 0, low: 0, high: 0 };

export function readVarint32(bytes: Uint8Array, position: number): number {
  readVarint64(bytes, position);
  return cursor.low;
}

export function readVarint64(bytes: Uint8Array, start: number): void {
  let position = start;
  cursor.low = cursor.high = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = bytes[position++]!;
    // As doubles, which are exact; `|=` takes the lower 32 bits.
    cursor.low |= (byte & 127) * 2 ** shift;
    cursor.high |= (byte & 127) * 2 ** (shift - 32);
    cursor.position = position;
    if (!(byte > 127)) return;
  }
  throwVarintOverflow(start);
}

export function readTag(bytes: Uint8Array, position: number, end: number): number {
  const tag = readVarint32(bytes, position) >>> 0;
  const next = cursor.position;
  if (next > end) throwTruncated(end);
  if (next - position > 5 || cursor.high !== 0 || tag < 8 || (tag & 7) > 5) throwInvalidTag(position, "invalid tag");
  return tag;
}

export function skipVarint(bytes: Uint8Array, position: number): number {
  readVarint64(bytes, position);
  return cursor.position;
}

export function writeVarint32(bytes: Uint8Array, position: number, value: number): number {
  return writeVarint64(bytes, position, value, 0);
}

export function writeVarint64(bytes: Uint8Array, position: number, low: number, high: number): number {
  while (high !== 0 || low >>> 0 > 127) {
    bytes[position++] = low | 128;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  bytes[position] = low;
  return position + 1;
}

export function varint32Size(value: number): number {
  let size = 1;
  while ((value >>>= 7) !== 0) size++;
  return size;
}

export function zigzagEncode32(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

export function zigzagDecode32(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
