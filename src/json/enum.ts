import type { EnumPlan } from "../plan/plan.ts";
import { enumValue } from "../plan/enum-value.ts";
import { quote } from "../message/path.ts";
import { enumProblem } from "../message/scalar-value.ts";
import type { JsonReader } from "./context.ts";
import { readInteger, wrongKind } from "./scalar.ts";

/** google.protobuf.NullValue, whose one value is null in JSON. */
export const nullValue = "google.protobuf.NullValue";

/**
 * Reads an enum value by its name or number; undefined where it is unknown and `ignoreUnknown` is set.
 *
 * Errors: UNKNOWN_ENUM_VALUE (names, and numbers of closed enums), INVALID_TYPE, OUT_OF_RANGE.
 */
export function readEnum(reader: JsonReader, plan: EnumPlan, json: unknown): number | undefined {
  const { place, options } = reader;
  if (json === null && plan.typeName === nullValue) return 0;
  if (typeof json === "boolean" || json === null || (typeof json === "object" && Array.isArray(json)))
    return wrongKind(reader, "an enum", json);
  if (typeof json === "string") {
    const value = enumValue(plan, json);
    if (value !== undefined) return value.number;
    return options.ignoreUnknown === true
      ? undefined
      : place.fail("UNKNOWN_ENUM_VALUE", `${plan.typeName} has no value ${quote(json)}`);
  }
  const number = typeof json === "number" ? json : Number(readInteger(reader, plan.typeName, json));
  const problem = enumProblem(plan, number);
  if (problem?.code === "UNKNOWN_ENUM_VALUE" && options.ignoreUnknown === true) return undefined;
  if (problem !== undefined) return place.failWith(problem);
  return number === 0 ? 0 : number;
}
