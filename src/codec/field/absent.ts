import type { FieldPlan } from "../../plan/plan.ts";

/** Absent, the field is a zero, an empty list or an empty map, and not undefined. */
export function hasZero(field: FieldPlan): boolean {
  if (field.kind === "extension") return false;
  return field.cardinality !== "singular" || (field.presence === "implicit" && field.value.kind !== "message");
}

/** The slot holds the zero from the start, where that may be shared: in emitted code it stays a number for V8 (benchmark case `batch`). */
export function startsAsZero(field: FieldPlan): boolean {
  if (!hasZero(field) || field.cardinality !== "singular") return false;
  return field.value.kind !== "message";
}
