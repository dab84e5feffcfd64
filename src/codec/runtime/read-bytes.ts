import { emptyBytes } from "../../message/empty-bytes.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { trueLength } from "../../message/property.ts";
import { charge, decoding } from "./decode-state.ts";

const copyMemory = memoryCosts.bytes;
const viewMemory = memoryCosts.view;

/** Up to this many bytes a loop beats a call (benchmark case `records`). */
const shortBytes = 16;

/** Returns whether `value` is a Uint8Array of this realm that does not lie about its length. */
export function isPlainBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && ArrayBuffer.isView(value) && value.length === trueLength(value);
}

/** The `length` bytes at `position`: a copy, or a view under `bytes: "view"`. Never a Buffer. Errors: LIMIT_EXCEEDED. */
export function readBytes(bytes: Uint8Array, position: number, length: number): Uint8Array {
  if (length === 0) return emptyBytes;
  const view = decoding.viewBytes;
  charge(view ? viewMemory : copyMemory + length, position);
  if (view) return new Uint8Array(bytes.buffer, bytes.byteOffset + position, length);
  // To allocate and copy at once takes 50 to 70 ns for 32 to 64 bytes, where the two take 70 to 190; but of a Buffer it would be a view.
  if (length > shortBytes && bytes.constructor === Uint8Array) return bytes.slice(position, position + length);
  const copy = new Uint8Array(length);
  if (length <= shortBytes) for (let index = 0; index < length; index++) copy[index] = bytes[position + index]!;
  else copy.set(bytes.subarray(position, position + length));
  return copy;
}
