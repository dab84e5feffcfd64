import type { EnumPlan } from "../plan/plan.ts";
import { enumValue } from "../plan/enum-value.ts";
import { quote } from "../message/path.ts";
import { refuse } from "../message/refusal.ts";
import { enumProblem } from "../message/scalar-value.ts";
import { readInteger, wrongKind } from "./scalar.ts";

/** google.protobuf.NullValue, whose one value is null in JSON. */
export const nullValue = "google.protobuf.NullValue";

/**
 * Reads an enum value by its name or number; undefined if it is unknown, and such are ignored.
 *
 * Refuses: UNKNOWN_ENUM_VALUE (names, and numbers of closed enums), INVALID_TYPE, OUT_OF_RANGE.
 */
export function readEnum(plan: EnumPlan, json: unknown, ignoreUnknown: boolean): number | undefined {
  if (json === null && plan.typeName === nullValue) return 0;
  if (typeof json === "boolean" || json === null || (typeof json === "object" && Array.isArray(json)))
    return wrongKind("an enum", json);
  if (typeof json === "string") {
    const value = enumValue(plan, json);
    if (value !== undefined) return value.number;
    const message = `${plan.typeName} has no value ${quote(json)}`;
    return ignoreUnknown ? undefined : refuse({ code: "UNKNOWN_ENUM_VALUE", message });
  }
  const number = typeof json === "number" ? json : Number(readInteger(plan.typeName, json));
  const problem = enumProblem(plan, number);
  if (problem?.code === "UNKNOWN_ENUM_VALUE" && ignoreUnknown) return undefined;
  if (problem !== undefined) return refuse(problem);
  return number === 0 ? 0 : number;
}
