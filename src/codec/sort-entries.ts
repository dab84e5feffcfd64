import { parseInt64 } from "../message/int64.ts";
import { keepNaN } from "../message/keep-nan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";

/**
 * Sorts the entries of a map for `deterministic`. An invalid key gets some place without an error: writing it throws,
 * with its path.
 */
export function sortEntries<Entry extends readonly [key: unknown, value: unknown]>(
  scalar: ScalarType,
  entries: Entry[],
): Entry[] {
  const compare = scalar === "string" ? compareText : compareInteger;
  return entries.sort(([left], [right]) => compare(left, right));
}

/** The same of a list in which each key is followed by its value. */
export function sortFlatEntries(scalar: ScalarType, entries: readonly unknown[]): unknown[] {
  const places: [key: unknown, place: number][] = [];
  for (let place = 0; place < entries.length; place += 2) places.push([entries[place], place]);
  const sorted: unknown[] = [];
  keepNaN(sorted);
  for (const [key, place] of sortEntries(scalar, places)) sorted.push(key, entries[place + 1]);
  return sorted;
}

/** By UTF-8 bytes, that is by code point: surrogates sort above all other code units. */
function compareText(left: unknown, right: unknown): number {
  if (typeof left !== "string" || typeof right !== "string") return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function rank(unit: number): number {
  return (unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit;
}

/** By value, false before true. */
function compareInteger(left: unknown, right: unknown): number {
  const one = integerOf(left) as number;
  const other = integerOf(right) as number;
  return Number(one > other) - Number(one < other);
}

/** What JavaScript compares by value: texts and Longs stand for 64-bit integers. */
function integerOf(key: unknown): unknown {
  if (typeof key === "number" || typeof key === "bigint" || typeof key === "boolean") return key;
  const signed = parseInt64(key, false);
  return signed === "OUT_OF_RANGE" ? parseInt64(key, true) : signed;
}
