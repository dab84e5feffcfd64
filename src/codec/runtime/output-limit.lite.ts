import { ProtobufError } from "../../errors.ts";
import { largestMessage } from "../../wire/wire-type.ts";

/** output-limit.ts for the light runtime, in few words. */
export function checkPlace(position: number, size: number = 0): void {
  if (position < 0 || size > largestMessage - position || size >>> 0 > largestMessage) throw new ProtobufError("LIMIT_EXCEEDED", "too large");
}
