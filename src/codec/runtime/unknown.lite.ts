import { writeVarint32 } from "../../wire/varint.ts";
import { decoding } from "./decode-state.ts";

/*
 * unknown.ts for the light runtime: the same scratch for all messages, made anew for each decode that needs one.
 */

let scratch: Uint8Array = new Uint8Array(0);
let used = 0;

export function resetUnknown(): void {
  used = 0;
  scratch = new Uint8Array(0);
}

export function keepUnknown(base: number, bytes: Uint8Array, start: number, end: number): number {
  if (!decoding.keepUnknown) return base;
  const first = base < 0 ? used : base;
  scratch = append(scratch, used, bytes.subarray(start, end));
  used += end - start;
  return first;
}

/** The array with `piece` at `size`; if need be, another of twice the size. */
function append(bytes: Uint8Array, size: number, piece: Uint8Array): Uint8Array {
  let room = bytes;
  if (size + piece.length > bytes.length) {
    room = new Uint8Array((size + piece.length) * 2);
    room.set(bytes.subarray(0, size));
  }
  room.set(piece, size);
  return room;
}

export function keepUnknownElement(base: number, number: number, bytes: Uint8Array, start: number, end: number): number {
  const tag = new Uint8Array(5);
  const first = keepUnknown(base, tag, 0, writeVarint32(tag, 0, number << 3));
  return keepUnknown(first, bytes, start, end);
}

/** In amortised O(1): nobody else has what the message continues, whose buffer may have room. */
export function addUnknown(earlier: Uint8Array | undefined, base: number): Uint8Array {
  const piece = scratch.slice(base, used);
  used = base;
  if (earlier === undefined) return piece;
  return append(new Uint8Array(earlier.buffer), earlier.length, piece).subarray(0, earlier.length + piece.length);
}
