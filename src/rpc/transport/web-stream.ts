import { leave } from "../protocol/http.ts";

/*
 * Bodies as streams of the web, and the other way round.
 * Source: https://streams.spec.whatwg.org
 */

/** What comes on a stream of the web, when it is asked for. Who stops before the end, and be it before the first part, cancels the stream. */
export class WebBody implements AsyncIterableIterator<Uint8Array> {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream) {
    this.#reader = stream.getReader();
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const { done, value } = await this.#reader.read();
    return done ? over : { done, value };
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

/** Parts as a stream of the web, which asks for the next one when there is room. `onCancel` is told that nobody reads on. */
export function streamOf(parts: AsyncIterator<Uint8Array>, onCancel: () => void = ignore): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        } catch (error) {
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
