import type { Interceptor } from "../call/context.ts";
import { policyOf, type RetryPolicy } from "../semantics/policy.ts";

/**
 * An interceptor for clients that retries calls, `atLeastOnce` unless the policy says otherwise.
 *
 * It does the same as the option `semantics`, for programs that build a list of interceptors; a call with its own
 * semantics keeps them. Other interceptors see one call, however many attempts it takes.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for an invalid policy; RpcError of the last attempt.
 */
export function retry(policy: RetryPolicy = {}): Interceptor {
  policyOf(policy);
  return (next) => (request, context) => next(request, { ...context, semantics: context.semantics ?? policy });
}
