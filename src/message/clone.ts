import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { copiers } from "./copy.ts";
import type { MessageType } from "./message-type.ts";
import { type DepthOptions, maxDepthOf } from "./nesting.ts";
import { failure } from "./verify.ts";

/**
 * Copies a message deeply: messages, lists, maps, bytes and unknown fields are the copy's own.
 *
 * The copy has the shape that decode returns, even if the original is a literal. Values are copied without being
 * verified. Errors: INVALID_TYPE and OUT_OF_RANGE for values that cannot be copied, CYCLE, LIMIT_EXCEEDED (`maxDepth`),
 * INVALID_ARGUMENT for wrong options.
 */
export function clone<T>(type: MessageType<T>, message: T, options?: DepthOptions): T {
  checkType(type);
  checkOptionsObject(options);
  const maxDepth = maxDepthOf(options);
  try {
    return copiers.of(type.plan)(message, maxDepth) as T;
  } catch (error) {
    throw failure(type, message, options, "clone", error);
  }
}
