import type { MessageDescriptor } from "./descriptors.ts";
import type { DescriptorProto, FieldDescriptorProto, RangeProto } from "./file-descriptor-proto.ts";
import type { Problems } from "./problems.ts";
import { maxFieldNumber } from "./source/ranges.ts";

/** Numbers that the implementation keeps for itself. */
const firstImplementationNumber = 19_000;
const lastImplementationNumber = 19_999;

type Report = (node: object, part: "name" | "number" | undefined, message: string) => void;

/** Numbers, names, ranges and reservations of one message. Texts are protoc's. */
export function validateMessage(message: MessageDescriptor, problems: Problems): void {
  const { proto, file } = message;
  const report: Report = (node, part, text) => problems.add(file.name, node, part, text);
  validateRanges(proto, message.messageSet, report);
  validateReserved(proto, report);
  validateNumbers(message, report);
  validateExtensionOverlaps(proto, report);
  for (const oneof of message.oneofs) {
    const index = proto.oneofDecl!.indexOf(oneof.proto);
    if (!(proto.field ?? []).some((field) => field.oneofIndex === index)) report(oneof.proto, "name", "Oneof must have at least one field.");
  }
}

/** What protoc checks of messages when names are resolved. */
export function validateMessageKind({ proto, file, messageSet }: MessageDescriptor, problems: Problems): void {
  const report: Report = (node, part, text) => problems.add(file.name, node, part, text);
  const [range] = proto.extensionRange ?? [];
  if (file.edition === "proto3" && range !== undefined) report(range, "number", "Extension ranges are not allowed in proto3.");
  if (!messageSet) return;
  if ((proto.field ?? []).length > 0) report(proto.field![0]!, "name", "MessageSets cannot have fields, only extensions.");
  if (file.edition === "proto3") report(proto, "name", "MessageSet is not supported in proto3.");
}

/** Reports a field number that no field may have. */
export function validateNumber(field: FieldDescriptorProto, report: Report, maximum: number = maxFieldNumber): void {
  const number = field.number ?? 0;
  if (number <= 0) {
    report(field, "number", "Field numbers must be positive integers.");
  } else if (number > maximum) {
    report(field, "number", `Field numbers cannot be greater than ${maximum}.`);
  } else if (number >= firstImplementationNumber && number <= lastImplementationNumber) {
    report(field, "number", `Field numbers ${firstImplementationNumber} through ${lastImplementationNumber} are reserved for the protocol buffer library implementation.`);
  }
}

function validateNumbers(message: MessageDescriptor, report: Report): void {
  const { proto, typeName } = message;
  const byNumber = new Map<number, FieldDescriptorProto>();
  const names = new Set(proto.reservedName);
  const reserved = sorted(proto.reservedRange);
  const extensions = sorted(proto.extensionRange);
  for (const field of proto.field ?? []) {
    const { name = "", number = 0 } = field;
    validateNumber(field, report);
    const other = byNumber.get(number);
    if (other === undefined) byNumber.set(number, field);
    else report(field, "number", `Field number ${number} has already been used in "${typeName}" by field "${other.name}". Next available field number is ${nextNumber(message)}.`);
    const range = rangeOf(extensions, number);
    if (range !== undefined) report(range, "number", `Extension range ${range.start} to ${range.end! - 1} includes field "${name}" (${number}).`);
    const reservation = rangeOf(reserved, number);
    if (reservation !== undefined) report(reservation, "number", `Field "${name}" uses reserved number ${number}.`);
    if (names.has(name)) report(field, "name", `Field name "${name}" is reserved.`);
  }
}

/** The lowest number that is free. */
function nextNumber({ proto }: MessageDescriptor): number {
  const used = new Set((proto.field ?? []).map(({ number }) => number));
  const ranges = sorted([...(proto.reservedRange ?? []), ...(proto.extensionRange ?? [])]);
  let next = 1;
  for (;;) {
    const range = rangeOf(ranges, next);
    if (range !== undefined) next = range.end!;
    else if (used.has(next) || next === firstImplementationNumber) next = next === firstImplementationNumber ? lastImplementationNumber + 1 : next + 1;
    else return next;
  }
}

function validateReserved(proto: DescriptorProto, report: Report): void {
  const seen = new Set<string>();
  for (const name of proto.reservedName ?? []) {
    if (seen.has(name)) report(proto, "name", `Field name "${name}" is reserved multiple times.`);
    seen.add(name);
  }
}

function validateRanges({ extensionRange = [], reservedRange = [] }: DescriptorProto, messageSet: boolean, report: Report): void {
  for (const range of reservedRange) validateRange(range, "Reserved", report);
  for (const range of extensionRange) {
    validateRange(range, "Extension", report);
    if (!messageSet && (range.end ?? 0) > maxFieldNumber + 1) report(range, "number", `Extension numbers cannot be greater than ${maxFieldNumber}.`);
  }
  reportOverlaps(reservedRange, (later, earlier) => `Reserved range ${span(later)} overlaps with already-defined range ${span(earlier)}.`, report);
}

function validateExtensionOverlaps({ extensionRange = [], reservedRange = [] }: DescriptorProto, report: Report): void {
  const reserved = sorted(reservedRange);
  for (const range of extensionRange) {
    const other = rangeOf(reserved, range.start ?? 0) ?? rangeFrom(reserved, range.start ?? 0);
    if (other !== undefined && (other.start ?? 0) < (range.end ?? 0)) report(range, "number", `Extension range ${span(range)} overlaps with reserved range ${span(other)}.`);
  }
  reportOverlaps(extensionRange, (later, earlier) => `Extension range ${span(later)} overlaps with already-defined range ${span(earlier)}.`, report);
}

function validateRange(range: RangeProto, kind: "Reserved" | "Extension", report: Report): void {
  if ((range.start ?? 0) <= 0) report(range, "number", `${kind} numbers must be positive integers.`);
  if ((range.end ?? 0) <= (range.start ?? 0)) report(range, "number", `${kind} range end number must be greater than start number.`);
}

function span({ start, end }: RangeProto): string {
  return `${start} to ${end! - 1}`;
}

/** Reports at the earlier of two, as protoc does. Linear in the number of ranges but for sorting, however many overlap. */
export function reportOverlaps(ranges: readonly RangeProto[], text: (later: RangeProto, earlier: RangeProto) => string, report: Report, inclusive = 0): void {
  const order = new Map(ranges.map((range, index) => [range, index]));
  let furthest: RangeProto | undefined;
  for (const range of sorted(ranges)) {
    if (furthest !== undefined && (range.start ?? 0) < (furthest.end ?? 0) + inclusive) {
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
