import type { EnumDescriptor, EnumValueDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { editionFeatures, editionOf, inheritFeatures, type Features } from "./features.ts";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  EnumValueDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "./file-descriptor-proto.ts";
import { qualify, type Draft, type FileDraft, type Linking, type MessageEntry } from "./linking.ts";
import { NumberMap } from "../plan/number-map.ts";
import { importsOfFile, lastImport } from "./source/imports.ts";
import type { SchemaSymbol } from "./symbols.ts";

/** First pass over a file whose imports are done: descriptors of its messages and enums, and all its names. */
export function declareFile(proto: FileDescriptorProto, linking: Linking): FileDescriptor {
  const { problems } = linking;
  const name = proto.name ?? "";
  const edition = editionOf(proto);
  if (edition === undefined)
    problems.add(name, proto, "edition", `Unknown edition or syntax "${proto.syntax}" (${proto.edition}).`);
  const file: FileDraft = {
    kind: "file",
    name,
    package: proto.package ?? "",
    edition: edition ?? "proto2",
    dependencies: [],
    messages: [],
    enums: [],
    services: [],
    extensions: [],
    proto,
  };
  linking.rules?.interpretOptions(proto, { name: "FileOptions", scope: qualify(file.package, "dummy"), file }, linking);
  const features = inheritFeatures(editionFeatures[file.edition], proto.options?.features);
  linking.features.set(file, features);
  linkImports(file, linking);
  if (linking.files.has(name)) problems.add(name, proto, undefined, `A file of the name "${name}" is there already.`);
  linking.files.set(name, file);
  if (file.package !== "") declarePackage(file, linking);
  for (const message of proto.messageType ?? [])
    file.messages.push(declareMessage(message, file, undefined, features, linking));
  for (const declaration of proto.enumType ?? [])
    file.enums.push(declareEnum(declaration, file, undefined, features, linking));
  for (const service of proto.service ?? []) declareService(service, file, linking);
  for (const extension of proto.extension ?? []) declareField(extension, true, file.package, file, linking);
  return file;
}

/** How long the name of a package may be, in bytes and in parts. Source: protoc's descriptor.cc */
const packageLimits = { length: 511, dots: 100 } as const;

function declarePackage(file: FileDraft, { problems, symbols }: Linking): void {
  const fault = packageFault(file.package);
  if (fault !== undefined) problems.add(file.name, file.proto, "name", fault);
  const taken = symbols.addPackage(file.package, file);
  if (taken === undefined) return;
  const other = symbols.find(taken)!.file.name;
  const text = `"${taken}" is already defined (as something other than a package) in file "${other}".`;
  problems.add(file.name, file.proto, "name", text);
}

function packageFault(name: string): string | undefined {
  if (name.length > packageLimits.length) return "Package name is too long";
  return name.split(".").length > packageLimits.dots + 1 ? "Exceeds Maximum Package Depth" : undefined;
}

function linkImports(file: FileDraft, linking: Linking): void {
  const seen = new Set<string>();
  for (const declaration of importsOfFile(file.proto)) {
    const { name, kind } = declaration;
    if (seen.has(name))
      linking.problems.add(file.name, lastImport(file.proto, name), undefined, `Import "${name}" was listed twice.`);
    seen.add(name);
    const imported = linking.files.get(name);
    if (imported === undefined)
      linking.problems.add(
        file.name,
        lastImport(file.proto, name),
        undefined,
        `Import "${name}" was not found or had errors.`,
      );
    else if (kind !== "option") file.dependencies.push(imported);
  }
}

function declareService(service: ServiceDescriptorProto, file: FileDraft, linking: Linking): void {
  const scope = qualify(file.package, service.name ?? "");
  for (const method of service.method ?? []) {
    const options = { name: "MethodOptions", scope: qualify(scope, method.name ?? ""), file } as const;
    linking.rules?.interpretOptions(method, options, linking);
    declareName(method, "method", scope, file, linking);
  }
  linking.rules?.interpretOptions(service, { name: "ServiceOptions", scope, file }, linking);
  declareName(service, "service", file.package, file, linking);
}

/** Enters a name and gives the full one, or reports it as taken. */
function declareName(
  node: { name?: string | undefined },
  kind: SchemaSymbol["kind"],
  scope: string,
  file: FileDescriptor,
  linking: Linking,
  type?: MessageDescriptor | EnumDescriptor,
): string | undefined {
  const name = node.name ?? "";
  const fullName = qualify(scope, name);
  if (!/^[A-Za-z_$][\w$]*$/.test(name))
    linking.problems.add(
      file.name,
      node,
      "name",
      name === "" ? "Missing name." : `"${name}" is not a valid identifier.`,
    );
  if (linking.symbols.add(fullName, type === undefined ? { kind, file } : { kind, file, type })) return fullName;
  const other = linking.symbols.find(fullName)!;
  let message = scope === "" ? `"${name}" is already defined.` : `"${name}" is already defined in "${scope}".`;
  if (other.file !== file) message = `"${fullName}" is already defined in file "${other.file.name}".`;
  linking.problems.add(file.name, node, "name", message);
  return undefined;
}

function noteSiblings(
  node: EnumValueDescriptorProto,
  { name, file }: EnumDescriptor,
  scope: string,
  linking: Linking,
): void {
  const within = scope === "" ? "the global scope" : `"${scope}"`;
  linking.problems.add(
    file.name,
    node,
    "name",
    "Note that enum values use C++ scoping rules, meaning that enum values are siblings of their type, not children of it.  " +
      `Therefore, "${node.name}" must be unique within ${within}, not just within "${name}".`,
  );
}

function declareMessage(
  proto: DescriptorProto,
  file: FileDescriptor,
  parent: MessageDescriptor | undefined,
  around: Features,
  linking: Linking,
): MessageDescriptor {
  const scope = parent?.typeName ?? file.package;
  const fullName = qualify(scope, proto.name ?? "");
  linking.rules?.interpretOptions(proto, { name: "MessageOptions", scope: fullName, file }, linking);
  const byName: MessageEntry["byName"] = new Map();
  const byNumber: MessageEntry["byNumber"] = new NumberMap();
  const message: Draft<MessageDescriptor> = {
    kind: "message",
    name: proto.name ?? "",
    typeName: fullName,
    file,
    parent,
    fields: [],
    members: [],
    oneofs: [],
    nestedMessages: [],
    nestedEnums: [],
    nestedExtensions: [],
    mapEntry: proto.options?.["mapEntry"] === true,
    messageSet: proto.options?.["messageSetWireFormat"] === true,
    field: (key) => (typeof key === "number" ? byNumber.get(key) : byName.get(key)),
    proto,
  };
  const features = inheritFeatures(around, proto.options?.features);
  linking.features.set(message, features);
  linking.entries.set(message, {
    message,
    byName,
    byNumber,
    extensions: [],
    extensionsByNumber: new NumberMap(),
    oneofs: [],
  });
  for (const oneof of proto.oneofDecl ?? []) {
    linking.rules?.interpretOptions(
      oneof,
      { name: "OneofOptions", scope: qualify(fullName, oneof.name ?? ""), file },
      linking,
    );
    declareName(oneof, "oneof", fullName, file, linking);
  }
  for (const field of proto.field ?? []) declareField(field, false, fullName, file, linking);
  for (const nested of proto.enumType ?? [])
    message.nestedEnums.push(declareEnum(nested, file, message, features, linking));
  for (const range of proto.extensionRange ?? []) {
    linking.rules?.interpretOptions(range, { name: "ExtensionRangeOptions", scope: fullName, file }, linking);
    linking.rules?.validateRange(range, "Extension", file, linking.problems);
  }
  for (const extension of proto.extension ?? []) declareField(extension, true, fullName, file, linking);
  for (const range of proto.reservedRange ?? [])
    linking.rules?.validateRange(range, "Reserved", file, linking.problems);
  for (const nested of proto.nestedType ?? [])
    message.nestedMessages.push(declareMessage(nested, file, message, features, linking));
  // As protoc does it: what is within comes first.
  declareName(proto, "message", scope, file, linking, message);
  linking.rules?.validateMessage(message, linking.problems);
  return message;
}

function declareField(
  proto: FieldDescriptorProto,
  isExtension: boolean,
  scope: string,
  file: FileDescriptor,
  linking: Linking,
): void {
  linking.rules?.validateDeclaredField(proto, isExtension, qualify(scope, proto.name ?? ""), file, linking.problems);
  declareName(proto, "field", scope, file, linking);
}

function declareEnum(
  proto: EnumDescriptorProto,
  file: FileDescriptor,
  parent: MessageDescriptor | undefined,
  around: Features,
  linking: Linking,
): EnumDescriptor {
  const scope = parent?.typeName ?? file.package;
  linking.rules?.interpretOptions(
    proto,
    { name: "EnumOptions", scope: qualify(scope, proto.name ?? ""), file },
    linking,
  );
  const features = inheritFeatures(around, proto.options?.features);
  const byName = new Map<string, EnumValueDescriptor>();
  const byNumber = new NumberMap<EnumValueDescriptor>();
  const result: Draft<EnumDescriptor> = {
    kind: "enum",
    name: proto.name ?? "",
    typeName: qualify(scope, proto.name ?? ""),
    file,
    parent,
    open: features.enumType === 1,
    values: [],
    value: (key) => (typeof key === "number" ? byNumber.get(key) : byName.get(key)),
    proto,
  };
  linking.features.set(result, features);
  if (proto.value === undefined || proto.value.length === 0)
    linking.problems.add(file.name, proto, "name", "Enums must contain at least one value.");
  for (const node of proto.value ?? []) {
    linking.rules?.interpretOptions(
      node,
      { name: "EnumValueOptions", scope: qualify(scope, node.name ?? ""), file },
      linking,
    );
    // Values are siblings of their enum, as in C++.
    const isOwn = byName.has(node.name ?? "");
    if (declareName(node, "enum value", scope, file, linking) === undefined && !isOwn)
      noteSiblings(node, result, scope, linking);
    const value: EnumValueDescriptor = Object.freeze({
      kind: "enum value",
      name: node.name ?? "",
      number: node.number ?? 0,
      enum: result,
      proto: node,
    });
    result.values.push(value);
    if (!byName.has(value.name)) byName.set(value.name, value);
    if (byNumber.get(value.number) === undefined) byNumber.set(value.number, value);
  }
  for (const range of proto.reservedRange ?? []) linking.rules?.validateRange(range, "Enum", file, linking.problems);
  declareName(proto, "enum", scope, file, linking, result);
  linking.rules?.validateEnum(result, linking.problems);
  return result;
}
