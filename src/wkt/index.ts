/**
 * The well-known types as generated code, and helpers for them, whether generated or loaded. Each helper takes the
 * codec first; the codec of another type is INVALID_ARGUMENT.
 *
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/
 *
 * @module wireform/wkt
 */
export { anyIs, anyPack, anyTypeName, anyUnpack, type PackOptions } from "./any.ts";
export { durationFromMilliseconds, durationFromNanos, durationToMilliseconds, durationToNanos } from "./duration.ts";
export {
  fieldMaskCovers,
  fieldMaskIntersect,
  fieldMaskIsValid,
  fieldMaskNormalize,
  fieldMaskOfAll,
  fieldMaskSubtract,
  fieldMaskUnion,
} from "./field-mask.ts";
export { fieldMaskMerge, fieldMaskTrim, type MaskMergeOptions } from "./field-mask-message.ts";
export {
  listValueFromPlain,
  listValueToPlain,
  type PlainValue,
  structFromPlain,
  structToPlain,
  valueFromPlain,
  valueToPlain,
} from "./struct.ts";
export { timestampFromDate, timestampFromNanos, timestampNow, timestampToDate, timestampToNanos } from "./timestamp.ts";
export { unwrap, wrap } from "./wrapper.ts";
export { Any, type AnyInit, anyFile } from "./google/any.pb.ts";
export { Duration, type DurationInit, durationFile } from "./google/duration.pb.ts";
export { Empty, type EmptyInit, emptyFile } from "./google/empty.pb.ts";
export { FieldMask, type FieldMaskInit, fieldMaskFile } from "./google/field_mask.pb.ts";
export {
  ListValue,
  type ListValueInit,
  Struct,
  type StructInit,
  Value,
  type ValueInit,
  NullValue,
  structFile,
} from "./google/struct.pb.ts";
export { Timestamp, type TimestampInit, timestampFile } from "./google/timestamp.pb.ts";
export {
  BoolValue,
  type BoolValueInit,
  BytesValue,
  type BytesValueInit,
  DoubleValue,
  type DoubleValueInit,
  FloatValue,
  type FloatValueInit,
  Int32Value,
  type Int32ValueInit,
  Int64Value,
  type Int64ValueInit,
  StringValue,
  type StringValueInit,
  UInt32Value,
  type UInt32ValueInit,
  UInt64Value,
  type UInt64ValueInit,
  wrappersFile,
} from "./google/wrappers.pb.ts";
