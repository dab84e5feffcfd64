import { ProtobufError } from "../errors.ts";
import { assertMessage } from "./assert-message.ts";
import { copyField } from "./copy.ts";
import { restoreOrder } from "./field-order.ts";
import { findField } from "./find-field.ts";
import type { MessageType } from "./message-type.ts";
import { startNesting } from "./nesting.ts";
import { getOwn } from "./property.ts";
import { clearField, setField } from "./set-field.ts";
import { assertValidField } from "./verify.ts";

/** The members of all oneofs; any field where they are not known. */
export type AnyOneofMember<TInit, TOneofs> = keyof TInit &
  (0 extends 1 & TOneofs ? string : TOneofs[keyof TOneofs] & string);

/**
 * Sets a member of a oneof and clears the others: `setOneof(codec, message, "text", "hello")`. `undefined` clears all
 * of them.
 *
 * `member` is the localName. The value is verified and copied, as `create` does. Errors: NOT_FOUND, INVALID_ARGUMENT if
 * the field is in no oneof, INVALID_TYPE if `message` is not a message, and those of `create`. After an error, nothing
 * is changed.
 */
export function setOneof<T, TInit, TOneofs, K extends AnyOneofMember<TInit, TOneofs>>(
  type: MessageType<T, TInit, TOneofs>,
  message: T,
  member: K,
  value: NoInfer<TInit>[K],
): void {
  const field = findField(type, member);
  if (field.oneof === undefined) {
    throw new ProtobufError("INVALID_ARGUMENT", `${type.typeName}.${field.name} is in no oneof`, {
      typeName: type.typeName,
      path: member,
    });
  }
  assertMessage(type, message);
  assertValidField(type, field, value, "set a field of");
  if (value === undefined) {
    for (const other of field.oneof.fields) {
      if (getOwn(message, other.localName) !== undefined) clearField(type.plan, message, other);
    }
  } else if (setField(type.plan, message, field, copyField(field, type.plan.representation, value, startNesting()))) {
    restoreOrder(type.plan, message);
  }
}
