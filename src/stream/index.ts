export { decodeStream } from "./decode-stream.ts";
export { type DelimitedMessage, readDelimited, writeDelimited } from "./delimited.ts";
export { encodeStream } from "./encode-stream.ts";
export type { ByteSource, ReadableStreamLike } from "./source.ts";
