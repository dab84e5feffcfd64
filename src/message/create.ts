import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { copiers } from "./copy.ts";
import type { MessageType } from "./message-type.ts";
import { type DepthOptions, maxDepthOf } from "./nesting.ts";
import { assertValid } from "./verify.ts";

/**
 * Makes a message of `init`, deeply copied, with all that is absent filled in: zeros, empty lists and maps, undefined.
 *
 * `required` fields may stay absent. Errors: those that `verify` lists, the first one thrown; INVALID_ARGUMENT for wrong options.
 */
export function create<T, TInit>(type: MessageType<T, TInit>, init?: TInit, options?: DepthOptions): T {
  checkType(type);
  checkOptionsObject(options);
  const maxDepth = maxDepthOf(options);
  const { plan } = type;
  if (init !== undefined) assertValid(type, init, options, "create");
  return copiers.of(plan)(init === undefined ? {} : init, maxDepth) as T;
}
