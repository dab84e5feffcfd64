import { type CallContext, callKey, type KeyedContext } from "../call/context.ts";

/** Values that interceptors attach to calls in addition to the context, one of these for each kind. */
export interface CallValues<T> {
  /** The value of the call. */
  get(context: CallContext): T | undefined;
  /** Sets it. */
  set(context: CallContext, value: T): void;
}

/**
 * Values of calls, kept as long as the call. They are found from every context of the call, including one that an
 * interceptor or a wrapper has made with new trailers.
 */
export function callValues<T>(): CallValues<T> {
  const values = new WeakMap<object, T>();
  return {
    get: (context) => values.get(keyOf(context)),
    set: (context, value) => void values.set(keyOf(context), value),
  };
}

/** A context that was copied property by property still has the trailers, which identify the call. */
function keyOf(context: KeyedContext): object {
  return context[callKey] ?? context.trailers;
}
