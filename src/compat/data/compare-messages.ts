import type { PathStep } from "../../message/path.ts";
import type { FieldDescriptor, MessageDescriptor, OneofDescriptor } from "../../schema/descriptors.ts";
import { compareAbsent } from "./compare-absent.ts";
import { compareFields } from "./compare-fields.ts";
import { dataIssue, type Issues, type Walk } from "./walk.ts";
import {
  accepts,
  contentType,
  memberOf,
  type Range,
  type ReadRecords,
  recordsOf,
  type WireRecord,
} from "./wire-records.ts";
import { isKept } from "./wire-values.ts";

/** Compares the message in `ranges` as read by the type that wrote it and by another type. */
export function* compareMessages(
  walk: Walk,
  old: MessageDescriptor,
  next: MessageDescriptor,
  ranges: readonly Range[],
  steps: readonly PathStep[],
): Issues {
  const records = recordsOf(walk.bytes, ranges, old.messageSet);
  const written = readAs(walk, old, records);
  const read = readAs(walk, next, old.messageSet === next.messageSet ? records : []);
  for (const [field, own] of written.byField) {
    const pair = { old: field, next: memberOf(next, field.number), steps: stepsInto(old, field, steps) };
    if (pair.next === undefined || old.messageSet !== next.messageSet)
      yield lost(next, pair, own, `is no field of ${next.typeName}`);
    else yield* compareRead(walk, next, { ...pair, next: pair.next }, own, read);
  }
  yield* compareAbsent(walk, old, next, written, read, steps);
}

function* compareRead(
  walk: Walk,
  type: MessageDescriptor,
  pair: { old: FieldDescriptor; next: FieldDescriptor; steps: readonly PathStep[] },
  own: readonly WireRecord[],
  read: ReadRecords,
): Issues {
  const { next } = pair;
  const refused = own.filter(({ wireType }) => !accepts(next, wireType));
  if (refused.length > 0) yield lost(type, pair, refused, `has another wire type in ${type.typeName}`);
  const taken = refused.length === 0 ? own : own.filter(({ wireType }) => accepts(next, wireType));
  const cleared = taken.every((record) => isKept(walk.bytes, next, record)) ? undefined : clearedBy(next, read);
  if (cleared !== undefined)
    yield dataIssue(
      pair,
      "dropped",
      "lossy",
      `is overwritten by ${cleared.name}: both are of the oneof ${next.oneof!.name}`,
      taken[0]!.start,
    );
  else if (taken.length > 0) yield* compareFields(walk, pair, taken, read.byField.get(next) ?? []);
}

/** A value without a field is kept as an unknown field; a map entry keeps none, and a zero is read. */
function lost(
  type: MessageDescriptor,
  pair: { old: FieldDescriptor; steps: readonly PathStep[] },
  records: readonly WireRecord[],
  why: string,
) {
  const { start } = records[0]!;
  if (type.mapEntry)
    return dataIssue(pair, "dropped", "corruption", `${why}, and an entry of a map keeps nothing else`, start);
  return dataIssue(
    pair,
    "unknown",
    "unknown",
    `${why}: ${records.length === 1 ? "it becomes an unknown field" : `its ${records.length} records become unknown fields`}`,
    start,
  );
}

/** The path already has the key of the entry. */
function stepsInto(type: MessageDescriptor, field: FieldDescriptor, steps: readonly PathStep[]): readonly PathStep[] {
  return type.mapEntry && typeof steps.at(-1) === "object" ? steps : [...steps, field.localName];
}

/** The member of a oneof that replaces another, whose records are all before it. */
function clearedBy(field: FieldDescriptor, { byField, setMembers }: ReadRecords): FieldDescriptor | undefined {
  return byField.has(field) || field.oneof === undefined ? undefined : setMembers.get(field.oneof);
}

function readAs(walk: Walk, type: MessageDescriptor, records: readonly WireRecord[]): ReadRecords {
  const byField = new Map<FieldDescriptor, WireRecord[]>();
  const setMembers = new Map<OneofDescriptor, FieldDescriptor>();
  for (const record of records) {
    const field = memberOf(type, record.number);
    if (field === undefined || !accepts(field, record.wireType)) continue;
    const isSingle = field.cardinality === "singular";
    if (isSingle && isKept(walk.bytes, field, record)) continue;
    const before = byField.get(field);
    if (before === undefined || (isSingle && contentType(field) === undefined)) byField.set(field, [record]);
    else before.push(record);
    if (field.oneof === undefined) continue;
    const other = setMembers.get(field.oneof);
    if (other !== undefined && other !== field) byField.delete(other);
    setMembers.set(field.oneof, field);
  }
  return { byField, setMembers };
}
