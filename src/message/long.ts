import { type Long, longClass } from "./long-package.ts";

/*
 * What wireform wants of the package `long`.
 */

export type { Long };

/** The Long of two 32-bit halves. */
export function longOfBits(low: number, high: number, unsigned: boolean): Long {
  return new (longClass())(low, high, unsigned);
}

/** Shared: a Long does not change. */
export function zeroLong(): Long {
  return longClass().ZERO;
}

export function zeroUnsignedLong(): Long {
  return longClass().UZERO;
}
