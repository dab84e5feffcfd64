/**
 * What a store knows about a request when it arrives: nothing, that it is running, that its process died while it ran,
 * or the answer.
 */
export type StoredRequest = BegunRequest | OpenRequest | StoredReply;

/** A new request, which is now recorded as running. */
export interface BegunRequest {
  /** It is new. */
  readonly state: "begun";
}

/** A request that has no answer yet. */
export interface OpenRequest {
  /** It is `running`, or `lost`: its process has died, and how far it got is unknown. */
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

/**
 * Keeps the replies to requests, so that a duplicate gets the same reply: `memoryStore()`, `lmdbStore(path)` of
 * `wireform/rpc/lmdb`, or another.
 */
export interface ReplyStore {
  /**
   * Whether requests survive the end of the process. If not, a request that may have been started before is not started
   * again.
   */
  readonly durable: boolean;
  /**
   * Looks up a request, and records it as running if it is new, or if it is lost and `takeOver` is set. This is atomic:
   * of many concurrent callers, one gets `begun`. By then the record is as durable as the store is.
   */
  begin(key: string, fingerprint: string, takeOver: boolean): Promise<StoredRequest>;
  /**
   * Stores the answer to a request for which `begin` returned `begun`. Rejects if it cannot, or if another process has
   * taken over.
   */
  finish(key: string, outcome: Uint8Array): Promise<void>;
}

/** Data in a store, read and written by one request. Its writes are kept together with its reply, or not at all. */
export interface Transaction {
  /** The value of a key, or undefined. */
  get<T = unknown>(key: string): T | undefined;
  /** Sets the value of a key: anything that structuredClone accepts, except undefined. */
  put(key: string, value: unknown): void;
  /** Removes a key. */
  remove(key: string): void;
}

/** The outcome of a request's work. */
export interface Work {
  /** The answer. */
  readonly outcome: Uint8Array;
  /** Whether its writes are kept; otherwise only the outcome is. */
  readonly effects: boolean;
}

/** A store that also keeps the effects of requests, each in one transaction with the reply. */
export interface TransactionStore extends ReplyStore {
  /**
   * Returns the answer to a request. If there is none, `work` makes it, and its writes and the outcome are committed in
   * one transaction. `work` runs again if others have changed what it had read. If it rejects, nothing is kept.
   */
  once(key: string, fingerprint: string, work: (tx: Transaction) => Work | Promise<Work>): Promise<StoredReply>;
}
