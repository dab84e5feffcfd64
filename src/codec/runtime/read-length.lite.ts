import { cursor, readVarint32 } from "../../wire/varint.ts";
import { throwInvalidLength, throwTruncated } from "../../wire/wire-error.ts";

/** read-length.ts for the light runtime. */
export function readLength(bytes: Uint8Array, position: number, end: number): number {
  const length = readVarint32(bytes, position);
  const next = cursor.position;
  if (next <= end && (length < 0 || cursor.high !== 0 || next - position > 5)) throwInvalidLength(position, "");
  if (next > end || length > end - next) throwTruncated(end);
  return length;
}
