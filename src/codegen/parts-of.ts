import type { FieldPlan, MessagePlan, ScalarPlan, ValuePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { forms, partOf, type Parts } from "../codec/compact/parts.ts";

/** The parts of the compact engine that a type has use for, sorted. */
export function partsOf({ members, messageSet, absentIsOwn }: MessagePlan): (keyof Parts)[] {
  const names = new Set<keyof Parts>(messageSet ? ["messageSet"] : []);
  if (members.some(({ kind }) => kind === "extension") || !absentIsOwn) names.add("loose");
  for (const member of members) for (const name of partsOfField(member)) names.add(name);
  return [...names].sort();
}

function partsOfField(field: FieldPlan): (keyof Parts)[] {
  const parts = partsOfValue(field.value);
  if (field.cardinality === "repeated") return [...parts, isPackable(field.value) ? "packed" : "repeated"];
  // An entry's value of a closed enum is read as of an open one.
  if (field.cardinality === "map") return [...parts, ...partsOfScalar(field.key), "map", ...openEnumOf(field.value)];
  if (field.presence === "required") return [...parts, "required"];
  return field.oneof !== undefined && field.oneof.fields.length > 1 ? [...parts, "oneof"] : parts;
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
  return kind === "int64" || kind === "uint64" ? [part, forms[plan.int64]] : [part];
}

/** Numbers, booleans and enums. */
function isPackable(value: ValuePlan): boolean {
  return value.kind === "enum" || (value.kind === "scalar" && scalarTypes[value.scalar].wireType !== 2);
}
