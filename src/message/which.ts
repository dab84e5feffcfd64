import { assertMessage } from "./assert-message.ts";
import { findOneof } from "./find-field.ts";
import type { MessageType } from "./message-type.ts";
import { getOwn } from "./property.ts";

/** The names of a type's oneofs; any string if they are not known. */
export type OneofName<TOneofs> = keyof TOneofs & string;

/** The members of a oneof of `T`; any field if they are not known. */
export type OneofMember<T, TOneofs, Name extends keyof TOneofs> = 0 extends 1 & TOneofs
  ? keyof T & string
  : TOneofs[Name];

/**
 * Returns the localName of the oneof member that is set, or undefined if none is.
 *
 * `oneof` is the name of the oneof, in lowerCamelCase or as in the `.proto`. Errors: NOT_FOUND, INVALID_TYPE if
 * `message` is not a message.
 */
export function which<T, TOneofs, Name extends OneofName<TOneofs>>(
  type: MessageType<T, any, TOneofs>,
  message: T,
  oneof: Name,
): OneofMember<NoInfer<T>, TOneofs, Name> | undefined {
  const { fields } = findOneof(type, oneof);
  assertMessage(type, message);
  return fields.find((field) => getOwn(message, field.localName) !== undefined)?.localName as
    | OneofMember<NoInfer<T>, TOneofs, Name>
    | undefined;
}
