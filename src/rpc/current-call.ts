import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerSurfaceCall } from "@grpc/grpc-js/build/src/server-call.js";
import type { CallContext } from "./call.ts";

/** A call that is being answered. */
export interface CurrentCall {
  /** The call of grpc-js; undefined where the answer goes on when that call is cancelled. */
  readonly call: ServerSurfaceCall | undefined;
  readonly context: CallContext;
}

const storage = new AsyncLocalStorage<CurrentCall | undefined>();

/** The call that the code which asks is answering, found without being passed along: calls that it makes end with it. */
export function currentCall(): CurrentCall | undefined {
  return storage.getStore();
}

/** Runs `body`, and all that it starts, as part of answering `current`. */
export function answering<T>(current: CurrentCall, body: () => T): T {
  return storage.run(current, body);
}

/** Runs `body` as part of answering a call that was current before, or of none. */
export function resuming<T>(current: CurrentCall | undefined, body: () => T): T {
  return storage.run(current, body);
}

/**
 * Runs `body`, and all that it starts, as part of no call: for what is done for several calls, and must not end with one of them. Calls made in it have the deadline of their client, and are not
 * cancelled with the call that is being answered: `cached ??= apart(() => config.get({}))`.
 *
 * Errors: none of its own.
 */
export function apart<T>(body: () => T): T {
  return storage.run(undefined, body);
}
