import { isScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import type { Cursor } from "./cursor.ts";

/** `FieldDescriptorProto.Type` of what no scalar table names. */
export const groupType = 10;

/** What stands where a field's type is expected: a scalar's number, or a name yet to be resolved. */
export interface TypeReference {
  type?: number | undefined;
  typeName?: string | undefined;
}

/** What the edition in the making calls types that it has renamed. */
const unstableTypes: ReadonlyMap<string, string> = new Map([
  ["fixed32", "uint32"],
  ["fixed64", "uint64"],
  ["sfixed32", "int32"],
  ["sfixed64", "int64"],
  ["sint32", "zigzag32"],
  ["sint64", "zigzag64"],
]);

/** Reads a scalar type, `group`, or the name of a message or enum, and gives it to `target`. */
export function parseType<T extends TypeReference>(cursor: Cursor, target: T): T {
  const { word } = cursor;
  const successor = cursor.isUnstable ? unstableTypes.get(word) : undefined;
  if (successor !== undefined)
    cursor.note(`Type '${word}' is obsolete in unstable editions, use '${successor}' instead.`);
  if (isScalarType(word)) {
    cursor.advance();
    target.type = scalarTypes[word].number;
    return target;
  }
  if (word === "group") {
    if (cursor.isEditions) {
      cursor.note(
        "Group syntax is no longer supported in editions. To get group behavior you can specify features.message_encoding = DELIMITED on a message field.",
      );
    }
    cursor.advance();
    target.type = groupType;
    return target;
  }
  target.typeName = parseTypeName(cursor);
  return target;
}

/** The name of a message or enum, with a leading dot where the source has one. */
export function parseTypeName(cursor: Cursor): string {
  const { word } = cursor;
  if (isScalarType(word) || word === "group") {
    cursor.note("Expected message type.");
    cursor.advance();
    return word;
  }
  let name = cursor.take(".") ? "." : "";
  name += cursor.identifier("Expected type name.");
  while (cursor.take(".")) name += `.${cursor.identifier("Expected identifier.")}`;
  return name;
}
