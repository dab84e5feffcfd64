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
import type { Presence } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";

/*
 * Descriptors: the linked, validated, frozen form of a schema. Names refer to each other as objects, features are resolved.
 * `proto` is the plain data that a descriptor was made from.
 */

/** Which language a file is written in: `syntax`, or the edition. Source: https://protobuf.dev/editions/overview/ */
export type Edition = "proto2" | "proto3" | "2023" | "2024" | "2026";

/** A `.proto` file. */
export interface FileDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "file";
  /** The name it is imported by, `google/protobuf/any.proto`. */
  readonly name: string;
  /** "" without one. */
  readonly package: string;
  /** What its `syntax` or `edition` says; `proto2` without one. */
  readonly edition: Edition;
  /** The files that it imports, in order. */
  readonly dependencies: readonly FileDescriptor[];
  /** Messages at the top level, in order of declaration. */
  readonly messages: readonly MessageDescriptor[];
  /** Enums at the top level, in order of declaration. */
  readonly enums: readonly EnumDescriptor[];
  /** Its services, in order of declaration. */
  readonly services: readonly ServiceDescriptor[];
  /** Extensions declared at the top level, in order of declaration. */
  readonly extensions: readonly FieldDescriptor[];
  /** What it was made from, as google.protobuf.FileDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: FileDescriptorProto;
}

/** A message type, map entries among them. */
export interface MessageDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "message";
  /** As in the `.proto`, without package and parents. */
  readonly name: string;
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** The file that declares it. */
  readonly file: FileDescriptor;
  /** The message that it is declared in; undefined at the top level. */
  readonly parent: MessageDescriptor | undefined;
  /** In field-number order. */
  readonly fields: readonly FieldDescriptor[];
  /** The fields, and those extensions of this message that the schema knows, in field-number order. */
  readonly members: readonly FieldDescriptor[];
  /** Without the synthetic ones of proto3 `optional`. */
  readonly oneofs: readonly OneofDescriptor[];
  /** Messages declared in it, map entries among them, in order of declaration. */
  readonly nestedMessages: readonly MessageDescriptor[];
  /** Enums declared in it, in order of declaration. */
  readonly nestedEnums: readonly EnumDescriptor[];
  /** Extensions declared within this message, of whatever message they extend. */
  readonly nestedExtensions: readonly FieldDescriptor[];
  /** Stands for the entries of a map field: key is field 1, value is field 2. */
  readonly mapEntry: boolean;
  /** `option message_set_wire_format = true`. */
  readonly messageSet: boolean;
  /** A field by its name in the `.proto`, or its number; undefined if there is none. */
  field(nameOrNumber: string | number): FieldDescriptor | undefined;
  /** What it was made from, as google.protobuf.DescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: DescriptorProto;
}

/** How many values a field has: at most one, a list, or a map. */
export type Cardinality = "singular" | "repeated" | "map";

/** What one value of a field is; for a map field, what the map's values are. */
export type ValueType =
  | {
      /** A number, a bool, a string or bytes. */
      readonly kind: "scalar";
      /** Which one. */
      readonly scalar: ScalarType;
    }
  | {
      /** A number of an enum. */
      readonly kind: "enum";
      /** Which enum. */
      readonly enum: EnumDescriptor;
    }
  | {
      /** A message, or a group. */
      readonly kind: "message";
      /** Its type. */
      readonly message: MessageDescriptor;
    };

