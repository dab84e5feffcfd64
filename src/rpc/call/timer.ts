/** Milliseconds that a timer of Node can wait, 24.8 days: it counts in 31 bits, and takes more for one. */
export const longestTimer: number = 0x7fffffff;

/** Milliseconds as a timer can wait them. */
export function timerOf(milliseconds: number): number {
  return Math.min(milliseconds, longestTimer);
}
