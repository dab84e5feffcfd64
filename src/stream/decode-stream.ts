import type { DecodeOptions, MessageCodec } from "../codec/options.ts";
import { ProtobufError } from "../errors.ts";
import { checkCount, checkCodec, checkOptionsObject } from "../message/check-arguments.ts";
import { isBytes } from "../message/property.ts";
import { Chunks } from "./chunks.ts";
import { addLengthByte, checkLength, withOffset } from "./delimited.ts";
import { type ByteSource, openSource } from "./source.ts";

/**
 * Decodes a stream of messages with their lengths in front, one by one as they are asked for.
 *
 * Chunks may be of any size, empty ones too; the next is pulled only when a message needs it. If the consumer stops early, or something is wrong, the source
 * is told (`return`, or `cancel` of a ReadableStream). `options.maxBytes` (default 64 MiB) limits one message.
 * Errors, with the offset in the stream: TRUNCATED where the stream ends within a message (the text says how much of which one is missing), INVALID_LENGTH,
 * LIMIT_EXCEEDED, INVALID_TYPE for chunks that are not bytes, and those of `codec.decode`; INVALID_ARGUMENT if `source` is none. Errors of the source are passed on.
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
      const length = await takeLength(codec, chunks, index, options.maxBytes);
      const start = chunks.offset;
      const content = chunks.tryTake(length) ?? (await chunks.take(length));
      if (content.length < length)
        throw cut(
          codec,
          chunks.offset,
          `message ${index}: ${length - content.length} of its ${length} bytes are missing`,
        );
      yield withOffset(start, `message ${index} of the stream: `, () => codec.decode(content, options));
    }
  } finally {
    await pull.stop();
  }
}

async function takeLength(
  codec: MessageCodec,
  chunks: Chunks,
  index: number,
  maxBytes: number | undefined,
): Promise<number> {
  const start = chunks.offset;
  let length = 0;
  for (let count = 0; ; count++) {
    if (!chunks.hasByte && !(await chunks.fill())) throw cut(codec, chunks.offset, `the length of message ${index}`);
    const byte = chunks.takeByte();
    length = addLengthByte(length, byte, count, start);
    if (byte < 128) break;
  }
  checkLength(length, start, maxBytes);
  return length;
}

function cut(codec: MessageCodec, offset: number, where: string): ProtobufError {
  return new ProtobufError("TRUNCATED", `the stream of ${codec.typeName} ends at byte ${offset}, within ${where}`, {
    typeName: codec.typeName,
    offset,
  });
}
