import { refuse } from "../message/check-arguments.ts";
import type { FieldDescriptor } from "../schema/descriptors.ts";
import { scalarTypes, type ScalarType } from "../plan/scalar-type.ts";
import { type Grade, worst } from "./grade.ts";
import { gradeIntegers } from "./integer-grade.ts";

/** The properties of a field that decide how its records are written and read. */
export type FieldShape = Pick<
  FieldDescriptor,
  "value" | "cardinality" | "packed" | "delimited" | "verifyUtf8" | "mapKey"
>;

/** The form of a value on the wire. Within one form, numbers differ only in their range. */
type Form = "varint" | "zigzag" | "fixed32" | "fixed64" | "float" | "double" | "string" | "bytes" | "message" | "group";

const wireTypes: { readonly [F in Form]: number } = {
  varint: 0,
  zigzag: 0,
  fixed32: 5,
  fixed64: 1,
  float: 5,
  double: 1,
  string: 2,
  bytes: 2,
  message: 2,
  group: 3,
};

/**
 * Forms that can be read as each other, writer first; all other forms with the same wire type are silently misread.
 *
 * Source: https://protobuf.dev/programming-guides/proto3/#updating
 */
const compatibleForms: ReadonlyMap<string, Grade> = new Map([
  ["string bytes", "wire-safe"],
  ["bytes string", "data-dependent"],
  ["message bytes", "wire-safe"],
  ["bytes message", "data-dependent"],
]);

/**
 * What becomes of the values of one field when they are read as another field with the same number: the table of all
 * pairs of types.
 *
 * Two messages are assumed to have the same structure; a map is compared with a map by keys and values, with anything
 * else as a repeated message. Errors: INVALID_ARGUMENT for anything that is not a field.
 */
export function gradeValues(writer: FieldShape, reader: FieldShape): Grade {
  for (const field of [writer, reader]) if (!isShape(field)) refuse("a field's descriptor", field);
  if (writer.cardinality === "map" && reader.cardinality === "map") return gradeMaps(writer, reader);
  const [from, to] = [formOf(writer), formOf(reader)];
  const wireType = writer.packed ? 2 : wireTypes[from];
  if (wireType !== wireTypes[to] && !(wireType === 2 && isPackable(reader, to))) return "unknown";
  return worst(gradeForms(writer, from, reader, to), gradeCardinality(writer, reader));
}

function isShape(field: FieldShape | null | undefined): boolean {
  const { kind } = field?.value ?? {};
  return (
    kind === "message" ||
    kind === "enum" ||
    (kind === "scalar" && Object.hasOwn(scalarTypes, (field as { value: { scalar: string } }).value.scalar))
  );
}

function gradeForms(writer: FieldShape, from: Form, reader: FieldShape, to: Form): Grade {
  if (from !== to) return isTruth(from, reader) ? "lossy" : (compatibleForms.get(`${from} ${to}`) ?? "corruption");
  if (from === "string")
    return writer.verifyUtf8 === reader.verifyUtf8 ? "identical" : reader.verifyUtf8 ? "data-dependent" : "wire-safe";
  return from === "varint" || from === "zigzag" || from === "fixed32" || from === "fixed64"
    ? gradeIntegers(writer.value, reader.value)
    : "identical";
}

/** Zigzag encoding preserves zero. */
function isTruth(from: Form, { value }: FieldShape): boolean {
  return from === "zigzag" && value.kind === "scalar" && value.scalar === "bool";
}

/**
 * Readers accept packed and expanded lists; of several records for one value they use the last, and they merge
 * messages.
 */
function gradeCardinality(writer: FieldShape, reader: FieldShape): Grade {
  if (writer.cardinality === reader.cardinality) return writer.packed === reader.packed ? "identical" : "wire-safe";
  // Of entries with the same key, a map keeps the last.
  return reader.cardinality === "repeated" ? "wire-safe" : "lossy";
}

function gradeMaps(writer: FieldShape, reader: FieldShape): Grade {
  const grade = worst(
    gradeValues(keyShape(writer), keyShape(reader)),
    gradeValues(valueShape(writer), valueShape(reader)),
  );
  // Entries have no unknown fields: a key or value of another wire type is dropped, and zero is read.
  return grade === "unknown" ? "corruption" : grade;
}

function keyShape({ mapKey, verifyUtf8 }: FieldShape): FieldShape {
  return {
    value: { kind: "scalar", scalar: mapKey! },
    cardinality: "singular",
    packed: false,
    delimited: false,
    verifyUtf8,
    mapKey: undefined,
  };
}

function valueShape({ value, verifyUtf8 }: FieldShape): FieldShape {
  return { value, cardinality: "singular", packed: false, delimited: false, verifyUtf8, mapKey: undefined };
}

function isPackable({ cardinality }: FieldShape, form: Form): boolean {
  return cardinality === "repeated" && wireTypes[form] !== 2 && form !== "group";
}

function formOf({ value, cardinality, delimited }: FieldShape): Form {
  if (cardinality === "map") return "message";
  if (value.kind === "message") return delimited ? "group" : "message";
  return value.kind === "enum" ? "varint" : scalarForm(value.scalar);
}

function scalarForm(scalar: ScalarType): Form {
  const { wireType, zigzag, kind } = scalarTypes[scalar];
  if (wireType === 2 || kind === "float") return scalar as Form;
  return wireType === 0 ? (zigzag ? "zigzag" : "varint") : wireType === 5 ? "fixed32" : "fixed64";
}
