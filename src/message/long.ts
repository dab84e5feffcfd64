import Long from "long";
import { provideLong } from "./int64.ts";

/*
 * What wireform wants of the package `long`. The build makes a file of its own of this one: programs without 64-bit integers as Long do without the package.
 */

export type { Long };

/** The Long of two 32-bit halves. */
export function longOfBits(low: number, high: number, unsigned: boolean): Long {
  return new Long(low, high, unsigned);
}

// Generated code reads its Longs by this file.
provideLong(longOfBits);

/** Shared: a Long does not change. */
export const zeroLong: Long = Long.ZERO;
export const zeroUnsignedLong: Long = Long.UZERO;
