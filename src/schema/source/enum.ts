import type { EnumDescriptorProto, EnumValueDescriptorProto } from "../file-descriptor-proto.ts";
import type { Cursor } from "./cursor.ts";
import { mark } from "./marks.ts";
import { parseOption, parseOptionStatement } from "./option.ts";
import { parseReserved } from "./ranges.ts";

/** `enum Name { ... }` */
export function parseEnum(cursor: Cursor): EnumDescriptorProto {
  const declaration: EnumDescriptorProto = {};
  const parts = mark(declaration, cursor.source, cursor.token.start);
  cursor.expect("enum");
  parts.name = cursor.token.start;
  declaration.name = cursor.identifier("Expected enum name.");
  cursor.expect("{");
  while (!cursor.at("}")) {
    if (cursor.atEnd) throw cursor.error("Reached end of input in enum definition (missing '}').");
    if (!cursor.take(";")) cursor.statement(() => parseEnumStatement(cursor, declaration));
  }
  cursor.expect("}");
  parts.end = cursor.token.start;
  return declaration;
}

function parseEnumStatement(cursor: Cursor, declaration: EnumDescriptorProto): void {
  if (cursor.at("option")) parseOptionStatement(cursor, declaration);
  else if (cursor.at("reserved")) parseReserved(cursor, declaration, "enum");
  else (declaration.value ??= []).push(parseEnumValue(cursor));
}

/** `NAME = number [options];` */
function parseEnumValue(cursor: Cursor): EnumValueDescriptorProto {
  const value: EnumValueDescriptorProto = {};
  const parts = mark(value, cursor.source, cursor.token.start);
  parts.name = cursor.token.start;
  value.name = cursor.identifier("Expected enum constant name.");
  cursor.expect("=", "Missing numeric value for enum constant.");
  parts.number = cursor.token.start;
  value.number = cursor.take("-") ? -Number(cursor.integer("Expected integer.", 1n << 31n)) : Number(cursor.integer("Expected integer."));
  if (cursor.take("[")) {
    do parseOption(cursor, value);
    while (cursor.take(","));
    cursor.expect("]");
  }
  cursor.expect(";");
  return value;
}
