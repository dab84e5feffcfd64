/*
 * Base64: https://www.rfc-editor.org/rfc/rfc4648. Written in the standard alphabet with padding; read in either alphabet, with padding or without.
 */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The six bits of a character code; 255 of others. */
const sixBits = sixBitsOfCharacters();

function sixBitsOfCharacters(): Uint8Array {
  const found = new Uint8Array(128).fill(255);
  for (let bits = 0; bits < 64; bits++) found[alphabet.charCodeAt(bits)] = bits;
  found["-".charCodeAt(0)] = 62;
  found["_".charCodeAt(0)] = 63;
  return found;
}

/** The two characters of each 12 bits, made when they are needed first. */
let pairs: readonly string[] | undefined;

function makePairs(): readonly string[] {
  return Array.from({ length: 4096 }, (_, bits) => alphabet[bits >> 6]! + alphabet[bits & 63]!);
}

/** What newer platforms have themselves; for a few bytes a loop is as fast. */
const native = (Uint8Array.prototype as { toBase64?: () => string }).toBase64;
const shortestNative = 24;

/** Writes bytes in the standard alphabet, padded. */
export function toBase64(bytes: Uint8Array): string {
  const { length } = bytes;
  if (native !== undefined && length >= shortestNative) return native.call(bytes);
  const pair = (pairs ??= makePairs());
  let text = "";
  const whole = length - (length % 3);
  for (let index = 0; index < whole; index += 3) {
    const bits = (bytes[index]! << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]!;
    text += pair[bits >> 12]! + pair[bits & 4095]!;
  }
  if (length - whole === 1) text += `${pair[bytes[whole]! << 4]!}==`;
  else if (length - whole === 2) {
    const bits = (bytes[whole]! << 8) | bytes[whole + 1]!;
    text += `${pair[bits >> 4]!}${alphabet[(bits << 2) & 63]!}=`;
  }
  return text;
}

/**
 * Reads base64; undefined if the text is none. Bits after the last byte may be anything (the conformance suite has
 * such).
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const length = lengthWithoutPadding(text);
  if (length === undefined || length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let offset = 0;
  for (let index = 0; index < length; index++) {
    const six = sixBits[text.charCodeAt(index)] ?? 255;
    if (six === 255) return undefined;
    bits = (bits << 6) | six;
    if (index % 4 === 1) bytes[offset++] = bits >> 4;
    else if (index % 4 === 2) bytes[offset++] = bits >> 2;
    else if (index % 4 === 3) bytes[offset++] = bits;
  }
  return bytes;
}

/** Padding is whole or absent. */
function lengthWithoutPadding(text: string): number | undefined {
  const { length } = text;
  if (!text.endsWith("=")) return length;
  if (length % 4 !== 0) return undefined;
  return text.endsWith("==") ? length - 2 : length - 1;
}
