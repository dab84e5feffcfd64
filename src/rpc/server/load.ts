import { RpcError } from "../call/rpc-error.ts";

/**
 * Handlers that run at once: of a connection twice as many as it has streams, since one that is reset is not a stream
 * any longer, and its handler may run on.
 */
const maxOfConnection = 500;
/** Of a server, where nothing else is said. */
export const defaultMaxCalls = 10_000;

/** How many handlers run: callers that give up call after call do not start more and more of them. */
export class Load {
  readonly #max: number;
  readonly #ofConnection: WeakMap<object, number> = new WeakMap();
  #running = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Counts a handler; what this gives says that it has come to its end, whatever its caller was told. Errors: RESOURCE_EXHAUSTED for one too many. */
  enter(connection: object): () => void {
    const running = this.#ofConnection.get(connection) ?? 0;
    if (this.#running >= this.#max || running >= maxOfConnection)
      throw new RpcError("RESOURCE_EXHAUSTED", "the server answers as many calls as it can");
    this.#running++;
    this.#ofConnection.set(connection, running + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#running--;
      this.#ofConnection.set(connection, this.#ofConnection.get(connection)! - 1);
    };
  }
}
