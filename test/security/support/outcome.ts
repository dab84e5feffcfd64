import { ProtobufError } from "../../../src/errors.ts";

/** The ProtobufError of a call; anything else that is thrown goes on. */
export function outcomeOf(run: () => unknown): ProtobufError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof ProtobufError || (error as Error).name === "ProtobufError") return error as ProtobufError;
    throw error;
  }
}
