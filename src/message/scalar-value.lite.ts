import type { ErrorCode } from "../errors.ts";
import type { ScalarType } from "../schema/scalar-type.ts";
import type { LongLike } from "./int64.ts";

/*
 * scalar-value.ts for the light runtime, as far as encode needs it. The writers have found a value wrong: what is left to tell is the code.
 */

export interface ValueProblem {
  readonly code: ErrorCode;
  readonly message: string;
}

export function scalarProblem(scalar: ScalarType, value: unknown): ValueProblem | undefined {
  if (scalar === "int32" && typeof value === "number" && (value | 0) === value) return undefined;
  const code = scalar === "string" && typeof value === "string" ? "INVALID_UTF8" : isInteger(scalar, value) ? "OUT_OF_RANGE" : "INVALID_TYPE";
  return { code, message: `not a ${scalar}` };
}

export function wrongType(expected: string, _value: unknown): ValueProblem {
  return { code: "INVALID_TYPE", message: `not ${expected}` };
}

function isInteger(scalar: ScalarType, value: unknown): boolean {
  if (!/int|fixed/.test(scalar)) return false;
  if (typeof value === "number" || !scalar.endsWith("64")) return Number.isInteger(value);
  return typeof value === "bigint" || (typeof value === "string" ? /^-?\d{1,20}$/.test(value) : Number.isInteger((value as Partial<LongLike> | null)?.low));
}
