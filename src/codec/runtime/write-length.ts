import { varint32Size, writeVarint32 } from "../../wire/varint.ts";
import { moveGaps } from "./gaps.ts";
import { checkPlace } from "./output-limit.ts";

/*
 * Lengths that are written after what they are of.
 */

/**
 * Writes the length of what stands behind `reserved` bytes at `position`, and moves that where the length takes more or
 * fewer bytes; returns the position after the content. Content that is partly beyond the end of the array is not moved,
 * because the message would then seem to end inside it: it must be written again.
 */
export function moveAndWriteLength(bytes: Uint8Array, position: number, reserved: number, length: number): number {
  if (reserved === 2 && length > 127 && length < 16384) {
    bytes[position] = length | 128;
    bytes[position + 1] = length >> 7;
    return position + 2 + length;
  }
  const start = position + varint32Size(length);
  const content = position + reserved;
  if (start !== content) {
    checkPlace(content + length);
    if (content + length > bytes.length) return content + length;
    moveContent(bytes, content, start, length);
  }
  writeVarint32(bytes, position, length);
  return start + length;
}

function moveContent(bytes: Uint8Array, from: number, to: number, length: number): void {
  bytes.copyWithin(to, from, from + length);
  moveGaps(from, to - from);
}
