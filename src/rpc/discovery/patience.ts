import { onAbort } from "../call/on-abort.ts";
import { RpcError } from "../call/rpc-error.ts";
import { timerOf } from "../call/timer.ts";

/**
 * A timeout: its signal aborts with another one, or when this many milliseconds have passed since it began or was
 * renewed. It holds its timer and its listener itself until `end`, because Node 20 garbage-collects signals that only
 * other signals refer to.
 */
export class Patience {
  readonly #controller: AbortController = new AbortController();
  readonly #milliseconds: number;
  readonly #unfollow: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number, signal?: AbortSignal) {
    this.#milliseconds = milliseconds;
    this.#unfollow =
      signal === undefined ? () => {} : onAbort(signal, () => this.#controller.abort(signal.reason as unknown));
    this.renew();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts again: something has arrived. */
  renew(): void {
    clearTimeout(this.#timer);
    const late = (): void =>
      this.#controller.abort(new RpcError("UNAVAILABLE", `nothing came in ${this.#milliseconds} ms`));
    this.#timer = setTimeout(late, timerOf(this.#milliseconds)).unref();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#unfollow();
  }
}

/** Runs something for at most this many milliseconds, or until `signal` aborts. */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = new Patience(milliseconds, signal);
  try {
    return await body(patience.signal);
  } finally {
    patience.end();
  }
}
