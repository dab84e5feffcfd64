import type { CallContext } from "../call/context.ts";
import { answering } from "../call/current-call.ts";

/**
 * Runs a handler to its end, whatever happens to the attempt that started it: another attempt may wait for the same
 * answer. Its signal does not abort, it has no deadline, and the calls that it makes are not cancelled with the
 * attempt.
 */
export function carriedThrough<T>(context: CallContext, run: (context: CallContext) => T): T {
  const own: CallContext = {
    ...context,
    signal: new AbortController().signal,
    deadline: undefined,
    headers: new Headers(),
    trailers: new Headers(),
  };
  return answering({ ending: undefined, context: own }, () => run(own));
}

/** Requests that are running here, by key. */
export class Running<T> {
  readonly #promises = new Map<string, { readonly fingerprint: string; readonly result: Promise<T> }>();

  /** The running request with a key. */
  get(key: string): { readonly fingerprint: string; readonly result: Promise<T> } | undefined {
    return this.#promises.get(key);
  }

  /** Starts a request, and keeps it until it ends. */
  start(key: string, fingerprint: string, run: () => Promise<T>): Promise<T> {
    const result = run().finally(() => this.#promises.delete(key));
    this.#promises.set(key, { fingerprint, result });
    return result;
  }
}
