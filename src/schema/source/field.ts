import type { DescriptorProto, FieldDescriptorProto } from "../file-descriptor-proto.ts";
import { jsonNameOf } from "../../plan/names.ts";
import type { Cursor } from "./cursor.ts";
import { parseDefault } from "./default.ts";
import { mark, type Marks } from "./marks.ts";
import { parseOption } from "./option.ts";
import { groupType, parseType, type TypeReference } from "./type-name.ts";

/** `FieldDescriptorProto.Label`. */
export const labels = { optional: 1, required: 2, repeated: 3 } as const;

/** Where a field stands. */
export interface FieldPlace {
  readonly kind: "message" | "oneof" | "extend";
  /** Where the messages of groups go. */
  readonly messages: () => DescriptorProto[];
  /** Reads the body of a group. */
  readonly parseBody: (cursor: Cursor, message: DescriptorProto) => void;
}

/** The types of a map's key and value. */
export type MapTypes = readonly [key: TypeReference, value: TypeReference];

const mapTypes = new WeakMap<FieldDescriptorProto, MapTypes>();

/** Undefined for fields that are not maps. */
export function mapTypesOf(field: FieldDescriptorProto): MapTypes | undefined {
  return mapTypes.get(field);
}

/** A field with its semicolon or, of a group, its body. */
export function parseField(cursor: Cursor, place: FieldPlace): FieldDescriptorProto {
  const field: FieldDescriptorProto = {};
  const parts = mark(field, cursor.source, cursor.token.start);
  parseLabel(cursor, field, place);
  parts.type = cursor.token.start;
  parseFieldType(cursor, field, place);
  parts.name = cursor.token.start;
  field.name = cursor.identifier("Expected field name.");
  cursor.expect("=", "Missing field number.");
  parts.number = cursor.token.start;
  field.number = Number(cursor.integer("Expected field number."));
  parseFieldOptions(cursor, field, parts);
  if (field.type === groupType && field.typeName === undefined) parseGroup(cursor, field, place, parts);
  else cursor.expect(";");
  field.jsonName ??= jsonNameOf(field.name);
  return field;
}

function parseLabel(cursor: Cursor, field: FieldDescriptorProto, place: FieldPlace): void {
  const { word } = cursor;
  if (word !== "optional" && word !== "required" && word !== "repeated") return;
  if (place.kind === "oneof") {
    cursor.note("Fields in oneofs must not have labels (required / optional / repeated).");
    return cursor.advance();
  }
  if (word !== "repeated" && cursor.isEditions) {
    cursor.note(
      word === "optional"
        ? 'Label "optional" is not supported in editions. By default, all singular fields have presence unless features.field_presence is set.'
        : 'Label "required" is not supported in editions, use features.field_presence = LEGACY_REQUIRED.',
    );
  }
  field.label = labels[word];
  if (word === "optional" && cursor.edition === "proto3") field.proto3Optional = true;
  cursor.advance();
}

function parseFieldType(cursor: Cursor, field: FieldDescriptorProto, place: FieldPlace): void {
  const isMap = cursor.take("map");
  if (isMap && cursor.at("<")) return parseMapType(cursor, field, place);
  if (field.label === undefined) {
    if (cursor.edition === "proto2" && place.kind !== "oneof")
      cursor.note('Expected "required", "optional", or "repeated".');
    field.label = labels.optional;
  }
  // A message may be called map.
  if (isMap) field.typeName = "map";
  else parseType(cursor, field);
}

/** `map<key, value>`; the message that it stands for is made when the field is described. */
function parseMapType(cursor: Cursor, field: FieldDescriptorProto, place: FieldPlace): void {
  if (place.kind === "oneof") throw cursor.error("Map fields are not allowed in oneofs.");
  if (field.label !== undefined)
    throw cursor.error("Field labels (required/optional/repeated) are not allowed on map fields.");
  if (place.kind === "extend") throw cursor.error("Map fields are not allowed to be extensions.");
  cursor.expect("<");
  const key: TypeReference = parseType(cursor, {});
  cursor.expect(",");
  const value: TypeReference = parseType(cursor, {});
  cursor.expect(">");
  field.label = labels.repeated;
  mapTypes.set(field, [key, value]);
}

function parseFieldOptions(cursor: Cursor, field: FieldDescriptorProto, parts: Marks): void {
  if (!cursor.take("[")) return;
  do {
    if (cursor.at("default")) parseDefault(cursor, field, parts);
    else if (cursor.at("json_name")) parseJsonName(cursor, field, parts);
    else parseOption(cursor, field);
  } while (cursor.take(","));
  cursor.expect("]");
}

function parseJsonName(cursor: Cursor, field: FieldDescriptorProto, parts: Marks): void {
  if (field.jsonName !== undefined) cursor.note('Already set option "json_name".');
  parts.json = cursor.token.start;
  cursor.expect("json_name");
  cursor.expect("=");
  field.jsonName = cursor.string("Expected string for JSON name.");
}

/** A group's name is the message's; the field has it in lower case. */
function parseGroup(cursor: Cursor, field: FieldDescriptorProto, place: FieldPlace, parts: Marks): void {
  const group: DescriptorProto = { name: field.name };
  mark(group, cursor.source, parts.start).name = parts.name!;
  if (!/^[A-Z]/.test(field.name!)) cursor.note("Group names must start with a capital letter.", parts.name);
  field.typeName = field.name;
  field.name = field.name!.toLowerCase();
  if (!cursor.at("{")) throw cursor.error("Missing group body.");
  place.messages().push(group);
  place.parseBody(cursor, group);
}
