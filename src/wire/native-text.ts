/*
 * What Node's (Bun's, Deno's) Buffer offers for text, found without importing it: each works on any Uint8Array as `this`.
 * Elsewhere they are undefined, and portable code does the same.
 */

type Slice = (this: Uint8Array, start: number, end: number) => string;
type Write = (this: Uint8Array, text: string, position: number) => number;
type BufferPrototype = { latin1Slice?: Slice; utf8Slice?: Slice; ucs2Slice?: Slice; utf8Write?: Write; latin1Write?: Write };

const prototype: BufferPrototype = (globalThis as { Buffer?: { prototype: BufferPrototype } }).Buffer?.prototype ?? {};

function works(): boolean {
  try {
    const bytes = new Uint8Array([0x61, 0, 0xe9, 0]);
    const written = prototype.utf8Write!.call(bytes, "\u00e9", 2) + prototype.latin1Write!.call(new Uint8Array(2), "ab", 0);
    const read = prototype.latin1Slice!.call(bytes, 0, 1) + prototype.utf8Slice!.call(bytes, 2, 4) + prototype.ucs2Slice!.call(bytes, 0, 2);
    return written === 4 && read === "a\u00e9a";
  } catch {
    return false;
  }
}

const native: BufferPrototype = works() ? prototype : {};

/** Text of bytes that are all below 128, or read as ISO 8859-1. */
export const latin1Slice: Slice | undefined = native.latin1Slice;
/** Text of UTF-8; U+FFFD for what is not. */
export const utf8Slice: Slice | undefined = native.utf8Slice;
/** Text of UTF-16 code units, little-endian. */
export const ucs2Slice: Slice | undefined = native.ucs2Slice;
/** Writes text as UTF-8, stops at the end of the array, and returns the bytes written; U+FFFD for lone surrogates. */
export const utf8Write: Write | undefined = native.utf8Write;
/** Writes the low bytes of code units, and returns the bytes written. */
export const latin1Write: Write | undefined = native.latin1Write;
