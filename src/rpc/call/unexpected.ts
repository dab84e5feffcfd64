import { knownError, RpcError } from "./rpc-error.ts";

/** The text that a caller gets for an error it is not meant to see. */
class UnexpectedError extends RpcError {
  constructor(cause: unknown) {
    super("INTERNAL", "internal error", { cause });
  }
}

/** The status of an error on the server: INTERNAL, without its text, for an error that has no status. */
export function answeredError(error: unknown): RpcError {
  return knownError(error) ?? new UnexpectedError(error);
}

/** The status of a fault in the handler, whatever reports it. */
export function unexpected(error: unknown): RpcError {
  return new UnexpectedError(error);
}

/** Whether the caller gets a generic text. */
export function isUnexpected(error: unknown): boolean {
  return error instanceof UnexpectedError;
}

/** The original error, if the caller gets a generic one. */
export function originalOf(error: RpcError): unknown {
  return error instanceof UnexpectedError ? error.cause : error;
}
