import { longestTimer } from "./timer.ts";

/**
 * When a call is given up: a point in time (`Date`, or milliseconds since 1970 as from `Date.now()`), or milliseconds
 * from now. `Infinity`, or anything more than 24.8 days away, means never.
 */
export type DeadlineInit = Date | number;

/** Numbers from this on are points in time (1973), smaller ones are durations (three years). */
const firstMoment = 1e11;

/** The point in time of a deadline; undefined for never. */
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

/** The point in time that is `milliseconds` away; undefined if no timer reaches it. */
export function deadlineIn(milliseconds: number): Date | undefined {
  return milliseconds > longestTimer ? undefined : new Date(Date.now() + milliseconds);
}
