import { cursor, readVarint32 } from "../../wire/varint.ts";

/*
 * Lists are made with their exact length, which is faster to fill and half the size of one that grows (benchmark case `otlp`).
 */

/** Counts the varints between `position` and `end`. */
export function countVarints(bytes: Uint8Array, position: number, end: number): number {
  let count = 0;
  for (; position < end; position++) count += (bytes[position]! >> 7) ^ 1;
  return count;
}

/** Counts the length-delimited records of one tag that follow each other; `position` is behind the first tag, whose bytes are those from `start` on. */
export function countRecords(bytes: Uint8Array, start: number, position: number, end: number): number {
  const tagSize = position - start;
  const first = bytes[start];
  let count = 0;
  for (;;) {
    count++;
    let length = bytes[position++]!;
    if (length > 127) {
      length = readVarint32(bytes, position - 1);
      position = cursor.position;
    }
    position += length;
    if (length < 0 || !(position < end) || bytes[position] !== first) return count;
    if (tagSize > 1 && !sameTag(bytes, start, position, tagSize)) return count;
    position += tagSize;
  }
}

function sameTag(bytes: Uint8Array, start: number, next: number, tagSize: number): boolean {
  for (let index = 1; index < tagSize; index++) {
    if (bytes[start + index] !== bytes[next + index]) return false;
  }
  return true;
}
