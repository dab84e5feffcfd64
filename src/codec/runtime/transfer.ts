import { ProtobufError } from "../../errors.ts";
import { trueLength } from "../../message/property.ts";
import { largestMessage } from "../../wire/wire-type.ts";
import type { EncodeMessage } from "../interpretation.ts";
import type { EncodeOptions } from "../options.ts";
import { checkPlace } from "./output-limit.ts";

/*
 * How bytes come and go: what the two ways, for speed and for size, have in common.
 */

/** What is done with the bytes of a message, a range of an array that is written over later. */
export type Finish<R> = (bytes: Uint8Array<ArrayBuffer>, start: number, end: number) => R;

export interface Transfer {
  /** Prepares the state for a decode without options. */
  begin(bytes: Uint8Array): void;
  /** Encodes a message. */
  write<R>(encode: EncodeMessage, message: object, options: EncodeOptions | undefined, finish: Finish<R>): R;
  /** Encodes a message to an array of its own, or one that only shares its buffer. */
  toBytes(encode: EncodeMessage, message: object, options: EncodeOptions | undefined): Uint8Array<ArrayBuffer>;
}

/** Puts the bytes into `target` at `offset`, and returns their number. Errors: INVALID_ARGUMENT. */
export function putInto(target: Uint8Array, offset: number): Finish<number> {
  return (bytes, start, end) => {
    const size = end - start;
    const room = trueLength(target) - offset;
    if (size > room)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `the message takes ${size} bytes, the target has ${Math.max(0, room)} behind the offset`,
      );
    if (size > 0) Uint8Array.prototype.set.call(target, bytes.subarray(start, end), offset);
    return size;
  };
}

/** The number of bytes: it is found by encoding, which costs no more than to compute it, and cannot differ. */
export function sizeOf(_bytes: Uint8Array, start: number, end: number): number {
  return end - start;
}

/** Up to this many bytes a loop beats `set`, which needs a view of the range (benchmark case `common`, in a browser). */
const shortCopy = 128;

/** A copy of the bytes. */
export function takeOwn(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  const size = end - start;
  const own = new Uint8Array(size);
  // `slice` looks for a species and takes 0.5 to 1 µs more (benchmark case `batch`).
  if (size > shortCopy) own.set(new Uint8Array(bytes.buffer, start, size));
  else for (let index = 0; index < size; index++) own[index] = bytes[start + index]!;
  return own;
}

/** How much larger the next array is at least: a message whose getters give more each time comes to an end, or to the largest there can be, in a few steps. */
export const growth = 4;

/** The room that a message takes at least which ended there, with `more` bytes behind it. Errors: LIMIT_EXCEEDED. */
export function neededSize(end: number, more: number = 0): number {
  checkPlace(end, more);
  return end + more;
}

/** An array of at least this many bytes. Errors: LIMIT_EXCEEDED. */
export function allocate(size: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(Math.min(size + Math.floor(size / 4) + 64, largestMessage));
  } catch (cause) {
    throw new ProtobufError("LIMIT_EXCEEDED", `no memory for ${size} bytes`, { cause });
  }
}
