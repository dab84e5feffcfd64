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
} from "protobufjs/light.js";

/*
 * The reflection of protobufjs, imported here only, and without its parser. `reflectFile` fills it from text, a user may bring a Root of his own,
 * and `describeRoot` reads both. Nothing evaluates code: `.ctor`, `create`, `encode` and `decode` are never touched.
 */

export { Enum, Field, MapField, Method, Namespace, OneOf, Root, Service, Type };
export type { NamespaceBase, ReflectionObject };

/** A Root of protobufjs, 7 or 8: to TypeScript, classes of two versions are never one type. */
export interface ReflectionRoot {
  /** What is declared in it. */
  readonly nestedArray: readonly object[];
  /** Resolves what its declarations refer to. */
  resolveAll(): object;
  /** A message type by its name. */
  lookupType(path: string): object;
}

// Objects are known by their shape, since a user's copy of protobufjs is not ours.

export function isType(object: ReflectionObject): object is Type {
  return "fieldsArray" in object && "oneofsArray" in object;
}

export function isEnum(object: ReflectionObject): object is Enum {
  return "values" in object && "valuesById" in object;
}

export function isService(object: ReflectionObject): object is Service {
  return "methodsArray" in object;
}

/** A field, or an extension. */
export function isField(object: ReflectionObject): object is Field {
  return "id" in object && "type" in object;
}

/** A map field, whatever class of field the types of protobufjs say it is. */
export type ReflectedMapField = Field & { readonly keyType: string };

export function isMapField(field: Field): field is ReflectedMapField {
  return "keyType" in field;
}

export function isOneOf(object: ReflectionObject): object is OneOf {
  return "oneof" in object;
}

export function isMethod(object: ReflectionObject): object is Method {
  return "requestType" in object;
}

/** A namespace, a type or a service. */
export function isNamespace(object: ReflectionObject): object is Namespace {
  return "nestedArray" in object;
}
