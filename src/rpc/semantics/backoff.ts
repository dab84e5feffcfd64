import { onAbort } from "../call/on-abort.ts";
import type { Policy } from "./policy.ts";
import { cancelled } from "../call/reasons.ts";

/** Milliseconds of the pause after so many attempts, 1 or more: they grow up to `maxBackoff`, and of each the part `jitter` is random. `random` gives 0 to 1. */
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
