import { ProtobufError } from "../../errors.ts";
import { joinInt64, joinUint64 } from "../../wire/fixed.ts";
import { cursor, readVarint32, readVarint64, zigzagDecode32 } from "../../wire/varint.ts";

/*
 * Readers of scalar values, one per type: `read(bytes, position)` returns the value. Those of varints leave the position in `cursor.position`; the others
 * have a size that the caller knows. None looks at the end of the message: the caller compares the position.
 */

export function readUint32(bytes: Uint8Array, position: number): number {
  return readVarint32(bytes, position) >>> 0;
}

export function readSint32(bytes: Uint8Array, position: number): number {
  return zigzagDecode32(readVarint32(bytes, position));
}

/** Any bit of the 64 makes it true. */
export function readBool(bytes: Uint8Array, position: number): boolean {
  readVarint64(bytes, position);
  return (cursor.low | cursor.high) !== 0;
}

/** As `readVarint64`, zigzag decoded. */
export function readZigzag64(bytes: Uint8Array, position: number): void {
  readVarint64(bytes, position);
  const sign = -(cursor.low & 1);
  cursor.low = ((cursor.low >>> 1) | (cursor.high << 31)) ^ sign;
  cursor.high = (cursor.high >>> 1) ^ sign;
}

/*
 * From the halves in the cursor to a value, by type and by the `int64` option.
 */

export function takeInt64(): bigint {
  return joinInt64(cursor.low, cursor.high);
}

export function takeUint64(): bigint {
  return joinUint64(cursor.low, cursor.high);
}

/** Errors: OUT_OF_RANGE beyond 2^53 - 1. A small integer is not computed, or V8 would keep it, and others in its place, in a box. */
export function takeInt64AsNumber(): number {
  if (cursor.high === 0 && cursor.low >= 0) return cursor.low;
  return safe(cursor.high * 0x1_0000_0000 + (cursor.low >>> 0));
}

export function takeUint64AsNumber(): number {
  if (cursor.high === 0 && cursor.low >= 0) return cursor.low;
  return safe((cursor.high >>> 0) * 0x1_0000_0000 + (cursor.low >>> 0));
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) {
    throw new ProtobufError("OUT_OF_RANGE", `64-bit integer is not exact as a number (int64: "number")`, {
      offset: cursor.position - 1,
    });
  }
  return value;
}

export function takeInt64AsString(): string {
  return String(takeInt64());
}

export function takeUint64AsString(): string {
  return String(takeUint64());
}
