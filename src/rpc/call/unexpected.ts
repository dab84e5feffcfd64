import { knownError, RpcError } from "./rpc-error.ts";

/** What a caller is told of an error that was not made for it to see. */
class UnexpectedError extends RpcError {
  constructor(cause: unknown) {
    super("INTERNAL", "internal error", { cause });
  }
}

/** The status of an error on the side that answers: INTERNAL, and nothing of its text, for what does not say itself what its status is. */
export function answeredError(error: unknown): RpcError {
  return knownError(error) ?? new UnexpectedError(error);
}

/** The status of a fault of the handler's, whatever says so. */
export function unexpected(error: unknown): RpcError {
  return new UnexpectedError(error);
}

/** Whether the caller is not told what has happened. */
export function isUnexpected(error: unknown): boolean {
  return error instanceof UnexpectedError;
}

/** What was thrown, where the caller is told something else. */
export function originalOf(error: RpcError): unknown {
  return error instanceof UnexpectedError ? error.cause : error;
}
