import type { Interceptor } from "../call.ts";
import type { ClientOptions } from "../client-options.ts";

/** Makes attempts as the semantics of the call, of its method or of the client say. */
export function withSemantics(_options: ClientOptions): Interceptor {
  return (next) => next;
}
