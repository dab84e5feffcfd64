import type { ErrorCode } from "../errors.ts";
import type { EnumPlan } from "../plan/plan.ts";
import { enumValue } from "../plan/enum-value.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { describeValue } from "./describe.ts";
import { convertInt64, parseInt64 } from "./int64.ts";
import type { Representation } from "./message-type.ts";
import { copyBytes, isBytes } from "./property.ts";

/** What is wrong with a value, without its place. */
export interface ValueProblem {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * Returns what is wrong with the value of a scalar type; undefined if nothing is. Encode accepts the same values.
 *
 * Codes: INVALID_TYPE (also NaN and 1.5 for integers), OUT_OF_RANGE, INVALID_UTF8 for a lone surrogate.
 */
export function scalarProblem(scalar: ScalarType, value: unknown): ValueProblem | undefined {
  switch (scalarTypes[scalar].kind) {
    case "int32":
      return int32Problem(scalar, value, -0x8000_0000, 0x7fff_ffff);
    case "uint32":
      return int32Problem(scalar, value, 0, 0xffff_ffff);
    case "int64":
      return int64Problem(scalar, value, false);
    case "uint64":
      return int64Problem(scalar, value, true);
    case "float":
      if (typeof value !== "number") return wrongType("a number", value);
      return scalar === "double" || Math.abs(Math.fround(value) - value) !== Infinity
        ? undefined
        : outOfRange(scalar, value);
    case "bool":
      return typeof value === "boolean" ? undefined : wrongType("a boolean", value);
    case "bytes":
      return isBytes(value) ? undefined : wrongType("a Uint8Array", value);
    case "string":
      if (typeof value !== "string") return wrongType("a string", value);
      return hasLoneSurrogate(value) ? { code: "INVALID_UTF8", message: "string has a lone surrogate" } : undefined;
  }
}

/**
 * Returns what is wrong with the value of an enum: open enums take any int32, closed ones declared numbers. Codes:
 * INVALID_TYPE, OUT_OF_RANGE, UNKNOWN_ENUM_VALUE.
 */
export function enumProblem(plan: EnumPlan, value: unknown): ValueProblem | undefined {
  const problem = int32Problem("int32", value, -0x8000_0000, 0x7fff_ffff);
  if (problem !== undefined || plan.open) return problem;
  if (enumValue(plan, value as number) !== undefined) return undefined;
  return { code: "UNKNOWN_ENUM_VALUE", message: `closed enum ${plan.typeName} declares no ${describeValue(value)}` };
}

/** The INVALID_TYPE error. */
export function wrongType(expected: string, value: unknown): ValueProblem {
  return { code: "INVALID_TYPE", message: `expected ${expected}, got ${describeValue(value)}` };
}

function int32Problem(scalar: ScalarType, value: unknown, least: number, most: number): ValueProblem | undefined {
  if (typeof value !== "number" || !Number.isInteger(value)) return wrongType(`an integer (${scalar})`, value);
  return value >= least && value <= most ? undefined : outOfRange(scalar, value);
}

function int64Problem(scalar: ScalarType, value: unknown, unsigned: boolean): ValueProblem | undefined {
  const parsed = parseInt64(value, unsigned);
  if (typeof parsed === "bigint") return undefined;
  return parsed === "OUT_OF_RANGE"
    ? outOfRange(scalar, value)
    : wrongType(`a bigint, safe integer, decimal digits or Long (${scalar})`, value);
}

function outOfRange(scalar: ScalarType, value: unknown): ValueProblem {
  return { code: "OUT_OF_RANGE", message: `${describeValue(value)} is out of the range of ${scalar}` };
}

/**
 * A scalar's value as a new message holds it: 64-bit integers in the configured representation, bytes copied, no -0 for
 * integers. Anything else as it is.
 */
export function copyScalar(scalar: ScalarType, value: unknown, representation: Representation): unknown {
  switch (scalarTypes[scalar].kind) {
    case "int64":
      return convertInt64(value, false, representation.int64);
    case "uint64":
      return convertInt64(value, true, representation.int64);
    case "int32":
    case "uint32":
      return value === 0 ? 0 : value;
    case "bytes":
      return isBytes(value) ? copyBytes(value) : value;
    default:
      return value;
  }
}

/** Returns whether a valid value is a 64-bit integer beyond the safe integers, which `int64: "number"` cannot hold. */
export function isInexactNumber(scalar: ScalarType, value: unknown): boolean {
  const { kind } = scalarTypes[scalar];
  return (kind === "int64" || kind === "uint64") && !Number.isSafeInteger(Number(parseInt64(value, kind === "uint64")));
}

/** Returns whether two values of a scalar type are equal: they would be encoded alike. All NaNs are equal. */
export function equalScalars(scalar: ScalarType, left: unknown, right: unknown): boolean {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "float":
      if (fixedSize === 4 && typeof left === "number" && typeof right === "number")
        return Object.is(Math.fround(left), Math.fround(right));
      return Object.is(left, right);
    case "int64":
      return left === right || equalInt64(left, right, false);
    case "uint64":
      return left === right || equalInt64(left, right, true);
    case "bytes":
      return isBytes(left) && isBytes(right) && equalBytes(left, right);
    default:
      return left === right;
  }
}

function equalInt64(left: unknown, right: unknown, unsigned: boolean): boolean {
  const parsed = parseInt64(left, unsigned);
  return typeof parsed === "bigint" && parsed === parseInt64(right, unsigned);
}

/** Returns whether two arrays hold the same bytes. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return false;
  }
  return true;
}
