import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import type { DescriptorProto, FieldDescriptorProto, RangeProto } from "./file-descriptor-proto.ts";
import type { Problems } from "./problems.ts";
import { labels } from "./source/field.ts";
import type { Part } from "./source/marks.ts";
import { maxFieldNumber } from "./source/ranges.ts";

/** Numbers that the implementation keeps for itself. */
const firstImplementationNumber = 19_000;
const lastImplementationNumber = 19_999;

type Report = (node: object, part: "name" | "number" | undefined, message: string) => void;

/** What protoc checks of a field or extension before its types are known. Texts are protoc's. */
export function validateDeclaredField(
  field: FieldDescriptorProto,
  isExtension: boolean,
  fullName: string,
  file: FileDescriptor,
  problems: Problems,
): void {
  const report = (part: Part, text: string): void => problems.add(file.name, field, part, text);
  const { number = 0, label, defaultValue } = field;
  if (isExtension && label === labels.required) report("type", `The extension ${fullName} cannot be required.`);
  if (defaultValue !== undefined && label === labels.repeated)
    report("default", "Repeated fields can't have default values.");
  if (number <= 0) report("number", "Field numbers must be positive integers.");
  else if (!isExtension && number > maxFieldNumber)
    report("number", `Field numbers cannot be greater than ${maxFieldNumber}.`);
}

/** Names, ranges and reservations of one message. Texts are protoc's. */
export function validateMessage(message: MessageDescriptor, problems: Problems): void {
  const { proto, file } = message;
  const report: Report = (node, part, text) => problems.add(file.name, node, part, text);
  reportOverlaps(
    proto.reservedRange ?? [],
    (later, earlier) => `Reserved range ${span(later)} overlaps with already-defined range ${span(earlier)}.`,
    report,
  );
  validateReserved(proto, report);
  validateNumbers(proto, report);
  validateExtensionOverlaps(proto, report);
}

/** Numbers that protoc keeps for itself: it looks at them when all else is right. */
export function validateReservedNumber(field: FieldDescriptor, problems: Problems): void {
  if (field.number < firstImplementationNumber || field.number > lastImplementationNumber) return;
  problems.add(
    field.file.name,
    field.proto,
    "number",
    `Field numbers ${firstImplementationNumber} through ${lastImplementationNumber} are reserved for the protocol buffer library implementation.`,
  );
}

function validateNumbers(proto: DescriptorProto, report: Report): void {
  const names = new Set(proto.reservedName);
  const reserved = sorted(proto.reservedRange);
  const extensions = sorted(proto.extensionRange);
  for (const field of proto.field ?? []) {
    const { name = "", number = 0 } = field;
    const range = rangeOf(extensions, number);
    if (range !== undefined)
      report(
        range,
        "number",
        `Extension range ${range.start} to ${range.end! - 1} includes field "${name}" (${number}).`,
      );
    const reservation = rangeOf(reserved, number);
    if (reservation !== undefined) report(reservation, "number", `Field "${name}" uses reserved number ${number}.`);
    if (names.has(name)) report(field, "name", `Field name "${name}" is reserved.`);
  }
}

/** A number that two fields have. */
export function reportNumberTwice(
  { number, name }: FieldDescriptor,
  message: MessageDescriptor,
  field: FieldDescriptorProto,
  problems: Problems,
): void {
  if (problems.isFull) return problems.add("", field, undefined, "");
  const next = nextNumber(message);
  const proposal =
    next <= maxFieldNumber ? `Next available field number is ${next}` : "There are no available field numbers";
  problems.add(
    message.file.name,
    field,
    "number",
    `Field number ${number} has already been used in "${message.typeName}" by field "${name}". ${proposal}.`,
  );
}

/** The lowest number that is free. */
function nextNumber({ proto }: MessageDescriptor): number {
  const fields = (proto.field ?? []).map(({ number = 0 }) => ({ start: number, end: number + 1 }));
  let next = 1;
  for (const { start = 0, end = 0 } of sorted<RangeProto>([
    ...fields,
    ...(proto.reservedRange ?? []),
    ...(proto.extensionRange ?? []),
  ])) {
    if (start <= next && next < end) next = end;
    else if (start > next) break;
  }
  return next;
}

function validateReserved(proto: DescriptorProto, report: Report): void {
  const seen = new Set<string>();
  for (const name of proto.reservedName ?? []) {
    if (seen.has(name)) report(proto, "name", `Field name "${name}" is reserved multiple times.`);
    seen.add(name);
  }
}

function validateExtensionOverlaps({ extensionRange = [], reservedRange = [] }: DescriptorProto, report: Report): void {
  const reserved = sorted(reservedRange);
  for (const range of extensionRange) {
    const other = rangeOf(reserved, range.start ?? 0) ?? rangeFrom(reserved, range.start ?? 0);
    if (other !== undefined && (other.start ?? 0) < (range.end ?? 0))
      report(range, "number", `Extension range ${span(range)} overlaps with reserved range ${span(other)}.`);
  }
  reportOverlaps(
    extensionRange,
    (later, earlier) => `Extension range ${span(later)} overlaps with already-defined range ${span(earlier)}.`,
    report,
  );
}

/** A range of its own. */
export function validateRange(
  range: RangeProto,
  kind: "Reserved" | "Extension" | "Enum",
  { name }: FileDescriptor,
  problems: Problems,
): void {
  const { start = 0, end = 0 } = range;
  if (kind !== "Enum" && start <= 0) problems.add(name, range, "number", `${kind} numbers must be positive integers.`);
  // Those of enums have their last number in them.
  if (kind === "Enum" ? end >= start : end > start) return;
  problems.add(
    name,
    range,
    "number",
    `${kind === "Enum" ? "Reserved" : kind} range end number must be greater than start number.`,
  );
}

function span({ start, end }: RangeProto): string {
  return `${start} to ${end! - 1}`;
}

/** Reports at the earlier of two, as protoc does. Linear in the number of ranges but for sorting, however many overlap. */
export function reportOverlaps(
  ranges: readonly RangeProto[],
  text: (later: RangeProto, earlier: RangeProto) => string,
  report: Report,
  inclusive = 0,
): void {
  const order = new Map(ranges.map((range, index) => [range, index]));
  let furthest: RangeProto | undefined;
  for (const range of sorted(ranges)) {
    if (
      furthest !== undefined &&
      (range.start ?? 0) < (furthest.end ?? 0) + inclusive &&
      (furthest.start ?? 0) < (range.end ?? 0) + inclusive
    ) {
      const [earlier, later] = order.get(furthest)! < order.get(range)! ? [furthest, range] : [range, furthest];
      report(earlier, "number", text(later, earlier));
    }
    if (furthest === undefined || (range.end ?? 0) > (furthest.end ?? 0)) furthest = range;
  }
}

export function sorted<T extends RangeProto>(ranges: readonly T[] | undefined): T[] {
  return [...(ranges ?? [])].sort((left, right) => (left.start ?? 0) - (right.start ?? 0));
}

/** The range with `number` in it, of sorted ones that do not overlap. */
export function rangeOf<T extends RangeProto>(ranges: readonly T[], number: number, inclusive = 0): T | undefined {
  const range = ranges[countUpTo(ranges, number) - 1];
  return range !== undefined && number < (range.end ?? 0) + inclusive ? range : undefined;
}

/** The first of sorted ranges that begins behind `number`. */
function rangeFrom(ranges: readonly RangeProto[], number: number): RangeProto | undefined {
  return ranges[countUpTo(ranges, number)];
}

/** How many of sorted ranges begin at `number` or before. */
function countUpTo(ranges: readonly RangeProto[], number: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]!.start ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
