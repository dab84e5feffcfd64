import { formatPath, type PathStep } from "../message/path.ts";
import { getOwn, isMap } from "../message/property.ts";
import { type ScalarFacts, scalarTypes } from "../schema/scalar-type.ts";
import { joinInt64, joinUint64 } from "../wire/fixed.ts";
import { readUtf8Lossy } from "../wire/utf8.ts";
import { cursor, readTag, readVarint64 } from "../wire/varint.ts";
import type { FieldPlan, MapPlan, MessagePlan } from "./plan.ts";
import { readFixed64, readSfixed32, readZigzag64 } from "./runtime/index.ts";
import { skipRecord } from "./runtime/skip-record.ts";

/*
 * Paths of errors, found when there is an error: the fast path keeps no books.
 */

/** Messages may be deeper than encode goes: a search stops here, before the stack does. */
const deepestSearch = 1000;

/** A field that an error belongs to. */
export interface Located {
  readonly path: string;
  /** Its field number; undefined for the message itself. */
  readonly number: number | undefined;
}

/** Finds the field whose record contains the byte at `offset`; of an input that ends early, the one that it ends in. */
export function locateOffset(plan: MessagePlan, bytes: Uint8Array, offset: number, truncated: boolean): Located {
  const steps: PathStep[] = [];
  let number: number | undefined;
  let within: MessagePlan | undefined = plan;
  let position = 0;
  let end = bytes.length;
  while (within !== undefined) {
    const record = findRecord(within, bytes, position, end, offset, truncated);
    if (record === undefined) break;
    const { field } = record;
    number = record.number;
    if (field === undefined) break;
    steps.push(field.name);
    if (field.shape === "repeated") steps.push(record.index);
    if (record.content === undefined) break;
    ({ position, end } = record.content);
    if (field.shape === "map") within = stepIntoEntry(field, bytes, record.content, offset, steps);
    else within = field.value.kind === "message" ? field.value.message : undefined;
    if (field.shape === "map" && within !== undefined) ({ position, end } = entryValue(bytes, position, end) ?? { position, end });
  }
  return { path: formatPath(steps), number };
}

interface Range {
  readonly position: number;
  readonly end: number;
}

interface FoundRecord {
  readonly number: number;
  readonly field: FieldPlan | undefined;
  /** How many elements the list has before this record. */
  readonly index: number;
  /** Where the records of a message in it stand, if the offset is among them. */
  readonly content: Range | undefined;
}

function findRecord(plan: MessagePlan, bytes: Uint8Array, position: number, end: number, offset: number, truncated: boolean): FoundRecord | undefined {
  const counts = new Map<number, number>();
  while (position < end) {
    const start = position;
    const tag = attempt(() => readTag(bytes, start));
    if (tag === undefined || (tag & 7) === 4) return undefined;
    const number = tag >>> 3;
    const content = cursor.position;
    const next = attempt(() => skipRecord(bytes, start, content, end, tag, 1 << 30)) ?? Infinity;
    const field = plan.fields.find((each) => each.number === number);
    const index = counts.get(number) ?? 0;
    counts.set(number, index + elements(field, tag, bytes, content, next));
    if (truncated ? offset <= next : offset < next) {
      return { number, field, index: index + elementsBefore(field, tag, bytes, content, offset), content: contentRange(tag, bytes, content, Math.min(next, end), offset) };
    }
    position = next;
  }
  return undefined;
}

function attempt(read: () => number): number | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Where the content of a length-delimited record or a group stands; undefined where the offset is before it. */
function contentRange(tag: number, bytes: Uint8Array, position: number, end: number, offset: number): Range | undefined {
  if ((tag & 7) === 3) return { position, end };
  if ((tag & 7) !== 2) return undefined;
  attempt(() => (readVarint64(bytes, position), 0));
  return cursor.position <= end && cursor.position <= offset ? { position: cursor.position, end } : undefined;
}

function isPacked(field: FieldPlan | undefined, tag: number): field is FieldPlan {
  if (field?.shape !== "repeated" || (tag & 7) !== 2) return false;
  return field.value.kind === "enum" || (field.value.kind === "scalar" && scalarTypes[field.value.type].wireType !== 2);
}

function elements(field: FieldPlan | undefined, tag: number, bytes: Uint8Array, position: number, next: number): number {
  return isPacked(field, tag) && next !== Infinity ? elementsBefore(field, tag, bytes, position, next) : 1;
}

/** Elements of a packed record that end before `offset`. */
function elementsBefore(field: FieldPlan | undefined, tag: number, bytes: Uint8Array, position: number, offset: number): number {
  if (!isPacked(field, tag)) return 0;
  attempt(() => (readVarint64(bytes, position), 0));
  const size = field.value.kind === "scalar" ? scalarTypes[field.value.type].fixedSize : 0;
  if (size !== 0) return Math.max(0, Math.floor((offset - cursor.position) / size));
  let count = 0;
  for (let index = cursor.position; index < offset && index < bytes.length; index++) if (bytes[index]! < 128) count++;
  return count;
}

/** Adds the key of a map entry to the path; returns the type of its value, if the offset is in a message there. */
function stepIntoEntry(field: MapPlan, bytes: Uint8Array, entry: Range, offset: number, steps: PathStep[]): MessagePlan | undefined {
  let position = entry.position;
  let key: unknown;
  while (position < entry.end && position <= offset) {
    const start = position;
    const tag = attempt(() => readTag(bytes, start));
    if (tag === undefined) break;
    const content = cursor.position;
    const next = attempt(() => skipRecord(bytes, start, content, entry.end, tag, 1 << 30));
    if (tag >>> 3 === 1 && next !== undefined && next <= offset) key = readKey(scalarTypes[field.key.type], bytes, content, next);
    if (next === undefined || next > offset) break;
    position = next;
  }
  if (key !== undefined) steps.push({ key });
  return field.value.kind === "message" && position < entry.end && bytes[position]! >>> 3 === 2 ? field.value.message : undefined;
}

