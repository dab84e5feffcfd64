/**
 * Loads schemas, encodes and decodes messages, and works on whole messages: compare, copy, merge, verify.
 *
 * Start with `load` or `parse`: both return a `Schema`, whose `message` returns a `MessageCodec`.
 *
 * @module wireform
 */
export { type CodecFile, createRegistry, type RegistryItem } from "./codec/create-registry.ts";
export type { DecodeOptions, EncodeOptions, Engine, MessageCodec } from "./codec/options.ts";
export type { Idempotency, MethodKind, Methods, MethodType, ServiceType } from "./codec/service-type.ts";
export type { GeneratedFile, GeneratedFileOptions } from "./generated/file.ts";
export type { AnyDescriptor } from "./descriptor-set/any-descriptor.ts";
export { type Comments, getComments } from "./descriptor-set/get-comments.ts";
export { getOptions } from "./descriptor-set/get-options.ts";
export { getPosition, type SourcePosition } from "./descriptor-set/get-position.ts";
export { type DescriptorSetOptions, toDescriptorSet } from "./descriptor-set/to-descriptor-set.ts";
export { type ErrorCode, type ErrorPlace, isProtobufError, ProtobufError } from "./errors.ts";
export { clone } from "./message/clone.ts";
export { create } from "./message/create.ts";
export { enumName, enumNumber } from "./message/enum-name.ts";
export { equals } from "./message/equals.ts";
export type { ExtensionType } from "./message/extension-type.ts";
export { getExtension } from "./message/get-extension.ts";
export { getOrDefault, type OrDefault } from "./message/get-or-default.ts";
export type { LongLike } from "./message/int64.ts";
export type { Long } from "./message/long.ts";
export { merge } from "./message/merge.ts";
export type { ListInit, MapInit } from "./message/message-init.ts";
export { type MessageType, type Representation, unknownFields } from "./message/message-type.ts";
export type { DepthOptions } from "./message/nesting.ts";
export { readUnknown, type UnknownRecord } from "./message/read-unknown.ts";
export { setExtension } from "./message/set-extension.ts";
export { setOneof } from "./message/set-oneof.ts";
export type {
  EnumPlan,
  EnumValue,
  EnumValuePlan,
  FieldPlan,
  Int64Representation,
  MapPlan,
  MessagePlan,
  MessageValuePlan,
  OneofPlan,
  Presence,
  RepeatedPlan,
  ScalarPlan,
  SingularPlan,
  ValuePlan,
} from "./plan/plan.ts";
export type { SchemaService } from "./planner/service-types.ts";
export type { TypeRegistry } from "./plan/type-registry.ts";
export { type Problem, verify, type VerifyOptions } from "./message/verify.ts";
export { which } from "./message/which.ts";
export { fromDescriptorSet } from "./registry/from-descriptor-set.ts";
export { reflect } from "./registry/reflect.ts";
export { fromReflection, load, loadSync, parse } from "./registry/load.ts";
export type { FileContent, LoadOptions, LoadSyncOptions, ParseOptions, SchemaOptions } from "./registry/options.ts";
export type { Schema } from "./registry/schema.ts";
export type { ReflectionRoot } from "./schema/reflection.ts";
export type {
  FromText,
  GeneratedTypes,
  Message,
  MessageInput,
  OneofMessage,
  OneofMessageInput,
  SchemaCodec,
} from "./registry/types/index.ts";
export type {
  Cardinality,
  Edition,
  EnumDescriptor,
  EnumValueDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  MethodDescriptor,
  OneofDescriptor,
  ServiceDescriptor,
  ValueType,
} from "./schema/descriptors.ts";
export type {
  DescriptorProto,
  EnumDescriptorProto,
  EnumValueDescriptorProto,
  ExtensionRangeProto,
  FeatureSetProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  LocationProto,
  MethodDescriptorProto,
  OneofDescriptorProto,
  OptionsProto,
  RangeProto,
  ServiceDescriptorProto,
  SourceCodeInfoProto,
  UninterpretedOptionProto,
} from "./schema/file-descriptor-proto.ts";
export type { ScalarType } from "./plan/scalar-type.ts";
