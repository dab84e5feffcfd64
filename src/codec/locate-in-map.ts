import type { PathStep } from "../message/path.ts";
import type { MapPlan } from "../plan/plan.ts";
import { integerFacts, packedSizeOf, type ScalarType } from "../plan/scalar-type.ts";
import { readUtf8Lossy } from "../wire/plain-utf8.ts";
import { bytes, high, position, readFixed32, readFixed64, readLength, readVarint } from "./compact/input.ts";
import { attempt, type Found, find, type Goal } from "./locate-offset.ts";
import { asUintN } from "../wire/int64-range.ts";

/*
 * Which entry of a map an error of decode is in.
 */

/** Adds the key of a map entry to the path; returns the record that the offset is in. */
export function findInEntry(goal: Goal, { key: { scalar } }: MapPlan, steps: PathStep[]): Found | undefined {
  let key: unknown;
  const found = find(goal, (tag) => {
    if (tag >>> 3 === 1) key = attempt(() => readKey(scalar));
  });
  if (key !== undefined) steps.push({ key });
  return found;
}

function readKey(scalar: ScalarType): unknown {
  const size = packedSizeOf(scalar);
  if (size === undefined) {
    const length = readLength();
    return readUtf8Lossy(bytes, position, position + length);
  }
  const low = size === 4 ? readFixed32() : size === 8 ? readFixed64() : readVarint();
  if (scalar === "bool") return (low | high) !== 0;
  const { isUnsigned, bits, zigzag } = integerFacts(scalar);
  let value = bits === 32 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low >>> 0);
  if (zigzag) value = (asUintN(bits, value) >> 1n) ^ -(value & 1n);
  return isUnsigned ? asUintN(bits, value) : value;
}
