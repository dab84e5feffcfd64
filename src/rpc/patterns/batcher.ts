import { isError } from "../../errors.ts";
import { checkOptions, type Known, moment, needOption, signal as signalKind } from "../call/check-options.ts";
import { apart, currentCall } from "../call/current-call.ts";
import { type DeadlineInit, deadlineOf, earlier } from "../call/deadline.ts";
import { RpcError } from "../call/rpc-error.ts";
import { timerOf } from "../call/timer.ts";
import { type BatchItem, batchItem } from "./batch-item.ts";

/** Options of the call that a batch makes, for `createClient`'s methods. */
export interface BatchCallOptions {
  /** The latest deadline of its items; none, and so the client's default, if one of them has none. */
  readonly deadline?: Date;
  /** Aborts when nobody waits for any of its items. */
  readonly signal: AbortSignal;
}

/** Options of `createBatcher`. */
export interface BatcherOptions<Item, Result> {
  /** Makes the one call for many: gives a result for each item, in their order. An Error among the results is that of its item. */
  readonly call: (items: Item[], options: BatchCallOptions) => Promise<readonly (Result | Error)[]>;
  /** Items of a batch at most: one that is full goes at once. Default 100. */
  readonly maxSize?: number | undefined;
  /** Milliseconds that the first item of a batch waits for others. Default 5. */
  readonly maxDelay?: number | undefined;
}

const batcherOptions: Known<BatcherOptions<unknown, unknown>> = { call: "function", maxSize: 1, maxDelay: 0 };

/** Options of one item. */
export interface BatchItemOptions {
  /** When it is given up. Default: that of the call which is being answered. */
  readonly deadline?: DeadlineInit | undefined;
  /** Cancels it. Default: that of the call which is being answered. */
  readonly signal?: AbortSignal | undefined;
}

const itemOptions: Known<BatchItemOptions> = { deadline: moment, signal: signalKind };

/** Many small calls in one. Made by `createBatcher`. */
export interface Batcher<Item, Result> {
  /**
   * Adds an item to the batch; gives its result.
   *
   * Errors: those of the call; RpcError DEADLINE_EXCEEDED and CANCELLED of the item alone, INTERNAL where there are not as many results as items, FAILED_PRECONDITION after `close`.
   */
  add(item: Item, options?: BatchItemOptions): Promise<Result>;
  /** Sends what waits, and waits until all that was sent is answered, well or not. */
  flush(): Promise<void>;
  /** Takes no more, and flushes. */
  close(): Promise<void>;
}

/**
 * Makes one call of many small ones: what is added within `maxDelay` goes together, `maxSize` at most.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options.
 */
export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  checkOptions("createBatcher", options, batcherOptions);
  const { call, maxSize = 100, maxDelay = 5 } = options;
  needOption("createBatcher", "call", call);
  let waiting: Batch<Item, Result> = newBatch();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const running = new Set<Promise<void>>();
  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = newBatch();
    const sent = apart(() => sendBatch(batch, call)).finally(() => running.delete(sent));
    running.add(sent);
  };
  const flush = async (): Promise<void> => {
    send();
    await Promise.all(running);
  };
  return {
    async add(item, options = {}) {
      checkOptions("add", options, itemOptions);
      const { deadline, signal } = options;
      if (closed) throw new RpcError("FAILED_PRECONDITION", "the batcher is closed");
      const parent = currentCall()?.context;
      const batch = waiting;
      const until = earlier(deadline === undefined ? undefined : deadlineOf(deadline), parent?.deadline);
      const { entry, result } = batchItem<Item, Result>(
        item,
        until,
        signal ?? parent?.signal,
        () => batch !== waiting && leave(batch),
      );
      batch.entries.push(entry);
      if (batch.entries.length >= maxSize) send();
      else timer ??= setTimeout(send, timerOf(maxDelay));
      return result;
    },
    flush,
    close() {
      closed = true;
      return flush();
    },
  };
}

interface Batch<Item, Result> {
  readonly entries: BatchItem<Item, Result>[];
  readonly cancel: AbortController;
}

function newBatch<Item, Result>(): Batch<Item, Result> {
  return { entries: [], cancel: new AbortController() };
}

/** Ends a call, once it is made, that nobody waits for any longer. */
function leave({ entries, cancel }: Batch<unknown, any>): void {
  if (entries.every(({ isOver }) => isOver)) cancel.abort();
}

/** Makes the call for those that still wait, and tells each what became of it. */
async function sendBatch<Item, Result>(
  { entries, cancel }: Batch<Item, Result>,
  call: BatcherOptions<Item, Result>["call"],
): Promise<void> {
  const sent = entries.filter(({ isOver }) => !isOver);
  if (sent.length === 0) return;
  try {
    const results = await call(
      sent.map(({ item }) => item),
      { ...deadlineOfAll(sent), signal: cancel.signal },
    );
    if (results.length !== sent.length)
      throw new RpcError("INTERNAL", `a batch of ${sent.length} items got ${results.length} results`);
    for (const [index, { resolve, reject }] of sent.entries()) {
      const result = results[index]!;
      if (isError(result)) reject(result);
      else resolve(result);
    }
  } catch (error) {
    for (const { reject } of sent) reject(error);
  }
}

function deadlineOfAll(entries: readonly BatchItem<any, any>[]): { readonly deadline?: Date } {
  const deadlines = entries.map(({ deadline }) => deadline?.getTime() ?? Infinity);
  const latest = Math.max(...deadlines);
  return latest === Infinity ? {} : { deadline: new Date(latest) };
}
