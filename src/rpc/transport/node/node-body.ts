import type { Readable, Writable } from "node:stream";
import type { RpcError } from "../../call/rpc-error.ts";
import { leave } from "../../protocol/http.ts";

type Result = IteratorResult<Uint8Array, undefined>;

/** What comes on a stream of Node, when it is asked for: what is not asked for stays with the sender. */
export class NodeBody implements AsyncIterableIterator<Uint8Array> {
  readonly #stream: Readable;
  readonly #isCut: () => boolean;
  readonly #failure: () => RpcError;
  readonly #onLeft: (() => void) | undefined;
  /** Who waits for the next part. */
  #waiting: { readonly resolve: (result: Result) => void; readonly reject: (error: unknown) => void } | undefined;

  /**
   * `isCut` says whether a stream that has ended was cut off, and `failure` why, or why it was closed early. `onLeft`
   * is called when the reader stops.
   */
  constructor(stream: Readable, isCut: () => boolean, failure: () => RpcError, onLeft?: () => void) {
    this.#stream = stream;
    this.#isCut = isCut;
    this.#failure = failure;
    this.#onLeft = onLeft;
    const wake = (): void => this.#wake();
    // Each that fails is closed.
    stream.on("readable", wake).on("end", wake).on("close", wake);
  }

  /** No async function: it would cost two promises more for each part (measure `calls`). */
  next(): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#wake();
    });
  }

  /** Tells who waits, if there is something to tell. */
  #wake(): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    const stream = this.#stream;
    const part = stream.read() as Uint8Array | null;
    // A stream that is closed may have parts left; one that is destroyed has none.
    if (part === null && !stream.readableEnded && !stream.destroyed) return;
    this.#waiting = undefined;
    if (part !== null) waiting.resolve({ done: false, value: part });
    else if (!stream.readableEnded || this.#isCut()) waiting.reject(this.#failure());
    else waiting.resolve({ done: true, value: undefined });
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
