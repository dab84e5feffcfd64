import { provideLong } from "./int64.ts";
import { type Long, longClass } from "./long-package.ts";

/*
 * What wireform wants of the package `long`. Programs that have no 64-bit integers as Long do without this file.
 */

export type { Long };

/** The Long of two 32-bit halves. */
export function longOfBits(low: number, high: number, unsigned: boolean): Long {
  return new (longClass())(low, high, unsigned);
}

// Generated code reads its Longs by this file.
provideLong(longOfBits);

/** Shared: a Long does not change. */
export function zeroLong(): Long {
  return longClass().ZERO;
}

export function zeroUnsignedLong(): Long {
  return longClass().UZERO;
}
