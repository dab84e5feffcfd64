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
import type { ReflectionObject } from "./reflection.ts";
import { shareMarks } from "./source/marks.ts";

/*
 * What protobufjs's reflection cannot tell of a source, and where it is to be had: each object that `reflectFile` makes has its origin, the
 * declaration as our grammar has read it.
 */

/**
 * What is taken from the origin, for protobufjs has no place for it or gets it wrong. Everything else that is described comes from reflection.
 *
 * Options: it has no types, none above 2^53, one of those that are repeated. Defaults: `bytes` and integers above 2^53 are garbled.
 * Files: it keeps no imports, no options and no syntax for each, and no package without a declaration in it. Ranges: no options.
 */
export const completed: {
  readonly file: readonly (keyof FileDescriptorProto)[];
  readonly message: readonly (keyof DescriptorProto)[];
  readonly field: readonly (keyof FieldDescriptorProto)[];
  readonly oneof: readonly (keyof OneofDescriptorProto)[];
  readonly enum: readonly (keyof EnumDescriptorProto)[];
  readonly enumValue: readonly (keyof EnumValueDescriptorProto)[];
  readonly service: readonly (keyof ServiceDescriptorProto)[];
  readonly method: readonly (keyof MethodDescriptorProto)[];
} = {
  file: [
    "package",
    "dependency",
    "publicDependency",
    "weakDependency",
    "optionDependency",
    "options",
    "syntax",
    "edition",
  ],
  message: ["options", "extensionRange", "reservedRange", "reservedName"],
  field: ["options", "defaultValue", "jsonName"],
  oneof: ["options"],
  enum: ["options", "reservedRange", "reservedName"],
  enumValue: ["options"],
  service: ["options"],
  method: ["options"],
};

/** Properties of reflection objects: in a schema of 2000 messages, WeakMaps would take a tenth of the time. */
const origin = Symbol("origin");
const unplaced = Symbol("unplaced");

interface Noted {
  [origin]?: object;
  [unplaced]?: ReflectionObject[];
}

export function setOrigin(object: ReflectionObject, declaration: object): void {
  (object as Noted)[origin] = declaration;
}

/** The declaration that an object was made from, of the kind that it is described as; undefined if a user brought it. */
export function originOf<N extends object>(object: ReflectionObject): N | undefined {
  return (object as Noted)[origin] as N | undefined;
}

/** Gives a description what its origin alone can tell: the properties `what`, and positions. */
export function complete<N extends object>(node: N, declaration: N | undefined, what: readonly (keyof N)[]): N {
  if (declaration === undefined) return node;
  for (const key of what) if (declaration[key] !== undefined) node[key] = declaration[key];
  shareMarks(declaration, node);
  return node;
}

/**
 * Puts an object into a map by name of its parent. protobufjs's `add` does more: it takes time by the square of the number of fields, and refuses
 * what protoc's verdict is to be told of (numbers used twice, reserved names). The maps being plain objects, some names have no place there.
 */
export function place<O extends ReflectionObject>(
  object: O,
  map: { [name: string]: ReflectionObject },
  parent: ReflectionObject,
): O {
  (object as { parent: ReflectionObject | null }).parent = parent;
  if (object.name !== "__proto__" && !Object.hasOwn(map, object.name)) map[object.name] = object;
  else ((parent as Noted)[unplaced] ??= []).push(object);
  return object;
}

/** The objects of a kind that a parent's map has, and those that had no place there. */
export function withUnplaced<O extends ReflectionObject>(
  placed: readonly O[],
  parent: ReflectionObject,
  isKind: (object: ReflectionObject) => boolean,
): readonly O[] {
  const beside = (parent as Noted)[unplaced];
  return beside === undefined ? placed : [...placed, ...(beside.filter(isKind) as O[])];
}
