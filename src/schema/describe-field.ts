import type { DescriptorProto, FieldDescriptorProto } from "./file-descriptor-proto.ts";
import { jsonNameOf, mapEntryName } from "./names.ts";
import { describeOptions } from "./reflection-options.ts";
import { isScalarType, scalarTypes, type ScalarType } from "./scalar-type.ts";
import { labels } from "./source/field.ts";
import { concatBytes, doubleText, escapeBytes, utf8Bytes } from "./source/literal.ts";
import { groupType, type TypeReference } from "./source/type-name.ts";

/** What is read of a field of protobufjs. */
export interface ReflectedField {
  readonly name: string;
  /** From version 8: the name in the `.proto`, where `name` is camel case. */
  readonly protoName?: string | undefined;
  readonly jsonName?: string | undefined;
  readonly id: number;
  readonly type: string;
  readonly rule?: string | undefined;
  readonly repeated: boolean;
  readonly map: boolean;
  readonly keyType?: string | undefined;
  readonly extend?: string | undefined;
  readonly delimited: boolean;
  readonly resolvedType: { readonly fullName: string } | null;
  readonly parent: { readonly fullName: string } | null;
  /** Of an extension, its sister in the message extended. */
  readonly extensionField: { readonly parent: { readonly fullName: string } | null } | null;
  readonly options?: { readonly [name: string]: unknown } | undefined;
}

/** Describes a field or extension; the message that a map stands for goes to `entries`. */
export function describeField(field: ReflectedField, edition: string, entries: DescriptorProto[]): FieldDescriptorProto {
  // Without `keepCase` the name is camel case, and the one of the `.proto` stands beside it.
  const name = field.protoName ?? field.name;
  const described: FieldDescriptorProto = { name, number: field.id, label: labelOf(field), jsonName: jsonName(field, name) };
  const type = describeReference(field.type, field.resolvedType, edition === "proto2" && field.delimited);
  if (field.map) {
    const entry = mapEntry(mapEntryName(name), field.keyType!, type);
    entries.push(entry);
    described.typeName = `${field.parent!.fullName}.${entry.name}`;
  } else {
    Object.assign(described, type);
  }
  if (field.extend !== undefined) described.extendee = field.extensionField?.parent?.fullName ?? field.extend;
  const value = field.options?.["default"];
  if (value !== undefined && value !== null) described.defaultValue = defaultText(value, field.type);
  describeOptions(field, "FieldOptions", described);
  return described;
}

function labelOf(field: ReflectedField): number {
  if (field.repeated || field.map) return labels.repeated;
  return field.rule === "required" ? labels.required : labels.optional;
}

function jsonName(field: ReflectedField, name: string): string {
  const custom: unknown = field.options?.["json_name"] ?? field.jsonName;
  return typeof custom === "string" && field.extend === undefined ? custom : jsonNameOf(name);
}

function describeReference(type: string, resolved: ReflectedField["resolvedType"], group: boolean): TypeReference {
  if (isScalarType(type)) return { type: scalarTypes[type].number };
  const typeName = resolved?.fullName ?? type;
  return group ? { type: groupType, typeName } : { typeName };
}

function mapEntry(name: string, keyType: string, value: TypeReference): DescriptorProto {
  return {
    name,
    field: [
      { name: "key", number: 1, label: labels.optional, jsonName: "key", ...describeReference(keyType, null, false) },
      { name: "value", number: 2, label: labels.optional, jsonName: "value", ...value },
    ],
    options: { mapEntry: true },
  };
}

/** As descriptor.proto spells it, as far as protobufjs has kept it. */
function defaultText(value: unknown, type: string): string {
  if (!isScalarType(type)) return String(value);
  if (scalarTypes[type].kind === "float") return doubleText(Number(value));
  if (type === "bytes") return escapeBytes(bytesOf(String(value)));
  return integerText(value, type);
}

function integerText(value: unknown, type: ScalarType): string {
  const isInteger = scalarTypes[type].kind.includes("int");
  return isInteger && typeof value === "number" && Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** protobufjs has read escapes as characters. */
function bytesOf(text: string): Uint8Array {
  return concatBytes([new Uint8Array(0), ...[...text].map((character) => (character <= "\xff" ? Uint8Array.of(character.charCodeAt(0)) : utf8Bytes(character)))]);
}
