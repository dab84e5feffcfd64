import type { FieldDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { ExtensionRangeProto, FeatureSetProto } from "./file-descriptor-proto.ts";
import type { Linking } from "./linking.ts";
import { jsonNameOf } from "../plan/names.ts";
import type { Problems } from "./problems.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import type { Part } from "./source/marks.ts";
import { validateDeclaredExtension } from "./validate-extension-declarations.ts";
import { rangeOf, sorted } from "./validate-message.ts";

type Report = (part: Part | undefined, message: string) => void;

const groupType = 10;
const labelRequired = 2;
/** `JSType.JS_NORMAL` */
const jsNormal = 0;

/** What a field's type, options and features allow, in protoc's order. Texts are protoc's. */
export function validateField(field: FieldDescriptor, linking: Linking): void {
  const { file, proto } = field;
  const report: Report = (part, message) => linking.problems.add(file.name, proto, part, message);
  if (!linking.adopted && file.edition !== "proto2" && file.edition !== "proto3") validateEditions(field, report);
  if (proto.options !== undefined) validateOptions(field, report);
  validateMessageSet(field, report);
  if (field.cardinality === "map" || field.value.kind === "message") validateEntryUse(field, report);
  if (field.cardinality === "map") validateMap(field, report);
  if ((proto.options?.["jstype"] ?? jsNormal) !== jsNormal && !isInt64(field))
    report("type", "jstype is only allowed on int64, uint64, sint64, fixed64 or sfixed64 fields.");
  if (field.kind === "extension") {
    if (proto.jsonName !== undefined && proto.jsonName !== jsonNameOf(field.name))
      report("json", "option json_name is not allowed on extension fields.");
  }
  if (proto.jsonName?.includes("\0") === true) report("json", "json_name cannot have embedded null characters.");
  // protoc leaves its own declarations, those in descriptor.proto, to others.
  if (field.kind === "extension" && field.message.file.name !== "google/protobuf/descriptor.proto")
    validateDeclaredExtension(field, extensionRangeOf(field.message, field.number)!, linking.problems);
}

function validateMap({ mapKey, value, message, proto }: FieldDescriptor, report: Report): void {
  const entry = nestedType(message, proto.typeName ?? "");
  if (entry?.field("key")?.value.kind === "enum") report("type", "Key in map fields cannot be enum types.");
  else if (!scalarTypes[mapKey!].mapKey)
    report("type", "Key in map fields cannot be float/double, bytes or message types.");
  if (value.kind === "enum" && value.enum.values[0]?.number !== 0)
    report("type", "Enum value in map must define 0 as the first value.");
}

const nestedTypes = new WeakMap<MessageDescriptor, ReadonlyMap<string, MessageDescriptor>>();

/** The message nested in another that has an absolute name: each map field asks for its own. */
function nestedType(message: MessageDescriptor, absoluteName: string): MessageDescriptor | undefined {
  let types = nestedTypes.get(message);
  if (types === undefined)
    nestedTypes.set(
      message,
      (types = new Map(message.nestedMessages.map((nested) => [`.${nested.typeName}`, nested]))),
    );
  return types.get(absoluteName);
}

/** An entry is used by its own map field and by nothing else. */
function validateEntryUse(
  { cardinality, value, name, message, scope, proto, kind }: FieldDescriptor,
  report: Report,
): void {
  const typeName = proto.typeName ?? "";
  const isEntry = cardinality === "map" || (value.kind === "message" && value.message.mapEntry);
  if (!isEntry) return;
  const around = kind === "extension" ? scope : message;
  const entry = around === undefined ? undefined : nestedType(around, typeName);
  const sameName = entry !== undefined && entry.name.toLowerCase() === `${name.replaceAll("_", "")}entry`.toLowerCase();
  if (cardinality !== "map" || !sameName)
    report(
      "type",
      `${typeName.slice(1)} is a synthetic MapEntry message type, which is not allowed to be used as a field type.`,
    );
}

/** What proto3 does without. */
export function validateProto3({ proto, file, value, message, kind }: FieldDescriptor, problems: Problems): void {
  const report: Report = (part, text) => problems.add(file.name, proto, part, text);
  if (kind === "extension" && !isOptionsMessage(message))
    report("extendee", "Extensions in proto3 are only allowed for defining options.");
  if (proto.label === labelRequired) report("type", "Required fields are not allowed in proto3.");
  if (proto.defaultValue !== undefined) report("default", "Explicit default values are not allowed in proto3.");
  if (value.kind === "enum" && !value.enum.open) {
    report(
      "type",
      `Enum type "${value.enum.typeName}" is not an open enum, but is used in "${message.typeName}" which is a proto3 message type.`,
    );
  }
  if (proto.type === groupType) report("type", "Groups are not supported in proto3 syntax.");
}

const optionsNames = new Set(
  ["File", "Message", "Field", "Enum", "EnumValue", "Service", "Method", "Oneof", "ExtensionRange"].map(
    (name) => `google.protobuf.${name}Options`,
  ),
).add("google.protobuf.StreamOptions");

function isOptionsMessage({ typeName }: MessageDescriptor): boolean {
  return optionsNames.has(typeName);
}

function validateOptions(field: FieldDescriptor, report: Report): void {
  const options = field.proto.options ?? {};
  const isEditions = field.file.edition !== "proto2" && field.file.edition !== "proto3";
  if (options["ctype"] !== undefined && isEditions && field.file.edition !== "2023") {
    report(
      "type",
      "ctype option is not allowed under edition 2024 and beyond. Use the feature string_type = VIEW|CORD|STRING|... instead.",
    );
  }
  if (options["lazy"] === true || options["unverifiedLazy"] === true) {
    if ((field.cardinality !== "map" && field.value.kind !== "message") || field.delimited)
      report("type", "[lazy = true] can only be specified for submessage fields.");
    if (options["unverifiedLazy"] === true && field.kind === "extension")
      report("type", "Extensions cannot be marked as unverified_lazy.");
  }
  if (options["packed"] === true && !(field.cardinality === "repeated" && isPackable(field)))
    report("type", "[packed = true] can only be specified for repeated primitive fields.");
}

function validateMessageSet({ message, kind, cardinality, value, delimited }: FieldDescriptor, report: Report): void {
  if (!message.messageSet) return;
  if (kind === "field") report("name", "MessageSets cannot have fields, only extensions.");
  else if (cardinality !== "singular" || value.kind !== "message" || delimited)
    report("type", "Extensions of MessageSets must be optional messages.");
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
  if (proto.label === labelRequired)
    name(
      "Required label is not allowed under editions.  Use the feature field_presence = LEGACY_REQUIRED to control this behavior.",
    );
  if (proto.type === groupType)
    name(
      "Group types are not allowed under editions.  Use the feature message_encoding = DELIMITED to control this behavior.",
    );
  if (proto.options?.["packed"] !== undefined)
    name(
      "Field option packed is not allowed under editions.  Use the repeated_field_encoding feature to control this behavior.",
    );
  const implicit = singular && field.presence === "implicit";
  if (implicit && proto.defaultValue !== undefined) name("Implicit presence fields can't specify defaults.");
  if (implicit && value.kind === "enum" && !value.enum.open) name("Implicit presence enum fields must always be open.");
  if (field.kind === "extension" && own.fieldPresence === feature.presence.required)
    name("Extensions can't be required.");
  if (field.message.mapEntry) return;
  if (own.fieldPresence !== undefined) validatePresence(field, own.fieldPresence, name);
  if (own.repeatedFieldEncoding !== undefined && singular)
    name("Only repeated fields can specify repeated field encoding.");
  const hasString = field.mapKey === "string" || (value.kind === "scalar" && value.scalar === "string");
  if (own.utf8Validation !== undefined && !hasString) name("Only string fields can specify utf8 validation.");
  if (own.repeatedFieldEncoding === feature.repeated.packed && !(cardinality === "repeated" && isPackable(field)))
    name("Only repeated primitive fields can specify PACKED repeated field encoding.");
  if (own.messageEncoding !== undefined && (cardinality === "map" || value.kind !== "message"))
    name("Only message fields can specify message encoding.");
}

function validatePresence(field: FieldDescriptor, presence: number, report: (message: string) => void): void {
  if (field.oneof !== undefined) report("Oneof fields can't specify field presence.");
  else if (field.cardinality !== "singular") report("Repeated fields can't specify field presence.");
  else if (field.kind === "extension" && presence !== feature.presence.required)
    report("Extensions can't specify field presence.");
  else if (field.value.kind === "message" && presence === feature.presence.implicit)
    report("Message fields can't specify implicit presence.");
}

/** A message is asked for its ranges once for each of its extensions. */
const rangesOf = new WeakMap<MessageDescriptor, ExtensionRangeProto[]>();

/** The extension range of a message that a number is in. */
export function extensionRangeOf(message: MessageDescriptor, number: number): ExtensionRangeProto | undefined {
  let ranges = rangesOf.get(message);
  if (ranges === undefined) rangesOf.set(message, (ranges = sorted(message.proto.extensionRange)));
  return rangeOf(ranges, number);
}
