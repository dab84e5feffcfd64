import { mapEntries, mapKeyProblem, toMapKey } from "../message/map-key.ts";
import { isMap } from "../message/property.ts";
import type { ValueProblem } from "../message/scalar-value.ts";
import type { ScalarType } from "../plan/scalar-type.ts";

/** The entries of a map by key, as protoc prints them: native keys, 64-bit ones as bigint. `fail` is told of a key that is none. */
export function sortedEntries(
  scalar: ScalarType,
  map: object,
  fail: (problem: ValueProblem, key: unknown) => never,
): [key: unknown, value: unknown][] {
  const keyIsText = !isMap(map);
  const entries = mapEntries(map).map(([key, value]): [unknown, unknown] => {
    const problem = mapKeyProblem(scalar, key, keyIsText);
    if (problem !== undefined) fail(problem, key);
    return [toMapKey(scalar, key, keyIsText, { int64: "bigint", maps: "map" }), value];
  });
  return entries.length < 2 ? entries : entries.sort(([left], [right]) => compareKeys(left, right));
}

/** Strings by code points, which is by UTF-8 bytes; numbers by value, false first. */
function compareKeys(left: unknown, right: unknown): number {
  if (typeof left !== "string" || typeof right !== "string") return (left as number) < (right as number) ? -1 : 1;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Surrogates, which stand for the highest code points, above all other code units. */
function rank(unit: number): number {
  return (unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit;
}
