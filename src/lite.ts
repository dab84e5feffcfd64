/**
 * What lite generated code imports: the runtime of the codec at its smallest. Of it, only what a program may name is listed here.
 *
 * The build takes `x.lite.ts` where `x.ts` is asked for and both are there.
 *
 * @module wireform/lite
 */
export * from "./codec/runtime/index.ts";
export type { DecodeOptions, EncodeOptions } from "./codec/options.ts";
export { declareLite, type LiteCodec } from "./codegen/lite/codec.ts";
export { declareOutline, type LiteOutline, type LiteRow } from "./codegen/lite/outline.ts";
export { walks } from "./codegen/lite/walks.ts";
export type { LongLike } from "./message/int64.ts";
export type { Oneof } from "./message/oneof.ts";
