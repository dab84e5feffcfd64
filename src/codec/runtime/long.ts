import Long from "long";
import { cursor } from "../../wire/varint.ts";

/*
 * 64-bit integers as Long (`int64: "long"`), in a file of their own: generated code without them does without the package.
 */

export function takeInt64AsLong(): Long {
  return new Long(cursor.low, cursor.high, false);
}

export function takeUint64AsLong(): Long {
  return new Long(cursor.low, cursor.high, true);
}

/** Shared: a Long does not change. */
export const zeroLong: Long = Long.ZERO;
export const zeroUnsignedLong: Long = Long.UZERO;
