import type { EncodeOptions, MessageCodec } from "../codec/options.ts";
import { checkOptionsObject, checkCodec } from "../message/check-arguments.ts";
import { writeDelimited } from "./delimited.ts";
import { openSource } from "./source.ts";

/**
 * Encodes messages with their lengths in front, one chunk for each, as they are asked for.
 *
 * If the consumer stops early, or a message is wrong, the source is told (`return`). Errors: those of `codec.encode`; INVALID_ARGUMENT if `messages` is no iterable.
 */
export async function* encodeStream<TInit>(
  codec: MessageCodec<any, TInit>,
  messages: AsyncIterable<TInit> | Iterable<TInit>,
  options?: EncodeOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  checkCodec(codec, "encode");
  checkOptionsObject(options);
  const pull = openSource<TInit>(messages);
  try {
    for (;;) {
      const { done, value } = await pull.next();
      if (done === true) return;
      yield writeDelimited(codec, value, options);
    }
  } finally {
    await pull.stop();
  }
}
