import { ProtobufError } from "../errors.ts";
import { assertMessage } from "../message/assert-message.ts";
import { checkType } from "../message/check-arguments.ts";
import type { MessageType } from "../message/message-type.ts";
import type { ValueProblem } from "../message/scalar-value.ts";

/** Refuses another type than the well-known one. Errors: INVALID_ARGUMENT. */
export function assertType(type: MessageType, ...typeNames: string[]): void {
  checkType(type);
  if (typeNames.includes(type.typeName)) return;
  throw new ProtobufError(
    "INVALID_ARGUMENT",
    `${type.typeName} is not ${typeNames.length === 1 ? typeNames[0] : "a wrapper type"}`,
    { typeName: type.typeName },
  );
}

/** Refuses another type, and what can be no message. Errors: INVALID_ARGUMENT, INVALID_TYPE. */
export function assertMessageOf(type: MessageType, typeName: string, message: unknown): asserts message is object {
  assertType(type, typeName);
  assertMessage(type, message);
}

/** Throws a problem as an error. */
export function throwProblem(type: MessageType, { code, message }: ValueProblem): never {
  throw new ProtobufError(code, `${type.typeName}: ${message}`, { typeName: type.typeName });
}
