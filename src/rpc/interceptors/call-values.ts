import { type CallContext, callKey, type KeyedContext } from "../call/context.ts";

/** What interceptors know of calls beside the context, each kind of it in one of these. */
export interface CallValues<T> {
  /** What was noted of the call. */
  get(context: CallContext): T | undefined;
  /** Notes it. */
  set(context: CallContext, value: T): void;
}

/** Values of calls, kept as long as the call. They are found in every context of it, also in one that an interceptor, or what carries a handler through, has made with trailers of its own. */
export function callValues<T>(): CallValues<T> {
  const values = new WeakMap<object, T>();
  return {
    get: (context) => values.get(keyOf(context)),
    set: (context, value) => void values.set(keyOf(context), value),
  };
}

/** A context that was listed property by property still has the trailers, which stand for the call in the first place. */
function keyOf(context: KeyedContext): object {
  return context[callKey] ?? context.trailers;
}
