import type { EnumDescriptor, FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";
import { scalarTypes, type ScalarType } from "../plan/scalar-type.ts";
import type { Grade } from "./grade.ts";
import { oncePerPair } from "./memo.ts";

const wrappers = [
  "DoubleValue",
  "FloatValue",
  "Int64Value",
  "UInt64Value",
  "Int32Value",
  "UInt32Value",
  "BoolValue",
  "StringValue",
  "BytesValue",
] as const;

/** Types whose messages are no objects of their fields. Source: https://protobuf.dev/programming-guides/json/ */
const specialNames: ReadonlySet<string> = new Set(
  ["Any", "Timestamp", "Duration", "FieldMask", "Struct", "ListValue", "Value", ...wrappers].map(
    (name) => `google.protobuf.${name}`,
  ),
);

/**
 * Whether the type has a form of its own in ProtoJSON.
 *
 * @testonly
 */
export function hasSpecialJson({ typeName }: MessageDescriptor): boolean {
  return specialNames.has(typeName);
}

/**
 * Whether values, each in ProtoJSON, are read by another type; cardinality is not compared.
 *
 * Readers take integers as numbers and as text, and enums by number, too.
 */
export function gradeJsonValues(writer: FieldDescriptor, reader: FieldDescriptor): Grade {
  const [from, to] = [jsonForm(writer.value), jsonForm(reader.value)];
  const reads = from === to || (from === "integer" && (to === "float" || to === "enum"));
  if (
    !reads ||
    (writer.mapKey !== undefined &&
      reader.mapKey !== undefined &&
      scalarForm(writer.mapKey) !== scalarForm(reader.mapKey))
  )
    return "breaks-json";
  return writer.value.kind === "enum" && reader.value.kind === "enum"
    ? gradeNames(writer.value.enum, reader.value.enum)
    : "identical";
}

/** Whether the names that are written for the values of an enum are known. */
const gradeNames = oncePerPair(
  (writer: EnumDescriptor, reader: EnumDescriptor): Grade =>
    writer.values.every(({ number }) => reader.value(writer.value(number)!.name) !== undefined)
      ? "identical"
      : "breaks-json",
);

/** Whether what is written for one field is read as the other; undefined reads nothing. */
export function isReadInJson(writer: FieldDescriptor, reader: FieldDescriptor | undefined): boolean {
  return (
    reader !== undefined && writer.cardinality === reader.cardinality && gradeJsonValues(writer, reader) === "identical"
  );
}

function jsonForm(value: ValueType): string {
  if (value.kind === "scalar") return scalarForm(value.scalar);
  if (value.kind === "enum") return value.enum.typeName === "google.protobuf.NullValue" ? "null" : "enum";
  return hasSpecialJson(value.message) ? value.message.typeName : "object";
}

function scalarForm(scalar: ScalarType): string {
  const { kind } = scalarTypes[scalar];
  return kind.includes("int") ? "integer" : kind;
}
