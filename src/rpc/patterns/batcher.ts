import { isError } from "../../errors.ts";
import { checkOptions, type Known, moment, needOption, signal as signalKind } from "../call/check-options.ts";
import { apart, currentCall } from "../call/current-call.ts";
import { type DeadlineInit, deadlineOf, earlier } from "../call/deadline.ts";
import { RpcError } from "../call/rpc-error.ts";
import { timerOf } from "../call/timer.ts";
import { type BatchItem, batchItem } from "./batch-item.ts";

/** Options for the one call that a batch makes, as the methods of a client accept them. */
export interface BatchCallOptions {
  /** The latest deadline of its items; undefined, and so the client's default, if one of them has none. */
  readonly deadline?: Date;
  /** Aborts when nobody waits for any of its items. */
  readonly signal: AbortSignal;
}

/** Options of `createBatcher`. */
export interface BatcherOptions<Item, Result> {
  /**
   * Makes one call for many items and returns their results, in the same order. An Error among the results is thrown
   * for its item.
   */
  readonly call: (items: Item[], options: BatchCallOptions) => Promise<readonly (Result | Error)[]>;
  /** The most items of a batch: a full batch is sent at once. Default 100. */
  readonly maxSize?: number | undefined;
  /** Milliseconds that the first item of a batch waits for more. Default 5. */
  readonly maxDelay?: number | undefined;
}

const batcherOptions: Known<BatcherOptions<unknown, unknown>> = { call: "function", maxSize: 1, maxDelay: 0 };

/** Options of one item. */
export interface BatchItemOptions {
  /** The deadline of the item. Default: that of the call being answered. */
  readonly deadline?: DeadlineInit | undefined;
  /** Cancels the item. Default: the signal of the call being answered. */
  readonly signal?: AbortSignal | undefined;
}

const itemOptions: Known<BatchItemOptions> = { deadline: moment, signal: signalKind };

/** Combines many small calls into one. Made by `createBatcher`. */
export interface Batcher<Item, Result> {
  /**
   * Adds an item to the batch and returns its result.
   *
   * Errors: those of the call; RpcError DEADLINE_EXCEEDED and CANCELLED for the item alone, INTERNAL if the number of
   * results differs from the number of items, FAILED_PRECONDITION after `close`.
   */
  add(item: Item, options?: BatchItemOptions): Promise<Result>;
  /** Sends the waiting items, and waits until all items have succeeded or failed. */
  flush(): Promise<void>;
  /** Accepts no more items, and flushes. */
  close(): Promise<void>;
}

/**
 * Combines many small calls into one: items added within `maxDelay` are sent together, at most `maxSize`.
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

/** Cancels the call if nobody waits for it any longer. */
function leave({ entries, cancel }: Batch<unknown, any>): void {
  if (entries.every(({ isOver }) => isOver)) cancel.abort();
}

/** Makes the call for the items that still wait, and settles each of them. */
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
