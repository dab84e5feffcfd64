import { formatPath, type PathStep } from "../message/path.ts";
import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { bytes, end, open, position, readTag, readVarint, seek, skip } from "./compact/input.ts";

/*
 * Paths of decode errors, found when there is one, by walking the tags from the start into the records that contain the offset: the same for all engines.
 */

/** A field that an error belongs to. */
export interface Located {
  readonly path: string;
  /** Its field number; undefined for the message itself. */
  readonly number: number | undefined;
  /** Where the message, list or text that the offset is in comes to its end. */
  readonly end: number;
  /** The last record that the offset is in, or behind, cannot be read to its end. */
  readonly isCut: boolean;
}

/** What is looked for: a byte, or of an input that ends early the place where it ends. */
export interface Goal {
  readonly offset: number;
  readonly truncated: boolean;
}

/** A record that contains the offset. */
export interface Found {
  readonly tag: number;
  readonly start: number;
  /** Where its value starts: behind the tag, and the length. */
  readonly content: number;
  /** The offset is among what stands in it, which the input is open for. */
  readonly isWithin: boolean;
  readonly isCut: boolean;
}

/** How many elements a list has before the offset; the records of its message start at `first`. */
type IndexOf = (field: FieldPlan, found: Found, first: number, offset: number) => number;
/** Adds the key of a map entry to the path; returns the record that the offset is in. */
type FindInEntry = (goal: Goal, field: MapPlan, steps: PathStep[]) => Found | undefined;

/** What looks into lists and maps (locate-in-list.ts, locate-in-map.ts): a program whose types have none does without. */
export interface Locators {
  repeated?: IndexOf | undefined;
  map?: FindInEntry | undefined;
}

/** Those that the types of the program have brought. */
export const locators: Locators = {};

/** A type brings those that it has use for. */
export function useLocators({ repeated, map }: Locators): void {
  locators.repeated ??= repeated;
  locators.map ??= map;
}

/** Finds the field whose record contains the byte at `offset`; of an input that ends early, the one that it ends in. */
export function locateOffset(plan: MessagePlan, input: Uint8Array, offset: number, truncated: boolean): Located {
  const steps: PathStep[] = [];
  const goal = { offset, truncated };
  let number: number | undefined;
  let isCut = false;
  let within = plan;
  open(input, 0, input.length);
  for (;;) {
    const first = position;
    const found = find(goal);
    if (found === undefined) break;
    ({ isCut } = found);
    number = found.tag >>> 3;
    const field: FieldPlan | undefined = within.members.find((each) => each.number === number);
    if (field === undefined) break;
    steps.push(field.localName);
    if (field.cardinality === "repeated") steps.push(locators.repeated!(field, found, first, offset));
    let last: Found | undefined = found;
    if (field.cardinality === "map" && found.isWithin && (found.tag & 7) === 2) {
      last = locators.map!(goal, field, steps);
      if (last === undefined) break;
      ({ isCut } = last);
      if (last.tag >>> 3 !== 2) break;
    }
    const value: ValuePlan = field.value;
    // A group where a length belongs, or the reverse, is an unknown record, which nothing looks into.
    if (value.kind !== "message" || !last.isWithin || ((last.tag & 7) === 3) !== value.delimited) break;
    within = value.message;
  }
  const located = { path: formatPath(steps), number, end, isCut };
  open(nothing, 0, 0);
  return located;
}

const nothing = new Uint8Array(0);

/** Goes through records, and tells `pass` each that it leaves behind, to the one that contains the offset. */
export function find({ offset, truncated }: Goal, pass?: (tag: number) => void): Found | undefined {
  for (;;) {
    const start = position;
    const tag = attempt(readTag);
    if (tag === undefined || (tag & 7) === 4) return undefined;
    const value = position;
    const next = attempt(() => skipped(tag, start)) ?? Infinity;
    seek(value);
    if (truncated ? offset <= next : offset < next) {
      const hasLength = (tag & 7) === 2 && attempt(readVarint) !== undefined;
      const content = position;
      const isWithin = (tag & 7) === 3 || (hasLength && content <= offset);
      if (isWithin) open(bytes, content, Math.min(next, end));
      return { tag, start, content, isWithin, isCut: next === Infinity };
    }
    pass?.(tag);
    seek(next);
  }
}

export function skipped(tag: number, start: number): number {
  skip(tag, start, Infinity);
  return position;
}

export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
