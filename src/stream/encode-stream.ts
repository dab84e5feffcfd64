import type { EncodeOptions, MessageCodec } from "../codec/options.ts";
import { checkCount, checkOptionsObject, checkCodec } from "../message/check-arguments.ts";
import { writeDelimited } from "./delimited.ts";
import { openSource } from "./source.ts";

/** Options of `encodeStream`, in addition to those of encode. */
export interface EncodeStreamOptions extends EncodeOptions {
  /**
   * The fewest bytes of a chunk: 0 puts each message in a separate chunk. Default 65,536. A message does not wait if
   * the source has no other ready.
   */
  readonly batchBytes?: number | undefined;
}

const defaultBatchBytes = 65_536;

/**
 * Encodes messages with length prefixes, in chunks of about 64 kB (`batchBytes`): consumers such as gzip take many
 * times as long for small chunks.
 *
 * Messages are read when a chunk is requested. If the consumer stops early, or a message is invalid, the source is
 * closed (`return`); the messages before it are delivered first. Errors: those of `codec.encode`; INVALID_ARGUMENT if
 * `messages` is not iterable.
 */
export async function* encodeStream<TInit>(
  codec: MessageCodec<any, TInit>,
  messages: AsyncIterable<TInit> | Iterable<TInit>,
  options?: EncodeStreamOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  checkCodec(codec, "encode");
  checkOptionsObject(options);
  checkCount("batchBytes", options?.batchBytes);
  const batchBytes = options?.batchBytes ?? defaultBatchBytes;
  const pull = openSource<TInit>(messages);
  const batch = new Batch();
  try {
    for (;;) {
      const next = pull.next();
      if (batch.size > 0 && !(await isAtHand(next))) yield batch.take();
      const { done, value } = await next;
      if (done === true) break;
      batch.add(writeDelimited(codec, value, options));
      if (batch.size >= batchBytes) yield batch.take();
    }
  } catch (error) {
    if (batch.size > 0) yield batch.take();
    throw error;
  } finally {
    await pull.stop();
  }
  if (batch.size > 0) yield batch.take();
}

/** How many microtasks to wait for a source whose next message is ready: each generator in it takes a few. */
const patience = 32;

/** Returns whether a promise is settled without an event. */
async function isAtHand(promise: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  const settle = (): void => void (isSettled = true);
  promise.then(settle, settle);
  for (let count = 0; count < patience && !isSettled; count++) await undefined;
  return isSettled;
}

/** Encoded messages that are given on together. */
class Batch {
  size = 0;
  #pieces: Uint8Array<ArrayBuffer>[] = [];

  add(piece: Uint8Array<ArrayBuffer>): void {
    this.#pieces.push(piece);
    this.size += piece.length;
  }

  /** All of them, in an array with a buffer of its own. */
  take(): Uint8Array<ArrayBuffer> {
    const pieces = this.#pieces;
    const bytes = new Uint8Array(this.size);
    let position = 0;
    for (const piece of pieces) {
      bytes.set(piece, position);
      position += piece.length;
    }
    this.#pieces = [];
    this.size = 0;
    return bytes;
  }
}
