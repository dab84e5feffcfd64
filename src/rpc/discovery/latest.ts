/** A value that changes: who iterates gets it as it is, and again after changes; of changes that come faster than they are taken, the last. */
export interface Latest<T> extends AsyncIterable<T> {
  readonly set: (value: T) => void;
  /** Ends the iteration with an error, after the value that is not yet taken. */
  readonly fail: (error: unknown) => void;
}

/** A `Latest`, to be iterated once. It ends when `signal` aborts. */
export function latest<T>(signal: AbortSignal): Latest<T> {
  let value: { readonly is: T } | undefined;
  let failure: { readonly is: unknown } | undefined;
  let wake = (): void => {};
  signal.addEventListener("abort", () => wake(), { once: true });
  async function* iterate(): AsyncGenerator<T, void, undefined> {
    while (!signal.aborted) {
      const taken = value;
      value = undefined;
      if (taken !== undefined) yield taken.is;
      else if (failure !== undefined) throw failure.is;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    set: (is) => {
      value = { is };
      wake();
    },
    fail: (is) => {
      failure = { is };
      wake();
    },
    [Symbol.asyncIterator]: iterate,
  };
}
