import { assertMessage } from "./assert-message.ts";
import { findField } from "./find-field.ts";
import type { MessageType } from "./message-type.ts";
import { getOwn } from "./property.ts";
import { defaultValue } from "./zero-value.ts";

/** What `getOrDefault` returns: never undefined, except for messages, which have no default. */
export type OrDefault<V> =
  Exclude<V, undefined> extends string | number | bigint | boolean | Uint8Array | readonly unknown[]
    ? Exclude<V, undefined>
    : V;

/**
 * The value of a field. If it is absent: its declared default, or else its zero value (for a closed enum, its first
 * value), or an empty list or map.
 *
 * `name` is the localName. Each default is a new value, safe to change. For an absent message: undefined.
 * Errors: NOT_FOUND, INVALID_TYPE if `message` is not a message.
 */
export function getOrDefault<T, K extends keyof T & string>(
  type: MessageType<T>,
  message: T,
  name: K,
): OrDefault<T[K]> {
  const field = findField(type, name);
  assertMessage(type, message);
  return (getOwn(message, field.localName) ?? defaultValue(field, type.plan.representation)) as OrDefault<T[K]>;
}
