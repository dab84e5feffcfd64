import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "./file-descriptor-proto.ts";
import { place, setOrigin } from "./origin.ts";
import {
  Enum,
  Field,
  MapField,
  Method,
  Namespace,
  OneOf,
  Root,
  Service,
  Type,
  type NamespaceBase,
  type ReflectionObject,
} from "./reflection.ts";
import { scalarOf } from "./source/default.ts";
import { labels, mapTypesOf } from "./source/field.ts";
import { groupType, type TypeReference } from "./source/type-name.ts";

/** Fills a Root of protobufjs with what a file declares, names of types as they stand in the source. */
export function reflectFile(file: FileDescriptorProto): Root {
  const root = new Root();
  setOrigin(root, file);
  let namespace: NamespaceBase = root;
  for (const name of file.package?.split(".") ?? []) namespace = nest(new Namespace(name), namespace);
  reflectDeclarations(file, file.messageType, file.extension, namespace);
  for (const service of file.service ?? []) reflectService(service, namespace);
  return root;
}

function nest<O extends ReflectionObject>(object: O, parent: NamespaceBase): O {
  return place(object, (parent.nested ??= {}), parent);
}

/** Messages, enums and extensions of a file or message; messages may be the groups of `fields`, which stand beside them. */
function reflectDeclarations(
  node: FileDescriptorProto | DescriptorProto,
  messages: readonly DescriptorProto[] = [],
  fields: readonly FieldDescriptorProto[] = [],
  parent: NamespaceBase,
): void {
  const groups = new Set(fields.filter(({ type }) => type === groupType).map(({ typeName }) => typeName));
  for (const message of messages) reflectMessage(message, groups.has(message.name), parent);
  for (const declaration of node.enumType ?? []) reflectEnum(declaration, parent);
  for (const extension of node.extension ?? []) nest(reflectField(extension), parent);
}

function reflectMessage(message: DescriptorProto, isGroup: boolean, parent: NamespaceBase): void {
  const { field: fields = [], extension: extensions = [] } = message;
  const type = nest(new Type(message.name!), parent);
  setOrigin(type, message);
  setVisibility(type, message);
  if (isGroup) (type as { group?: boolean }).group = true;
  const oneofs = (message.oneofDecl ?? []).map((declaration) => {
    const oneof = place(new OneOf(declaration.name!), (type.oneofs ??= {}), type);
    setOrigin(oneof, declaration);
    return oneof;
  });
  for (const declaration of fields) {
    const field = place(reflectField(declaration), type.fields, type);
    const oneof = oneofs[declaration.oneofIndex ?? -1];
    if (oneof === undefined) continue;
    field.partOf = oneof;
    oneof.oneof.push(field.name);
    oneof.fieldsArray.push(field);
  }
  reflectDeclarations(message, message.nestedType, [...fields, ...extensions], type);
}

function reflectField(declaration: FieldDescriptorProto): Field {
  const { name = "", number = 0, extendee } = declaration;
  const map = mapTypesOf(declaration);
  const rule =
    declaration.label === labels.required ? "required" : declaration.label === labels.repeated ? "repeated" : undefined;
  const options = declaration.proto3Optional === true ? { proto3_optional: true } : undefined;
  const field =
    map === undefined
      ? new Field(name, number, typeText(declaration), rule, extendee, options)
      : new MapField(name, number, typeText(map[0]), typeText(map[1]), options);
  (field as { jsonName: string | undefined }).jsonName = declaration.jsonName;
  setOrigin(field, declaration);
  return field as Field;
}

/** As protobufjs has it: the name of a scalar type, message or enum. */
function typeText({ type, typeName }: TypeReference): string {
  return typeName ?? (type === groupType ? "group" : scalarOf(type)!);
}

function reflectEnum(declaration: EnumDescriptorProto, parent: NamespaceBase): void {
  // The first of two of a name; protobufjs passes `__proto__` over.
  const values = new Map<string, number>();
  for (const { name = "", number = 0 } of declaration.value ?? []) if (!values.has(name)) values.set(name, number);
  const reflected = nest(new Enum(declaration.name!, Object.fromEntries(values)), parent);
  setVisibility(reflected, declaration);
  setOrigin(reflected, declaration);
}

function setVisibility(object: Type | Enum, { visibility }: DescriptorProto | EnumDescriptorProto): void {
  if (visibility !== undefined) object.visibility = visibility === 1 ? "local" : "export";
}

function reflectService(declaration: ServiceDescriptorProto, parent: NamespaceBase): void {
  const service = nest(new Service(declaration.name!), parent);
  setOrigin(service, declaration);
  for (const method of declaration.method ?? []) {
    const { name = "", inputType = "", outputType = "", clientStreaming, serverStreaming } = method;
    setOrigin(
      place(new Method(name, "rpc", inputType, outputType, clientStreaming, serverStreaming), service.methods, service),
      method,
    );
  }
}
