import { formatPath, type PathStep } from "../message/path.ts";
import type { FieldPlan, MapPlan, MessagePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { joinInt64, joinUint64 } from "../wire/fixed.ts";
import { readUtf8Lossy } from "../wire/plain-utf8.ts";
import {
  bytes,
  end,
  high,
  open,
  position,
  readFixed32,
  readFixed64,
  readLength,
  readTag,
  readVarint,
  seek,
  skip,
} from "./compact/input.ts";

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
}

/** What is looked for: a byte, or of an input that ends early the place where it ends. */
interface Goal {
  readonly offset: number;
  readonly truncated: boolean;
}

/** A record that contains the offset. */
interface Found {
  readonly tag: number;
  readonly start: number;
  /** Where its value starts: behind the tag, and the length. */
  readonly content: number;
  /** The offset is among what stands in it, which the input is open for. */
  readonly isWithin: boolean;
}

/** Finds the field whose record contains the byte at `offset`; of an input that ends early, the one that it ends in. */
export function locateOffset(plan: MessagePlan, input: Uint8Array, offset: number, truncated: boolean): Located {
  const steps: PathStep[] = [];
  const goal = { offset, truncated };
  let number: number | undefined;
  let within: MessagePlan | undefined = plan;
  open(input, 0, input.length);
  while (within !== undefined) {
    const first = position;
    const found = find(goal);
    if (found === undefined) break;
    number = found.tag >>> 3;
    const field: FieldPlan | undefined = within.members.find((each) => each.number === number);
    if (field === undefined) break;
    steps.push(field.localName);
    if (field.cardinality === "repeated") steps.push(indexOf(field, found, first, offset));
    if (!found.isWithin || (field.cardinality === "map" && !findInEntry(goal, field, steps))) break;
    within = field.value.kind === "message" ? field.value.message : undefined;
  }
  const located = { path: formatPath(steps), number, end };
  open(nothing, 0, 0);
  return located;
}

const nothing = new Uint8Array(0);

/** Goes through records, and tells `pass` each that it leaves behind, to the one that contains the offset. */
function find({ offset, truncated }: Goal, pass?: (tag: number) => void): Found | undefined {
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
      return { tag, start, content, isWithin };
    }
    pass?.(tag);
    seek(next);
  }
}

function skipped(tag: number, start: number): number {
  skip(tag, start, Infinity);
  return position;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** How many elements a list has before the offset; the records of its message start at `first`. */
function indexOf(field: FieldPlan, { tag, start, content }: Found, first: number, offset: number): number {
  const [from, to] = [position, end];
  let index = isPacked(field, tag) ? elementsBefore(field, content, offset) : 0;
  for (open(bytes, first, start); position < start; ) {
    const recordStart = position;
    const other = readTag();
    const value = position;
    const next = skipped(other, recordStart);
    if (other >>> 3 !== field.number) continue;
    if (!isPacked(field, other)) index++;
    else {
      seek(value);
      readVarint();
      index += elementsBefore(field, position, next);
      seek(next);
    }
  }
  open(bytes, from, to);
  return index;
}

function isPacked({ value }: FieldPlan, tag: number): boolean {
  if ((tag & 7) !== 2 || value.kind === "message") return false;
  return value.kind === "enum" || scalarTypes[value.scalar].wireType !== 2;
}

/** Elements of a packed record that start at `content` and end before `offset`. */
function elementsBefore({ value }: FieldPlan, content: number, offset: number): number {
  const size = value.kind === "scalar" ? scalarTypes[value.scalar].fixedSize : 0;
  if (size !== 0) return Math.max(0, Math.floor((offset - content) / size));
  let count = 0;
  for (let index = content; index < offset && index < bytes.length; index++) if (bytes[index]! < 128) count++;
  return count;
}

/** Adds the key of a map entry to the path; whether the offset is within its value. */
function findInEntry(goal: Goal, { key: { scalar } }: MapPlan, steps: PathStep[]): boolean {
  let key: unknown;
  const found = find(goal, (tag) => {
    if (tag >>> 3 === 1) key = attempt(() => readKey(scalar));
  });
  if (key !== undefined) steps.push({ key });
  return found !== undefined && found.tag >>> 3 === 2 && found.isWithin;
}

function readKey(scalar: MapPlan["key"]["scalar"]): unknown {
  const { kind, fixedSize, zigzag } = scalarTypes[scalar];
  if (kind === "string") {
    const length = readLength();
    return readUtf8Lossy(bytes, position, position + length);
  }
  let low = fixedSize === 4 ? readFixed32() : fixedSize === 8 ? readFixed64() : readVarint();
  let upper = high;
  if (zigzag) {
    const sign = -(low & 1);
    [low, upper] = [((low >>> 1) | (upper << 31)) ^ sign, (upper >>> 1) ^ sign];
  }
  if (kind === "bool") return (low | upper) !== 0;
  if (kind === "int32") return low;
  if (kind === "uint32") return low >>> 0;
  return (kind === "uint64" ? joinUint64 : joinInt64)(low, upper);
}
