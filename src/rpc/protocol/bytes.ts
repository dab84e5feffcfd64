import { noBytes } from "./http.ts";

/** Bytes that come in parts of any size, taken in pieces of others. What is kept is at most twice what came and was not taken. */
export class ByteQueue {
  #bytes: Uint8Array = noBytes;
  #start = 0;
  #end = 0;
  #isOwn = false;

  /** Bytes that can be taken. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** Adds bytes; a part that comes when there is nothing else is not copied. */
  push(part: Uint8Array): void {
    if (this.#start === this.#end) {
      this.#bytes = part;
      this.#start = 0;
      this.#end = part.length;
      this.#isOwn = false;
      return;
    }
    if (!this.#isOwn || this.#bytes.length - this.#end < part.length) this.#grow(part.length);
    this.#bytes.set(part, this.#end);
    this.#end += part.length;
  }

  /** The next byte but `offset`. */
  at(offset: number): number {
    return this.#bytes[this.#start + offset]!;
  }

  /** Leaves bytes out. */
  skip(length: number): void {
    this.#start += length;
  }

  /** Takes bytes; they are not written to any more. */
  take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#start, this.#start + length);
    this.#start += length;
    return taken;
  }

  #grow(more: number): void {
    const grown = new Uint8Array(Math.max(2 * this.length, this.length + more));
    grown.set(this.#bytes.subarray(this.#start, this.#end));
    this.#end -= this.#start;
    this.#start = 0;
    this.#bytes = grown;
    this.#isOwn = true;
  }
}

/** All bytes of a body. `refuse` makes the error for more than `limit`. */
export async function allBytes(
  parts: AsyncIterable<Uint8Array>,
  limit: number,
  refuse: () => Error,
): Promise<Uint8Array> {
  const queue = new ByteQueue();
  for await (const part of parts) {
    if (queue.length + part.length > limit) throw refuse();
    queue.push(part);
  }
  return queue.take(queue.length);
}
