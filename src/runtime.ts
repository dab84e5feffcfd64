/**
 * What generated code imports: the runtime of the codec, without the loader. Of it, only what a program may name is listed here.
 *
 * @module wireform/runtime
 */
export * from "./codec/runtime/index.ts";
export { encodeError } from "./codec/codec-error.ts";
export { failedDecode, finishDecode } from "./codec/entry.ts";
export type { DecodeOptions, EncodeOptions, MessageCodec } from "./codec/options.ts";
export type { MessageOutline } from "./codec/outline.ts";
export type { Idempotency, MethodKind, Methods, MethodType, ServiceType } from "./codec/service-type.ts";
export { declareCodec } from "./codegen/generated/codec.ts";
export { declareEntry, type EntryContext, type GeneratedEntry } from "./codegen/generated/entry.ts";
export { declareExtension } from "./codegen/generated/extension.ts";
export { declareFile, type GeneratedFile, type GeneratedFileOptions } from "./codegen/generated/file.ts";
export { declareOutline, type OutlineRow } from "./codegen/generated/outline.ts";
export { declareMethod, declareService } from "./codegen/generated/service.ts";
export type { ExtensionType } from "./message/extension-type.ts";
export type { LongLike } from "./message/int64.ts";
export type { Oneof } from "./message/oneof.ts";
