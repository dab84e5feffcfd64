/*
 * byte-array.ts for the light runtime, which takes arrays at their word.
 */

export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

export function trueLength(bytes: Uint8Array): number {
  return bytes.length;
}

export function trueBytes(bytes: Uint8Array): Uint8Array {
  return bytes;
}
