/** Limits of the cache. */
export interface ReplyCacheBounds {
  /** Replies. */
  readonly entries: number;
  /** Milliseconds. */
  readonly age: number;
  /** Bytes of all replies together. */
  readonly bytes: number;
}

interface Entry {
  readonly bytes: Uint8Array;
  readonly time: number;
}

/** Encoded replies by key; the least recently renewed are removed first. */
export class ReplyCache {
  readonly #bounds: ReplyCacheBounds;
  readonly #entries: Map<string, Entry> = new Map();
  #bytes = 0;

  constructor(bounds: ReplyCacheBounds) {
    this.#bounds = bounds;
  }

  get(key: string): Uint8Array | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (performance.now() - entry.time <= this.#bounds.age) return entry.bytes;
    this.#delete(key, entry);
    return undefined;
  }

  set(key: string, bytes: Uint8Array): void {
    const before = this.#entries.get(key);
    if (before !== undefined) this.#delete(key, before);
    this.#entries.set(key, { bytes, time: performance.now() });
    this.#bytes += bytes.length;
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size <= this.#bounds.entries && this.#bytes <= this.#bounds.bytes) return;
      this.#delete(oldest, entry);
    }
  }

  #delete(key: string, { bytes }: Entry): void {
    this.#entries.delete(key);
    this.#bytes -= bytes.length;
  }
}
