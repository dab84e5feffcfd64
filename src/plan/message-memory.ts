import { isBytes } from "../wire/byte-array.ts";
import * as costs from "./costs.ts";
import { asciiMemory, literalMemory, smallestTable, tableMemory } from "./memory-costs.ts";
import type { MessagePlan, Representation } from "./plan.ts";

/*
 * What values take in estimated bytes, before or after they are made.
 */

/** A message of which no field is set, with its place in a list: its lists and maps are there. */
export function messageMemory(plan: MessagePlan): number {
  return plan.absentIsOwn ? fullMemory(plan) : looseMemory(plan);
}

/** The same of a type that owns all its fields. */
export function fullMemory(plan: MessagePlan): number {
  const { length } = plan.fields;
  return startMemory(length, length * costs.property) + contentsMemory(plan);
}

/** The same of one that does not. */
function looseMemory(plan: MessagePlan): number {
  const count = countOwn(plan);
  return startMemory(count, literalMemory(count)) + contentsMemory(plan);
}

function startMemory(count: number, properties: number): number {
  return costs.element + (count === 0 ? costs.emptyObject : costs.object + properties);
}

/** The same message, if it is given its properties one by one. */
export function grownMessageMemory(plan: MessagePlan): number {
  const count = countOwn(plan);
  return (
    costs.element +
    costs.emptyObject +
    (count < smallestTable ? count * costs.property : tableMemory(count)) +
    contentsMemory(plan)
  );
}

/** The properties that it has at least. */
function countOwn({ fields, absentIsOwn }: MessagePlan): number {
  if (absentIsOwn) return fields.length;
  return fields.filter(({ cardinality, presence }) => cardinality !== "singular" || presence === "implicit").length;
}

function contentsMemory({ fields, representation: { maps } }: MessagePlan): number {
  let size = 0;
  for (const { cardinality } of fields) {
    if (cardinality === "repeated") size += costs.list;
    if (cardinality === "map") size += maps === "map" ? costs.map : costs.emptyObject;
  }
  return size;
}

/** An entry of a map, but for its value. */
export function entryMemory(key: unknown, maps: Representation["maps"]): number {
  return maps === "map" ? costs.mapEntry + valueMemory(key) : costs.newKey + asciiMemory(String(key).length);
}

/** A value of a scalar type, beside the place where it stands. */
export function valueMemory(value: unknown): number {
  switch (typeof value) {
    case "string":
      return asciiMemory(value.length);
    case "bigint":
      return costs.bigint;
    case "number":
      return value === (value | 0) ? 0 : costs.boxedNumber;
    case "object":
      return isBytes(value) ? costs.bytes + value.length : costs.long;
    default:
      return 0;
  }
}
