import { makeTag } from "../../wire/wire-type.ts";
import type { ValuePlan } from "../../plan/plan.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";

/*
 * What a value is on the wire, as far as its type tells.
 */

/** The wire type of a value outside packed lists. */
export function wireTypeOf(value: ValuePlan): number {
  if (value.kind === "scalar") return scalarTypes[value.scalar].wireType;
  return value.kind === "enum" ? 0 : value.delimited ? 3 : 2;
}

/** The tag of a field of this number that has such values, not packed. */
export function tagOf(number: number, value: ValuePlan): number {
  return makeTag(number, wireTypeOf(value));
}

/** To read may find that there is no value of the type: an undeclared number of a closed enum, a string that nobody verifies and that is not UTF-8. */
export function mayReject(value: ValuePlan): boolean {
  if (value.kind === "scalar") return value.scalar === "string" && !value.verifyUtf8;
  return value.kind === "enum" && !value.enum.open;
}
