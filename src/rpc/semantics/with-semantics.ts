import type { ServiceType } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import type { CallContext, Interceptor, Invoke } from "../call/context.ts";
import { Attempts } from "./attempts.ts";
import { type MethodSemantics, policiesOf, type Policy, policyOf, type Semantics } from "./policy.ts";
import { identify, randomId } from "./request-id.ts";

/**
 * Makes attempts according to the semantics of the call, its method or the client. INVALID_ARGUMENT for invalid
 * policies.
 */
export function withSemantics(
  { semantics }: { readonly semantics?: Semantics | MethodSemantics | undefined },
  { methods }: ServiceType,
): Interceptor {
  const policyFor = policiesOf(semantics, methods);
  // Made on first use: workers have no random numbers outside a request.
  let clientId: string | undefined;
  const repeat = async (next: Invoke, request: unknown, context: CallContext): Promise<unknown> => {
    const policy = context.semantics === undefined ? policyFor(context.method.localName) : policyOf(context.semantics);
    if (policy.semantics === "exactlyOnce" && context.method.kind !== "unary") {
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `${context.path} streams: that it has its effect exactly once cannot be promised`,
      );
    }
    if (policy.semantics === "maybe" || !isRepeatable(request, context)) return next(request, context);
    if (policy.semantics !== "atLeastOnce") identify(context.metadata, (clientId ??= randomId()));
    const attempts = new Attempts(policy, context, mayRepeat(policy, context));
    return context.method.serverStreaming ? streamed(next, request, attempts) : answered(next, request, attempts);
  };
  return (next) => (request, context) => {
    const isPlain = context.semantics === undefined && policyFor(context.method.localName).semantics === "maybe";
    return isPlain ? next(request, context) : repeat(next, request, context);
  };
}

/** Whether a request can be sent twice: a stream cannot. */
function isRepeatable(request: unknown, { method }: CallContext): boolean {
  return !method.clientStreaming || Array.isArray(request);
}

/** Servers know duplicates of unary calls only; others are not sent again, unless they never left. */
function mayRepeat({ semantics }: Policy, { method }: CallContext): boolean {
  return semantics === "atLeastOnce" || method.kind === "unary";
}

async function answered(next: Invoke, request: unknown, attempts: Attempts): Promise<unknown> {
  for (;;) {
    const attempt = attempts.begin();
    try {
      return await next(request, attempt);
    } catch (error) {
      await attempts.pause(error, attempt);
    } finally {
      attempts.adopt(attempt);
    }
  }
}

/** The messages of the first attempt that gives one. Once one has come, the caller has it, and there is no other attempt. */
async function* streamed(next: Invoke, request: unknown, attempts: Attempts): AsyncGenerator<unknown, void, undefined> {
  for (;;) {
    const attempt = attempts.begin();
    let begun = false;
    try {
      for await (const message of attempts.messages((context) => next(request, context), attempt)) {
        if (!begun) attempts.adopt(attempt);
        begun = true;
        yield message;
      }
      return;
    } catch (error) {
      if (begun) throw error;
      await attempts.pause(error, attempt);
    } finally {
      attempts.adopt(attempt);
    }
  }
}
