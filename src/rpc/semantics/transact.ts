import { ProtobufError } from "../../errors.ts";
import { RpcError } from "../call/rpc-error.ts";
import type { Transaction } from "./reply-store.ts";

/** The data of a store. */
export interface Space {
  /** Runs `body` exclusively, and commits its writes; if it throws, nothing is kept. */
  atomically<T>(body: () => T): Promise<T>;
  /** A value, of the caller's own, and what tells it apart from those before and after it. */
  read(key: string): { readonly value: unknown; readonly version: unknown };
  /** Whether a key still has the value that was read. Within `atomically`. */
  isCurrent(key: string, version: unknown): boolean;
  /** Sets a value; undefined removes it. Within `atomically`. */
  write(key: string, value: unknown): void;
}

/** A task that runs in a transaction. */
export interface Task<W, R> {
  /** The result, if it already exists: then there is no work. */
  readonly find: () => R | undefined;
  /** Does the work. */
  readonly work: (tx: Transaction) => W | Promise<W>;
  /** Whether the writes of the work are kept. */
  readonly keeps: (work: W) => boolean;
  /** Makes the result, and may write more. */
  readonly finish: (work: W) => R;
}

/**
 * Runs a task in one transaction. Synchronous work runs inside it. Asynchronous work runs outside, so that others can
 * continue, and its writes are committed if nothing that it read has changed since; otherwise it runs again.
 * UNAVAILABLE if that happens too often.
 */
export async function transact<W, R>(space: Space, task: Task<W, R>): Promise<R> {
  for (let round = 0; round < maxRounds; round++) {
    const draft = new Draft(space);
    const begun = await space.atomically((): Step<W, R> => {
      const found = task.find();
      if (found !== undefined) return { result: found };
      const work = task.work(draft);
      return isThenable(work) ? { waiting: handled(work) } : { result: commit(draft, task, work) };
    });
    if ("result" in begun) return begun.result;
    const work = await begun.waiting;
    const ended = await space.atomically((): { readonly result: R } | undefined => {
      const found = task.find();
      if (found !== undefined) return { result: found };
      return draft.isCurrent() ? { result: commit(draft, task, work) } : undefined;
    });
    if (ended !== undefined) return ended.result;
  }
  throw new RpcError("UNAVAILABLE", `what the transaction read was changed by others, ${maxRounds} times`);
}

type Step<W, R> = { readonly result: R } | { readonly waiting: Promise<W> };

/** In each round, at least one of the competitors succeeds. */
const maxRounds = 100;

function commit<W, R>(draft: Draft, task: Task<W, R>, work: W): R {
  draft.end(task.keeps(work));
  return task.finish(work);
}

/** Holds the writes until the commit, and records the reads. */
class Draft implements Transaction {
  readonly #space: Space;
  readonly #reads = new Map<string, unknown>();
  readonly #writes = new Map<string, unknown>();
  #isOver = false;

  constructor(space: Space) {
    this.#space = space;
  }

  get<T>(key: string): T | undefined {
    this.#check();
    if (this.#writes.has(key)) return structuredClone(this.#writes.get(key)) as T | undefined;
    const { value, version } = this.#space.read(key);
    if (!this.#reads.has(key)) this.#reads.set(key, version);
    return value as T | undefined;
  }

  put(key: string, value: unknown): void {
    this.#check();
    if (value === undefined) throw new ProtobufError("INVALID_ARGUMENT", `the value of ${key} must not be undefined`);
    this.#writes.set(key, structuredClone(value));
  }

  remove(key: string): void {
    this.#check();
    this.#writes.set(key, undefined);
  }

  isCurrent(): boolean {
    return [...this.#reads].every(([key, version]) => this.#space.isCurrent(key, version));
  }

  end(keep: boolean): void {
    this.#isOver = true;
    if (keep) for (const [key, value] of this.#writes) this.#space.write(key, value);
  }

  #check(): void {
    if (this.#isOver) throw new ProtobufError("INVALID_ARGUMENT", "the transaction is over");
  }
}

/** Whether a result is still to come. */
export function isThenable<W>(work: W | Promise<W>): work is Promise<W> {
  return typeof work === "object" && work !== null && "then" in work && typeof work.then === "function";
}

/** It is awaited after the commit of the transaction that began it; until then nobody is to call its rejection unhandled. */
function handled<W>(work: Promise<W>): Promise<W> {
  work.catch(() => {});
  return work;
}
