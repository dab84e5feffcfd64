import type { Interceptor } from "../call/context.ts";
import { policyOf, type RetryPolicy } from "../semantics/policy.ts";

/**
 * An interceptor for clients that has calls made again, `atLeastOnce` unless the policy says otherwise. It is the option `semantics`, for where a list of interceptors is built; a call that has
 * semantics of its own keeps them. Interceptors see one call, however many attempts it takes.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for a policy that makes no sense; RpcError of the last attempt.
 */
export function retry(policy: RetryPolicy = {}): Interceptor {
  policyOf(policy);
  return (next) => (request, context) => next(request, { ...context, semantics: context.semantics ?? policy });
}
