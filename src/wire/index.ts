/**
 * Bytes without a schema: reads and writes tags and values.
 *
 * Source: https://protobuf.dev/programming-guides/encoding
 *
 * @module wireform/wire
 */
export { BinaryReader, type Tag } from "./reader.ts";
export { WireType } from "./wire-type.ts";
export { BinaryWriter } from "./writer.ts";
export { type ErrorCode, isProtobufError, ProtobufError } from "../errors.ts";
