import { cursor } from "../../wire/varint.ts";
import { beginMerge } from "./decode-state.ts";
import { readLength } from "./read-length.ts";

type Decode = (bytes: Uint8Array, position: number, end: number, depth: number, endTag: number) => object;
type Merge = (message: object, bytes: Uint8Array, position: number, end: number, depth: number, endTag: number) => void;

/**
 * Reads a message behind its length: a new one, or the rest of `previous`. `depth` is that of the enclosing message, which ends at `end`; leaves the position in the cursor.
 *
 * For records out of order, where code counts more than time.
 */
export function continueMessage(
  previous: object | undefined,
  bytes: Uint8Array,
  position: number,
  end: number,
  depth: number,
  decode: Decode,
  merge: Merge,
): object {
  const length = readLength(bytes, position, end);
  const start = cursor.position;
  let message = previous;
  if (message === undefined) {
    message = decode(bytes, start, start + length, depth - 1, 0);
  } else {
    beginMerge(depth - 1, start);
    merge(message, bytes, start, start + length, depth - 1, 0);
  }
  cursor.position = start + length;
  return message;
}
