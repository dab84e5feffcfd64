import { throwLimitExceeded } from "./wire-error.ts";

/*
 * UTF-8 by what every platform has: the short way, which utf8.ts and the programs that are to be small go.
 */

interface TextDecoderLike {
  decode(bytes: Uint8Array): string;
}

type TextDecoderClass = new (label: string, options: object) => TextDecoderLike;

let decoder: TextDecoderLike | undefined;

function newDecoder(fatal: boolean): TextDecoderLike {
  const { TextDecoder } = globalThis as unknown as { TextDecoder: TextDecoderClass };
  return new TextDecoder("utf-8", { fatal, ignoreBOM: true });
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
  throwLimitExceeded(start, "the text is longer than a string of this platform can be");
}

/** Text of bytes that may not be UTF-8, with U+FFFD for what is not. */
export function readUtf8Lossy(bytes: Uint8Array, start: number, end: number): string {
  return newDecoder(false).decode(bytes.subarray(start, end));
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

/** The platform's encoder. */
export function newEncoder(): TextEncoderLike {
  return new (globalThis as unknown as { TextEncoder: new () => TextEncoderLike }).TextEncoder();
}
