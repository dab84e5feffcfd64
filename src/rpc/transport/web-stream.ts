import { leave } from "../protocol/http.ts";

/*
 * Bodies as streams of the web, and the other way round.
 * Source: https://streams.spec.whatwg.org
 */

/** What comes on a stream of the web, when it is asked for. Who stops before the end, and be it before the first part, cancels the stream. */
export class WebBody implements AsyncIterableIterator<Uint8Array> {
  /** Whether all of it was read. */
  isOver = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream) {
    this.#reader = stream.getReader();
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const { done, value } = await this.#reader.read();
    if (!done) return { done, value };
    this.isOver = true;
    return over;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#reader.cancel().catch(ignore);
    return over;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Who is told how a stream ends. */
export interface StreamEnds {
  /** There is no more, or it failed: its end waits for this. */
  readonly onOver?: (() => Promise<void> | void) | undefined;
  /** Nobody reads on. */
  readonly onCancel?: (() => void) | undefined;
}

/** Parts as a stream of the web, which asks for the next one when there is room. */
export function streamOf(
  parts: AsyncIterator<Uint8Array>,
  { onOver = ignore, onCancel = ignore }: StreamEnds = {},
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done !== true) return controller.enqueue(value);
          await onOver();
          controller.close();
        } catch (error) {
          await onOver();
          controller.error(error);
        }
      },
      cancel() {
        leave(parts);
        onCancel();
      },
    },
    { highWaterMark: 0 },
  );
}

function ignore(): void {}
