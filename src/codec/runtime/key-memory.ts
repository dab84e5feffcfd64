import { readText } from "./read-text.ts";

/*
 * The keys of a map are most often those of the last message, in the same order: where the bytes are the same, the same string is taken again. V8 has found
 * its property already, which takes longer than to compare (benchmark case `maps-few`).
 */

const mostKeys = 16;
const longestKey = 32;

/** The first keys of the map that was decoded last, and which of them is expected next. */
export interface KeyMemory {
  readonly texts: string[];
  next: number;
}

export function newKeyMemory(): KeyMemory {
  return { texts: [], next: 0 };
}

/** As `readText`, for the key of a map entry. */
export function readKeyText(bytes: Uint8Array, position: number, length: number, memory: KeyMemory): string {
  const index = memory.next++;
  const expected = memory.texts[index];
  if (expected !== undefined && expected.length === length && isText(bytes, position, expected)) return expected;
  const text = readText(bytes, position, length);
  if (index < mostKeys && length <= longestKey && text.length === length) memory.texts[index] = text;
  return text;
}

/** Tells whether the bytes at `position` are those of an ASCII text. */
function isText(bytes: Uint8Array, position: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[position + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
