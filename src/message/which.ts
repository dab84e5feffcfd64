import { assertMessage } from "./assert-message.ts";
import { findOneof } from "./find-field.ts";
import type { MessageType } from "./message-type.ts";
import { getOwn } from "./property.ts";

/**
 * Names the member of a oneof that is set: its localName, or undefined where none is.
 *
 * `oneof` is the oneof's name, in lowerCamelCase or as in the `.proto`. Errors: NOT_FOUND, INVALID_TYPE if `message` is none.
 */
export function which<T>(type: MessageType<T>, message: T, oneof: string): (keyof T & string) | undefined {
  const { fields } = findOneof(type, oneof);
  assertMessage(type, message);
  return fields.find((field) => getOwn(message, field.localName) !== undefined)?.localName as
    | (keyof T & string)
    | undefined;
}