/** A field, or an extension (`extendee` is set). */
export interface FieldDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "field" | "extension";
  /** As in the `.proto`. */
  readonly name: string;
  /** Of a field `pkg.Message.name`, of an extension `pkg.name`. */
  readonly fullName: string;
  /** The property of a message in JavaScript: lowerCamelCase (or as `fieldNames` says); `[pkg.name]` of an extension. */
  readonly localName: string;
  /** As in ProtoJSON; `[pkg.name]` of an extension. */
  readonly jsonName: string;
  /** Field number, 1 to 2^29 - 1; of items of a MessageSet up to 2^31 - 2. */
  readonly number: number;
  /** The file that declares it. */
  readonly file: FileDescriptor;
  /** The message it is a field of; of an extension, the message extended. */
  readonly message: MessageDescriptor;
  /** Of an extension, the message it is declared in. */
  readonly scope: MessageDescriptor | undefined;
  /** At most one value, a list, or a map. */
  readonly cardinality: Cardinality;
  /** Whether an absent value is told from a zero. */
  readonly presence: Presence;
  /** The type of a value: of a list its elements, of a map its values. */
  readonly value: ValueType;
  /** The key's type, of maps. */
  readonly mapKey: ScalarType | undefined;
  /** The oneof that it is a member of. Synthetic ones, of proto3 `optional`, are none. */
  readonly oneof: OneofDescriptor | undefined;
  /** Repeated, and encoded packed. */
  readonly packed: boolean;
  /** A message encoded as a group. */
  readonly delimited: boolean;
  /** Of strings (and maps with strings): decode verifies UTF-8. */
  readonly verifyUtf8: boolean;
  /**
   * The declared default: bigint of 64-bit types, number of enums, own bytes of `bytes`; undefined if none is declared.
   */
  readonly defaultValue: number | bigint | boolean | string | Uint8Array | undefined;
  /** What it was made from, as google.protobuf.FieldDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: FieldDescriptorProto;
}

/** A oneof. Its members are fields of the message, of which one at most is set. Source: https://protobuf.dev/programming-guides/proto3/#oneof */
export interface OneofDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "oneof";
  /** As in the `.proto`. */
  readonly name: string;
  /** lowerCamelCase: what `which` takes. */
  readonly localName: string;
  /** The message that it belongs to. */
  readonly message: MessageDescriptor;
  /** In field-number order. */
  readonly fields: readonly FieldDescriptor[];
  /** What it was made from, as google.protobuf.OneofDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: OneofDescriptorProto;
}

/** An enum type. Source: https://protobuf.dev/programming-guides/enum/ */
export interface EnumDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "enum";
  /** As in the `.proto`, without package and parents. */
  readonly name: string;
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** The file that declares it. */
  readonly file: FileDescriptor;
  /** The message that it is declared in; undefined at the top level. */
  readonly parent: MessageDescriptor | undefined;
  /** Open enums take any int32; closed ones (proto2) the declared numbers only, others are unknown fields. */
  readonly open: boolean;
  /** In order of declaration; at least one. */
  readonly values: readonly EnumValueDescriptor[];
  /** A value by its name or number (the first of an alias); undefined if there is none. */
  value(nameOrNumber: string | number): EnumValueDescriptor | undefined;
  /** What it was made from, as google.protobuf.EnumDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: EnumDescriptorProto;
}

/** A value of an enum. */
export interface EnumValueDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "enum value";
  /** As in the `.proto`. */
  readonly name: string;
  /** An int32. Two names may have one number, with `allow_alias`. */
  readonly number: number;
  /** The enum that it belongs to. */
  readonly enum: EnumDescriptor;
  /** What it was made from, as google.protobuf.EnumValueDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: EnumValueDescriptorProto;
}

/** A service. Source: https://protobuf.dev/programming-guides/proto3/#services */
export interface ServiceDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "service";
  /** As in the `.proto`, without package. */
  readonly name: string;
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** The file that declares it. */
  readonly file: FileDescriptor;
  /** Its methods, in order of declaration. */
  readonly methods: readonly MethodDescriptor[];
  /** What it was made from, as google.protobuf.ServiceDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: ServiceDescriptorProto;
}

/** A method of a service. */
export interface MethodDescriptor {
  /** Tells the kinds of descriptors apart. */
  readonly kind: "method";
  /** As in the `.proto`. */
  readonly name: string;
  /** lowerCamelCase. */
  readonly localName: string;
  /** The service that it belongs to. */
  readonly service: ServiceDescriptor;
  /** The type of the request. */
  readonly input: MessageDescriptor;
  /** The type of the response. */
  readonly output: MessageDescriptor;
  /** Takes a stream of requests. */
  readonly clientStreaming: boolean;
  /** Gives a stream of responses. */
  readonly serverStreaming: boolean;
  /** What it was made from, as google.protobuf.MethodDescriptorProto: plain data, options among them. Not to be changed. */
  readonly proto: MethodDescriptorProto;
}
