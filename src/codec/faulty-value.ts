import type { ErrorCode } from "../errors.ts";
import { mapKeyProblem } from "../message/map-key.ts";
import { isMap, isMessageObject } from "../message/property.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import type { FieldOutline, SingularOutline, ValueOutline } from "./outline.ts";
import type { OneofPlan } from "./plan.ts";

/** Where a value stands: in a message as that of a field, in a list, or in a map. */
type Holder = "field" | "element" | "entry";

/** Tells whether encode has refused `value` with this code if it stands there, with `depth` levels left; of an entry, also its `key` in `map`. */
export function isFaulty(code: ErrorCode, field: FieldOutline, holder: Holder, value: unknown, depth: number, key?: unknown, map?: unknown): boolean {
  if (code === "LIMIT_EXCEEDED") return depth < 1 && value !== undefined && (field.value.kind === "message" || (field.shape === "map" && holder === "field"));
  if (code === "MISSING_REQUIRED") return field.shape === "singular" && field.presence === "required" && value === undefined;
  if (code === "ONEOF_CONFLICT") return field.shape === "singular" && value !== undefined && mayConflict(field);
  if (holder === "field" && value === undefined) return false;
  if (holder === "field" && field.shape === "repeated") return !Array.isArray(value);
  if (holder === "field" && field.shape === "map") return !isMap(value) && !isMessageObject(value);
  return valueCode(field.value, value) === code || (holder === "entry" && field.shape === "map" && keyCode(field.key.type, key, map) === code);
}

/** Generated code does not tell which fields are in oneofs. */
function mayConflict(field: SingularOutline & { readonly oneof?: OneofPlan | undefined }): boolean {
  return !("oneof" in field) || field.oneof !== undefined;
}

function valueCode(type: ValueOutline & { readonly closed?: readonly number[] | undefined }, value: unknown): ErrorCode | undefined {
  if (type.kind === "message") return isMessageObject(value) ? undefined : "INVALID_TYPE";
  if (type.kind === "scalar") return scalarProblem(type.type, value)?.code;
  return scalarProblem("int32", value)?.code ?? (isDeclared(type, value as number) ? undefined : "UNKNOWN_ENUM_VALUE");
}

/** Generated code does not tell the numbers of closed enums here. */
function isDeclared(type: object & { readonly closed?: readonly number[] | undefined }, value: number): boolean {
  if (!("closed" in type)) return false;
  return type.closed === undefined || type.closed.includes(value);
}

function keyCode(type: Parameters<typeof mapKeyProblem>[0], key: unknown, map: unknown): ErrorCode | undefined {
  return (isMap(map) ? scalarProblem(type, key) : mapKeyProblem(type, String(key), true))?.code;
}
