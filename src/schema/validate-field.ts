import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { ExtensionRangeProto, FeatureSetProto } from "./file-descriptor-proto.ts";
import type { Linking } from "./linking.ts";
import { scalarTypes } from "./scalar-type.ts";
import type { Part } from "./source/marks.ts";
import { validateDeclaredExtension } from "./validate-extension-declarations.ts";
import { rangeOf, sorted, validateNumber } from "./validate-message.ts";

type Report = (part: Part | undefined, message: string) => void;

const groupType = 10;
const labelRequired = 2;
/** `JSType.JS_NORMAL` */
const jsNormal = 0;

/** What a field's type, options and features allow. Texts are protoc's. */
export function validateField(field: FieldDescriptor, linking: Linking): void {
  const { file, proto } = field;
  const report: Report = (part, message) => linking.problems.add(file.name, proto, part, message);
  if (field.cardinality === "map") validateMap(field, report);
  validateEntryUse(field, report);
  validateOptions(field, report);
  if (linking.adopted) return;
  if (file.edition === "proto3") validateProto3(field, report);
  if (file.edition !== "proto2" && file.edition !== "proto3") validateEditions(field, report);
}

function validateMap({ mapKey, value, message, proto }: FieldDescriptor, report: Report): void {
  const entry = message.nestedMessages.find(({ typeName }) => `.${typeName}` === proto.typeName);
  if (entry?.field("key")?.value.kind === "enum") report("type", "Key in map fields cannot be enum types.");
  else if (!scalarTypes[mapKey!].mapKey) report("type", "Key in map fields cannot be float/double, bytes or message types.");
  if (value.kind === "enum" && value.enum.values[0]?.number !== 0) report("type", "Enum value in map must define 0 as the first value.");
}

/** An entry is used by its own map field and by nothing else. */
function validateEntryUse({ cardinality, value, name, message, scope, proto, kind }: FieldDescriptor, report: Report): void {
  const typeName = proto.typeName ?? "";
  const isEntry = cardinality === "map" || (value.kind === "message" && value.message.mapEntry);
  if (!isEntry) return;
  const around = kind === "extension" ? scope : message;
  const entry = around?.nestedMessages.find((nested) => `.${nested.typeName}` === typeName);
  const sameName = entry !== undefined && entry.name.toLowerCase() === `${name.replaceAll("_", "")}entry`.toLowerCase();
  if (cardinality !== "map" || !sameName) report("type", `${typeName.slice(1)} is a synthetic MapEntry message type, which is not allowed to be used as a field type.`);
}

function validateProto3({ proto, value, message, kind }: FieldDescriptor, report: Report): void {
  if (kind === "extension" && !isOptionsMessage(message)) report("extendee", "Extensions in proto3 are only allowed for defining options.");
  if (proto.label === labelRequired) report("type", "Required fields are not allowed in proto3.");
  if (proto.defaultValue !== undefined) report("default", "Explicit default values are not allowed in proto3.");
  if (proto.type === groupType) report("type", "Groups are not supported in proto3 syntax.");
  if (value.kind === "enum" && !value.enum.open) {
    report("type", `Enum type "${value.enum.typeName}" is not an open enum, but is used in "${message.typeName}" which is a proto3 message type.`);
  }
}

const optionsNames = new Set(
  ["File", "Message", "Field", "Enum", "EnumValue", "Service", "Method", "Oneof", "ExtensionRange"].map((name) => `google.protobuf.${name}Options`),
).add("google.protobuf.StreamOptions");

function isOptionsMessage({ typeName }: MessageDescriptor): boolean {
  return optionsNames.has(typeName);
}

function validateOptions(field: FieldDescriptor, report: Report): void {
  const { options } = field.proto;
  if (options === undefined) return;
  const repeated = field.cardinality === "repeated";
  if (options["packed"] === true && !(repeated && isPackable(field))) report("type", "[packed = true] can only be specified for repeated primitive fields.");
  if ((options["lazy"] === true || options["unverifiedLazy"] === true) && (field.cardinality === "map" || field.value.kind !== "message")) {
    report("type", "[lazy = true] can only be specified for submessage fields.");
  }
  if ((options["jstype"] ?? jsNormal) !== jsNormal && !isInt64(field)) report("type", "jstype is only allowed on int64, uint64, sint64, fixed64 or sfixed64 fields.");
}

