import { integerFacts, scalarTypes } from "../plan/scalar-type.ts";
import type { EnumDescriptor, FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";
import type { Grade } from "./grade.ts";
import { holdsIntegers } from "./integer-grade.ts";
import { jsonGrade } from "./issue.ts";
import { oncePerPair } from "./memo.ts";

const wrapperNames = [
  "DoubleValue",
  "FloatValue",
  "Int64Value",
  "UInt64Value",
  "Int32Value",
  "UInt32Value",
  "BoolValue",
  "StringValue",
  "BytesValue",
].map((name) => `google.protobuf.${name}`);

const wrappers: ReadonlySet<string> = new Set(wrapperNames);

/** Types whose messages are not objects of their fields. Source: https://protobuf.dev/programming-guides/json/ */
const specialNames: ReadonlySet<string> = new Set([
  ...["Any", "Timestamp", "Duration", "FieldMask", "Struct", "ListValue", "Value"].map(
    (name) => `google.protobuf.${name}`,
  ),
  ...wrapperNames,
]);

/**
 * Whether the type has a special form in ProtoJSON.
 *
 * @testonly
 */
export function hasSpecialJson({ typeName }: MessageDescriptor): boolean {
  return specialNames.has(typeName);
}

/** Whether another type reads all values correctly from ProtoJSON; cardinality is not compared. */
export function gradeJsonValues(writer: FieldDescriptor, reader: FieldDescriptor): Grade {
  const [from, to] = [keyOf(writer), keyOf(reader)];
  const keys = from === undefined || to === undefined || isRead(from, to);
  return jsonGrade(!keys || !isRead(unwrapped(writer.value), unwrapped(reader.value)));
}

/** Whether the form written for one field is accepted by the other; undefined accepts nothing. */
export function isReadInJson(writer: FieldDescriptor, reader: FieldDescriptor | undefined): boolean {
  return (
    reader !== undefined && writer.cardinality === reader.cardinality && gradeJsonValues(writer, reader) === "identical"
  );
}

function isRead(writer: ValueType, reader: ValueType): boolean {
  const [from, to] = [formOf(writer), formOf(reader)];
  if (from === "integer" && to === "integer") return holdsIntegers(reader, writer);
  // What is written as text is not a number of an enum, but a name.
  if (from === "integer" && to === "enum") return bitsOf(writer) === 32 && holdsIntegers(reader, writer);
  if (from === "integer") return to === "double" && bitsOf(writer) === 32;
  if (from === "float" && to === "double") return true;
  if (writer.kind === "enum" && reader.kind === "enum" && from === to) return knowsNames(writer.enum, reader.enum);
  return from === to;
}

/**
 * Whether the reader knows the names that are written for the values of an enum, and accepts numbers without a name.
 */
const knowsNames = oncePerPair(
  (writer: EnumDescriptor, reader: EnumDescriptor): boolean =>
    (reader.open || !writer.open) &&
    writer.values.every(({ number }) => reader.value(writer.value(number)!.name) !== undefined),
);

function keyOf({ mapKey }: FieldDescriptor): ValueType | undefined {
  return mapKey === undefined ? undefined : { kind: "scalar", scalar: mapKey };
}

/** A wrapper is written as the value that it wraps. */
function unwrapped(value: ValueType): ValueType {
  return value.kind === "message" && wrappers.has(value.message.typeName)
    ? (value.message.field(1)?.value ?? value)
    : value;
}

function formOf(value: ValueType): string {
  if (value.kind === "enum") return value.enum.typeName === "google.protobuf.NullValue" ? "null" : "enum";
  if (value.kind === "message") return hasSpecialJson(value.message) ? value.message.typeName : "object";
  const { kind } = scalarTypes[value.scalar];
  return kind.includes("int") ? "integer" : kind === "float" ? value.scalar : kind;
}

function bitsOf(value: ValueType): number | undefined {
  return value.kind === "scalar" ? integerFacts(value.scalar).bits : undefined;
}
