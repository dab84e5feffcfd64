import { onAbort } from "../call/on-abort.ts";
import type { Policy } from "./policy.ts";
import { cancelled } from "../call/reasons.ts";

/**
 * The pause after this many attempts (1 or more), in milliseconds: it grows up to `maxBackoff`, and the part `jitter`
 * of it is random. `random` returns 0 to 1.
 */
export function backoffAfter(
  attempts: number,
  { initialBackoff, maxBackoff, multiplier, jitter }: Policy,
  random: () => number = Math.random,
): number {
  const full = Math.min(maxBackoff, initialBackoff * multiplier ** (attempts - 1));
  return full * (1 - jitter + jitter * random());
}

/** Waits, but not longer than until the signal aborts: CANCELLED, with its reason as the cause. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, milliseconds);
    const stop = onAbort(signal, () => {
      clearTimeout(timer);
      reject(cancelled(signal.reason));
    });
  });
}
