import { enumDefault, scalarDefault, type DefaultValue } from "./default-value.ts";
import type { FieldDescriptor, FileDescriptor, MessageDescriptor, OneofDescriptor, ValueType } from "./descriptors.ts";
import { feature, inheritFeatures, isPacked, presenceOf, type Features } from "./features.ts";
import type { FieldDescriptorProto } from "./file-descriptor-proto.ts";
import { qualify, type Linking } from "./linking.ts";
import { jsonNameOf } from "../plan/names.ts";
import { scalarTypes, type ScalarType } from "../plan/scalar-type.ts";
import { scalarOf } from "./source/default.ts";
import { freezeDescriptor } from "./show.ts";

/** Where a field stands. */
export interface FieldSite {
  readonly file: FileDescriptor;
  /** The message it stands in; of an extension, undefined at the top of a file. */
  readonly scope: MessageDescriptor | undefined;
  /** Of extensions. */
  readonly extendee: MessageDescriptor | undefined;
  readonly oneof: OneofDescriptor | undefined;
  readonly localName: string;
}

/** `FieldDescriptorProto.Type`. */
const typeNumbers = { group: 10, message: 11, enum: 14 } as const;
const labelRepeated = 3;

/** Makes the descriptor of a field or extension; undefined if its type is not to be found. */
export function linkField(proto: FieldDescriptorProto, site: FieldSite, linking: Linking): FieldDescriptor | undefined {
  const { file, scope, extendee, oneof } = site;
  const message = extendee ?? scope!;
  const name = proto.name ?? "";
  const fullName = qualify(scope?.typeName ?? file.package, name);
  linking.rules?.interpretOptions(proto, { name: "FieldOptions", scope: fullName, file }, linking);
  const own = resolveType(proto, fullName, file, linking);
  if (own === undefined) return undefined;
  const features = inheritFeatures(linking.features.get(oneof ?? scope ?? file)!, proto.options?.features);
  const repeated = proto.label === labelRepeated;
  const entry = repeated && own.kind === "message" && own.message.mapEntry ? own.message : undefined;
  const value = entry === undefined ? own : entry.field("value")?.value;
  const mapKey = entry === undefined ? undefined : mapKeyOf(entry);
  if (value === undefined || (entry !== undefined && mapKey === undefined)) {
    // One whose types are not to be found has been reported.
    if (entry?.proto.field?.length !== 2)
      linking.problems.add(file.name, proto, "type", `"${entry?.typeName}" is not a map entry with a key and a value.`);
    return undefined;
  }
  return freezeDescriptor<FieldDescriptor>({
    kind: extendee === undefined ? "field" : "extension",
    name,
    fullName,
    localName: site.localName,
    jsonName: extendee === undefined ? (proto.jsonName ?? jsonNameOf(name)) : `[${fullName}]`,
    number: proto.number ?? 0,
    file,
    message,
    scope: extendee === undefined ? undefined : scope,
    cardinality: entry !== undefined ? "map" : repeated ? "repeated" : "singular",
    presence: presenceOf(proto, features, {
      repeated,
      isMessage: own.kind === "message",
      isExtension: extendee !== undefined,
    }),
    value,
    mapKey,
    oneof,
    packed: repeated && isPackable(own) && isPacked(proto, features),
    delimited: proto.type === typeNumbers.group || isDelimited(own, message, features),
    verifyUtf8: features.utf8Validation === feature.utf8.verify && (isString(value) || mapKey === "string"),
    defaultValue: defaultOf(proto, value, file, linking),
    proto,
  });
}

function resolveType(
  proto: FieldDescriptorProto,
  fullName: string,
  file: FileDescriptor,
  linking: Linking,
): ValueType | undefined {
  const scalar = scalarOf(proto.type);
  if (scalar !== undefined) return { kind: "scalar", scalar };
  const name = proto.typeName ?? "";
  if (name === "") {
    linking.problems.add(file.name, proto, "type", "Field with message or enum type missing type_name.");
    return undefined;
  }
  const resolution = linking.symbols.resolve(name, fullName, file);
  const type = resolution.found?.type;
  if (type === undefined) {
    linking.problems.add(
      file.name,
      proto,
      "type",
      resolution.found === undefined ? resolution.message : `"${name}" is not a type.`,
    );
    return undefined;
  }
  if ((type.kind === "enum") !== (proto.type === typeNumbers.enum) && proto.type !== undefined) {
    linking.problems.add(
      file.name,
      proto,
      "type",
      `"${name}" is not ${proto.type === typeNumbers.enum ? "an enum" : "a message"} type.`,
    );
    return undefined;
  }
  const fault = linking.rules?.visibilityFault(type, file, linking);
  if (fault !== undefined) {
    linking.problems.add(file.name, proto, "type", fault);
    return undefined;
  }
  proto.type ??= type.kind === "enum" ? typeNumbers.enum : typeNumbers.message;
  proto.typeName = `.${type.typeName}`;
  return type.kind === "enum" ? { kind: "enum", enum: type } : { kind: "message", message: type };
}

/** Any scalar: whether it may be a key is for validation to say. */
function mapKeyOf(entry: MessageDescriptor): ScalarType | undefined {
  const key = entry.field("key")?.value;
  return key?.kind === "scalar" ? key.scalar : key === undefined ? undefined : "bytes";
}

function isPackable(value: ValueType): boolean {
  return value.kind === "enum" || (value.kind === "scalar" && scalarTypes[value.scalar].wireType !== 2);
}

/** Maps, and the values in them, never are. */
function isDelimited(value: ValueType, message: MessageDescriptor, features: Features): boolean {
  return (
    features.messageEncoding === feature.encoding.delimited &&
    value.kind === "message" &&
    !value.message.mapEntry &&
    !message.mapEntry
  );
}

function isString(value: ValueType): boolean {
  return value.kind === "scalar" && value.scalar === "string";
}

function defaultOf(
  proto: FieldDescriptorProto,
  value: ValueType,
  file: FileDescriptor,
  linking: Linking,
): DefaultValue | undefined {
  const text = proto.defaultValue;
  if (text === undefined) return undefined;
  if (value.kind === "message") {
    linking.problems.add(file.name, proto, "default", "Messages can't have default values.");
    return undefined;
  }
  if (value.kind === "enum" && !/^[A-Za-z_]\w*$/.test(text)) {
    linking.problems.add(file.name, proto, "default", "Default value for an enum field must be an identifier.");
    return undefined;
  }
  const result = value.kind === "enum" ? enumDefault(text, value.enum) : scalarDefault(text, value.scalar);
  if (result === undefined) {
    const message =
      value.kind === "enum"
        ? `Enum type "${value.enum.typeName}" has no value named "${text}".`
        : `"${text}" is no default value of a field of type ${value.scalar}.`;
    linking.problems.add(file.name, proto, "default", message);
  }
  return result;
}
