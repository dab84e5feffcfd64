import type { StoredReply, Transaction, TransactionStore, Work } from "./reply-store.ts";
import { isThenable, type Space, transact } from "./transact.ts";

/** A store in this process, or on this machine, whose data can also be used outside calls. */
export interface EmbeddedStore extends TransactionStore {
  /** The value of a key, or undefined. */
  get<T = unknown>(key: string): T | undefined;
  /** All keys that begin with `prefix`, with their values, in the order of the keys. */
  entries<T = unknown>(prefix?: string): [key: string, value: T][];
  /**
   * Runs `body` in a new transaction and returns its result. `body` may run again if others have changed what it had
   * read; if it throws, nothing is kept.
   */
  transaction<T>(body: (tx: Transaction) => T | Promise<T>): Promise<T>;
}

/** Makes `transaction` of a store. */
export function transactionOn<T>(space: Space, body: (tx: Transaction) => T | Promise<T>): Promise<T> {
  type Boxed = { readonly value: T };
  const boxed = (tx: Transaction): Boxed | Promise<Boxed> => {
    const value = body(tx);
    return isThenable(value) ? value.then((settled: T) => ({ value: settled })) : { value };
  };
  return transact<Boxed, Boxed>(space, {
    find: () => undefined,
    work: boxed,
    keeps: () => true,
    finish: (work) => work,
  }).then(({ value }) => value);
}

/** Where the reply to one request is kept. */
export interface Place {
  /** The fingerprint of the request. */
  readonly fingerprint: string;
  /** The reply, if there is one. */
  readonly find: () => StoredReply | undefined;
  /** Keeps it. */
  readonly keep: (outcome: Uint8Array) => void;
}

/** Makes `once` of a store. */
export function onceOn(
  space: Space,
  { fingerprint, find, keep }: Place,
  work: (tx: Transaction) => Work | Promise<Work>,
): Promise<StoredReply> {
  return transact<Work, StoredReply>(space, {
    find,
    work,
    keeps: ({ effects }) => effects,
    finish: ({ outcome }) => {
      keep(outcome);
      return { state: "done", fingerprint, outcome };
    },
  });
}
