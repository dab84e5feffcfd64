import { onAbort } from "../call/on-abort.ts";
import type { RpcError } from "../call/rpc-error.ts";
import { timerOf } from "../call/timer.ts";
import { cancelled, deadlineExceeded } from "../call/reasons.ts";

/** One of many small calls, settled exactly once. */
export interface BatchItem<Item, Result> {
  readonly item: Item;
  readonly deadline: Date | undefined;
  /** Whether it is settled, and nobody waits any longer. */
  readonly isOver: boolean;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** Makes an item. It ends by itself when its deadline passes or its signal aborts; then `onGone` is called. */
export function batchItem<Item, Result>(
  item: Item,
  deadline: Date | undefined,
  signal: AbortSignal | undefined,
  onGone: () => void,
): { readonly entry: BatchItem<Item, Result>; readonly result: Promise<Result> } {
  let end!: { resolve(result: Result): void; reject(error: unknown): void };
  const result = new Promise<Result>((resolve, reject) => (end = { resolve, reject }));
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const finish = (): void => {
    isOver = true;
    clearTimeout(timer);
    unfollow?.();
  };
  const leave = (error: RpcError): void => {
    finish();
    end.reject(error);
    onGone();
  };
  const abort = (): void => leave(cancelled(signal!.reason));
  const entry: BatchItem<Item, Result> = {
    item,
    deadline,
    get isOver() {
      return isOver;
    },
    resolve(value) {
      finish();
      end.resolve(value);
    },
    reject(error) {
      finish();
      end.reject(error);
    },
  };
  const unfollow = signal === undefined || signal.aborted ? undefined : onAbort(signal, abort);
  if (signal?.aborted === true) abort();
  else if (deadline !== undefined) timer = timeout(deadline, () => leave(deadlineExceeded()));
  return { entry, result };
}

function timeout(deadline: Date, end: () => void): ReturnType<typeof setTimeout> {
  return setTimeout(end, timerOf(deadline.getTime() - Date.now()));
}
