import type { EnumDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import type { RangeProto } from "../schema/file-descriptor-proto.ts";
import { type CompatIssue, makeIssue, wireSafe } from "./issue.ts";

type Reserving = MessageDescriptor | EnumDescriptor;

/** Whether a number is reserved. */
export function reservesNumber(type: Reserving, number: number): boolean {
  return rangesOf(type).some(([first, last]) => first <= number && number <= last);
}

export function reservesName({ proto }: Reserving, name: string): boolean {
  return proto.reservedName?.includes(name) ?? false;
}

/** No data changes, but numbers and names that once had a meaning are free again. */
export function compareReserved(old: Reserving, next: Reserving): CompatIssue[] {
  const numbers = freedRanges(old, next).map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  const freed = [...numbers, ...freedNames(old, next).map((name) => JSON.stringify(name))];
  if (freed.length === 0) return [];
  const rule = old.kind === "message" ? "RESERVED_MESSAGE_NO_DELETE" : "RESERVED_ENUM_NO_DELETE";
  return [makeIssue(rule, { old, new: next }, wireSafe, `${freed.join(", ")} ${freed.length === 1 ? "is" : "are"} no longer reserved`)];
}

type Range = readonly [first: number, last: number];

/** Sorted, both ends included. */
function rangesOf({ kind, proto }: Reserving): Range[] {
  const ranges = proto.reservedRange?.map(({ start = 0, end = 0 }: RangeProto): Range => [start, kind === "enum" ? end : end - 1]) ?? [];
  return ranges.sort(([left], [right]) => left - right);
}

/** The parts of old ranges that no new one covers. */
function freedRanges(old: Reserving, next: Reserving): Range[] {
  const freed: Range[] = [];
  const covers = rangesOf(next);
  let index = 0;
  for (const [first, last] of rangesOf(old)) {
    while (index < covers.length && covers[index]![1] < first) index++;
    let from = first;
    for (let at = index; from <= last && at < covers.length && covers[at]![0] <= last; at++) {
      if (from < covers[at]![0]) freed.push([from, covers[at]![0] - 1]);
      from = covers[at]![1] + 1;
    }
    if (from <= last) freed.push([from, last]);
  }
  return freed;
}

function freedNames(old: Reserving, next: Reserving): string[] {
  const names = new Set(next.proto.reservedName);
  return old.proto.reservedName?.filter((name) => !names.has(name)) ?? [];
}
