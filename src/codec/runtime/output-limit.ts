import { ProtobufError } from "../../errors.ts";
import { largestMessage } from "../../wire/wire-type.ts";

/*
 * Emitted code has 32 bits for a position: one past 2^31 - 1 is negative. Writers of what may be long look before they write, so that no message is large enough for
 * the position to become positive again.
 */

/**
 * Refuses `size` bytes at `position` where a message would exceed 2^31 - 1 bytes by them. Errors: LIMIT_EXCEEDED.
 *
 * A size from 2^31 to 2^32 - 1 is looked at by its bits, too: V8 (Node 22 to 26) takes the `length` of such an array for a signed integer in code that it has
 * compiled in haste.
 */
export function checkPlace(position: number, size: number = 0): void {
  if (position < 0 || size > largestMessage - position || size >>> 0 > largestMessage)
    throw new ProtobufError("LIMIT_EXCEEDED", `the message exceeds ${largestMessage} bytes`);
}
