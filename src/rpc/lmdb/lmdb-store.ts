import { type Database, open as openFiles, type RootDatabase } from "lmdb";
import { resolve } from "node:path";
import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known, milliseconds } from "../call/check-options.ts";
import { RpcError } from "../call/rpc-error.ts";
import { type EmbeddedStore, onceOn, transactionOn } from "../semantics/embedded-store.ts";
import type { StoredReply, StoredRequest, Transaction, Work } from "../semantics/reply-store.ts";
import { randomId } from "../semantics/request-id.ts";
import { timerOf } from "../call/timer.ts";
import { LmdbSpace } from "./lmdb-space.ts";

/** Options of `lmdbStore`. */
export interface LmdbStoreOptions {
  /**
   * Milliseconds for which a reply is kept: must be longer than any client keeps retrying. Default 86,400,000, a day.
   */
  readonly ttl?: number | undefined;
  /**
   * Milliseconds without a sign of life after which a process counts as dead, and its running requests as lost. A
   * process that was only slow still answers; its requests are not run again unless the handler says `rerun`. Default
   * 10,000.
   */
  readonly lease?: number | undefined;
}

const lmdbStoreOptions: Known<LmdbStoreOptions> = { ttl: milliseconds, lease: milliseconds };

/** A store in files, made by `lmdbStore`. */
export interface LmdbStore extends EmbeddedStore {
  /** Waits for pending writes and closes the files. */
  close(): Promise<void>;
}

/** A request as it is stored. */
interface Entry {
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** The id of the process that ran it. */
  readonly owner: string;
  /** Undefined while it runs. */
  readonly outcome?: Uint8Array | undefined;
}

/**
 * Opens a store in the directory `path`, which survives crashes of the process and the machine: every answer is written
 * to disk first.
 *
 * Several processes on one machine may have it open, each of them once. It must not be on a network file system.
 *
 * Errors: INVALID_ARGUMENT for wrong options, and for a path that this process has open; what lmdb throws if it cannot
 * open the files. Source: https://github.com/kriszyp/lmdb-js
 */
export function lmdbStore(path: string, options: LmdbStoreOptions = {}): LmdbStore {
  checkOptions("lmdbStore", options, lmdbStoreOptions);
  const { ttl = 86_400_000, lease = 10_000 } = options;
  const place = resolve(path);
  // Two writers on one thread would wait for each other.
  if (open.has(place)) throw new ProtobufError("INVALID_ARGUMENT", `${path} is open in this process: share the store`);
  // Without overlapping, a commit is on the disk when lmdb says that it is done.
  const root = openFiles({ path: place, overlappingSync: false, maxDbs: 8 });
  open.add(place);
  return new Store(root, ttl, lease, () => void open.delete(place));
}

const open = new Set<string>();

class Store implements LmdbStore {
  readonly durable = true;
  readonly #root: RootDatabase;
  readonly #space: LmdbSpace;
  readonly #requests: Database<Entry, string>;
  /** The keys of requests, by expiry. */
  readonly #expiries: Database<true, [number, string]>;
  /** Until when a process counts as alive. */
  readonly #owners: Database<number, string>;
  readonly #owner = randomId();
  readonly #ttl: number;
  readonly #lease: number;
  readonly #timer: NodeJS.Timeout;

  readonly #closed: () => void;

  constructor(root: RootDatabase, ttl: number, lease: number, closed: () => void) {
    this.#root = root;
    this.#ttl = ttl;
    this.#lease = lease;
    this.#closed = closed;
    this.#space = new LmdbSpace(root, root.openDB("data", {}));
    this.#requests = root.openDB("requests", {});
    this.#expiries = root.openDB("expiries", {});
    this.#owners = root.openDB("owners", {});
    this.#timer = setInterval(() => void this.#live().catch(ignore), timerOf(lease / 3)).unref();
  }

  begin(key: string, fingerprint: string, takeOver: boolean): Promise<StoredRequest> {
    return this.#space.atomically((): StoredRequest => {
      const entry = this.#entry(key);
      if (entry?.outcome !== undefined) return reply(entry);
      if (entry !== undefined) {
        const isLost = entry.owner !== this.#owner && (this.#owners.get(entry.owner) ?? 0) <= Date.now();
        if (!isLost || !takeOver) return { state: isLost ? "lost" : "running", fingerprint: entry.fingerprint };
      }
      this.#owners.put(this.#owner, Date.now() + this.#lease);
      this.#write(key, fingerprint, undefined);
      return { state: "begun" };
    });
  }

  finish(key: string, outcome: Uint8Array): Promise<void> {
    return this.#space.atomically(() => {
      const entry = this.#requests.get(key);
      if (entry === undefined || entry.owner !== this.#owner)
        throw new RpcError("ABORTED", "the request is not running here");
      this.#write(key, entry.fingerprint, outcome);
    });
  }

  once(key: string, fingerprint: string, work: (tx: Transaction) => Work | Promise<Work>): Promise<StoredReply> {
    const find = (): StoredReply | undefined => {
      const entry = this.#entry(key);
      return entry?.outcome === undefined ? undefined : reply(entry);
    };
    return onceOn(this.#space, { fingerprint, find, keep: (outcome) => this.#write(key, fingerprint, outcome) }, work);
  }

  get<T>(key: string): T | undefined {
    return this.#space.read(key).value as T | undefined;
  }

  entries<T>(prefix = ""): [string, T][] {
    return this.#space.entries(prefix) as [string, T][];
  }

  transaction<T>(body: (tx: Transaction) => T | Promise<T>): Promise<T> {
    return transactionOn(this.#space, body);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#owners.remove(this.#owner);
    await this.#root.close();
    this.#closed();
  }

  #entry(key: string): Entry | undefined {
    const entry = this.#requests.get(key);
    return entry === undefined || entry.expires <= Date.now() ? undefined : entry;
  }

  #write(key: string, fingerprint: string, outcome: Uint8Array | undefined): void {
    const expires = Date.now() + this.#ttl;
    this.#requests.put(key, { fingerprint, expires, owner: this.#owner, outcome });
    this.#expiries.put([expires, key], true);
  }

  /** Records that this process is alive, and removes expired entries, few enough at a time not to delay anything. */
  #live(): Promise<void> {
    return this.#space.atomically(() => {
      const now = Date.now();
      this.#owners.put(this.#owner, now + this.#lease);
      for (const { key: owner, value: until } of [...this.#owners.getRange({ limit: batch })])
        if (until <= now - this.#ttl) this.#owners.remove(owner);
      for (const row of [...this.#expiries.getKeys({ end: [now, ""], limit: batch })]) {
        this.#expiries.remove(row);
        const [, key] = row;
        if ((this.#requests.get(key)?.expires ?? Infinity) <= now) this.#requests.remove(key);
      }
    });
  }
}

/** Copies: lmdb reuses the memory of what it read. */
function reply({ fingerprint, outcome }: Entry): StoredReply {
  return { state: "done", fingerprint, outcome: Uint8Array.from(outcome!) };
}

const batch = 1000;

function ignore(): void {}
