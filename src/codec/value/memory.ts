import * as memoryCosts from "../../plan/costs.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import type { ValuePlan } from "../../plan/plan.ts";

/*
 * What values take beside the place that they stand in, as far as their type tells. Messages, strings and bytes charge themselves.
 */

/** Estimated bytes of a 64-bit integer; as a number it takes no more than its place in a list. */
export function int64Memory(value: ValuePlan): number {
  if (value.kind !== "scalar" || !isInt64(value)) return 0;
  return { bigint: memoryCosts.bigint, string: memoryCosts.digits, long: memoryCosts.long, number: 0 }[value.int64];
}

/** Estimated bytes of a value that is a property. */
export function propertyMemory(value: ValuePlan): number {
  if (value.kind === "scalar" && scalarTypes[value.scalar].kind === "float") return memoryCosts.boxedNumber;
  return int64Memory(value);
}

/** The value may be a number past 2^31, which takes more than its place where it is a property. */
export function mayBeBoxed(value: ValuePlan): boolean {
  return (
    value.kind === "scalar" &&
    (scalarTypes[value.scalar].kind === "uint32" || (isInt64(value) && value.int64 === "number"))
  );
}

function isInt64({ scalar }: ValuePlan & { readonly kind: "scalar" }): boolean {
  const { kind } = scalarTypes[scalar];
  return kind === "int64" || kind === "uint64";
}
