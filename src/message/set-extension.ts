import { assertMessage } from "./assert-message.ts";
import { copyField } from "./copy.ts";
import type { ExtensionType } from "./extension-type.ts";
import { restoreOrder } from "./field-order.ts";
import { findExtension } from "./find-extension.ts";
import type { MessageType } from "./message-type.ts";
import { startNesting } from "./nesting.ts";
import { clearField, setField } from "./set-field.ts";
import { assertValidField } from "./verify.ts";
import type { FieldDescriptor } from "../schema/descriptors.ts";

/**
 * Sets an extension; undefined makes it absent. The value is verified and copied, as `create` does.
 *
 * Errors: INVALID_ARGUMENT if the message's type has no such extension, INVALID_TYPE if `message` is none, and those of `create`; then nothing is changed.
 */
export function setExtension<T, Init = any>(type: MessageType<T>, message: T, extension: FieldDescriptor | ExtensionType<T, any, Init>, value: Init | undefined): void {
  const member = findExtension(type, extension);
  assertMessage(type, message);
  assertValidField(type, member, value, "set an extension of");
  if (value === undefined) clearField(type.descriptor, message, member);
  else if (setField(message, member, copyField(member, type.representation, value, startNesting()))) restoreOrder(type.descriptor, message);
}
