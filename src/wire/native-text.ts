/*
 * What the platform offers for text, found without importing it: Node's, Bun's and Deno's Buffer, whose methods work on any Uint8Array as `this`, or else, which
 * takes longer to call, TextDecoder and TextEncoder. Where something is undefined, portable code does the same.
 */

type Slice = (this: Uint8Array, start: number, end: number) => string;
type Write = (this: Uint8Array, text: string, position: number) => number;
type BufferPrototype = {
  latin1Slice?: Slice;
  utf8Slice?: Slice;
  ucs2Slice?: Slice;
  utf8Write?: Write;
  latin1Write?: Write;
};

interface Platform {
  readonly Buffer?: { readonly prototype: BufferPrototype };
  readonly TextDecoder?: new (label: string) => { decode(bytes: Uint8Array): string };
  readonly TextEncoder?: new () => { encodeInto?(text: string, bytes: Uint8Array): { readonly written: number } };
}

const { Buffer, TextDecoder, TextEncoder } = globalThis as Platform;
const prototype: BufferPrototype = Buffer?.prototype ?? {};

function works(): boolean {
  try {
    const bytes = new Uint8Array([0x61, 0, 0xe9, 0]);
    const written = prototype.utf8Write!.call(bytes, "\u00e9", 2);
    const read =
      prototype.latin1Slice!.call(bytes, 0, 1) +
      prototype.utf8Slice!.call(bytes, 2, 4) +
      prototype.ucs2Slice!.call(bytes, 0, 2);
    return written === 2 && read === "a\u00e9a";
  } catch {
    return false;
  }
}

const native: BufferPrototype = works() ? prototype : {};

/** Text of bytes that are all below 128, or read as ISO 8859-1. */
export const latin1Slice: Slice | undefined = native.latin1Slice;
/** Text of UTF-8, with U+FFFD for what is not. */
export const utf8Slice: Slice | undefined = native.utf8Slice;
/** Text of UTF-16 code units, little-endian. */
export const ucs2Slice: Slice | undefined = native.ucs2Slice;
/** Text of one code unit for each byte, of which those below 128 are themselves; for many strings at once (benchmark case `strings`, Chromium). */
export const sliceOneByte: Slice | undefined = latin1Slice ?? sliceByDecoder();
/** Writes text as UTF-8, stops at the end of the array, and returns the bytes written; U+FFFD for lone surrogates. */
export const utf8Write: Write | undefined = native.utf8Write ?? writeByEncoder();
/** Up to this many code units a loop beats a call of `utf8Write` (benchmark case `strings`, Node and Chromium). */
export const shortestNativeWrite: number = native.utf8Write === undefined ? 256 : 25;

function sliceByDecoder(): Slice | undefined {
  if (TextDecoder === undefined) return undefined;
  try {
    const decoder = new TextDecoder("windows-1252");
    return function (start, end) {
      return decoder.decode(this.subarray(start, end));
    };
  } catch {
    // That of Hermes knows UTF-8 alone.
    return undefined;
  }
}

function writeByEncoder(): Write | undefined {
  if (TextEncoder === undefined) return undefined;
  const encoder = new TextEncoder();
  if (encoder.encodeInto === undefined) return undefined;
  return function (text, position) {
    return encoder.encodeInto!(text, this.subarray(position)).written;
  };
}
