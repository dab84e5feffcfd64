import { cursor, readTag, skipVarint } from "../../wire/varint.ts";
import { throwInvalidGroup, throwTruncated } from "../../wire/wire-error.ts";
import { throwTooDeep } from "./decode-state.ts";
import { readLength } from "./read-length.ts";

/**
 * Skips the rest of the record whose tag, read already, is `tag`; returns the position after it.
 *
 * `start` is where the record starts, `position` where its value does; `depth` is how many levels of groups it may have.
 * Errors: TRUNCATED past `end`; INVALID_GROUP for a group's end without its start; INVALID_TAG, VARINT_OVERFLOW, INVALID_LENGTH, LIMIT_EXCEEDED.
 */
export function skipRecord(
  bytes: Uint8Array,
  start: number,
  position: number,
  end: number,
  tag: number,
  depth: number,
): number {
  const wireType = tag & 7;
  if (wireType === 3) return skipGroup(bytes, start, position, end, tag, depth);
  if (wireType === 4) throwInvalidGroup(start, `end of group ${tag >>> 3}, which has not been started`);
  return skipValue(bytes, position, end, wireType);
}

function skipValue(bytes: Uint8Array, position: number, end: number, wireType: number): number {
  let next = position;
  if (wireType === 0) next = skipVarint(bytes, position);
  else if (wireType === 1) next = position + 8;
  else if (wireType === 5) next = position + 4;
  else {
    const length = readLength(bytes, position, end);
    next = cursor.position + length;
  }
  if (next > end) throwTruncated(end);
  return next;
}

/** Groups are skipped by a loop with a stack of their numbers, so that no input makes it recurse. */
function skipGroup(
  bytes: Uint8Array,
  start: number,
  position: number,
  end: number,
  tag: number,
  depth: number,
): number {
  const open: number[] = [];
  for (;;) {
    const wireType = tag & 7;
    if (wireType === 3) {
      if (open.length >= depth) throwTooDeep(start);
      open.push(tag >>> 3);
    } else if (wireType === 4) {
      if (open.pop() !== tag >>> 3) throwInvalidGroup(start, `end of group ${tag >>> 3} inside another group`);
      if (open.length === 0) return position;
    } else {
      position = skipValue(bytes, position, end, wireType);
    }
    if (position >= end) throwTruncated(end);
    start = position;
    tag = readTag(bytes, position, end);
    position = cursor.position;
  }
}