/** Where the last value of a map entry stands. */
function entryValue(bytes: Uint8Array, position: number, end: number): Range | undefined {
  let found: Range | undefined;
  while (position < end) {
    const start = position;
    const tag = attempt(() => readTag(bytes, start));
    if (tag === undefined) break;
    const content = cursor.position;
    const next = attempt(() => skipRecord(bytes, start, content, end, tag, 1 << 30)) ?? end;
    if (tag === 18) {
      attempt(() => (readVarint64(bytes, content), 0));
      found = { position: cursor.position, end: next };
    }
    position = next;
  }
  return found;
}

function readKey(facts: ScalarFacts, bytes: Uint8Array, position: number, end: number): unknown {
  if (facts.kind === "string") {
    attempt(() => (readVarint64(bytes, position), 0));
    return readUtf8Lossy(bytes, cursor.position, end);
  }
  if (facts.fixedSize === 4) return facts.kind === "uint32" ? readSfixed32(bytes, position) >>> 0 : readSfixed32(bytes, position);
  if (facts.fixedSize === 8) readFixed64(bytes, position);
  else if (facts.zigzag) readZigzag64(bytes, position);
  else readVarint64(bytes, position);
  if (facts.kind === "bool") return (cursor.low | cursor.high) !== 0;
  if (facts.kind === "int32") return cursor.low;
  if (facts.kind === "uint32") return cursor.low >>> 0;
  return facts.kind === "uint64" ? joinUint64(cursor.low, cursor.high) : joinInt64(cursor.low, cursor.high);
}

/** Finds the path of `key` in `container`: a message, list or map somewhere within `message`, found by identity. */
export function locateValue(plan: MessagePlan, message: object, container: object, key: unknown): string {
  const steps: PathStep[] = [];
  if (!findContainer(plan, message, container, key, steps, new Set())) return formatPath([String(key)]);
  return formatPath(steps);
}

function findContainer(plan: MessagePlan, message: object, container: object, key: unknown, steps: PathStep[], seen: Set<object>): boolean {
  if (message === container) return steps.push(String(key)) > 0;
  if (seen.has(message) || steps.length > deepestSearch) return false;
  seen.add(message);
  for (const field of plan.fields) {
    const value = getOwn(message, field.name);
    if (typeof value !== "object" || value === null) continue;
    steps.push(field.name);
    if (findInField(field, value, container, key, steps, seen)) return true;
    steps.pop();
  }
  return false;
}

function findInField(field: FieldPlan, value: object, container: object, key: unknown, steps: PathStep[], seen: Set<object>): boolean {
  if (field.shape === "singular") return field.value.kind === "message" && findContainer(field.value.message, value, container, key, steps, seen);
  if (value === container) return steps.push(field.shape === "map" ? { key } : Number(key)) > 0;
  if (field.value.kind !== "message") return false;
  for (const [step, element] of childrenOf(field, value)) {
    if (typeof element !== "object" || element === null) continue;
    steps.push(step);
    if (findContainer(field.value.message, element, container, key, steps, seen)) return true;
    steps.pop();
  }
  return false;
}

function childrenOf(field: FieldPlan, value: object): [PathStep, unknown][] {
  if (field.shape === "repeated") return Array.isArray(value) ? value.map((element: unknown, index) => [index, element]) : [];
  if (isMap(value)) return [...value].map(([key, element]) => [{ key }, element]);
  return Object.entries(value).map(([key, element]) => [{ key }, element]);
}

/** Tells whether a message contains itself. */
export function containsItself(plan: MessagePlan, message: object): boolean {
  const done = new Set<object>();
  const ancestors = new Set<object>();
  const visit = (within: MessagePlan, value: object): boolean => {
    if (ancestors.has(value)) return true;
    if (done.has(value) || ancestors.size > deepestSearch) return false;
    done.add(value);
    ancestors.add(value);
    for (const field of within.fields) {
      if (field.value.kind !== "message") continue;
      const child = getOwn(value, field.name);
      if (typeof child !== "object" || child === null) continue;
      const next = field.value.message;
      const children = field.shape === "singular" ? [child] : childrenOf(field, child).map(([, element]) => element);
      if (children.some((each) => typeof each === "object" && each !== null && visit(next, each))) return true;
    }
    ancestors.delete(value);
    return false;
  };
  return visit(plan, message);
}

/** The path of the first required field that is absent; undefined where none is. */
export function locateMissingRequired(plan: MessagePlan, message: object): string | undefined {
  const steps: PathStep[] = [];
  return findMissing(plan, message, steps) ? formatPath(steps) : undefined;
}

function findMissing(plan: MessagePlan, message: object, steps: PathStep[]): boolean {
  if (!plan.requires) return false;
  for (const field of plan.fields) {
    const value = getOwn(message, field.name);
    if (value === undefined && field.shape === "singular" && field.presence === "required") return steps.push(field.name) > 0;
    if (value === undefined || field.value.kind !== "message") continue;
    const next = field.value.message;
    const children: [PathStep | undefined, unknown][] = field.shape === "singular" ? [[undefined, value]] : childrenOf(field, value as object);
    for (const [step, child] of children) {
      const depth = steps.length;
      steps.push(field.name);
      if (step !== undefined) steps.push(step);
      if (findMissing(next, child as object, steps)) return true;
      steps.length = depth;
    }
  }
  return false;
}
