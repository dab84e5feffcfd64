import { type Long, longOfBits } from "../../message/long.ts";
import { cursor } from "../../wire/varint.ts";

/*
 * 64-bit integers as Long (`int64: "long"`).
 */
export { zeroLong, zeroUnsignedLong } from "../../message/long.ts";

export function takeInt64AsLong(): Long {
  return longOfBits(cursor.low, cursor.high, false);
}

export function takeUint64AsLong(): Long {
  return longOfBits(cursor.low, cursor.high, true);
}
