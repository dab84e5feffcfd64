import type { Kind } from "../call/check-options.ts";
import { longestTimer } from "../call/timer.ts";

/** Milliseconds for which a watch may be silent before it is started again. */
export const defaultSilence = 20_000;

export const silenceKind: Kind = {
  takes: (value) => value >= 100 && value <= longestTimer,
  text: `a number of milliseconds, 100 to ${longestTimer}`,
};
