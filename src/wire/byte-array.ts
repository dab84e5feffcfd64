/*
 * Arrays of bytes that users give: what they are, and how long.
 */

/** Returns whether `value` is a Uint8Array (Node's Buffer is one), of this realm or another; a Proxy of one is none. */
export function isBytes(value: unknown): value is Uint8Array {
  if (!ArrayBuffer.isView(value)) return false;
  return value instanceof Uint8Array || Object.prototype.toString.call(value) === "[object Uint8Array]";
}

type TypedArrayGetter = (this: Uint8Array) => any;
const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);
const [readLength, readBuffer, readOffset] = ["length", "buffer", "byteOffset"].map(
  (name) => Object.getOwnPropertyDescriptor(typedArray, name)!.get!,
) as [TypedArrayGetter, TypedArrayGetter, TypedArrayGetter];

/** The actual length of an array, whatever its properties say: the rest of a shared buffer must not leak. */
export function trueLength(bytes: Uint8Array): number {
  return readLength.call(bytes);
}

/** The array, or one of the same bytes where its properties lie about them. */
export function trueBytes(bytes: Uint8Array): Uint8Array {
  const length = trueLength(bytes);
  return bytes.length === length
    ? bytes
    : new Uint8Array(readBuffer.call(bytes), length === 0 ? 0 : readOffset.call(bytes), length);
}
