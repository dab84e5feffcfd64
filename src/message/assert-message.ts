import { ProtobufError } from "../errors.ts";
import type { MessageType } from "./message-type.ts";
import { isMessageObject } from "./property.ts";
import { wrongType } from "./scalar-value.ts";

/** Throws unless the value can be a message. Errors: INVALID_TYPE. */
export function assertMessage(type: MessageType, message: unknown): asserts message is object {
  if (isMessageObject(message)) return;
  const { code, message: text } = wrongType(`a message ${type.typeName}`, message);
  throw new ProtobufError(code, text, { typeName: type.typeName });
}
