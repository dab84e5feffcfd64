import type { Ending } from "../call/ending.ts";
import { RpcError } from "../call/rpc-error.ts";
import { type Body, type HttpResponse, leave, over, partsToCome } from "../protocol/http.ts";

type Parts = AsyncIterator<Uint8Array>;

/** What was thrown, whatever it is. */
interface Thrown {
  readonly is: unknown;
}

/** What an exchange needs from its transport. */
interface Carrying {
  /** Those that are not over. */
  readonly running: Set<Exchange>;
  /** Tells the peer that the exchange is given up, and ends pending operations. */
  readonly abort: () => void;
  /** Converts an error of the platform for the caller. */
  readonly failureOf: (error: unknown) => unknown;
}

/** A request in flight, until its response is over or it is given up. */
export class Exchange {
  /** The body of the request, where it is made as it is sent. What it throws ends the exchange. */
  readonly source: Parts | undefined;
  readonly #carrying: Carrying;
  readonly #stopListening: () => void;
  /** Rejects when the exchange is given up. */
  readonly #stopped: Promise<never>;
  #stop!: (reason: unknown) => void;
  /** Why it was given up. */
  #reason: Thrown | undefined;
  #answer: Parts | undefined;
  #isOver = false;

  constructor(body: Body, ending: Ending, carrying: Carrying) {
    const parts = partsToCome(body);
    this.source = parts && this.#outgoing(parts);
    this.#carrying = carrying;
    this.#stopped = new Promise((_, reject) => (this.#stop = reject));
    this.#stopped.catch(ignore);
    carrying.running.add(this);
    this.#stopListening = ending.onEnd((reason) => this.giveUp(reason));
  }

  /** The response that `send` gives, unless the exchange is given up before. */
  async run(send: () => Promise<HttpResponse>): Promise<HttpResponse> {
    try {
      if (this.#reason !== undefined) throw this.#reason.is;
      const sent = send();
      sent.then(({ body }) => this.#isOver && leave(partsToCome(body)), ignore);
      const response = await Promise.race([sent, this.#stopped]);
      this.#answer = partsToCome(response.body);
      if (this.#answer !== undefined) return { ...response, body: this.#incoming(this.#answer) };
      this.#finish();
      return response;
    } catch (error) {
      this.#finish();
      throw this.#failureOf(error);
    }
  }

  /** Ends the exchange, unless it is over. */
  giveUp(reason: unknown): void {
    if (this.#isOver) return;
    this.#reason = { is: reason };
    this.#stop(reason);
    this.#carrying.abort();
    leave(this.#answer);
    this.#finish();
  }

  #outgoing(parts: Parts): Parts {
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      try {
        return await parts.next();
      } catch (error) {
        this.giveUp(error);
        throw error;
      }
    };
    return { next, return: async () => (leave(parts), over) };
  }

  #incoming(parts: Parts): AsyncIterableIterator<Uint8Array> {
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      try {
        const result = await parts.next();
        if (this.#reason !== undefined) throw this.#reason.is;
        if (result.done === true) this.#finish();
        return result;
      } catch (error) {
        this.#finish();
        throw this.#failureOf(error);
      }
    };
    const body: AsyncIterableIterator<Uint8Array> = {
      next,
      return: async () => {
        this.giveUp(new RpcError("CANCELLED", "nobody reads the answer"));
        return over;
      },
      [Symbol.asyncIterator]: () => body,
    };
    return body;
  }

  #failureOf(error: unknown): unknown {
    return this.#reason === undefined ? this.#carrying.failureOf(error) : this.#reason.is;
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#carrying.running.delete(this);
    this.#stopListening?.();
    leave(this.source);
  }
}

function ignore(): void {}
