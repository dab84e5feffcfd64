import type { ErrorCode } from "../errors.ts";
import { mapKeyProblem } from "../message/map-key.ts";
import { enumProblem, scalarProblem } from "../message/scalar-value.ts";
import type { FieldPlan, ValuePlan } from "../plan/plan.ts";
import { isList, isMap, isMessageObject } from "../message/property.ts";

/** Where a value stands: in a message as that of a field, in a list, or in a map. */
export type Holder = "field" | "element" | "entry";

/**
 * Returns whether encode has refused `value` with this code if it stands there, with `depth` levels left; of an entry,
 * also its `key` in `map`.
 */
export function isFaulty(
  code: ErrorCode,
  field: FieldPlan,
  holder: Holder,
  value: unknown,
  depth: number,
  key?: unknown,
  map?: unknown,
): boolean {
  if (code === "LIMIT_EXCEEDED")
    return (
      depth < 1 &&
      value !== undefined &&
      (field.value.kind === "message" || (field.cardinality === "map" && holder === "field"))
    );
  if (code === "MISSING_REQUIRED")
    return field.cardinality === "singular" && field.presence === "required" && value === undefined;
  if (code === "ONEOF_CONFLICT")
    return field.cardinality === "singular" && value !== undefined && field.oneof !== undefined;
  if (holder === "field" && value === undefined) return false;
  if (holder === "field" && field.cardinality === "repeated") return !isList(value);
  if (holder === "field" && field.cardinality === "map") return !isMap(value) && !isMessageObject(value);
  return (
    valueCode(field.value, value) === code ||
    (holder === "entry" && field.cardinality === "map" && keyCode(field.key.scalar, key, map) === code)
  );
}

function valueCode(type: ValuePlan, value: unknown): ErrorCode | undefined {
  if (type.kind === "message") return isMessageObject(value) ? undefined : "INVALID_TYPE";
  return (type.kind === "scalar" ? scalarProblem(type.scalar, value) : enumProblem(type.enum, value))?.code;
}

function keyCode(type: Parameters<typeof mapKeyProblem>[0], key: unknown, map: unknown): ErrorCode | undefined {
  return (isMap(map) ? scalarProblem(type, key) : mapKeyProblem(type, String(key), true))?.code;
}
