import { throwInvalidLength, throwTruncated } from "../../wire/wire-error.ts";
import { cursor, readVarint32 } from "../../wire/varint.ts";

/**
 * Reads the length of a length-delimited record whose enclosing message ends at `end`.
 *
 * Shape: 1 to 5 bytes at `position`. Returns 0 to `end - position`, in bytes, and leaves `cursor.position` behind the length.
 * Errors: TRUNCATED past `end`; INVALID_LENGTH above 2^31 - 1 or after 5 bytes.
 * Source: https://protobuf.dev/programming-guides/encoding#length-types
 */
export function readLength(bytes: Uint8Array, position: number, end: number): number {
  let length = bytes[position]!;
  if (length < 128) {
    cursor.position = position + 1;
  } else {
    length = readVarint32(bytes, position);
    if (cursor.position > end) throwTruncated(end);
    if (
      length < 0 ||
      cursor.position - position > 5 ||
      (cursor.position - position === 5 && bytes[position + 4]! > 7)
    ) {
      throwInvalidLength(position, "length exceeds 2147483647 bytes");
    }
  }
  if (!(length <= end - cursor.position)) throwTruncated(end);
  return length;
}
