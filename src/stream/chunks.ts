import { ProtobufError } from "../errors.ts";
import { describeValue } from "../message/describe.ts";
import { isBytes } from "../message/property.ts";
import type { Pull } from "./source.ts";

/** Capacity at first of the buffer for a message that spans chunks, in bytes. */
const firstCapacity = 1024;

const empty = new Uint8Array(0);

/** The bytes of a stream, whatever chunks they come in. Pulls a chunk only when the ones before are used up. */
export class Chunks {
  readonly #pull: Pull<Uint8Array>;
  #chunk: Uint8Array = empty;
  #position = 0;
  /** Offset in the stream of the chunk's first byte. */
  #chunkOffset = 0;

  constructor(pull: Pull<Uint8Array>) {
    this.#pull = pull;
  }

  /** Offset in the stream of the byte that comes next. */
  get offset(): number {
    return this.#chunkOffset + this.#position;
  }

  /** Returns whether a byte is at hand. */
  get hasByte(): boolean {
    return this.#position < this.#chunk.length;
  }

  /** Takes a byte that is at hand. */
  takeByte(): number {
    return this.#chunk[this.#position++]!;
  }

  /** Waits until a byte is at hand; false at the end of the stream. Errors: INVALID_TYPE for chunks that are not bytes. */
  async fill(): Promise<boolean> {
    while (!this.hasByte) {
      const { done, value: chunk } = await this.#pull.next();
      if (done === true) return false;
      if (!isBytes(chunk))
        throw new ProtobufError(
          "INVALID_TYPE",
          `expected a Uint8Array as a chunk of the stream, got ${describeValue(chunk)}`,
          { offset: this.offset },
        );
      this.#chunkOffset += this.#chunk.length;
      this.#chunk = chunk;
      this.#position = 0;
    }
    return true;
  }

  /** Takes `length` bytes if they are at hand, as a view into the chunk. */
  tryTake(length: number): Uint8Array | undefined {
    const end = this.#position + length;
    if (end > this.#chunk.length) return undefined;
    const bytes = this.#chunk.subarray(this.#position, end);
    this.#position = end;
    return bytes;
  }

  /**
   * Takes `length` bytes, or fewer if the stream ends before.
   *
   * The buffer grows with the bytes that arrive, by doubling: an announced length costs nothing, and the time is linear.
   */
  async take(length: number): Promise<Uint8Array> {
    let bytes: Uint8Array = new Uint8Array(Math.min(length, firstCapacity));
    let filled = 0;
    while (filled < length && (await this.fill())) {
      const piece = this.#chunk.subarray(this.#position, this.#position + length - filled);
      if (filled + piece.length > bytes.length) {
        const grown = new Uint8Array(Math.min(length, Math.max(bytes.length * 2, filled + piece.length)));
        grown.set(bytes.subarray(0, filled));
        bytes = grown;
      }
      bytes.set(piece, filled);
      filled += piece.length;
      this.#position += piece.length;
    }
    return bytes.subarray(0, filled);
  }
}
