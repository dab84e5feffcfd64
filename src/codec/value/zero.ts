import { firstNumber } from "../../plan/enum-value.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import type { Emission } from "../emission.ts";
import type { EnumValuePlan, ScalarPlan } from "../../plan/plan.ts";
import type { Parts } from "../parts.ts";
import { type Code, js, literal } from "../source/code.ts";
import { zeroScalar } from "./scalar.ts";

/** The expression of what an absent scalar or enum of implicit presence is. */
export function emitZero(emission: Emission, value: ScalarPlan | EnumValuePlan): Code {
  if (value.kind === "enum") return js`${firstNumber(value.enum)}`;
  switch (scalarTypes[value.scalar].kind) {
    case "string":
      return literal("");
    case "bool":
      return literal(false);
    case "bytes":
      return emission.runtime("emptyBytes");
    case "int64":
      return value.int64 === "long" ? js`${emission.runtime("zeroLong")}()` : literal(plainZero64(value));
    case "uint64":
      return value.int64 === "long" ? js`${emission.runtime("zeroUnsignedLong")}()` : literal(plainZero64(value));
    default:
      return js`0`;
  }
}

function plainZero64(value: ScalarPlan): bigint | number | string {
  return value.int64 === "bigint" ? 0n : value.int64 === "string" ? "0" : 0;
}

/** The same, for the interpreter. */
export function zeroOf(value: ScalarPlan | EnumValuePlan, parts: Parts): unknown {
  return value.kind === "enum" ? firstNumber(value.enum) : zeroScalar(value, parts);
}
