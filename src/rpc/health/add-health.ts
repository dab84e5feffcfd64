import { ProtobufError } from "../../errors.ts";
import type { CallContext } from "../call/context.ts";
import { onAbort } from "../call/on-abort.ts";
import { RpcError } from "../call/rpc-error.ts";
import { resolveService, type Service } from "../call/service.ts";
import type { Router } from "../server/router.ts";
import { HealthService, ServingStatus } from "./health-service.ts";

/** Whether calls are welcome. */
export type HealthStatus = "SERVING" | "NOT_SERVING";

/** What a server says of its health. */
export interface Health {
  /** Says how a service is (readiness), by itself or by its full name; without one, the server as a whole (liveness). After `shutdown` has begun it changes nothing. */
  readonly set: (status: HealthStatus, service?: Service | string) => void;
}

/** A server, which has an end, or a router, which has none. */
export type HealthServer = Router & {
  /** Calls `callback` when the server takes no more calls. */
  readonly onShutdown?: (callback: () => void) => void;
};

/**
 * Adds the service `grpc.health.v1.Health` to a server, after its services and before it listens. Interceptors of the
 * server do not stand around it: whoever watches a server has no token.
 *
 * The services and the server as a whole are SERVING until `set` says otherwise, and `NOT_SERVING` as soon as
 * `shutdown` begins.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) from `set`, for anything that is not a status, and for anything that is not a service.
 * Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export function addHealth(server: HealthServer): Health {
  const board = new Board(["", ...server.services.map(({ typeName }) => typeName)]);
  server.add(HealthService, board.handlers, { interceptors: [] });
  server.onShutdown?.(() => board.end());
  return {
    set: (status, service = "") => {
      if (!statuses.includes(status))
        throw new ProtobufError("INVALID_ARGUMENT", `a status of health is one of ${statuses.join(", ")}`);
      board.set(typeof service === "string" ? service : resolveService(service).typeName, status);
    },
  };
}

const statuses: readonly HealthStatus[] = ["SERVING", "NOT_SERVING"];

/** Changes that a watch has not been told of, at most: of more, the last. */
const maxUntold = 64;

/** What is said of each service, and who wants to know. */
class Board {
  readonly #statuses: Map<string, HealthStatus>;
  readonly #watches: Set<{ readonly service: string; readonly tell: () => void }> = new Set();
  #isOver = false;

  constructor(services: readonly string[]) {
    this.#statuses = new Map(services.map((service) => [service, "SERVING"]));
  }

  set(service: string, status: HealthStatus): void {
    if (this.#isOver) return;
    this.#statuses.set(service, status);
    for (const watch of this.#watches) if (watch.service === service) watch.tell();
  }

  /** Says that nobody is to call any more, and ends the watches, which the server would wait for. */
  end(): void {
    for (const service of this.#statuses.keys()) this.set(service, "NOT_SERVING");
    this.#isOver = true;
    for (const { tell } of this.#watches) tell();
  }

  readonly handlers = {
    check: ({ service }: { service: string }): object => {
      const status = this.#statuses.get(service);
      if (status === undefined) throw new RpcError("NOT_FOUND", `the service ${service} is not known`);
      return { status: ServingStatus[status] };
    },
    list: (): object => ({
      statuses: Object.fromEntries(
        [...this.#statuses].map(([service, status]) => [service, { status: ServingStatus[status] }]),
      ),
    }),
    watch: ({ service }: { service: string }, { signal }: CallContext): AsyncIterable<object> =>
      this.#watch(service, signal),
  };

  #numberOf(service: string): number {
    const status = this.#statuses.get(service);
    return status === undefined ? ServingStatus.SERVICE_UNKNOWN : ServingStatus[status];
  }

  async *#watch(service: string, signal: AbortSignal): AsyncGenerator<object, void, undefined> {
    const untold = [this.#numberOf(service)];
    let wake = (): void => {};
    let last: number | undefined;
    const tell = (): void => {
      if (untold.length >= maxUntold) untold.length = 0;
      untold.push(this.#numberOf(service));
      wake();
    };
    const watch = { service, tell };
    this.#watches.add(watch);
    const stop = onAbort(signal, () => wake());
    try {
      while (!signal.aborted) {
        const status = untold.shift();
        if (status === undefined) {
          if (this.#isOver) return;
          await new Promise<void>((resolve) => (wake = resolve));
        } else if (status !== last) yield { status: (last = status) };
      }
    } finally {
      stop();
      this.#watches.delete(watch);
    }
  }
}
