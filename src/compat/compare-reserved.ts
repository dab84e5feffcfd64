import type { EnumDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import type { RangeProto } from "../schema/file-descriptor-proto.ts";
import { type CompatIssue, makeIssue, wireSafe } from "./issue.ts";

type Reserving = MessageDescriptor | EnumDescriptor;

/** What a type reserves. */
export interface Reserved {
  readonly ranges: readonly Range[];
  readonly names: ReadonlySet<string>;
}

type Range = readonly [first: number, last: number];

/** Ranges are sorted, and include both ends. */
export function reservedOf({ kind, proto }: Reserving): Reserved {
  const ranges =
    proto.reservedRange?.map(({ start = 0, end = 0 }: RangeProto): Range => [start, kind === "enum" ? end : end - 1]) ??
    [];
  return { ranges: ranges.sort(([left], [right]) => left - right), names: new Set(proto.reservedName) };
}

export function reservesNumber({ ranges }: Reserved, number: number): boolean {
  let [from, to] = [0, ranges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ranges[middle]![1] < number) from = middle + 1;
    else to = middle;
  }
  return from < ranges.length && ranges[from]![0] <= number;
}

/** The text about a deleted name. */
export function deletedName(name: string, isReserved: boolean): string {
  return `the name ${name} is deleted${isReserved ? "" : " and not reserved"}; JSON that has it is refused`;
}

/** No data changes, but numbers and names that once had a meaning can be reused. */
export function compareReserved(old: Reserving, next: Reserving): CompatIssue[] {
  const [was, is] = [reservedOf(old), reservedOf(next)];
  const numbers = freedRanges(was.ranges, is.ranges).map(([first, last]) =>
    first === last ? `${first}` : `${first} to ${last}`,
  );
  const names = [...was.names].filter((name) => !is.names.has(name));
  const freed = [...numbers, ...names.map((name) => JSON.stringify(name))];
  if (freed.length === 0) return [];
  const rule = old.kind === "message" ? "RESERVED_MESSAGE_NO_DELETE" : "RESERVED_ENUM_NO_DELETE";
  const more = freed.length > maxShown ? ` and ${freed.length - maxShown} more` : "";
  const text = `${freed.slice(0, maxShown).join(", ")}${more} ${freed.length === 1 ? "is" : "are"} no longer reserved`;
  return [makeIssue(rule, { old, new: next }, wireSafe, text)];
}

const maxShown = 10;

/** The parts of old ranges that no new one covers. */
function freedRanges(ranges: readonly Range[], covers: readonly Range[]): Range[] {
  const freed: Range[] = [];
  let index = 0;
  for (const [first, last] of ranges) {
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
