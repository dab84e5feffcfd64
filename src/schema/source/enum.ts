import type { EnumDescriptorProto, EnumValueDescriptorProto } from "../file-descriptor-proto.ts";
import { NumberMap } from "../../plan/number-map.ts";
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
  checkAliases(cursor, declaration);
  return declaration;
}

/** protoc checks it as soon as the enum is read. Source: ValidateEnum in its parser.cc */
function checkAliases(cursor: Cursor, { name, value: values = [], options }: EnumDescriptorProto): void {
  const option = options?.uninterpretedOption?.find(
    ({ name: path = [] }) => path.length === 1 && !path[0]!.isExtension && path[0]!.namePart === "allow_alias",
  );
  if (option === undefined) return;
  if (option.identifierValue !== "true")
    throw cursor.error(
      `"${name}" declares 'option allow_alias = false;' which has no effect. Please remove the declaration.`,
    );
  const numbers = new NumberMap<true>();
  for (const { number = 0 } of values) {
    if (numbers.get(number)) return;
    numbers.set(number, true);
  }
  throw cursor.error(
    `"${name}" declares support for enum aliases but no enum values share field numbers. Please remove the unnecessary 'option allow_alias = true;' declaration.`,
  );
}

function parseEnumStatement(cursor: Cursor, declaration: EnumDescriptorProto): void {
  if (cursor.at("option")) parseOptionStatement(cursor, declaration);
  else if (cursor.at("reserved")) parseReserved(cursor, declaration, "enum");
  else parseEnumValue(cursor, declaration);
}

/** `NAME = number [options];` */
function parseEnumValue(cursor: Cursor, declaration: EnumDescriptorProto): void {
  const value: EnumValueDescriptorProto = {};
  (declaration.value ??= []).push(value);
  const parts = mark(value, cursor.source, cursor.token.start);
  parts.name = cursor.token.start;
  value.name = cursor.identifier("Expected enum constant name.");
  cursor.expect("=", "Missing numeric value for enum constant.");
  parts.number = cursor.token.start;
  value.number = cursor.take("-")
    ? -Number(cursor.integer("Expected integer.", 1n << 31n))
    : Number(cursor.integer("Expected integer."));
  if (cursor.take("[")) {
    do parseOption(cursor, value);
    while (cursor.take(","));
    cursor.expect("]");
  }
  cursor.expect(";");
}
