import { type Long, longClass } from "./long-package.ts";

/*
 * What wireform uses of the package `long`.
 */

export type { Long };

/** Makes a Long from two 32-bit halves. */
export function longOfBits(low: number, high: number, unsigned: boolean): Long {
  return new (longClass())(low, high, unsigned);
}

/** Shared: a Long is immutable. */
export function zeroLong(): Long {
  return longClass().ZERO;
}

export function zeroUnsignedLong(): Long {
  return longClass().UZERO;
}
