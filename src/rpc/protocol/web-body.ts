import { over } from "./http.ts";

/** What comes on a stream of the web, when it is asked for. Who stops before the end, and be it before the first part, cancels the stream. Source: https://streams.spec.whatwg.org */
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

function ignore(): void {}
