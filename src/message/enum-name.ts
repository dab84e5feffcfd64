import type { EnumPlan } from "../plan/plan.ts";
import { enumValue } from "../plan/enum-value.ts";
import { ProtobufError } from "../errors.ts";
import { findField } from "./find-field.ts";
import type { MessageType } from "./message-type.ts";

/**
 * The name of an enum field's value: `enumName(Order, "status", order.status)` is `"STATUS_PAID"`. Undefined for a
 * number that the enum does not declare; if several names share a number, the first.
 *
 * `field` is the localName of an enum field, singular, repeated or map. Errors: NOT_FOUND; INVALID_ARGUMENT for a field
 * of another type.
 */
export function enumName<T>(
  type: MessageType<T>,
  field: keyof T & string,
  number: number | undefined,
): string | undefined {
  const plan = enumOf(type, field);
  return typeof number === "number" ? enumValue(plan, number)?.name : undefined;
}

/**
 * The number of an enum value by its name: the inverse of `enumName`. Undefined for a name that the enum
 * does not declare.
 *
 * Errors: as for `enumName`.
 */
export function enumNumber<T>(
  type: MessageType<T>,
  field: keyof T & string,
  name: string | undefined,
): number | undefined {
  const plan = enumOf(type, field);
  return typeof name === "string" ? enumValue(plan, name)?.number : undefined;
}

function enumOf(type: MessageType, name: string): EnumPlan {
  const { value } = findField(type, name);
  if (value.kind === "enum") return value.enum;
  throw new ProtobufError("INVALID_ARGUMENT", `field ${name} of ${type.typeName} is no enum`, {
    typeName: type.typeName,
  });
}
