import type { DecodeOptions, MessageCodec } from "../codec/options.ts";
import { ProtobufError } from "../errors.ts";
import { checkCount, checkCodec, checkOptionsObject } from "../message/check-arguments.ts";
import { isBytes } from "../message/property.ts";
import { Chunks } from "./chunks.ts";
import { addLengthByte, checkLength, withOffset } from "./delimited.ts";
import { type ByteSource, openSource } from "./source.ts";

/**
 * Decodes a stream of length-prefixed messages, one by one on demand.
 *
 * Chunks may be of any size, empty ones too; the next is pulled only when a message needs it. If the consumer stops
 * early, or on an error, the source is closed (`return`, or `cancel` of a ReadableStream). `options.maxBytes` (default
 * 64 MiB) limits one message. Errors, with the offset in the stream: TRUNCATED if the stream ends within a message (the
 * text says which one, and how much is missing), INVALID_LENGTH, LIMIT_EXCEEDED, INVALID_TYPE for chunks that are not
 * bytes, and those of `codec.decode`; INVALID_ARGUMENT if `source` is not a source. Errors of the source are passed on.
 */
export async function* decodeStream<T>(
  codec: MessageCodec<T>,
  source: ByteSource,
  options: DecodeOptions = {},
): AsyncGenerator<T, void, undefined> {
  checkCodec(codec, "decode");
  checkOptionsObject(options);
  checkCount("maxBytes", options.maxBytes);
  const pull = openSource<Uint8Array>(isBytes(source) ? [source] : source);
  const chunks = new Chunks(pull);
  try {
    for (let index = 0; chunks.hasByte || (await chunks.fill()); index++) {
      const content = await takeMessage(chunks, index, codec.typeName, options.maxBytes);
      const start = chunks.offset - content.length;
      yield withOffset(start, `message ${index} of the stream: `, () => codec.decode(content, options));
    }
  } finally {
    await pull.stop();
  }
}

/**
 * Reads the bytes of message number `index`, with its length prefix; `typeName` is for errors. Errors: TRUNCATED,
 * INVALID_LENGTH, LIMIT_EXCEEDED.
 */
export async function takeMessage(
  chunks: Chunks,
  index: number,
  typeName: string | undefined,
  maxBytes?: number,
): Promise<Uint8Array> {
  const start = chunks.offset;
  let length = 0;
  for (let count = 0; ; count++) {
    if (!chunks.hasByte && !(await chunks.fill())) throw cut(typeName, chunks.offset, `the length of message ${index}`);
    const byte = chunks.takeByte();
    length = addLengthByte(length, byte, count, start);
    if (byte < 128) break;
  }
  checkLength(length, start, maxBytes);
  const content = chunks.tryTake(length) ?? (await chunks.take(length));
  const missing = length - content.length;
  if (missing > 0)
    throw cut(typeName, chunks.offset, `message ${index}: ${missing} of its ${length} bytes are missing`);
  return content;
}

function cut(typeName: string | undefined, offset: number, where: string): ProtobufError {
  const what = typeName === undefined ? "the stream" : `the stream of ${typeName}`;
  return new ProtobufError("TRUNCATED", `${what} ends at byte ${offset}, within ${where}`, { typeName, offset });
}
