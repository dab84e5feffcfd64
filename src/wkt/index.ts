/**
 * Helpers for the well-known types. Each takes the codec first; another one than that of the type is INVALID_ARGUMENT.
 *
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/
 *
 * @module wireform/wkt
 */
export { anyIs, anyPack, anyTypeName, anyUnpack, type PackOptions } from "./any.ts";
export { durationFromMilliseconds, durationFromNanos, durationToMilliseconds, durationToNanos } from "./duration.ts";
export {
  type FieldMask,
  type FieldMaskInit,
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
