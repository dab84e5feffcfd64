import type { Readable, Writable } from "node:stream";
import type { RpcError } from "../../call/rpc-error.ts";
import { leave } from "../../protocol/http.ts";

/** What comes on a stream of Node, when it is asked for: what is not asked for stays with the sender. */
export class NodeBody implements AsyncIterableIterator<Uint8Array> {
  readonly #stream: Readable;
  readonly #isCut: () => boolean;
  readonly #failure: () => RpcError;
  readonly #onLeft: (() => void) | undefined;
  /** Called by whatever happens while somebody waits. */
  #wake: (() => void) | undefined;

  /** `isCut` says whether a stream that has ended was cut off there, and `failure` why, as why it was closed before its end. `onLeft` is told that nobody reads on. */
  constructor(stream: Readable, isCut: () => boolean, failure: () => RpcError, onLeft?: () => void) {
    this.#stream = stream;
    this.#isCut = isCut;
    this.#failure = failure;
    this.#onLeft = onLeft;
    const wake = (): void => {
      const waiting = this.#wake;
      this.#wake = undefined;
      waiting?.();
    };
    // Each that fails is closed.
    stream.on("readable", wake).on("end", wake).on("close", wake);
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const stream = this.#stream;
    for (;;) {
      const part = stream.read() as Uint8Array | null;
      if (part !== null) return { done: false, value: part };
      if (stream.readableEnded) {
        if (this.#isCut()) throw this.#failure();
        return { done: true, value: undefined };
      }
      // A stream that is closed may have parts left; one that is destroyed has none.
      if (stream.destroyed) throw this.#failure();
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Nobody reads on. What there is to be done then, to close the stream or to let it be, is for its owner to know. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#onLeft?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/**
 * Writes a body as fast as the other side takes it. When the stream closes, the body is told to stop, and not waited for. Gives whether all of it was written; what the body throws comes out.
 */
export async function writeParts(stream: Writable, body: AsyncIterable<Uint8Array>): Promise<boolean> {
  const parts = body[Symbol.asyncIterator]();
  const closed = (): void => leave(parts);
  stream.on("close", closed);
  try {
    for (;;) {
      const { done, value } = await parts.next();
      if (stream.destroyed) {
        if (done !== true) leave(parts);
        return false;
      }
      if (done === true) return true;
      if (!stream.write(value)) await drained(stream);
    }
  } finally {
    stream.off("close", closed);
  }
}

/** Waits until a stream takes more, or never will. */
function drained(stream: Writable): Promise<void> {
  if (stream.destroyed || !stream.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("drain", done).off("close", done);
      resolve();
    };
    stream.on("drain", done).on("close", done);
  });
}
