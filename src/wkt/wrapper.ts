import { create } from "../message/create.ts";
import type { MessageType } from "../message/message-type.ts";
import { getOr, wellKnownField } from "../message/well-known.ts";
import { defaultValue } from "../message/zero-value.ts";
import { assertMessage } from "../message/assert-message.ts";
import { assertType } from "./check.ts";

/*
 * The wrappers of scalars, google.protobuf.Int32Value and so on: https://protobuf.dev/reference/protobuf/google.protobuf/#int32-value
 */

const names = ["Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"].map(
  (kind) => `google.protobuf.${kind}Value`,
);

/**
 * The wrapper of a value: `wrap(schema.message("google.protobuf.Int32Value"), 5)` is `{ value: 5 }`.
 *
 * Errors: those of `create`; INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#int32-value
 */
export function wrap<T>(type: MessageType<T>, value: unknown): T {
  assertType(type, ...names);
  return create(type, { [wellKnownField(type.plan, 1).localName]: value });
}

/** The value of a wrapper; undefined for an absent one. Errors: INVALID_TYPE; INVALID_ARGUMENT for the codec of another type. */
export function unwrap<T extends { value: unknown }>(
  type: MessageType<T>,
  message: T | undefined,
): T["value"] | undefined {
  assertType(type, ...names);
  if (message === undefined) return undefined;
  assertMessage(type, message);
  const field = wellKnownField(type.plan, 1);
  return getOr(message, field.localName, defaultValue(field, type.plan.representation)) as T["value"];
}
