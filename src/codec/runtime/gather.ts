import { utf8Write } from "../../wire/native-text.ts";
import { addGap, gaps, gathering } from "./gaps.ts";

/*
 * Strings of middle length are gathered: they are joined to one, which costs next to nothing, and leave gaps of their length in the output, as if they were
 * ASCII. At the end one call writes them all behind the output, and they are moved into their gaps (benchmark case `otlp`: 1.4 times as fast; calls into the
 * engine take 50 to 100 ns each). Text that is seen not to be ASCII is not gathered; where one was not without being seen, all is encoded again without.
 */

/** Shorter strings are written by a loop, longer ones are worth a call of their own. */
export const shortestGathered = 13;
const longestGathered = 160;
/** Gathering pays from this many strings on. */
const leastStrings = 8;
/** Text is looked at in about `2 ** closeness` places, or nowhere with 0: so at first, after a string that was not ASCII in 3, and after another in 9. */
const firstCloseness = 1;
const mostCloseness = 3;
/** After a failure, this many encodes of the type do without gathering. */
const pauseAfterFailure = 64;

/** What the encodes of a type have shown: whether gathering pays for it. */
export interface GatherHabit {
  gathers: boolean;
  pause: number;
  closeness: number;
}

export function newGatherHabit(): GatherHabit {
  return { gathers: false, pause: 0, closeness: 0 };
}

const canGather = utf8Write !== undefined;

/** `strings`: how many strings of middle length there were, gathered or not. */
let joined = "";

/** Begins an encode, which gathers if the habit says so. */
export function beginGathering(habit: GatherHabit): void {
  gathering.active = canGather && habit.gathers;
  gathering.strings = 0;
  gathering.closeness = habit.closeness;
  joined = "";
  gaps.length = 0;
}

/** Ends an encode. */
export function endGathering(habit: GatherHabit): void {
  if (habit.pause > 0) habit.pause -= 1;
  else habit.gathers = gathering.strings >= leastStrings;
  gathering.active = false;
  joined = "";
}

/**
 * Returns whether a text is ASCII at the places that are looked at: most of what is not shows it there (benchmark case
 * `strings`).
 */
export function looksAscii(text: string): boolean {
  if (gathering.closeness === 0) return true;
  const { length } = text;
  let all = text.charCodeAt(length - 1);
  const step = (length >> gathering.closeness) + 1;
  for (let index = 0; index < length; index += step) all |= text.charCodeAt(index);
  return !(all > 127);
}

/** Returns whether a string of this length is gathered; counts it. */
export function isGathered(length: number): boolean {
  if (length < shortestGathered || length > longestGathered) return false;
  gathering.strings++;
  return gathering.active;
}

/** Writes the length of a string, leaves a gap for its bytes, and returns the position after it. */
export function gatherText(bytes: Uint8Array, position: number, text: string): number {
  const { length } = text;
  if (length < 128) {
    bytes[position++] = length;
  } else {
    bytes[position] = length | 128;
    bytes[position + 1] = length >> 7;
    position += 2;
  }
  addGap(position, length);
  joined += text;
  return position + length;
}

/** The bytes that `fillGaps` needs behind the output: room to notice that a code unit has taken more than a byte. */
export function gatheredSize(): number {
  return gaps.length === 0 ? 0 : joined.length + 4;
}

/** Writes the gathered strings into their gaps; false if one was not ASCII, and then the habit is to do without for a while. */
export function fillGaps(bytes: Uint8Array, view: DataView, end: number, habit: GatherHabit): boolean {
  if (gaps.length === 0) return true;
  const { length } = joined;
  // There is room for one more byte than there are code units: text that is not ASCII takes it.
  if (utf8Write!.call(bytes, joined, end) !== length) {
    habit.gathers = false;
    if (habit.closeness === mostCloseness) habit.pause = pauseAfterFailure;
    habit.closeness = habit.closeness === 0 ? firstCloseness : mostCloseness;
    return false;
  }
  let from = end;
  for (let index = 0; index < gaps.length; index += 2) {
    const size = gaps.places[index + 1]!;
    copy(view, from, gaps.places[index]!, size);
    from += size;
  }
  return true;
}

/** Eight bytes at a time, the last eight perhaps for the second time: there are `shortestGathered` at least. ASCII is never a NaN, whose bits could change. */
function copy(view: DataView, from: number, to: number, size: number): void {
  const last = size - 8;
  for (let index = 0; index < last; index += 8) view.setFloat64(to + index, view.getFloat64(from + index, true), true);
  view.setFloat64(to + last, view.getFloat64(from + last, true), true);
}
