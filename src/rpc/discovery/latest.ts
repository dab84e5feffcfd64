/**
 * A value that changes. Iterating yields the current value, then each new one; if changes come faster than they are
 * read, only the latest.
 */
export interface Latest<T> extends AsyncIterable<T> {
  readonly set: (value: T) => void;
  /** Ends the iteration with an error, after the value that has not been read yet. */
  readonly fail: (error: unknown) => void;
}

/** Makes a `Latest`, which can be iterated once. It ends when `signal` aborts. */
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
