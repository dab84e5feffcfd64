import { isScalarType, scalarTypes } from "../scalar-type.ts";
import type { Cursor } from "./cursor.ts";

/** `FieldDescriptorProto.Type` of what no scalar table names. */
export const groupType = 10;

/** What stands where a field's type is expected: a scalar's number, or a name yet to be resolved. */
export interface TypeReference {
  type?: number | undefined;
  typeName?: string | undefined;
}

/** Reads a scalar type, `group`, or the name of a message or enum, and gives it to `target`. */
export function parseType<T extends TypeReference>(cursor: Cursor, target: T): T {
  const { word } = cursor;
  if (isScalarType(word)) {
    cursor.advance();
    target.type = scalarTypes[word].number;
    return target;
  }
  if (word === "group") {
    if (cursor.isEditions) {
      throw cursor.error("Group syntax is no longer supported in editions. To get group behavior you can specify features.message_encoding = DELIMITED on a message field.");
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
  if (isScalarType(cursor.word) || cursor.at("group")) throw cursor.error("Expected message type.");
  let name = cursor.take(".") ? "." : "";
  name += cursor.identifier("Expected type name.");
  while (cursor.take(".")) name += `.${cursor.identifier("Expected identifier.")}`;
  return name;
}
