import { assertMessage } from "./assert-message.ts";
import { copyField } from "./copy.ts";
import type { ExtensionType } from "./extension-type.ts";
import { restoreOrder } from "./field-order.ts";
import { findExtension } from "./find-extension.ts";
import type { MessageType } from "./message-type.ts";
import { startNesting } from "./nesting.ts";
import { clearField, setField } from "./set-field.ts";
import { assertValidField } from "./verify.ts";

/**
 * Sets an extension; undefined makes it absent. The value is verified and copied, as `create` does.
 *
 * Errors: INVALID_ARGUMENT if the message's type has no such extension, INVALID_TYPE if `message` is not a message, and
 * those of `create`. After an error, nothing is changed.
 */
export function setExtension<T, Init = any>(
  type: MessageType<T>,
  message: T,
  extension: ExtensionType<T, any, Init>,
  value: Init | undefined,
): void {
  const member = findExtension(type, extension);
  assertMessage(type, message);
  assertValidField(type, member, value, "set an extension of");
  if (value === undefined) clearField(type.plan, message, member);
  else if (setField(type.plan, message, member, copyField(member, type.plan.representation, value, startNesting())))
    restoreOrder(type.plan, message);
}
