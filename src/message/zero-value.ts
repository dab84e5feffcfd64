import type { FieldPlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { emptyBytes } from "./empty-bytes.ts";
import { fromBigInt, parseInt64 } from "./int64.ts";
import type { Representation } from "./message-type.ts";
import { copyScalar } from "./scalar-value.ts";

/**
 * What a field of implicit presence holds while it is absent: a zero, or a new list or map.
 *
 * For a singular message it is undefined: messages have explicit presence.
 */
export function zeroValue(field: FieldPlan, representation: Representation): unknown {
  if (field.cardinality === "repeated") return [];
  if (field.cardinality === "map") return representation.maps === "map" ? new Map() : {};
  const { value } = field;
  switch (value.kind) {
    case "scalar":
      return zeroScalar(value.scalar, representation);
    case "enum":
      return value.enum.values[0]?.number ?? 0;
    case "message":
      return undefined;
  }
}

/** The function that makes the value of `zeroValue`; undefined for a singular message. */
export function zeroMaker(field: FieldPlan, representation: Representation): (() => unknown) | undefined {
  if (field.cardinality === "repeated") return () => [];
  if (field.cardinality === "map") return representation.maps === "map" ? () => new Map() : () => ({});
  const zero = zeroValue(field, representation);
  return zero === undefined ? undefined : () => zero;
}

/**
 * The declared default in the configured representation (bytes copied), or else the zero value; undefined for a
 * singular message.
 */
export function defaultValue(field: FieldPlan, representation: Representation): unknown {
  if (field.cardinality !== "singular" || field.defaultValue === undefined) return zeroValue(field, representation);
  return field.value.kind === "scalar"
    ? copyScalar(field.value.scalar, field.defaultValue, representation)
    : field.defaultValue;
}

/** The zero of a scalar type. */
export function zeroScalar(scalar: ScalarType, representation: Representation): unknown {
  switch (scalarTypes[scalar].kind) {
    case "int64":
      return fromBigInt(0n, false, representation.int64);
    case "uint64":
      return fromBigInt(0n, true, representation.int64);
    case "string":
      return "";
    case "bool":
      return false;
    case "bytes":
      return emptyBytes;
    default:
      return 0;
  }
}

/** Returns whether encode skips a scalar or enum of implicit presence because it is zero. -0 of a float is not. */
export function isZero(type: ValuePlan, value: unknown): boolean {
  if (type.kind === "enum") return value === 0;
  if (type.kind === "message") return false;
  switch (scalarTypes[type.scalar].kind) {
    case "int64":
    case "uint64":
      return value === 0n || parseInt64(value, false) === 0n;
    case "string":
      return value === "";
    case "bool":
      return value === false;
    case "bytes":
      return (value as Uint8Array).length === 0;
    case "float":
      return Object.is(value, 0);
    default:
      return value === 0;
  }
}
