import { shared } from "../../shared.ts";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  ExtensionRangeProto,
  RangeProto,
} from "../file-descriptor-proto.ts";
import type { Cursor } from "./cursor.ts";
import { mark } from "./marks.ts";
import { parseOption, type HasOptions } from "./option.ts";

/** The highest field number, and the highest of a message of `message_set_wire_format`. */
export const maxFieldNumber = 536_870_911;
const maxInt32 = 0x7fffffff;

/** Ends of ranges that are written `max`, until the message's options are known. */
const openEnds = shared("open ends", () => new WeakSet<RangeProto>());

/** `extensions 4, 20 to 30 [options];` */
export function parseExtensions(cursor: Cursor, message: DescriptorProto): void {
  cursor.expect("extensions");
  const ranges: ExtensionRangeProto[] = [];
  do ranges.push(parseRange(cursor, "message", "Expected field number range."));
  while (cursor.take(","));
  if (cursor.take("[")) parseRangeOptions(cursor, ranges);
  cursor.expect(";");
  const { extensionRange = [] } = message;
  for (const range of ranges) extensionRange.push(range);
  message.extensionRange = extensionRange;
}

/** A statement of many ranges and many options stands for as many options as their product: more of them in a file are no schema. */
const maxRangeOptions = 100_000;

/** All ranges of one statement share its options. */
function parseRangeOptions(cursor: Cursor, ranges: ExtensionRangeProto[]): void {
  const shared: HasOptions = {};
  do parseOption(cursor, shared);
  while (cursor.take(","));
  cursor.expect("]");
  cursor.rangeOptions += ranges.length * shared.options!.uninterpretedOption!.length;
  if (cursor.rangeOptions > maxRangeOptions)
    throw cursor.error(`More than ${maxRangeOptions} options of extension ranges.`);
  for (const range of ranges) range.options = { uninterpretedOption: [...shared.options!.uninterpretedOption!] };
}

/** `reserved 4, 20 to 30;`, `reserved "name";` or, in editions, `reserved name;` */
export function parseReserved(
  cursor: Cursor,
  node: DescriptorProto | EnumDescriptorProto,
  kind: "message" | "enum",
): void {
  cursor.expect("reserved");
  const named = kind === "message" ? "field name" : "enum value";
  if (cursor.token.kind === "string") {
    if (cursor.isEditions) throw cursor.error("Reserved names must be identifiers in editions, not string literals.");
    parseReservedNames(cursor, node, () => cursor.string(`Expected ${named} string literal.`));
  } else if (cursor.token.kind === "identifier") {
    if (!cursor.isEditions)
      throw cursor.error("Reserved names must be string literals. (Only editions supports identifiers.)");
    parseReservedNames(cursor, node, () => cursor.identifier(`Expected ${named} identifier.`));
  } else {
    const message =
      kind === "message" ? "Expected field name or number range." : "Expected enum value or number range.";
    for (
      let expected = message;
      ;
      expected = kind === "message" ? "Expected field number range." : "Expected enum number range."
    ) {
      (node.reservedRange ??= []).push(parseRange(cursor, kind, expected));
      if (!cursor.take(",")) break;
    }
  }
  cursor.expect(";");
}

function parseReservedNames(cursor: Cursor, node: DescriptorProto | EnumDescriptorProto, parse: () => string): void {
  do (node.reservedName ??= []).push(parse());
  while (cursor.take(","));
}

/** `4`, `4 to 5` or `4 to max`; the end is exclusive in messages. */
function parseRange(cursor: Cursor, kind: "message" | "enum", message: string): RangeProto {
  const range: RangeProto = {};
  const { start } = cursor.token;
  const parts = mark(range, cursor.source, start);
  parts.number = start;
  range.start = parseEnd(cursor, kind, message);
  let end: number = range.start;
  if (cursor.take("to")) {
    if (cursor.take("max")) {
      openEnds.add(range);
      end = kind === "message" ? maxFieldNumber : maxInt32;
    } else {
      end = parseEnd(cursor, kind, "Expected integer.");
    }
  }
  range.end = kind === "message" ? end + 1 : end;
  return range;
}

function parseEnd(cursor: Cursor, kind: "message" | "enum", message: string): number {
  if (kind === "message") {
    const value = Number(cursor.integer(message));
    // The end of a range is the number after its last.
    if (value === maxInt32) throw cursor.error("Field number out of bounds.");
    return value;
  }
  return cursor.take("-") ? -Number(cursor.integer(message, 1n << 31n)) : Number(cursor.integer(message));
}

/** In a message of `message_set_wire_format`, `max` is the highest int32. */
export function setMaximum(message: DescriptorProto): void {
  const isMessageSet = message.options?.uninterpretedOption?.some(
    ({ name, identifierValue }) =>
      name?.length === 1 && name[0]!.namePart === "message_set_wire_format" && identifierValue === "true",
  );
  if (isMessageSet !== true) return;
  for (const range of [...(message.extensionRange ?? []), ...(message.reservedRange ?? [])])
    if (openEnds.has(range)) range.end = maxInt32;
}
