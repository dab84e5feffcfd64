import type { Client as GrpcClient } from "@grpc/grpc-js";

const unsent = new WeakSet<object>();

/**
 * Notes of an error that its call never was on a connection, where that is certain, so that nothing can have come of it. Until grpc-js puts a call on a connection, its peer
 * is the target of the channel, which, other than the address of a connection, begins with a scheme; it is "unknown" where grpc-js does not know.
 */
export function noteUnsent<E extends object>(error: E, call: { getPeer(): string }, client: GrpcClient): E {
  if (call.getPeer() === client.getChannel().getTarget()) unsent.add(error);
  return error;
}

/** Whether the call that ended with this error certainly never left. */
export function wasUnsent(error: object): boolean {
  return unsent.has(error);
}
