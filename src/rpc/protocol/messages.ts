import { RpcError } from "../call/rpc-error.ts";
import type { CompressionName } from "../call/context.ts";
import type { Compression } from "./compression.ts";
import { ByteQueue } from "./bytes.ts";
import { compressedFlag, type Envelope, envelope, takeEnvelope } from "./envelope.ts";
import { type Body, leave, over, partsOf } from "./http.ts";
import type { Messages } from "./only-message.ts";
import type { Settings } from "./settings.ts";

/** Bytes of what ends a stream: trailers, and the details of an error. */
const maxEndBytes: number = 256 * 1024;

/** How a stream of messages is read. */
export interface Reading {
  /** How messages with the flag are compressed; undefined for `identity`. */
  readonly compression: Compression | undefined;
  readonly maxReceiveBytes: number;
  /** The flag of what ends the stream; 0 where the protocol has no such message. */
  readonly endFlag: number;
  /** Is given what ends the stream. */
  readonly onEnd?: ((data: Uint8Array) => void) | undefined;
  /** Is called when all has been read: it throws what the call ends with, if that is not a good end. */
  readonly onDone?: (() => void) | undefined;
}

/**
 * The messages of a body, as bytes. By hand, and not as generators one in the other: each of these costs as much as all of this (measure `calls`).
 *
 * Errors: RESOURCE_EXHAUSTED for one that is too large; INTERNAL for one that is cut off, is compressed in no way that was said, or comes after the end; what `onDone` throws.
 */
export class MessageReader implements AsyncIterableIterator<Uint8Array>, Messages {
  readonly #parts: AsyncIterator<Uint8Array, undefined>;
  readonly #reading: Reading;
  readonly #queue: ByteQueue = new ByteQueue();
  #isOver = false;
  #isDone = false;

  constructor(body: Body, reading: Reading) {
    this.#parts = partsOf(body)[Symbol.asyncIterator]();
    this.#reading = reading;
  }

  next(): Promise<IteratorResult<Uint8Array, undefined>> {
    return this.read<IteratorResult<Uint8Array, undefined>>(
      (value) => ({ done: false, value }),
      () => over,
    );
  }

  async read<T>(take: (message: Uint8Array) => T | undefined, atEnd: () => T): Promise<T> {
    try {
      while (!this.#isDone) {
        const found = takeEnvelope(this.#queue, this.#limitOf);
        if (found === undefined) {
          const { done, value } = await this.#parts.next();
          if (done !== true) this.#queue.push(value);
          else this.#finish();
          continue;
        }
        const bytes = this.#open(found);
        const taken = this.#take(found.flags, bytes instanceof Uint8Array ? bytes : await bytes, take);
        if (taken !== undefined) return taken;
      }
    } catch (error) {
      await this.return();
      throw error;
    }
    return atEnd();
  }

  /** The reader has stopped. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    if (!this.#isDone) leave(this.#parts);
    this.#isDone = true;
    return over;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  readonly #limitOf = (flags: number): number => {
    const { endFlag, maxReceiveBytes } = this.#reading;
    return (flags & endFlag) === 0 ? maxReceiveBytes : maxEndBytes;
  };

  #finish(): void {
    this.#isDone = true;
    if (this.#queue.length > 0) throw new RpcError("INTERNAL", "the stream ends in the middle of a message");
    this.#reading.onDone?.();
  }

  #open({ flags, data }: Envelope): Uint8Array | Promise<Uint8Array> {
    const { compression, endFlag } = this.#reading;
    if (this.#isOver) throw new RpcError("INTERNAL", "something comes after the end of the stream");
    if ((flags & ~(compressedFlag | endFlag)) !== 0)
      throw new RpcError("INTERNAL", `a message has flags that nobody knows: ${flags}`);
    if ((flags & compressedFlag) === 0) return data;
    if (compression === undefined)
      throw new RpcError("INTERNAL", "a message is compressed, and the headers do not say how");
    return compression.decompress(data, this.#limitOf(flags));
  }

  /** What is made of a message; undefined for what ends the stream. */
  #take<T>(flags: number, bytes: Uint8Array, take: (message: Uint8Array) => T | undefined): T | undefined {
    const { endFlag, onEnd } = this.#reading;
    if ((flags & endFlag) === 0) return take(bytes);
    this.#isOver = true;
    onEnd?.(bytes);
    return undefined;
  }
}

/** What a header says of compression. `otherwise` is the code for what is not known. */
export function compressionOf(
  name: string | null,
  { gzip }: Settings,
  otherwise: "UNIMPLEMENTED" | "INTERNAL",
): Compression | undefined {
  if (name === null || name === "" || name === "identity") return undefined;
  if (name === gzip.name) return gzip;
  throw new RpcError(otherwise, `compression ${JSON.stringify(name)} is not known: it is ${supported}`);
}

/** What is told to the other side. */
export const supported = "gzip, identity";

/** How to compress what is sent: as the settings say, where the other side takes that. */
export function sendingCompression(
  { compression, gzip }: Settings,
  accepted: string | null | undefined,
): Compression | undefined {
  if (compression !== gzip.name) return undefined;
  return accepted === undefined || tokensOf(accepted).includes(gzip.name) ? gzip : undefined;
}

function tokensOf(list: string | null): readonly string[] {
  return (list ?? "").split(",").map((token) => token.split(";")[0]!.trim());
}

/** A message as it is sent, with its flags. RESOURCE_EXHAUSTED for one that is larger than this side sends. */
export function messageEnvelope(
  bytes: Uint8Array,
  settings: Settings,
  compression: Compression | undefined,
): Uint8Array | Promise<Uint8Array> {
  checkSize(bytes, settings);
  if (compression === undefined) return envelope(0, bytes);
  return compression.compress(bytes).then((data) => envelope(compressedFlag, data));
}

/** RESOURCE_EXHAUSTED for a message that is larger than this side sends. */
export function checkSize({ length }: Uint8Array, { maxSendBytes }: Pick<Settings, "maxSendBytes">): void {
  if (length > maxSendBytes)
    throw new RpcError(
      "RESOURCE_EXHAUSTED",
      `a message of ${length} bytes is larger than the limit of ${maxSendBytes}`,
    );
}

/** A stream of messages as they are sent. */
export async function* envelopes(
  messages: AsyncIterable<Uint8Array>,
  settings: Settings,
  compression: Compression | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const bytes of messages) yield await messageEnvelope(bytes, settings, compression);
}

/** The name of a compression for a header. */
export function nameOf(compression: Compression | undefined): CompressionName {
  return compression?.name ?? "identity";
}
