/**
 * The longest time that a timer of Node can wait, in milliseconds: 24.8 days (31 bits). It treats longer times as 1.
 */
export const longestTimer: number = 0x7fffffff;

/** Milliseconds, limited to what a timer can wait. */
export function timerOf(milliseconds: number): number {
  return Math.min(milliseconds, longestTimer);
}

/** Calls back after some milliseconds, without keeping the process running. Returns a function that cancels it. */
export function later(milliseconds: number, callback: () => void): () => void {
  const timer: unknown = setTimeout(callback, timerOf(milliseconds));
  // In browsers it is a number.
  if (typeof timer === "object" && timer !== null) (timer as { unref?(): void }).unref?.();
  return () => clearTimeout(timer as ReturnType<typeof setTimeout>);
}
