import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { copiers } from "./copy.ts";
import type { MessageType } from "./message-type.ts";
import { type DepthOptions, maxDepthOf } from "./nesting.ts";
import { assertValid } from "./verify.ts";

/**
 * Makes a message from a deep copy of `init`, with everything absent filled in: zeros, empty lists and maps, undefined.
 *
 * `required` fields may stay absent. Errors: the first one that `verify` would list; INVALID_ARGUMENT for wrong
 * options.
 */
export function create<T, TInit>(type: MessageType<T, TInit>, init?: TInit, options?: DepthOptions): T {
  checkType(type);
  checkOptionsObject(options);
  const maxDepth = maxDepthOf(options);
  const { plan } = type;
  if (init !== undefined) assertValid(type, init, options, "create");
  return copiers.of(plan)(init === undefined ? {} : init, maxDepth) as T;
}
