import type { MapPlan, MessagePlan, RepeatedPlan, ScalarPlan, SingularPlan, ValuePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { isPackable } from "../codec/field/repeated.ts";
import type { Parts } from "../codec/parts.ts";
import { formOf, partOf } from "../codec/value/scalar.ts";

/** The parts of the interpreter that a type has use for, sorted; lists of numbers are read element by element. */
export function partsOf({ members, messageSet }: MessagePlan): (keyof Parts)[] {
  const names = new Set<keyof Parts>(messageSet ? ["message", "messageSet"] : []);
  const add = (found: readonly (keyof Parts)[]): void => found.forEach((name) => names.add(name));
  for (const member of members) add(partsOfField(member));
  return [...names].sort();
}

function partsOfField(field: SingularPlan | RepeatedPlan | MapPlan): (keyof Parts)[] {
  const parts = partsOfValue(field.value);
  if (field.cardinality === "repeated") return [...parts, isPackable(field.value) ? "packed" : "repeated"];
  // An entry's value of a closed enum is read as of an open one.
  if (field.cardinality === "map") return [...parts, ...partsOfScalar(field.key), "map", ...openEnumOf(field.value)];
  return parts;
}

function openEnumOf({ kind }: ValuePlan): (keyof Parts)[] {
  return kind === "enum" ? ["openEnum"] : [];
}

function partsOfValue(value: ValuePlan): (keyof Parts)[] {
  if (value.kind === "scalar") return partsOfScalar(value);
  if (value.kind === "enum") return [value.enum.open ? "openEnum" : "closedEnum"];
  return [value.delimited ? "group" : "message"];
}

function partsOfScalar(plan: ScalarPlan): (keyof Parts)[] {
  const { kind } = scalarTypes[plan.scalar];
  const part = partOf(plan);
  return kind === "int64" || kind === "uint64" ? [part, formOf(plan)] : [part];
}
