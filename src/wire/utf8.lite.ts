/*
 * utf8.ts for the light runtime: the platform's TextDecoder does it all.
 */

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossyDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

interface Decoder {
  decode(bytes: Uint8Array): string;
}

declare const TextDecoder: new (label: string, options: object) => Decoder;

/** Reads the UTF-8 between `start` and `end` (bytes). Returns undefined where it is not UTF-8. */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch {
    return undefined;
  }
}

/** Text of bytes that may not be UTF-8, with U+FFFD for what is not. */
export function readUtf8Lossy(bytes: Uint8Array, start: number, end: number): string {
  return lossyDecoder.decode(bytes.subarray(start, end));
}

/** Tells whether `text` has a surrogate without its other half, which UTF-8 cannot express. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Cs}/u.test(text);
}
