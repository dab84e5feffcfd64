import { readDouble as readAnyDouble, readFloat as readAnyFloat, readInt32, readQuietFloat } from "../../wire/fixed.ts";
import { cursor } from "../../wire/varint.ts";
import { inputView, lastWide } from "./input-view.ts";

/*
 * Readers of values of 4 or 8 bytes: through the view of the input where there is one, for a number that is put together of bytes in memory waits for the last of
 * them (benchmark case `records`).
 */

export function readDouble(bytes: Uint8Array, position: number): number {
  return position <= lastWide ? inputView.getFloat64(position, true) : readAnyDouble(bytes, position);
}

export function readFloat(bytes: Uint8Array, position: number): number {
  const value = position <= lastWide ? inputView.getFloat32(position, true) : readQuietFloat(bytes, position);
  return value === value ? value : readAnyFloat(bytes, position);
}

export function readSfixed32(bytes: Uint8Array, position: number): number {
  return position <= lastWide ? inputView.getInt32(position, true) : readInt32(bytes, position);
}

export function readFixed32(bytes: Uint8Array, position: number): number {
  return readSfixed32(bytes, position) >>> 0;
}

/** Reads 8 bytes into `cursor.low` and `cursor.high`. */
export function readFixed64(bytes: Uint8Array, position: number): void {
  cursor.low = readSfixed32(bytes, position);
  cursor.high = readSfixed32(bytes, position + 4);
  cursor.position = position + 8;
}
