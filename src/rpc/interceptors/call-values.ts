import type { CallContext } from "../call.ts";

/** What interceptors know of calls beside the context, each kind of it in one of these. */
export interface CallValues<T> {
  /** What was noted of the call. */
  get(context: CallContext): T | undefined;
  /** Notes it. */
  set(context: CallContext, value: T): void;
}

/** Values of calls, kept as long as the call. They are found by the trailers, since those stay the same object where an interceptor hands on a context of its own. */
export function callValues<T>(): CallValues<T> {
  const values = new WeakMap<object, T>();
  return { get: ({ trailers }) => values.get(trailers), set: ({ trailers }, value) => void values.set(trailers, value) };
}
