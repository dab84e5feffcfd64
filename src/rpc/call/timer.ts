/** Milliseconds that a timer of Node can wait, 24.8 days: it counts in 31 bits, and takes more for one. */
export const longestTimer: number = 0x7fffffff;

/** Milliseconds as a timer can wait them. */
export function timerOf(milliseconds: number): number {
  return Math.min(milliseconds, longestTimer);
}

/** Calls back after some milliseconds, and keeps no process running until then. What this gives takes it back. */
export function later(milliseconds: number, callback: () => void): () => void {
  const timer: unknown = setTimeout(callback, timerOf(milliseconds));
  // In browsers it is a number.
  if (typeof timer === "object" && timer !== null) (timer as { unref?(): void }).unref?.();
  return () => clearTimeout(timer as ReturnType<typeof setTimeout>);
}
