import { decodeOwn } from "./own-utf8.ts";
import { throwLimitExceeded } from "./wire-error.ts";

/*
 * UTF-8 by what nearly every platform has: the short way, which utf8.ts and the programs that are to be small go.
 */

interface TextDecoderLike {
  decode(bytes: Uint8Array): string | undefined;
}

type TextDecoderClass = new (label: string, options: object) => TextDecoderLike;

let decoder: TextDecoderLike | undefined;

/** The platform's decoder; our own if there is none, or if it does not support `fatal`. */
function newDecoder(fatal: boolean): TextDecoderLike {
  const { TextDecoder } = globalThis as { TextDecoder?: TextDecoderClass };
  try {
    if (TextDecoder !== undefined) return new TextDecoder("utf-8", { fatal, ignoreBOM: true });
  } catch {}
  return { decode: (bytes) => decodeOwn(bytes, fatal) };
}

/** As `readUtf8`, by a decoder of the platform. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  decoder ??= newDecoder(true);
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch (error) {
    if ((error as Error).name === "TypeError") return undefined;
    throwTooLong(start);
  }
}

export function throwTooLong(start: number): never {
  throwLimitExceeded(start, "the text is longer than a string can be");
}

/** Text of bytes that may not be UTF-8, with U+FFFD for what is not. */
export function readUtf8Lossy(bytes: Uint8Array, start: number, end: number): string {
  return newDecoder(false).decode(bytes.subarray(start, end))!;
}

/** As `writeUtf8`, one code unit after the other; where it does not fit, the position goes on. */
export function writeUnits(bytes: Uint8Array, position: number, text: string, length: number): number {
  for (let index = 0; index < length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      bytes[position++] = code;
    } else if (code < 0x800) {
      bytes[position++] = (code >> 6) | 0xc0;
      bytes[position++] = (code & 63) | 0x80;
    } else {
      if ((code & 0xf800) === 0xd800) {
        const next = index + 1 < length ? text.charCodeAt(++index) : 0;
        if (code > 0xdbff || (next & 0xfc00) !== 0xdc00) return -1;
        code = 0x10000 + ((code & 0x3ff) << 10) + (next & 0x3ff);
        bytes[position++] = (code >> 18) | 0xf0;
        bytes[position++] = ((code >> 12) & 63) | 0x80;
      } else {
        bytes[position++] = (code >> 12) | 0xe0;
      }
      bytes[position++] = ((code >> 6) & 63) | 0x80;
      bytes[position++] = (code & 63) | 0x80;
    }
  }
  return position;
}

export interface TextEncoderLike {
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
}

interface TextEncoderClass {
  new (): TextEncoderLike;
  readonly prototype: Partial<TextEncoderLike>;
}

/** The platform's encoder, or ours, for text without lone surrogates: it says to have written more where there is no room. */
export function newEncoder(): TextEncoderLike {
  const { TextEncoder } = globalThis as { TextEncoder?: TextEncoderClass };
  if (TextEncoder?.prototype.encodeInto !== undefined) return new TextEncoder();
  return {
    encodeInto: (text, bytes) => ({ read: text.length, written: writeUnits(bytes, 0, text, text.length) }),
  };
}
