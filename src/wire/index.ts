export { BinaryReader, type Tag } from "./reader.ts";
export { WireType } from "./wire-type.ts";
export { BinaryWriter } from "./writer.ts";
export { type ErrorCode, isProtobufError, ProtobufError } from "../errors.ts";
