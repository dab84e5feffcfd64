import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known, signal as signalKind } from "../call/check-options.ts";
import { onAbort } from "../call/on-abort.ts";

/** A task. `signal` aborts when its result is no longer needed. */
export type Task<T> = (signal: AbortSignal) => Promise<T> | T;

/** Options of `parallel`. */
export interface ParallelOptions {
  /** How many tasks run at a time. Default 10. */
  readonly concurrency?: number | undefined;
  /** Cancels all. */
  readonly signal?: AbortSignal | undefined;
  /** Run all tasks even if some fail, and return the outcome of each, like `Promise.allSettled`. Default false. */
  readonly settle?: boolean | undefined;
}

const parallelOptions: Known<ParallelOptions> = { concurrency: 1, signal: signalKind, settle: "boolean" };

/** The results of tasks, one by one for a tuple, like `Promise.all`. */
export type ResultsOf<T> = T extends readonly Task<unknown>[]
  ? { -readonly [I in keyof T]: T[I] extends Task<infer R> ? Awaited<R> : never }
  : T extends Iterable<Task<infer R>>
    ? Awaited<R>[]
    : never;

/** The outcomes of tasks, one by one for a tuple, like `Promise.allSettled`. */
export type SettledOf<T> = T extends readonly Task<unknown>[]
  ? { -readonly [I in keyof T]: T[I] extends Task<infer R> ? PromiseSettledResult<Awaited<R>> : never }
  : T extends Iterable<Task<infer R>>
    ? PromiseSettledResult<Awaited<R>>[]
    : never;

/**
 * Runs many tasks concurrently, up to a limit; the results are in the order of the tasks, which are read when their
 * turn comes. The first error cancels the other tasks through their signal.
 *
 * Errors: what the first failing task throws, the reason of `signal`, INVALID_ARGUMENT (ProtobufError) for wrong
 * options and for anything that is not a task.
 */
export function parallel<const T extends Iterable<Task<unknown>>>(
  tasks: T,
  options: ParallelOptions & { readonly settle: true },
): Promise<SettledOf<T>>;
export function parallel<const T extends Iterable<Task<unknown>>>(
  tasks: T,
  options?: ParallelOptions & { readonly settle?: false | undefined },
): Promise<ResultsOf<T>>;
export async function parallel(tasks: Iterable<Task<unknown>>, options: ParallelOptions = {}): Promise<any> {
  checkOptions("parallel", options, parallelOptions);
  if (typeof tasks?.[Symbol.iterator] !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", "parallel needs tasks that can be iterated");
  const { concurrency = 10, signal, settle = false } = options;
  signal?.throwIfAborted();
  const list = [...tasks];
  const results = new Array<any>(list.length);
  const cancel = new AbortController();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < list.length && !cancel.signal.aborted) {
      const index = next++;
      const run = async (): Promise<any> => list[index]!(cancel.signal);
      results[index] = settle ? (await Promise.allSettled([run()]))[0] : await run();
    }
  };
  const workers = Array.from({ length: Math.min(Math.floor(concurrency), list.length) }, work);
  await untilAborted(Promise.all(workers), cancel, signal);
  return results;
}

/** Waits for work. Rejects with the first error, or that of `signal`, even if tasks ignore their signal. */
function untilAborted(
  work: Promise<unknown>,
  cancel: AbortController,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(error);
      cancel.abort(error);
    };
    const unfollow = signal === undefined ? undefined : onAbort(signal, () => fail(signal.reason));
    work.then(resolve, fail).finally(unfollow);
  });
}