function isPackable({ value }: FieldDescriptor): boolean {
  return value.kind === "enum" || (value.kind === "scalar" && scalarTypes[value.scalar].wireType !== 2);
}

function isInt64({ value, cardinality }: FieldDescriptor): boolean {
  return cardinality !== "map" && value.kind === "scalar" && scalarTypes[value.scalar].kind.endsWith("int64");
}

/** Source: ValidateFieldFeatures in protoc's descriptor.cc */
function validateEditions(field: FieldDescriptor, report: Report): void {
  const { proto, value, cardinality } = field;
  const own: FeatureSetProto = proto.options?.features ?? {};
  const singular = cardinality === "singular";
  const name = (message: string): void => report("name", message);
  if (proto.label === labelRequired) name("Required label is not allowed under editions.  Use the feature field_presence = LEGACY_REQUIRED to control this behavior.");
  if (proto.type === groupType) name("Group types are not allowed under editions.  Use the feature message_encoding = DELIMITED to control this behavior.");
  if (proto.options?.["packed"] !== undefined) name("Field option packed is not allowed under editions.  Use the repeated_field_encoding feature to control this behavior.");
  if (proto.options?.["ctype"] !== undefined && field.file.edition !== "2023") report("type", "ctype option is not allowed under edition 2024 and beyond. Use the feature string_type = VIEW|CORD|STRING|... instead.");
  const implicit = singular && field.presence === "implicit";
  if (implicit && proto.defaultValue !== undefined) name("Implicit presence fields can't specify defaults.");
  if (implicit && value.kind === "enum" && !value.enum.open) name("Implicit presence enum fields must always be open.");
  if (own.fieldPresence !== undefined) validatePresence(field, own.fieldPresence, name);
  if (own.repeatedFieldEncoding !== undefined && singular) name("Only repeated fields can specify repeated field encoding.");
  if (own.repeatedFieldEncoding === feature.repeated.packed && !(cardinality !== "map" && isPackable(field))) name("Only repeated primitive fields can specify PACKED repeated field encoding.");
  const hasString = field.mapKey === "string" || (value.kind === "scalar" && value.scalar === "string");
  if (own.utf8Validation !== undefined && !hasString) name("Only string fields can specify utf8 validation.");
  if (own.messageEncoding !== undefined && (cardinality === "map" || value.kind !== "message")) name("Only message fields can specify message encoding.");
}

function validatePresence(field: FieldDescriptor, presence: number, report: (message: string) => void): void {
  if (field.oneof !== undefined) report("Oneof fields can't specify field presence.");
  else if (field.cardinality !== "singular") report("Repeated fields can't specify field presence.");
  else if (field.kind === "extension") report(presence === feature.presence.required ? "Extensions can't be required." : "Extensions can't specify field presence.");
  else if (field.value.kind === "message" && presence === feature.presence.implicit) report("Message fields can't specify implicit presence.");
}

/** What is asked of an extension beyond what is asked of a field. */
export function validateExtension(field: FieldDescriptor, linking: Linking): void {
  const { file, proto, message, number } = field;
  const report: Report = (part, text) => linking.problems.add(file.name, proto, part, text);
  validateNumber(proto, (_node, part, text) => report(part, text), Infinity);
  const range = rangeOf(extensionRanges(message), number);
  if (range === undefined) report("number", `"${message.typeName}" does not declare ${number} as an extension number.`);
  else validateDeclaredExtension(field, range, linking.problems);
  const first = linking.entries.get(message)!.extensionsByNumber.get(number);
  if (first !== undefined && first !== field) {
    report("number", `Extension number ${number} has already been used in "${message.typeName}" by extension "${first.fullName}"${elsewhere(first, file)}.`);
  }
  if (proto.label === labelRequired) report("type", `The extension ${field.fullName} cannot be required.`);
  if (message.messageSet && (field.cardinality !== "singular" || field.value.kind !== "message")) report("type", "Extensions of MessageSets must be optional messages.");
}

function elsewhere(field: FieldDescriptor, file: FileDescriptor): string {
  return field.file === file ? "" : ` defined in ${field.file.name}`;
}

/** A message is asked for its ranges once for each of its extensions. */
const rangesOf = new WeakMap<MessageDescriptor, ExtensionRangeProto[]>();

function extensionRanges(message: MessageDescriptor): ExtensionRangeProto[] {
  let ranges = rangesOf.get(message);
  if (ranges === undefined) rangesOf.set(message, (ranges = sorted(message.proto.extensionRange)));
  return ranges;
}
