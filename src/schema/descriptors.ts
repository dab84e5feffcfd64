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
import type { ScalarType } from "./scalar-type.ts";

/*
 * Descriptors: the linked, validated, frozen form of a schema. Names refer to each other as objects, features are resolved.
 * `proto` is the plain data that a descriptor was made from.
 */

export type Edition = "proto2" | "proto3" | "2023" | "2024" | "2026";

export interface FileDescriptor {
  readonly kind: "file";
  /** The name it is imported by, `google/protobuf/any.proto`. */
  readonly name: string;
  /** "" without one. */
  readonly package: string;
  readonly edition: Edition;
  readonly dependencies: readonly FileDescriptor[];
  readonly messages: readonly MessageDescriptor[];
  readonly enums: readonly EnumDescriptor[];
  readonly services: readonly ServiceDescriptor[];
  readonly extensions: readonly FieldDescriptor[];
  readonly proto: FileDescriptorProto;
}

export interface MessageDescriptor {
  readonly kind: "message";
  readonly name: string;
  /** Full name without a leading dot. */
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly parent: MessageDescriptor | undefined;
  /** In field-number order. */
  readonly fields: readonly FieldDescriptor[];
  /** The fields, and those extensions of this message that the schema knows, in field-number order. */
  readonly members: readonly FieldDescriptor[];
  /** Without the synthetic ones of proto3 `optional`. */
  readonly oneofs: readonly OneofDescriptor[];
  readonly nestedMessages: readonly MessageDescriptor[];
  readonly nestedEnums: readonly EnumDescriptor[];
  /** Extensions declared within this message, of whatever message they extend. */
  readonly nestedExtensions: readonly FieldDescriptor[];
  readonly mapEntry: boolean;
  /** `option message_set_wire_format = true`. */
  readonly messageSet: boolean;
  /** A field by its name in the `.proto`, or its number; undefined where there is none. */
  field(nameOrNumber: string | number): FieldDescriptor | undefined;
  readonly proto: DescriptorProto;
}

/** `implicit`: a zero is not told from an absent value. Repeated fields and maps have `implicit`. */
export type Presence = "implicit" | "explicit" | "required";
export type Cardinality = "singular" | "repeated" | "map";

/** What one value of a field is; for a map field, what the map's values are. */
export type ValueType =
  | { readonly kind: "scalar"; readonly scalar: ScalarType }
  | { readonly kind: "enum"; readonly enum: EnumDescriptor }
  | { readonly kind: "message"; readonly message: MessageDescriptor };

/** A field, or an extension (`extendee` is set). */
export interface FieldDescriptor {
  readonly kind: "field" | "extension";
  /** As in the `.proto`. */
  readonly name: string;
  /** Of a field `pkg.Message.name`, of an extension `pkg.name`. */
  readonly fullName: string;
  /** The property of a message in JavaScript: lowerCamelCase (or as `fieldNames` says); `[pkg.name]` of an extension. */
  readonly localName: string;
  /** As in ProtoJSON; `[pkg.name]` of an extension. */
  readonly jsonName: string;
  readonly number: number;
  readonly file: FileDescriptor;
  /** The message it is a field of; of an extension, the message extended. */
  readonly message: MessageDescriptor;
  /** Of an extension, the message it is declared in. */
  readonly scope: MessageDescriptor | undefined;
  readonly cardinality: Cardinality;
  readonly presence: Presence;
  readonly value: ValueType;
  /** The key's type, of maps. */
  readonly mapKey: ScalarType | undefined;
  readonly oneof: OneofDescriptor | undefined;
  /** Repeated, and encoded packed. */
  readonly packed: boolean;
  /** A message encoded as a group. */
  readonly delimited: boolean;
  /** Of strings (and maps with strings): decode verifies UTF-8. */
  readonly verifyUtf8: boolean;
  /** The declared default: bigint of 64-bit types, number of enums, own bytes of `bytes`; undefined where none is declared. */
  readonly defaultValue: number | bigint | boolean | string | Uint8Array | undefined;
  readonly proto: FieldDescriptorProto;
}

export interface OneofDescriptor {
  readonly kind: "oneof";
  readonly name: string;
  readonly localName: string;
  readonly message: MessageDescriptor;
  /** In field-number order. */
  readonly fields: readonly FieldDescriptor[];
  readonly proto: OneofDescriptorProto;
}

export interface EnumDescriptor {
  readonly kind: "enum";
  readonly name: string;
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly parent: MessageDescriptor | undefined;
  readonly open: boolean;
  /** In order of declaration; at least one. */
  readonly values: readonly EnumValueDescriptor[];
  /** A value by its name or number (the first of an alias); undefined where there is none. */
  value(nameOrNumber: string | number): EnumValueDescriptor | undefined;
  readonly proto: EnumDescriptorProto;
}

export interface EnumValueDescriptor {
  readonly kind: "enum value";
  readonly name: string;
  readonly number: number;
  readonly enum: EnumDescriptor;
  readonly proto: EnumValueDescriptorProto;
}

export interface ServiceDescriptor {
  readonly kind: "service";
  readonly name: string;
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly methods: readonly MethodDescriptor[];
  readonly proto: ServiceDescriptorProto;
}

export interface MethodDescriptor {
  readonly kind: "method";
  /** As in the `.proto`. */
  readonly name: string;
  /** lowerCamelCase. */
  readonly localName: string;
  readonly service: ServiceDescriptor;
  readonly input: MessageDescriptor;
  readonly output: MessageDescriptor;
  readonly clientStreaming: boolean;
  readonly serverStreaming: boolean;
  readonly proto: MethodDescriptorProto;
}
