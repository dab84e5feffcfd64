import { decoding } from "./decode-state.ts";

/** Up to this many bytes a loop beats `set` (benchmark case `records`). */
const shortBytes = 64;

/** The `length` bytes at `position`: a copy, or a view under `bytes: "view"`. Never a Buffer. An empty array comes from a list, as a zero does. */
export function readBytes(bytes: Uint8Array, position: number, length: number): Uint8Array {
  if (decoding.viewBytes) return new Uint8Array(bytes.buffer, bytes.byteOffset + position, length);
  if (length === 0) return new Uint8Array([]);
  const copy = new Uint8Array(length);
  if (length <= shortBytes) {
    for (let index = 0; index < length; index++) copy[index] = bytes[position + index]!;
  } else {
    copy.set(bytes.subarray(position, position + length));
  }
  return copy;
}
