import { type AnyMessage, copyBytes, isBytes, trueBytes, trueLength } from "./property.ts";
import { unknownFields } from "./message-type.ts";

/** How many bytes of a growing buffer are in use. An array that ends elsewhere must not grow in place. */
const usedBytes = new WeakMap<ArrayBufferLike, number>();

/** The unknown fields of a message; undefined if there are none. */
export function getUnknown(message: object): Uint8Array | undefined {
  const bytes = (message as AnyMessage)[unknownFields];
  return isBytes(bytes) && trueLength(bytes) > 0 ? trueBytes(bytes) : undefined;
}

/** Copies the unknown fields of `message` to `copy`, in a new array. */
export function copyUnknown(copy: object, message: object): void {
  const bytes = getUnknown(message);
  if (bytes !== undefined) (copy as AnyMessage)[unknownFields] = copyBytes(bytes);
}

/**
 * Appends the records between `start` and `end` of `bytes` to the message's unknown fields, in amortised O(1).
 *
 * Bytes that are in use are never overwritten: an array shared by `{ ...message }` stays as it was.
 */
export function appendUnknown(message: object, bytes: Uint8Array, start: number, end: number): void {
  const old = getUnknown(message);
  const piece = bytes.subarray(start, end);
  if (piece.length === 0) return;
  (message as AnyMessage)[unknownFields] = old === undefined ? copyBytes(piece) : joinUnknown(old, piece);
}

/** The bytes of `old` and `piece`: appended in place if the room behind `old` is free. */
export function joinUnknown(old: Uint8Array, piece: Uint8Array): Uint8Array {
  const length = old.length + piece.length;
  const { buffer, byteOffset } = old;
  if (usedBytes.get(buffer) === byteOffset + old.length && byteOffset + length <= buffer.byteLength) {
    const grown = new Uint8Array(buffer, byteOffset, length);
    grown.set(piece, old.length);
    usedBytes.set(buffer, byteOffset + length);
    return grown;
  }
  const grown = new Uint8Array(new ArrayBuffer(length * 2), 0, length);
  grown.set(old);
  grown.set(piece, old.length);
  usedBytes.set(grown.buffer, length);
  return grown;
}
