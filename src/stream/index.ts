/**
 * Many messages in a row, each with its length in front: from an array, or from a stream of chunks of any size.
 *
 * @module wireform/stream
 */
export { decodeStream } from "./decode-stream.ts";
export { type DelimitedMessage, readDelimited, writeDelimited } from "./delimited.ts";
export { encodeStream, type EncodeStreamOptions } from "./encode-stream.ts";
export type { ByteSource, ReadableStreamLike } from "./source.ts";
