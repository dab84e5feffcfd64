import type { DescriptorProto, FieldDescriptorProto } from "./file-descriptor-proto.ts";
import { describeOptions } from "./describe-options.ts";
import { jsonNameOf } from "../plan/names.ts";
import { mapEntryName } from "./names.ts";
import { complete, completed, originOf } from "./origin.ts";
import { isMapField, type Field, type ReflectedMapField, type ReflectionObject } from "./reflection.ts";
import { isScalarType, scalarTypes, type ScalarType } from "../plan/scalar-type.ts";
import { labels } from "./source/field.ts";
import { writeFloat } from "../message/write-number.ts";
import { concatBytes, escapeBytes, utf8Bytes } from "./source/literal.ts";
import { shareMarks } from "./source/marks.ts";
import { groupType } from "./source/type-name.ts";

/** Describes a field or extension; the message that a map stands for goes to `entries`. */
export function describeField(field: Field, entries: DescriptorProto[]): FieldDescriptorProto {
  // Without `keepCase` the name is camel case, and the one of the `.proto` stands beside it.
  const { protoName = field.name } = field as { protoName?: string };
  const described: FieldDescriptorProto = {
    name: protoName,
    number: field.id,
    label: labelOf(field),
    jsonName: jsonName(field, protoName),
  };
  const isMap = isMapField(field);
  if (isMap) described.typeName = mapEntryName(protoName);
  else setType(described, field.type, field.resolvedType, !isScalarType(field.type) && isGroup(field));
  if (field.extend !== undefined) described.extendee = field.extensionField?.parent?.fullName ?? field.extend;
  if (field.options?.["proto3_optional"] === true) described.proto3Optional = true;
  const origin = originOf<FieldDescriptorProto>(field);
  if (origin === undefined) describeValues(field, described);
  else complete(described, origin, completed.field);
  if (isMap) entries.push(mapEntry(described, field));
  return described;
}

function describeValues(field: Field, described: FieldDescriptorProto): void {
  const value: unknown = field.options?.["default"];
  if (value !== undefined && value !== null) described.defaultValue = defaultText(value, field.type);
  describeOptions(field, described);
}

/** A group's type stands beside it, and has its name but for the case. */
function isGroup({ name, type, resolvedType, parent }: Field): boolean {
  const beside = resolvedType ?? parent?.get(type);
  return (
    (beside as { group?: unknown } | null)?.group === true &&
    beside!.parent === parent &&
    beside!.name.toLowerCase() === name.toLowerCase()
  );
}

function labelOf(field: Field): number {
  if (field.repeated || field.map) return labels.repeated;
  return field.rule === "required" ? labels.required : labels.optional;
}

function jsonName(field: Field, name: string): string {
  const custom: unknown = field.options?.["json_name"] ?? field.jsonName;
  return typeof custom === "string" && field.extend === undefined ? custom : jsonNameOf(name);
}

function setType(
  described: FieldDescriptorProto,
  type: string,
  resolved: ReflectionObject | null,
  group: boolean,
): void {
  if (isScalarType(type)) {
    described.type = scalarTypes[type].number;
    return;
  }
  // `group` in the place of a name is wrong, but must be told as such.
  if (group || type === "group") described.type = groupType;
  if (type !== "group") described.typeName = resolved?.fullName ?? type;
}

/** The message that a map field stands for, at the field's place. Source: https://protobuf.dev/programming-guides/proto3/#backwards */
function mapEntry(field: FieldDescriptorProto, { keyType, type, resolvedType }: ReflectedMapField): DescriptorProto {
  const key: FieldDescriptorProto = { name: "key", number: 1, label: labels.optional, jsonName: "key" };
  const value: FieldDescriptorProto = { name: "value", number: 2, label: labels.optional, jsonName: "value" };
  setType(key, keyType, null, false);
  setType(value, type, resolvedType, false);
  const entry: DescriptorProto = { name: field.typeName, field: [key, value], options: { mapEntry: true } };
  const features =
    field.options?.uninterpretedOption?.filter(
      ({ name: [first] = [] }) => first?.namePart === "features" && !first.isExtension,
    ) ?? [];
  if (features.length > 0) for (const half of [key, value]) half.options = { uninterpretedOption: [...features] };
  for (const node of [entry, key, value]) shareMarks(field, node);
  return entry;
}

/** As descriptor.proto spells it, as far as protobufjs has kept it. */
function defaultText(value: unknown, type: string): string {
  if (!isScalarType(type)) return String(value);
  if (scalarTypes[type].kind === "float") return writeFloat(Number(value), false);
  if (type === "bytes") return escapeBytes(bytesOf(String(value)));
  return integerText(value, type);
}

function integerText(value: unknown, type: ScalarType): string {
  const isInteger = scalarTypes[type].kind.includes("int");
  return isInteger && typeof value === "number" && Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** protobufjs has read escapes as characters. */
function bytesOf(text: string): Uint8Array {
  return concatBytes([
    new Uint8Array(0),
    ...[...text].map((character) =>
      character <= "\xff" ? Uint8Array.of(character.charCodeAt(0)) : utf8Bytes(character),
    ),
  ]);
}
