import { longestTimer } from "./timer.ts";

/** When a call is given up: a moment (`Date`, or milliseconds since 1970 as `Date.now()` counts), or milliseconds from now; `Infinity`, and what is more than 24.8 days away, is never. */
export type DeadlineInit = Date | number;

/** Milliseconds from this on are a moment, below a duration: 1973, or three years. */
const firstMoment = 1e11;

/** The moment that a deadline stands for; undefined for never. */
export function deadlineOf(init: DeadlineInit): Date | undefined {
  const value = init instanceof Date ? init.getTime() : init;
  const now = Date.now();
  const moment = init instanceof Date || value >= firstMoment ? value : now + value;
  return moment - now > longestTimer ? undefined : new Date(Math.max(moment, 0));
}

/** The earlier of two deadlines. */
export function earlier(first: Date | undefined, second: Date | undefined): Date | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return first < second ? first : second;
}

/** The moment that is so many milliseconds away; undefined if no timer reaches it. */
export function deadlineIn(milliseconds: number): Date | undefined {
  return milliseconds > longestTimer ? undefined : new Date(Date.now() + milliseconds);
}
