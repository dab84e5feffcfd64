import { ProtobufError } from "../../src/errors.ts";

/** The contract part of the ProtobufError that `call` throws; any other error is thrown on, and no error is one. */
export function failure(call: () => unknown): { code: string; path: string; typeName: string | undefined } {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    return { code: error.code, path: error.path, typeName: error.typeName };
  }
  throw new Error("nothing was thrown");
}
