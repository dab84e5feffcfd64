import { checkOptions, type Known, milliseconds } from "../call/check-options.ts";
import { RpcError } from "../call/rpc-error.ts";
import { type EmbeddedStore, onceOn, transactionOn } from "./embedded-store.ts";
import type { StoredReply, StoredRequest, Transaction, Work } from "./reply-store.ts";
import type { Space } from "./transact.ts";

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /**
   * The longest time for which a reply is kept, in milliseconds: must be longer than any client keeps retrying. Default
   * 600,000.
   */
  readonly ttl?: number | undefined;
  /**
   * The most requests, including running ones. The oldest replies are removed to make room; if all are running,
   * RESOURCE_EXHAUSTED. Default 10,000.
   */
  readonly maxEntries?: number | undefined;
  /** The most bytes of replies. The oldest are removed to make room; a larger reply is not kept. Default 64 MiB. */
  readonly maxBytes?: number | undefined;
}

const memoryStoreOptions: Known<MemoryStoreOptions> = { ttl: milliseconds, maxEntries: 1, maxBytes: 1 };

/**
 * Makes a store in memory. It loses replies when the process ends, after `ttl`, and when it is full. A request whose
 * first attempt may have been lost is answered with ABORTED, outcome unknown, and is not run again.
 *
 * Errors: INVALID_ARGUMENT for wrong options.
 * Source: https://doi.org/10.1145/2080.357392
 */
export function memoryStore(options: MemoryStoreOptions = {}): EmbeddedStore {
  checkOptions("memoryStore", options, memoryStoreOptions);
  const { ttl = 600_000, maxEntries = 10_000, maxBytes = 64 * 1024 * 1024 } = options;
  return new MemoryStore(ttl, maxEntries, maxBytes);
}

class MemoryStore implements EmbeddedStore {
  readonly durable = false;
  readonly #ttl: number;
  readonly #maxEntries: number;
  readonly #maxBytes: number;
  readonly #running = new Map<string, string>();
  /** In the order of arrival, which is also that of expiry. */
  readonly #replies = new Map<string, StoredReply & { readonly expires: number }>();
  readonly #space = new MemorySpace();
  #bytes = 0;

  constructor(ttl: number, maxEntries: number, maxBytes: number) {
    this.#ttl = ttl;
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
  }

  async begin(key: string, fingerprint: string): Promise<StoredRequest> {
    const running = this.#running.get(key);
    if (running !== undefined) return { state: "running", fingerprint: running };
    const reply = this.#find(key);
    if (reply !== undefined) return reply;
    this.#makeRoom(1, 0);
    if (this.#running.size >= this.#maxEntries)
      throw new RpcError("RESOURCE_EXHAUSTED", `${this.#maxEntries} requests are running`);
    this.#running.set(key, fingerprint);
    return { state: "begun" };
  }

  async finish(key: string, outcome: Uint8Array): Promise<void> {
    const fingerprint = this.#running.get(key);
    if (fingerprint === undefined) throw new RpcError("ABORTED", "the request is not running");
    this.#running.delete(key);
    this.#keep(key, fingerprint, outcome);
  }

  once(key: string, fingerprint: string, work: (tx: Transaction) => Work | Promise<Work>): Promise<StoredReply> {
    return onceOn(
      this.#space,
      { fingerprint, find: () => this.#find(key), keep: (outcome) => this.#keep(key, fingerprint, outcome) },
      work,
    );
  }

  get<T>(key: string): T | undefined {
    return this.#space.read(key).value as T | undefined;
  }

  entries<T>(prefix = ""): [string, T][] {
    return this.#space.keys(prefix).map((key) => [key, this.get<T>(key)!]);
  }

  transaction<T>(body: (tx: Transaction) => T | Promise<T>): Promise<T> {
    return transactionOn(this.#space, body);
  }

  #find(key: string): StoredReply | undefined {
    const reply = this.#replies.get(key);
    return reply === undefined || reply.expires <= Date.now() ? undefined : reply;
  }

  #keep(key: string, fingerprint: string, outcome: Uint8Array): void {
    this.#drop(key);
    this.#makeRoom(1, outcome.length);
    // It does not fit at all: it is not kept.
    if (outcome.length > this.#maxBytes) return;
    this.#replies.set(key, { state: "done", fingerprint, outcome, expires: Date.now() + this.#ttl });
    this.#bytes += outcome.length;
  }

  #makeRoom(entries: number, bytes: number): void {
    const now = Date.now();
    for (const [key, { expires }] of this.#replies) {
      const isFull =
        this.#running.size + this.#replies.size + entries > this.#maxEntries || this.#bytes + bytes > this.#maxBytes;
      if (!isFull && expires > now) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#replies.get(key)?.outcome.length ?? 0;
    this.#replies.delete(key);
  }
}

/** Data in memory. Everything runs synchronously. */
class MemorySpace implements Space {
  readonly #data = new Map<string, { readonly value: unknown }>();

  async atomically<T>(body: () => T): Promise<T> {
    return body();
  }

  read(key: string): { readonly value: unknown; readonly version: unknown } {
    const version = this.#data.get(key);
    return { value: structuredClone(version?.value), version };
  }

  isCurrent(key: string, version: unknown): boolean {
    return this.#data.get(key) === version;
  }

  write(key: string, value: unknown): void {
    if (value === undefined) this.#data.delete(key);
    else this.#data.set(key, { value });
  }

  keys(prefix: string): string[] {
    return [...this.#data.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}
