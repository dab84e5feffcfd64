import type * as protobufjs from "protobufjs";
import { ProtobufError } from "../errors.ts";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  EnumValueDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  MethodDescriptorProto,
  OneofDescriptorProto,
  ServiceDescriptorProto,
} from "./file-descriptor-proto.ts";
import { describeField } from "./reflection-field.ts";
import { describeOptions } from "./reflection-options.ts";
import { editionNumbers } from "./source/file.ts";

/*
 * The way in from protobufjs's reflection. Objects are known by their shape, since a user's copy of protobufjs is not ours; nothing here
 * evaluates code: `.ctor`, `create`, `encode` and `decode` are never touched.
 */

/** A Root of protobufjs. */
export type ReflectionRoot = protobufjs.Root;
type ReflectedObject = protobufjs.ReflectionObject;

/** Levels of namespaces and types within each other. */
const maxDepth = 100;

/**
 * Describes all that has been loaded into a protobufjs Root: one file for each file name, or package where names are not known.
 *
 * What reflection has lost stays lost: imports, file options, comments, positions, bytes of some default values.
 */
export function describeRoot(root: ReflectionRoot): FileDescriptorProto[] {
  if (typeof (root as unknown) !== "object" || root === null || typeof root.resolveAll !== "function") {
    throw new ProtobufError("INVALID_ARGUMENT", "fromReflection needs a Root of protobufjs");
  }
  try {
    root.resolveAll();
  } catch (error) {
    throw new ProtobufError("INVALID_SCHEMA", `protobufjs cannot resolve the Root: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const files = new Map<string, FileDescriptorProto>();
  describeNamespace(root, "", files, 0);
  return [...files.values()];
}

function describeNamespace(namespace: protobufjs.NamespaceBase, packageName: string, files: Map<string, FileDescriptorProto>, depth: number): void {
  checkDepth(namespace, depth);
  for (const object of namespace.nestedArray) {
    if (isType(object)) (fileOf(object, packageName, files).messageType ??= []).push(describeType(object, depth + 1));
    else if (isEnum(object)) (fileOf(object, packageName, files).enumType ??= []).push(describeEnum(object));
    else if (isService(object)) (fileOf(object, packageName, files).service ??= []).push(describeService(object));
    else if (isField(object)) (fileOf(object, packageName, files).extension ??= []).push(describeField(object, editionOf(object), []));
    else if (isNamespace(object)) describeNamespace(object, packageName === "" ? object.name : `${packageName}.${object.name}`, files, depth + 1);
  }
}

function fileOf(object: ReflectedObject, packageName: string, files: Map<string, FileDescriptorProto>): FileDescriptorProto {
  const edition = editionOf(object);
  const name = object.filename ?? `${packageName === "" ? "reflection" : packageName.replaceAll(".", "/")}.${edition}.proto`;
  const key = `${name} ${packageName} ${edition}`;
  let file = files.get(key);
  if (file === undefined) {
    file = { name: [...files.values()].some((other) => other.name === name) ? key.replaceAll(" ", ".") : name };
    if (packageName !== "") file.package = packageName;
    if (edition !== "proto2") file.syntax = edition === "proto3" ? edition : "editions";
    const number = editionNumbers.get(edition);
    if (number !== undefined) file.edition = number;
    files.set(key, file);
  }
  return file;
}

/** The edition of what an object was declared in: protobufjs notes it on objects at the top of a file, privately. */
function editionOf(object: ReflectedObject): string {
  for (let around: ReflectedObject | null = object; around !== null; around = around.parent) {
    const edition = (around as { _edition?: unknown })._edition;
    if (typeof edition === "string") return edition;
  }
  return "proto2";
}

function describeType(type: protobufjs.Type, depth: number): DescriptorProto {
  checkDepth(type, depth);
  const edition = editionOf(type);
  const message: DescriptorProto = { name: type.name };
  const entries: DescriptorProto[] = [];
  // The sisters of extensions stand among the fields.
  for (const field of type.fieldsArray) if (field.declaringField === null) (message.field ??= []).push(describeField(field, edition, entries));
  describeOneofs(type, message);
  for (const object of type.nestedArray) {
    if (isType(object)) (message.nestedType ??= []).push(describeType(object, depth + 1));
    else if (isEnum(object)) (message.enumType ??= []).push(describeEnum(object));
    else if (isField(object)) (message.extension ??= []).push(describeField(object, edition, entries));
  }
  if (entries.length > 0) (message.nestedType ??= []).push(...entries);
  for (const [start, end] of (type.extensions ?? []) as number[][]) {
    (message.extensionRange ??= []).push({ start: start!, end: type.options?.["message_set_wire_format"] === true && end === 536_870_911 ? 0x7fffffff : end! + 1 });
  }
  describeReserved(type.reserved, message, 1);
  describeOptions(type, "MessageOptions", message);
  return message;
}

function describeOneofs(type: protobufjs.Type, message: DescriptorProto): void {
  const synthetic = (oneof: protobufjs.OneOf): number => (oneof.isProto3Optional ? 1 : 0);
  // As protoc has them, the synthetic ones last.
  const oneofs = [...type.oneofsArray].sort((left, right) => synthetic(left) - synthetic(right));
  const fields = new Map((message.field ?? []).map((field) => [field.number, field]));
  for (const [oneofIndex, oneof] of oneofs.entries()) {
    const described: OneofDescriptorProto = { name: oneof.name };
    describeOptions(oneof, "OneofOptions", described);
    (message.oneofDecl ??= []).push(described);
    for (const { id } of oneof.fieldsArray) {
      const field: FieldDescriptorProto | undefined = fields.get(id);
      if (field === undefined) continue;
      field.oneofIndex = oneofIndex;
      if (oneof.isProto3Optional) field.proto3Optional = true;
    }
  }
}

function describeReserved(reserved: readonly (string | number[])[] | undefined, node: DescriptorProto | EnumDescriptorProto, beyond: number): void {
  for (const item of reserved ?? []) {
    if (typeof item === "string") (node.reservedName ??= []).push(item);
    else (node.reservedRange ??= []).push({ start: item[0]!, end: item[1]! + beyond });
  }
}

function describeEnum(type: protobufjs.Enum): EnumDescriptorProto {
  const described: EnumDescriptorProto = { name: type.name, value: [] };
  for (const [name, number] of Object.entries(type.values)) {
    const value: EnumValueDescriptorProto = { name, number };
    const options = type.valuesOptions?.[name];
    if (options !== undefined) describeOptions({ options }, "EnumValueOptions", value);
    described.value!.push(value);
  }
  describeReserved(type.reserved, described, 0);
  describeOptions(type, "EnumOptions", described);
  return described;
}

function describeService(service: protobufjs.Service): ServiceDescriptorProto {
  const described: ServiceDescriptorProto = { name: service.name };
  for (const method of service.methodsArray) {
    const node: MethodDescriptorProto = {
      name: method.name,
      inputType: method.resolvedRequestType?.fullName ?? method.requestType,
      outputType: method.resolvedResponseType?.fullName ?? method.responseType,
      ...(method.requestStream === true ? { clientStreaming: true } : {}),
      ...(method.responseStream === true ? { serverStreaming: true } : {}),
    };
    describeOptions(method, "MethodOptions", node);
    (described.method ??= []).push(node);
  }
  describeOptions(service, "ServiceOptions", described);
  return described;
}

function checkDepth(object: ReflectedObject, depth: number): void {
  if (depth > maxDepth) throw new ProtobufError("INVALID_SCHEMA", `${object.name} stands more than ${maxDepth} levels deep`);
}

function isType(object: ReflectedObject): object is protobufjs.Type {
  return "fieldsArray" in object && "oneofsArray" in object;
}

function isEnum(object: ReflectedObject): object is protobufjs.Enum {
  return "values" in object && "valuesById" in object;
}

function isService(object: ReflectedObject): object is protobufjs.Service {
  return "methodsArray" in object;
}

function isField(object: ReflectedObject): object is protobufjs.Field {
  return "id" in object && "type" in object;
}

function isNamespace(object: ReflectedObject): object is protobufjs.Namespace {
  return "nestedArray" in object;
}
