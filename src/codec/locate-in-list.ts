import type { FieldPlan } from "../plan/plan.ts";
import { packedSizeOf } from "../plan/scalar-type.ts";
import { bytes, end, open, position, readTag, readVarint, seek } from "./compact/input.ts";
import { type Found, skipped } from "./locate-offset.ts";

/*
 * Which element of a list an error of decode is in.
 */

/** How many elements a list has before the offset; the records of its message start at `first`. */
export function indexInList(
  { number, value: type }: FieldPlan,
  { tag, start, content }: Found,
  first: number,
  offset: number,
): number {
  const size = type.kind === "scalar" ? packedSizeOf(type.scalar) : type.kind === "enum" ? 0 : undefined;
  const [from, to] = [position, end];
  const isPacked = (other: number): boolean => size !== undefined && (other & 7) === 2;
  let index = isPacked(tag) ? elementsBefore(size!, content, offset) : 0;
  for (open(bytes, first, start); position < start; ) {
    const recordStart = position;
    const other = readTag();
    const value = position;
    const next = skipped(other, recordStart);
    if (other >>> 3 !== number) continue;
    if (!isPacked(other)) index++;
    else {
      seek(value);
      readVarint();
      index += elementsBefore(size!, position, next);
      seek(next);
    }
  }
  open(bytes, from, to);
  return index;
}

/** Elements of a packed record that start at `content` and end before `offset`. */
function elementsBefore(size: number, content: number, offset: number): number {
  if (size !== 0) return Math.max(0, Math.floor((offset - content) / size));
  let count = 0;
  for (let index = content; index < offset && index < bytes.length; index++) if (bytes[index]! < 128) count++;
  return count;
}
