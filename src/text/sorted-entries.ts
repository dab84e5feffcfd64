import { sortEntries } from "../codec/sort-entries.ts";
import { mapEntries, mapKeyProblem, toMapKey } from "../message/map-key.ts";
import { isMap } from "../message/property.ts";
import type { ValueProblem } from "../message/scalar-value.ts";
import type { ScalarType } from "../plan/scalar-type.ts";

/**
 * The entries of a map by key, as protoc prints them: native keys, 64-bit ones as bigint. `fail` is called for an
 * invalid key.
 */
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
  return sortEntries(scalar, entries);
}
