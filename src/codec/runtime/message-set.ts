import { cursor, readTag, readVarint32 } from "../../wire/varint.ts";
import { throwTruncated } from "../../wire/wire-error.ts";
import { readLength } from "./read-length.ts";
import { skipRecord } from "./skip-record.ts";

/** An item of a MessageSet: the extension's number (-1 if the item has no number or no message), and where its message stands. */
export interface MessageSetItem {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the item whose group starts at `start` and whose content starts at `position`; leaves the position after it in the cursor.
 *
 * Number and message may stand in any order; of several, the first of each counts.
 * Errors: those of `skipRecord`.
 */
export function readMessageSetItem(
  bytes: Uint8Array,
  start: number,
  position: number,
  end: number,
  depth: number,
): MessageSetItem {
  const after = skipRecord(bytes, start, position, end, 11, depth);
  let number = -1;
  let from = -1;
  let to = -1;
  for (let tag = next(bytes, position, end); tag !== 12; tag = next(bytes, position, end)) {
    const recordStart = position;
    position = cursor.position;
    if (tag === 16) {
      const value = readVarint32(bytes, position);
      if (number < 0) number = value;
    } else if (tag === 26) {
      const length = readLength(bytes, position, end);
      if (from < 0) [from, to] = [cursor.position, cursor.position + length];
    }
    position = skipRecord(bytes, recordStart, position, end, tag, depth);
  }
  cursor.position = after;
  return { number: from < 0 ? -1 : number, start: from, end: to };
}

function next(bytes: Uint8Array, position: number, end: number): number {
  if (position >= end) throwTruncated(end);
  return readTag(bytes, position, end);
}
