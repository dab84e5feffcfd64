import { cursor, readTag, skipVarint } from "../../wire/varint.ts";
import { throwInvalidGroup, throwTruncated } from "../../wire/wire-error.ts";
import { throwTooDeep } from "./decode-state.ts";
import { readLength } from "./read-length.ts";

/** skip-record.ts for the light runtime: one loop, with a stack of the numbers of open groups. */
export function skipRecord(bytes: Uint8Array, start: number, position: number, end: number, tag: number, depth: number): number {
  const open: number[] = [];
  for (;;) {
    const wireType = tag & 7;
    if (wireType === 3) {
      if (open.length >= depth) throwTooDeep(start);
      open.push(tag >>> 3);
    } else if (wireType === 4) {
      if (open.pop() !== tag >>> 3) throwInvalidGroup(start, "");
    } else {
      position = wireType === 0 ? skipVarint(bytes, position) : wireType === 1 ? position + 8 : wireType === 5 ? position + 4 : readLength(bytes, position, end) + cursor.position;
    }
    if (position > end) throwTruncated(end);
    if (open.length === 0) return position;
    start = position;
    tag = readTag(bytes, position, end);
    position = cursor.position;
  }
}
