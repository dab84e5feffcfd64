import { formatPath, type PathStep } from "../message/path.ts";
import { type ScalarFacts, scalarTypes } from "../plan/scalar-type.ts";
import { joinInt64, joinUint64 } from "../wire/fixed.ts";
import { readUtf8Lossy } from "../wire/plain-utf8.ts";
import { cursor, readTag, readVarint64 } from "../wire/varint.ts";
import type { FieldPlan, MapPlan, MessagePlan } from "../plan/plan.ts";
import { readFixed64, readSfixed32, readZigzag64 } from "./runtime/index.ts";
import { skipRecord } from "./runtime/skip-record.ts";

/*
 * Paths of decode errors, found when there is one, by walking the tags from the start into the records that contain the offset.
 */

/** A field that an error belongs to. */
export interface Located {
  readonly path: string;
  /** Its field number; undefined for the message itself. */
  readonly number: number | undefined;
  /** Where the message, list or text that the offset is in comes to its end. */
  readonly end: number;
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
    steps.push(field.localName);
    if (field.cardinality === "repeated") steps.push(record.index);
    if (record.content === undefined) break;
    ({ position, end } = record.content);
    within = field.value.kind === "message" ? field.value.message : undefined;
    if (field.cardinality === "map") {
      const value = stepIntoEntry(field, bytes, record.content, offset, steps);
      if (value === undefined) break;
      ({ position, end } = value);
    }
  }
  return { path: formatPath(steps), number, end };
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

function findRecord(
  plan: MessagePlan,
  bytes: Uint8Array,
  position: number,
  end: number,
  offset: number,
  truncated: boolean,
): FoundRecord | undefined {
  const first = position;
  while (position < end) {
    const start = position;
    const tag = attempt(() => readTag(bytes, start, end));
    if (tag === undefined || (tag & 7) === 4) return undefined;
    const number = tag >>> 3;
    const content = cursor.position;
    const next = attempt(() => skipRecord(bytes, start, content, end, tag, 1 << 30)) ?? Infinity;
    if (truncated ? offset <= next : offset < next) {
      const field = plan.members.find((each) => each.number === number);
      const index =
        field?.cardinality === "repeated"
          ? countElements(field, bytes, first, start) + elementsBefore(field, tag, bytes, content, offset)
          : 0;
      return { number, field, index, content: contentRange(tag, bytes, content, Math.min(next, end), offset) };
    }
    position = next;
  }
  return undefined;
}

/** The elements that records between two offsets add to a list. All of the records can be read. */
function countElements(field: FieldPlan, bytes: Uint8Array, position: number, end: number): number {
  let count = 0;
  while (position < end) {
    const tag = readTag(bytes, position, end);
    const content = cursor.position;
    position = skipRecord(bytes, position, content, end, tag, 1 << 30);
    if (tag >>> 3 === field.number)
      count += isPacked(field, tag) ? elementsBefore(field, tag, bytes, content, position) : 1;
  }
  return count;
}

function attempt(read: () => number): number | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Where the content of a length-delimited record or a group stands; undefined where the offset is before it. */
function contentRange(
  tag: number,
  bytes: Uint8Array,
  position: number,
  end: number,
  offset: number,
): Range | undefined {
  if ((tag & 7) === 3) return { position, end };
  if ((tag & 7) !== 2) return undefined;
  const content = attempt(() => (readVarint64(bytes, position), cursor.position)) ?? Infinity;
  return content <= end && content <= offset ? { position: content, end } : undefined;
}

function isPacked(field: FieldPlan | undefined, tag: number): field is FieldPlan {
  if (field?.cardinality !== "repeated" || (tag & 7) !== 2) return false;
  return (
    field.value.kind === "enum" || (field.value.kind === "scalar" && scalarTypes[field.value.scalar].wireType !== 2)
  );
}

/** Elements of a packed record that end before `offset`. */
function elementsBefore(
  field: FieldPlan | undefined,
  tag: number,
  bytes: Uint8Array,
  position: number,
  offset: number,
): number {
  if (!isPacked(field, tag)) return 0;
  attempt(() => (readVarint64(bytes, position), 0));
  const size = field.value.kind === "scalar" ? scalarTypes[field.value.scalar].fixedSize : 0;
  if (size !== 0) return Math.max(0, Math.floor((offset - cursor.position) / size));
  let count = 0;
  for (let index = cursor.position; index < offset && index < bytes.length; index++) if (bytes[index]! < 128) count++;
  return count;
}

/** Adds the key of a map entry to the path; returns where the content of its value stands, if the offset is in that. */
function stepIntoEntry(
  field: MapPlan,
  bytes: Uint8Array,
  entry: Range,
  offset: number,
  steps: PathStep[],
): Range | undefined {
  let { position } = entry;
  let key: unknown;
  let value: Range | undefined;
  while (position < entry.end && position <= offset) {
    const start = position;
    const tag = attempt(() => readTag(bytes, start, entry.end));
    if (tag === undefined) break;
    const content = cursor.position;
    const next = attempt(() => skipRecord(bytes, start, content, entry.end, tag, 1 << 30));
    if (tag >>> 3 === 1 && next !== undefined && next <= offset)
      key = readKey(scalarTypes[field.key.scalar], bytes, content, next);
    if (tag >>> 3 === 2) value = contentRange(tag, bytes, content, Math.min(next ?? entry.end, entry.end), offset);
    if (next === undefined || next > offset) break;
    position = next;
  }
  if (key !== undefined) steps.push({ key });
  return value;
}

function readKey(facts: ScalarFacts, bytes: Uint8Array, position: number, end: number): unknown {
  if (facts.kind === "string") {
    attempt(() => (readVarint64(bytes, position), 0));
    return readUtf8Lossy(bytes, cursor.position, end);
  }
  if (facts.fixedSize === 4)
    return facts.kind === "uint32" ? readSfixed32(bytes, position) >>> 0 : readSfixed32(bytes, position);
  if (facts.fixedSize === 8) readFixed64(bytes, position);
  else if (facts.zigzag) readZigzag64(bytes, position);
  else readVarint64(bytes, position);
  if (facts.kind === "bool") return (cursor.low | cursor.high) !== 0;
  if (facts.kind === "int32") return cursor.low;
  if (facts.kind === "uint32") return cursor.low >>> 0;
  return facts.kind === "uint64" ? joinUint64(cursor.low, cursor.high) : joinInt64(cursor.low, cursor.high);
}
