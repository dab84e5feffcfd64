/**
 * Many messages in a row, each with a length prefix: in an array, or in a stream of chunks of any size.
 *
 * @module wireform/stream
 */
export { decodeStream } from "./decode-stream.ts";
export { type DelimitedMessage, readDelimited, writeDelimited } from "./delimited.ts";
export { encodeStream, type EncodeStreamOptions } from "./encode-stream.ts";
export type { ByteSource, ReadableStreamLike } from "./source.ts";
