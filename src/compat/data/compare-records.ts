import type { FieldDescriptor } from "../../schema/descriptors.ts";
import { dataIssue, gradeOfLoss, type Issues, type Pair, readable, type Walk } from "./walk.ts";
import { contentType, wireTypeOf, type WireRecord } from "./wire-records.ts";
import {
  countValues,
  isPackedRecord,
  isSameValue,
  isZeroValue,
  type PlainValue,
  showValue,
  valuesOf,
  type WireValue,
} from "./wire-values.ts";

/** Compares what one record holds. `index`: that of its first value in the writer's list. */
export function* compareRecord(walk: Walk, pair: Pair, record: WireRecord, index: number): Issues {
  const { old, next } = pair;
  const [from, to] = [contentType(old), contentType(next)];
  const element = elementOf(pair, index);
  if (from !== undefined && to !== undefined)
    yield* walk.compareMessages(walk, from, to, [record.content], element.steps);
  else if (to !== undefined) yield* compareWithMessage(walk, element, record, to.typeName);
  else if (from !== undefined) yield* compareMessageWith(walk, element, record);
  else if (isPackedRecord(old, record) !== isPackedRecord(next, record) || wireTypeOf(old) !== wireTypeOf(next))
    yield* compareForms(walk, pair, record);
  else if (!isSameScalar(old, next)) yield* compareValues(walk, pair, record, index);
}

function elementOf(pair: Pair, index: number): Pair {
  return pair.old.cardinality === "repeated" ? { ...pair, steps: [...pair.steps, index] } : pair;
}

/** Bytes are a message if they can be decoded as one; otherwise they are misread. */
function* compareWithMessage(walk: Walk, pair: Pair, record: WireRecord, typeName: string): Issues {
  const isEmptyList = isPackedRecord(pair.old, record) && record.content.start === record.content.end;
  const done = yield* readable(
    pair,
    record.start,
    () => (walk.decodeAs(typeName, record.content), true),
    record.content.start,
  );
  if (done === true && !isEmptyList && !isBytes(pair.old)) yield reinterpreted(pair, record);
}

/** Bytes hold any message. */
function* compareMessageWith(walk: Walk, pair: Pair, record: WireRecord): Issues {
  if (!isBytes(pair.next)) yield* compareForms(walk, pair, record);
}

/** Both schemas accept the record, with different meanings: as a packed list, text, or values of another length. */
function* compareForms(walk: Walk, pair: Pair, record: WireRecord): Issues {
  const { bytes } = walk;
  const count = contentType(pair.old) === undefined ? countValues(bytes, pair.old, record) : 1;
  if (count === 0) return;
  const first = yield* readable(
    pair,
    record.start,
    () => (countValues(bytes, pair.next, record), valuesOf(bytes, pair.next, record).next()),
  );
  if (first === undefined) return;
  // Unknown numbers in a packed list of a closed enum are kept, but no longer in the same record.
  if (first.done !== true && first.value.value === undefined && !isPackedRecord(pair.next, record))
    yield unknownValue(pair, "text that is not UTF-8", record.start);
  else yield reinterpreted(pair, record);
}

function* compareValues(walk: Walk, pair: Pair, record: WireRecord, first: number): Issues {
  let index = first;
  const reading = valuesOf(walk.bytes, pair.next, record);
  for (const { offset, value } of valuesOf(walk.bytes, pair.old, record)) {
    const element = elementOf(pair, index);
    const step = yield* readable(element, offset, () => reading.next());
    if (step === undefined || step.done === true) return;
    if (value === undefined) continue;
    yield* compareValue(element, value, step.value);
    index++;
  }
}

function* compareValue(pair: Pair, value: PlainValue, { value: read, offset }: WireValue): Issues {
  const { old, next } = pair;
  if (read === undefined) {
    yield unknownValue(
      pair,
      next.value.kind === "enum"
        ? `${showValue(value, old)}, which is no value of ${next.value.enum.typeName}`
        : "no UTF-8",
      offset,
    );
  } else if (!isSameValue(value, read)) {
    yield dataIssue(
      pair,
      "changed",
      gradeOfLoss(pair, "changed"),
      `${showValue(value, old)} is read as ${showValue(read, next)}`,
      offset,
    );
  } else if (
    next.value.kind === "enum" &&
    next.value.enum.value(read as number) === undefined &&
    !isNameless(old, value)
  ) {
    yield dataIssue(
      pair,
      "unnamed",
      "data-dependent",
      `${showValue(value, old)} has no name in ${next.value.enum.typeName}`,
      offset,
    );
  }
}

function isNameless({ value: type }: FieldDescriptor, value: PlainValue): boolean {
  return type.kind === "enum" && type.enum.value(value as number) === undefined;
}

function unknownValue(pair: Pair, what: string, offset: number) {
  return dataIssue(pair, "unknown", "data-dependent", `is ${what}: it becomes an unknown field`, offset);
}

function reinterpreted(pair: Pair, { start }: WireRecord) {
  return dataIssue(pair, "changed", "corruption", `${describe(pair.old)} is read as ${describe(pair.next)}`, start);
}

function describe(field: FieldDescriptor): string {
  const { value, cardinality } = field;
  const name =
    contentType(field)?.typeName ??
    (value.kind === "scalar" ? value.scalar : value.kind === "enum" ? value.enum.typeName : value.message.typeName);
  return cardinality === "repeated" && contentType(field) === undefined && wireTypeOf(field) !== 2
    ? `a packed list of ${name}`
    : name;
}

function isBytes({ value }: FieldDescriptor): boolean {
  return value.kind === "scalar" && value.scalar === "bytes";
}

/** Whether values of the two types are always read alike; for strings only if both verify them. */
function isSameScalar(old: FieldDescriptor, next: FieldDescriptor): boolean {
  if (old.value.kind !== "scalar" || next.value.kind !== "scalar" || old.value.scalar !== next.value.scalar)
    return false;
  return old.value.scalar !== "string" || old.verifyUtf8 === next.verifyUtf8;
}

/** Whether a record of a singular scalar or enum is read as zero. */
export function isZeroRecord(walk: Walk, field: FieldDescriptor, record: WireRecord): boolean {
  try {
    const { value } = valuesOf(walk.bytes, field, record).next().value as WireValue;
    return value !== undefined && isZeroValue(value);
  } catch {
    return false;
  }
}
