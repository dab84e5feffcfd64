import { Planner } from "../../src/planner/planner.ts";
import type { MessageType, Representation } from "../../src/message/message-type.ts";
import type {
  EnumDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  OneofDescriptor,
  ValueType,
} from "../../src/schema/descriptors.ts";
import { isScalarType, type ScalarType } from "../../src/plan/scalar-type.ts";

/*
 * Descriptors by hand, so that these tests need no loader.
 */

/** `type` is a scalar type, or the name of a message or enum; `map` the type of the keys. */
export interface FieldSpec {
  number: number;
  type: string;
  presence?: "implicit" | "explicit" | "required";
  repeated?: boolean;
  map?: ScalarType;
  oneof?: string;
  default?: FieldDescriptor["defaultValue"];
  /** The name in the `.proto`, where the property has another. */
  name?: string;
}
export interface TestSchema {
  messages: Record<string, { fields?: Record<string, FieldSpec>; extensions?: Record<string, FieldSpec> }>;
  enums?: Record<string, { open: boolean; values: Record<string, number> }>;
}

const file: FileDescriptor = {
  kind: "file",
  name: "test.proto",
  package: "",
  edition: "2023",
  dependencies: [],
  messages: [],
  enums: [],
  services: [],
  extensions: [],
  proto: {},
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function messages(schema: TestSchema): Record<string, MessageDescriptor> {
  const all: Record<string, MessageDescriptor> = {};
  const enums: Record<string, EnumDescriptor> = {};
  for (const [name, { open, values }] of Object.entries(schema.enums ?? {})) enums[name] = makeEnum(name, open, values);
  for (const typeName of Object.keys(schema.messages)) all[typeName] = emptyMessage(typeName);
  const valueType = (type: string): ValueType => {
    if (isScalarType(type)) return { kind: "scalar", scalar: type };
    return enums[type] !== undefined ? { kind: "enum", enum: enums[type] } : { kind: "message", message: all[type]! };
  };
  for (const [typeName, { fields = {}, extensions = {} }] of Object.entries(schema.messages)) {
    const message = all[typeName] as Mutable<MessageDescriptor>;
    const byNumber = (left: FieldDescriptor, right: FieldDescriptor) => left.number - right.number;
    message.fields = Object.entries(fields)
      .map(([name, spec]) => makeField("field", name, spec, message, valueType(spec.type)))
      .sort(byNumber);
    const known = Object.entries(extensions).map(([name, spec]) =>
      makeField("extension", name, spec, message, valueType(spec.type)),
    );
    message.members = [...message.fields, ...known].sort(byNumber);
    for (const [name, spec] of Object.entries(fields)) {
      if (spec.oneof === undefined) continue;
      let oneof = message.oneofs.find((candidate) => candidate.name === spec.oneof);
      if (oneof === undefined) {
        oneof = { kind: "oneof", name: spec.oneof, localName: spec.oneof, message, fields: [], proto: {} };
        (message.oneofs as OneofDescriptor[]).push(oneof);
      }
      const field = message.fields.find((candidate) => candidate.localName === name)!;
      (field as Mutable<FieldDescriptor>).oneof = oneof;
      (oneof.fields as FieldDescriptor[]).push(field);
    }
  }
  return all;
}

function emptyMessage(typeName: string): MessageDescriptor {
  return {
    kind: "message",
    name: typeName,
    typeName,
    file,
    parent: undefined,
    fields: [],
    members: [],
    oneofs: [],
    nestedMessages: [],
    nestedEnums: [],
    nestedExtensions: [],
    mapEntry: false,
    messageSet: false,
    field(key) {
      return this.fields.find(({ name, number }) => name === key || number === key);
    },
    proto: {},
  };
}

function makeField(
  kind: "field" | "extension",
  localName: string,
  spec: FieldSpec,
  message: MessageDescriptor,
  value: ValueType,
): FieldDescriptor {
  const many = spec.repeated === true || spec.map !== undefined;
  const explicit = value.kind === "message" || spec.oneof !== undefined || kind === "extension";
  return {
    kind,
    name: spec.name ?? localName,
    fullName: kind === "field" ? `${message.typeName}.${spec.name ?? localName}` : localName.slice(1, -1),
    localName,
    jsonName: localName,
    number: spec.number,
    file,
    message,
    scope: undefined,
    cardinality: spec.map !== undefined ? "map" : many ? "repeated" : "singular",
    presence: many ? "implicit" : (spec.presence ?? (explicit ? "explicit" : "implicit")),
    value,
    mapKey: spec.map,
    oneof: undefined,
    packed: false,
    delimited: false,
    verifyUtf8: true,
    defaultValue: spec.default,
    proto: {},
  };
}

function makeEnum(name: string, open: boolean, numbers: Record<string, number>): EnumDescriptor {
  const values: EnumDescriptor["values"][number][] = [];
  const descriptor: EnumDescriptor = {
    kind: "enum",
    name,
    typeName: name,
    file,
    parent: undefined,
    open,
    values,
    value: (key) => values.find((value) => value.name === key || value.number === key),
    proto: {},
  };
  for (const [valueName, number] of Object.entries(numbers))
    values.push({ kind: "enum value", name: valueName, number, enum: descriptor, proto: {} });
  return descriptor;
}

export const natural: Representation = { int64: "bigint", maps: "object" };

export function typeOf(
  descriptor: MessageDescriptor | undefined,
  representation: Partial<Representation> = {},
): MessageType {
  return { typeName: descriptor!.typeName, plan: new Planner({ ...natural, ...representation }).plan(descriptor!) };
}

/** 70 fields: of implicit presence f1, of explicit presence the others, f61 to f70 in a oneof. */
function bigFields(): Record<string, FieldSpec> {
  const fields: Record<string, FieldSpec> = { f1: { number: 1, type: "int32" } };
  for (let number = 2; number <= 70; number++) {
    fields[`f${number}`] = { number, type: "int32", presence: "explicit", ...(number > 60 ? { oneof: "choice" } : {}) };
  }
  return fields;
}

/** One schema for most tests: all shapes of fields. */
export const all = messages({
  enums: { Open: { open: true, values: { ZERO: 0, ONE: 1 } }, Closed: { open: false, values: { SEVEN: 7, ONE: 1 } } },
  messages: {
    Small: { fields: { a: { number: 1, type: "int32" }, name: { number: 2, type: "string" } } },
    Tree: {
      fields: {
        value: { number: 1, type: "int32" },
        child: { number: 2, type: "Tree" },
        children: { number: 3, type: "Tree", repeated: true },
        byName: { number: 4, type: "Tree", map: "string" },
      },
    },
    All: {
      fields: {
        oInt32: { number: 1, type: "int32", name: "o_int32" },
        uint32: { number: 2, type: "uint32" },
        int64: { number: 3, type: "int64" },
        uint64: { number: 4, type: "uint64" },
        float: { number: 5, type: "float" },
        double: { number: 6, type: "double" },
        bool: { number: 7, type: "bool" },
        string: { number: 8, type: "string" },
        bytes: { number: 9, type: "bytes" },
        open: { number: 10, type: "Open" },
        closed: { number: 11, type: "Closed", presence: "explicit" },
        optional: { number: 12, type: "int32", presence: "explicit", default: -5 },
        optionalBytes: { number: 13, type: "bytes", presence: "explicit", default: new Uint8Array([1, 2]) },
        optionalLong: { number: 14, type: "uint64", presence: "explicit", default: 18446744073709551615n },
        child: { number: 15, type: "Small" },
        numbers: { number: 16, type: "int32", repeated: true },
        longs: { number: 17, type: "sfixed64", repeated: true },
        items: { number: 18, type: "Small", repeated: true },
        labels: { number: 19, type: "string", map: "string" },
        byInt: { number: 20, type: "Small", map: "int32" },
        byLong: { number: 21, type: "int64", map: "uint64" },
        byBool: { number: 22, type: "Open", map: "bool" },
        text: { number: 23, type: "string", oneof: "choice" },
        number: { number: 24, type: "sint64", oneof: "choice" },
        message: { number: 25, type: "Small", oneof: "choice" },
      },
      extensions: {
        "[pkg.late]": { number: 200, type: "int64" },
        "[pkg.early]": { number: 100, type: "Small" },
        "[pkg.list]": { number: 150, type: "int32", repeated: true },
      },
    },
    Required: {
      fields: { a: { number: 1, type: "int32", presence: "required" }, child: { number: 2, type: "Required" } },
    },
    Awkward: {
      fields: {
        ["__proto__"]: { number: 1, type: "int32" },
        constructor: { number: 2, type: "string" },
        toString: { number: 3, type: "int32", presence: "explicit" } as FieldSpec,
        hasOwnProperty: { number: 4, type: "int32", repeated: true },
      },
    },
    Big: { fields: bigFields() },
  },
});

export const Small = typeOf(all["Small"]);
export const Tree = typeOf(all["Tree"]);
export const All = typeOf(all["All"]);
export const Required = typeOf(all["Required"]);
export const Awkward = typeOf(all["Awkward"]);
export const Big = typeOf(all["Big"]);
