import { RpcError } from "./rpc-error.ts";

/* The reasons why calls end early, the same for clients, servers and patterns. */

/** The call was cancelled; a reason that was given becomes the cause. */
export function cancelled(cause?: unknown): RpcError {
  return new RpcError("CANCELLED", "the call was cancelled", { cause });
}

/** The deadline has passed. */
export function deadlineExceeded(cause?: unknown): RpcError {
  return new RpcError("DEADLINE_EXCEEDED", "the deadline of the call has passed", { cause });
}

/** The client of the call has been closed. */
export function clientClosed(): RpcError {
  return new RpcError("CANCELLED", "the client is closed");
}
