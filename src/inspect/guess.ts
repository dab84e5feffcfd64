import { BinaryReader } from "../wire/reader.ts";
import { readUtf8 } from "../wire/utf8.ts";

/** What length-delimited values without a schema look like. */
export type Guess = "string" | "message" | "bytes";

/** Guesses what one value is. */
export function guess(bytes: Uint8Array): Guess {
  return guessAll([bytes], () => isMessage(bytes));
}

/**
 * Guesses what all values of one field are: text without control characters, else messages, else bytes.
 *
 * Text that always begins with a control character is a message if it can be one: a line feed is also the tag of a length-delimited field 1.
 */
export function guessAll(values: readonly Uint8Array[], areMessages: () => boolean): Guess {
  const filled = values.filter(({ length }) => length > 0);
  if (filled.length === 0) return "bytes";
  const areText = filled.every(isText);
  if (areText && filled.some((bytes) => bytes[0]! >= 32)) return "string";
  if (areMessages()) return "message";
  return areText ? "string" : "bytes";
}

function isText(bytes: Uint8Array): boolean {
  const text = readUtf8(bytes, 0, bytes.length);
  return text !== undefined && !/[^\P{Cc}\t\n\r]/u.test(text);
}

function isMessage(bytes: Uint8Array): boolean {
  const reader = new BinaryReader(bytes);
  try {
    while (!reader.done) reader.skip(reader.tag());
    return true;
  } catch {
    return false;
  }
}
