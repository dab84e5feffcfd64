import { readInt32 as readSfixed32 } from "../../wire/fixed.ts";
import { cursor } from "../../wire/varint.ts";

/*
 * read-fixed.ts for the light runtime: without a view.
 */

export { readDouble, readFloat, readInt32 as readSfixed32 } from "../../wire/fixed.ts";

export function readFixed32(bytes: Uint8Array, position: number): number {
  return readSfixed32(bytes, position) >>> 0;
}

export function readFixed64(bytes: Uint8Array, position: number): void {
  cursor.low = readSfixed32(bytes, position);
  cursor.high = readSfixed32(bytes, position + 4);
  cursor.position = position + 8;
}
