/**
 * What generated code imports: the runtime of the codecs, without the loader. Only the parts that a program may use by
 * name are listed here.
 *
 * @module wireform/runtime
 */
export * from "./codec/compact/all-parts.ts";
export * from "./codec/runtime/index.ts";
export type { GeneratedFunctions } from "./codec/linked.ts";
export { encodeError } from "./codec/codec-error.ts";
export { indexInList } from "./codec/locate-in-list.ts";
export { findInEntry } from "./codec/locate-in-map.ts";
export { failedDecode, finishDecode } from "./codec/entry.ts";
export type { DecodeOptions, EncodeOptions, MessageCodec } from "./codec/options.ts";
export type { Idempotency, MethodKind, Methods, MethodType, ServiceType } from "./codec/service-type.ts";
export { declareExtension } from "./generated/extension.ts";
export type { Parts } from "./codec/compact/parts.ts";
export { declareFile, type GeneratedFile, type GeneratedFileOptions } from "./generated/file.ts";
export { declareMessage, type EntryContext, functionsOf } from "./generated/message.ts";
export { declarePlan } from "./generated/planned.ts";
export { declareMethod, declareService } from "./generated/service.ts";
export type { ExtensionType } from "./message/extension-type.ts";
export type { ListInit, MapInit, MessageInit } from "./message/message-init.ts";
export type { LongLike } from "./message/int64.ts";
export type { Long } from "./message/long.ts";
export type { Oneof } from "./message/oneof.ts";
export type { EnumRow, MakeMessage, Planned, RowDetails, RowOptions, Rows, RowWord } from "./plan/rows.ts";
