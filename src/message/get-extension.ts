import { assertMessage } from "./assert-message.ts";
import type { ExtensionType } from "./extension-type.ts";
import { findExtension } from "./find-extension.ts";
import type { MessageType } from "./message-type.ts";
import { getOwn } from "./property.ts";

/**
 * The value of an extension, or undefined if it is absent. (`getOrDefault(codec, message, extension.localName)` gives
 * its default.)
 *
 * Errors: INVALID_ARGUMENT if the message's type has no such extension, INVALID_TYPE if `message` is not a message.
 */
export function getExtension<T, Value = any>(
  type: MessageType<T>,
  message: T,
  extension: ExtensionType<T, Value>,
): Value | undefined {
  const member = findExtension(type, extension);
  assertMessage(type, message);
  return getOwn(message, member.localName) as Value | undefined;
}
