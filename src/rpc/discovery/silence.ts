import { ProtobufError } from "../../errors.ts";
import { longestTimer } from "../call/timer.ts";

/** Milliseconds for which a watch may be silent before it is asked anew. */
export const defaultSilence = 20_000;

/** INVALID_ARGUMENT for what is no such time. */
export function checkSilence(silence: number): void {
  if (!(silence >= 100 && silence <= longestTimer))
    throw new ProtobufError("INVALID_ARGUMENT", `\`silence\` must be a number of milliseconds, 100 to ${longestTimer}`);
}
