import type { FieldDescriptorProto } from "../file-descriptor-proto.ts";
import { isScalarType, scalarTypes, type ScalarType } from "../../plan/scalar-type.ts";
import type { Cursor } from "./cursor.ts";
import { writeFloat } from "../../message/write-number.ts";
import { escapeBytes } from "./literal.ts";
import { textOfBytes } from "./raw-bytes.ts";
import type { Marks } from "./marks.ts";
import { groupType } from "./type-name.ts";

const scalarOfNumber: ReadonlyMap<number, ScalarType> = new Map(
  Object.keys(scalarTypes)
    .filter(isScalarType)
    .map((name) => [scalarTypes[name].number, name]),
);

/** The scalar type of a `FieldDescriptorProto.Type`; undefined for messages, groups and enums. */
export function scalarOf(type: number | undefined): ScalarType | undefined {
  return scalarOfNumber.get(type ?? 0);
}

/** `default = value`; leaves it in `field.defaultValue` as descriptor.proto spells it. */
export function parseDefault(cursor: Cursor, field: FieldDescriptorProto, parts: Marks): void {
  if (field.defaultValue !== undefined) cursor.note('Already set option "default".');
  cursor.expect("default");
  cursor.expect("=");
  parts.default = cursor.token.start;
  if (field.type === groupType) throw cursor.error("Messages can't have default values.");
  field.defaultValue = defaultText(cursor, scalarOf(field.type));
}

function defaultText(cursor: Cursor, scalar: ScalarType | undefined): string {
  if (scalar === undefined) return untypedDefault(cursor);
  const { kind } = scalarTypes[scalar];
  switch (kind) {
    case "bool":
      if (!cursor.at("true") && !cursor.at("false")) throw cursor.error('Expected "true" or "false".');
      return cursor.identifier("");
    case "string":
      return textOfBytes(cursor.bytes("Expected string for field default value."));
    case "bytes":
      return escapeBytes(cursor.bytes("Expected string."));
    case "float": {
      const negative = cursor.take("-");
      const value = cursor.number("Expected number.");
      const text = scalar === "float" ? writeFloat(Math.fround(value), true) : writeFloat(value, false);
      return negative && text !== "nan" ? `-${text}` : text;
    }
    default:
      return integerText(cursor, kind);
  }
}

/** The type is not known yet: only the name of an enum's value will do then. */
function untypedDefault(cursor: Cursor): string {
  const text = cursor.word;
  cursor.advance();
  return text;
}

function integerText(cursor: Cursor, kind: "int32" | "uint32" | "int64" | "uint64"): string {
  const bits = kind.endsWith("64") ? 64n : 32n;
  const signed = kind.startsWith("i");
  const negative = cursor.take("-");
  if (negative && !signed) cursor.note("Unsigned field can't have negative default value.");
  const limit = signed ? (1n << (bits - 1n)) - (negative ? 0n : 1n) : (1n << bits) - 1n;
  const value = cursor.integer("Expected integer for field default value.", limit);
  return String(negative ? -value : value);
}
