import { writeUtf8 } from "../../wire/utf8.ts";
import { varint32Size } from "../../wire/varint.ts";
import { gatherText, isGathered, looksAscii, shortestGathered } from "./gather.ts";
import { throwInvalidScalar } from "./invalid-value.ts";
import { checkPlace } from "./output-limit.ts";
import { moveAndWriteLength } from "./write-length.ts";

/*
 * Strings, as the writers of write-scalar.ts.
 */

/** Short text is most often ASCII: it is written as such, by a loop that is inlined (benchmark case `batch`). */
export function writeString(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "string" || value.length >= shortestGathered)
    return writeLongString(bytes, position, value, container, key);
  const { length } = value;
  let all = 0;
  for (let index = 0; index < length; index++) {
    const unit = value.charCodeAt(index);
    all |= unit;
    bytes[position + 1 + index] = unit;
  }
  if (all > 127) return writeLongString(bytes, position, value, container, key);
  bytes[position] = length;
  return position + 1 + length;
}

function writeLongString(bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown): number {
  if (typeof value !== "string") throwInvalidScalar("string", value, container, key);
  const { length } = value;
  if (isGathered(length) && looksAscii(value)) return gatherText(bytes, position, value);
  const reserved = length < 64 ? 1 : varint32Size(value.charCodeAt(0) < 128 ? length : length * 2);
  checkPlace(position);
  const next = writeUtf8(bytes, position + reserved, value);
  if (next < 0) throwInvalidScalar("string", value, container, key);
  checkPlace(position, next - position);
  const size = next - position - reserved;
  if (reserved > 1 || size > 127) return moveAndWriteLength(bytes, position, reserved, size);
  bytes[position] = size;
  return next;
}
