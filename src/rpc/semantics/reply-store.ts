/** What a store knows of a request when it comes: nothing, that it runs, that it ran when its process ended, or the answer. */
export type StoredRequest = BegunRequest | OpenRequest | StoredReply;

/** A request that is new, and is noted now as running, by who asks. */
export interface BegunRequest {
  /** It is new. */
  readonly state: "begun";
}

/** A request that has not been answered yet. */
export interface OpenRequest {
  /** It is `running`; or it is `lost`: its process has ended, and nobody knows how far it came. */
  readonly state: "running" | "lost";
  /** Tells other requests with the same key apart. */
  readonly fingerprint: string;
}

/** The answer to a request. */
export interface StoredReply {
  /** Of the request that was answered. */
  readonly state: "done";
  /** Tells other requests with the same key apart. */
  readonly fingerprint: string;
  /** What was answered, as bytes that only wireform reads: a reply, or an error. */
  readonly outcome: Uint8Array;
}

/** Where the replies to requests are kept, so that a duplicate gets the same: `memoryStore()`, `lmdbStore(path)` of `wireform/rpc/lmdb`, or another. */
export interface ReplyStore {
  /** Whether what was begun is still known when the process has ended. If not, a request that may have been begun before is not begun again. */
  readonly durable: boolean;
  /**
   * Looks a request up, and notes it as running if it is new, or is lost and `takeOver` is set: in one step, so that of many who ask at once one is told `begun`. When that is
   * told, the note is as durable as the store is.
   */
  begin(key: string, fingerprint: string, takeOver: boolean): Promise<StoredRequest>;
  /** Keeps the answer to a request that this store was told to be `begun`. Rejects if it cannot, or if another has taken over. */
  finish(key: string, outcome: Uint8Array): Promise<void>;
}

/** Data in a store, seen and changed by one request. What it writes is kept together with its reply, or not at all. */
export interface Transaction {
  /** The value of a key, or undefined. */
  get<T = unknown>(key: string): T | undefined;
  /** Sets the value of a key: what structuredClone takes, but not undefined. */
  put(key: string, value: unknown): void;
  /** Removes a key. */
  remove(key: string): void;
}

/** What a request comes to. */
export interface Work {
  /** What is answered. */
  readonly outcome: Uint8Array;
  /** Whether what it wrote is kept; else only the outcome is. */
  readonly effects: boolean;
}

/** A store that keeps the effects of requests, too, and each with the reply in one transaction. */
export interface TransactionStore extends ReplyStore {
  /**
   * Gives the answer to a request. If there is none, `work` makes it, and its writes and the outcome are committed in one transaction. `work` runs again where others have
   * changed what it had read. When it rejects, nothing is kept.
   */
  once(key: string, fingerprint: string, work: (tx: Transaction) => Work | Promise<Work>): Promise<StoredReply>;
}
