import { ProtobufError } from "../errors.ts";

/** The parts of a web ReadableStream that are used if it cannot be iterated. */
export interface ReadableStreamLike<C> {
  /** Locks the stream, and returns its reader: the methods of a ReadableStreamDefaultReader. */
  getReader(): {
    /** Reads the next chunk, or the end. */
    read(): Promise<{
      /** Whether the stream has ended. */
      readonly done: boolean;
      /** The chunk; undefined if nothing is left. */
      readonly value?: C | undefined;
    }>;
    /** Cancels the stream. */
    cancel(reason?: unknown): Promise<void>;
    /** Releases the stream. */
    releaseLock(): void;
  };
}

/** Chunks of bytes, of any size: a Node stream, a web ReadableStream, an async generator, an array ... */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ReadableStreamLike<Uint8Array>;

/** Reads the items of a source one by one, on demand. */
export interface Pull<C> {
  /** Reads the next item, or the end. */
  next(): Promise<IteratorResult<C, unknown>>;
  /** Closes the source, unless it has ended. */
  stop(): Promise<void>;
}

/** Opens a source. Errors: INVALID_ARGUMENT if it is not one. */
export function openSource<C>(source: AsyncIterable<C> | Iterable<C> | ReadableStreamLike<C>): Pull<C> {
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source) return pullIterator(source[Symbol.asyncIterator]());
    if (Symbol.iterator in source) return pullIterator(source[Symbol.iterator]());
    if ("getReader" in source) return pullReader(source);
  }
  throw new ProtobufError("INVALID_ARGUMENT", "the source is no iterable, async iterable or ReadableStream");
}

function pullIterator<C>(iterator: AsyncIterator<C> | Iterator<C>): Pull<C> {
  let ended = false;
  return {
    async next() {
      try {
        const result = await iterator.next();
        ended = result.done === true;
        return result;
      } catch (error) {
        ended = true;
        throw error;
      }
    },
    async stop() {
      if (ended) return;
      ended = true;
      await iterator.return?.();
    },
  };
}

function pullReader<C>(stream: ReadableStreamLike<C>): Pull<C> {
  const reader = stream.getReader();
  return pullIterator<C>({
    async next() {
      const { done, value } = await reader.read();
      if (!done) return { done, value: value as C };
      reader.releaseLock();
      return { done, value: undefined };
    },
    async return() {
      await reader.cancel();
      reader.releaseLock();
      return { done: true, value: undefined };
    },
  });
}
