import { ProtobufError } from "../errors.ts";
import { describeField } from "./describe-field.ts";
import { describeOptions } from "./describe-options.ts";
import { describeEnum, describeReserved, visibilityOf } from "./describe-others.ts";
import type {
  DescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  OneofDescriptorProto,
} from "./file-descriptor-proto.ts";
import { complete, completed, originOf, withUnplaced } from "./origin.ts";
import {
  isEnum,
  isField,
  isNamespace,
  isOneOf,
  isType,
  type Field,
  type NamespaceBase,
  type OneOf,
  type ReflectionObject,
  type Type,
} from "./reflection.ts";
import { startOf } from "./source/marks.ts";
import { maxFieldNumber } from "./source/ranges.ts";

/** Levels of types within each other. */
const maxDepth = 100;

export function describeType(type: Type, depth = 0): DescriptorProto {
  if (depth > maxDepth)
    throw new ProtobufError("INVALID_SCHEMA", `${type.name} stands more than ${maxDepth} levels deep`);
  const message: DescriptorProto = { name: type.name, ...visibilityOf(type) };
  const entries: DescriptorProto[] = [];
  const fields = new Map(fieldsOf(type).map((field) => [field, describeField(field, entries)]));
  if (fields.size > 0) message.field = [...fields.values()];
  describeOneofs(type, message, fields);
  for (const object of nestedOf(type)) {
    if (isType(object)) (message.nestedType ??= []).push(describeType(object, depth + 1));
    else if (isEnum(object)) (message.enumType ??= []).push(describeEnum(object));
    else if (isField(object)) (message.extension ??= []).push(describeField(object, entries));
  }
  for (const entry of entries) (message.nestedType ??= []).push(entry);
  const origin = originOf<DescriptorProto>(type);
  if (origin !== undefined) return orderLists(complete(message, origin, completed.message));
  describeRanges(type, message);
  describeReserved(type.reserved, message, 1);
  describeOptions(type, message);
  return message;
}

function fieldsOf(type: Type): readonly Field[] {
  const isPlain = (object: ReflectionObject): boolean => isField(object) && object.extend === undefined;
  // The sisters of extensions, which protobufjs puts among the fields, are described where they are declared.
  return withUnplaced(type.fieldsArray, type, isPlain).filter(({ declaringField }) => declaringField === null);
}

/** Types, enums, services, namespaces and extensions within another of them. */
export function nestedOf(namespace: NamespaceBase): readonly ReflectionObject[] {
  return withUnplaced(
    namespace.nestedArray,
    namespace,
    (object) => isNamespace(object) || isEnum(object) || (isField(object) && object.extend !== undefined),
  );
}

function describeOneofs(type: Type, message: DescriptorProto, fields: ReadonlyMap<Field, FieldDescriptorProto>): void {
  const synthetic = (oneof: OneOf): number => (oneof.isProto3Optional ? 1 : 0);
  // As protoc has them, the synthetic ones last.
  const oneofs = [...withUnplaced(type.oneofsArray, type, isOneOf)].sort(
    (left, right) => synthetic(left) - synthetic(right) || start(left) - start(right),
  );
  for (const [oneofIndex, oneof] of oneofs.entries()) {
    const described: OneofDescriptorProto = { name: oneof.name };
    const origin = originOf<OneofDescriptorProto>(oneof);
    if (origin === undefined) describeOptions(oneof, described);
    (message.oneofDecl ??= []).push(complete(described, origin, completed.oneof));
    for (const member of oneof.fieldsArray) {
      const field = fields.get(member);
      if (field === undefined) continue;
      field.oneofIndex = oneofIndex;
      if (oneof.isProto3Optional) field.proto3Optional = true;
    }
  }
}

function start(object: ReflectionObject): number {
  const origin = originOf(object);
  return origin === undefined ? 0 : startOf(origin);
}

function describeRanges(type: Type, message: DescriptorProto): void {
  const messageSet = type.options?.["message_set_wire_format"] === true;
  for (const [first, last] of (type.extensions ?? []) as [number, number][]) {
    (message.extensionRange ??= []).push({
      start: first,
      end: messageSet && last === maxFieldNumber ? 0x7fffffff : last + 1,
    });
  }
}

/** The order of the source, where protobufjs has none: of messages and the entries of maps, and of what had no place in its maps. */
export function orderLists<N extends FileDescriptorProto | DescriptorProto>(node: N): N {
  const { messageType, service, field, nestedType, enumType, extension }: FileDescriptorProto & DescriptorProto = node;
  for (const list of [messageType, service, field, nestedType, enumType, extension]) {
    if (list !== undefined && !isOrdered(list))
      (list as object[]).sort((left, right) => startOf(left) - startOf(right));
  }
  return node;
}

function isOrdered(list: readonly object[]): boolean {
  let last = 0;
  for (const node of list) {
    const start = startOf(node);
    if (start < last) return false;
    last = start;
  }
  return true;
}
