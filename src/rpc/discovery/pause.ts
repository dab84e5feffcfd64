import { later } from "../call/timer.ts";

/** Waits, at most until `signal` aborts. Does not keep the process running. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const stop = later(milliseconds, done);
    signal?.addEventListener("abort", done, { once: true });
  });
}

/**
 * The pauses between attempts, in milliseconds: each twice as long as the one before, up to `longest`, less a random
 * part of up to a half, so that not everyone comes back at once.
 */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  #next: number;

  constructor(first: number, longest: number) {
    this.#first = first;
    this.#longest = longest;
    this.#next = first;
  }

  /** Starts again, after a success. */
  reset(): void {
    this.#next = this.#first;
  }

  wait(signal: AbortSignal): Promise<void> {
    const milliseconds = this.#next * (1 - Math.random() / 2);
    this.#next = Math.min(this.#next * 2, this.#longest);
    return pause(milliseconds, signal);
  }
}
