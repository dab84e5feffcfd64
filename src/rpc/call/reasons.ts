import { RpcError } from "./rpc-error.ts";

/* Why calls end that nobody waits for any longer, said alike by clients, servers and patterns. */

/** The call was cancelled; a reason that somebody gave is the cause. */
export function cancelled(cause?: unknown): RpcError {
  return new RpcError("CANCELLED", "the call was cancelled", { cause });
}

/** The moment of the deadline is past. */
export function deadlineExceeded(cause?: unknown): RpcError {
  return new RpcError("DEADLINE_EXCEEDED", "the deadline of the call has passed", { cause });
}

/** The client that was to make the call has been closed. */
export function clientClosed(): RpcError {
  return new RpcError("CANCELLED", "the client is closed");
}
