import { ProtobufError } from "../../errors.ts";
import type { CallContext } from "../call/context.ts";
import { onAbort } from "../call/on-abort.ts";
import { RpcError } from "../call/rpc-error.ts";
import { resolveService, type Service } from "../call/service.ts";
import type { Router } from "../server/router.ts";
import { HealthService, ServingStatus } from "./health-service.ts";

/** A health status: whether the service accepts calls. */
export type HealthStatus = "SERVING" | "NOT_SERVING";

/** Sets what a server reports as its health. */
export interface Health {
  /**
   * Sets the status of a service (readiness), given as such or by its full name; without one, that of the whole server
   * (liveness). Has no effect after `shutdown` has begun.
   */
  readonly set: (status: HealthStatus, service?: Service | string) => void;
}

/** A server, which can shut down, or a router, which cannot. */
export type HealthServer = Router & {
  /** Calls `callback` when the server accepts no more calls. */
  readonly onShutdown?: (callback: () => void) => void;
};

/**
 * Adds the service `grpc.health.v1.Health` to a server, after its services and before it listens. Interceptors of the
 * server do not apply to it, because health checks have no token.
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

/** The most changes that a watch may have pending; of more, only the latest are kept. */
const maxUntold = 64;

/** The status of each service, and the watches of it. */
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

  /** Reports NOT_SERVING for everything, and ends the watches, which the server would otherwise wait for. */
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
