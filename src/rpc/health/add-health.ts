import type { ServerWritableStream } from "@grpc/grpc-js";
import { HealthImplementation } from "grpc-health-check";
import type { Server } from "../create-server.ts";
import { resolveService, type Service } from "../call/service.ts";

/** Whether calls are welcome. */
export type HealthStatus = "SERVING" | "NOT_SERVING";

/** What a server says of its health. */
export interface Health {
  /** Says how a service is (readiness), by itself or by its full name; without one, the server as a whole (liveness). After `shutdown` has begun it changes nothing. */
  readonly set: (status: HealthStatus, service?: Service | string) => void;
}

/** What grpc-health-check asks of a server. */
type HealthServer = Parameters<HealthImplementation["addToServer"]>[0];

/**
 * Adds the service `grpc.health.v1.Health` to a server, after its services and before it listens.
 *
 * The services and the server as a whole are SERVING until `set` says otherwise, and `NOT_SERVING` as soon as `shutdown` begins.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) from `set`, for what is no service.
 * Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export function addHealth(server: Server): Health {
  const statuses = new Map<string, HealthStatus>(
    ["", ...server.services.map(({ typeName }) => typeName)].map((name) => [name, "SERVING"]),
  );
  const implementation = new HealthImplementation(Object.fromEntries(statuses));
  const watches = new Set<ServerWritableStream<unknown, unknown>>();
  let isOver = false;
  const set = (name: string, status: HealthStatus): void => {
    statuses.set(name, status);
    implementation.setStatus(name, status);
  };
  implementation.addToServer({
    addService: (definition, handlers) =>
      server.grpc.addService(definition, { ...handlers, watch: keepIn(watches, handlers["watch"]!) }),
  });
  server.onShutdown(() => {
    isOver = true;
    for (const name of statuses.keys()) set(name, "NOT_SERVING");
    // A watch ends when its client wants it to; the server would wait for that.
    for (const call of watches) call.end();
  });
  return {
    set: (status, service = "") => {
      const name = typeof service === "string" ? service : resolveService(service).typeName;
      if (!isOver) set(name, status);
    },
  };
}

/** A handler of `Watch` whose calls are known while they last. */
function keepIn(
  watches: Set<ServerWritableStream<unknown, unknown>>,
  handler: Parameters<HealthServer["addService"]>[1][string],
): (call: ServerWritableStream<unknown, unknown>) => void {
  return (call) => {
    watches.add(call);
    for (const event of ["cancelled", "finish", "error"]) call.on(event, () => watches.delete(call));
    (handler as (call: unknown) => void)(call);
  };
}
