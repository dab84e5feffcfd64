import { isProtobufError } from "../../src/index.ts";
import type { ErrorCode } from "../../src/index.ts";

/** What a call came to: its value, or what is contract of its ProtobufError. Any other error is thrown on. */
export type Outcome<T> =
  | { readonly value: T }
  | { readonly error: { readonly code: ErrorCode; readonly path: string; readonly offset: number | undefined } };

export function outcome<T>(call: () => T): Outcome<T> {
  try {
    return { value: call() };
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return { error: { code: error.code, path: error.path, offset: error.offset } };
  }
}

/** The code and path of the ProtobufError that `call` throws; a value where it throws none. */
export function failure(call: () => unknown): unknown {
  const result = outcome(call);
  if ("value" in result) return { value: result.value };
  return { code: result.error.code, path: result.error.path };
}
