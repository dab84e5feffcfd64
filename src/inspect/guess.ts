import { BinaryReader } from "../wire/reader.ts";
import { readUtf8 } from "../wire/utf8.ts";

/** What a length-delimited value without a schema looks like. */
export type Guess =
  | { readonly type: "message" }
  | { readonly type: "string"; readonly text: string }
  | { readonly type: "bytes" };

/**
 * Text, if it has no control characters; else a message, if the bytes are whole records; else bytes.
 *
 * A first byte that is a line feed is also the tag of a field 1 that is length-delimited: bytes that begin so are a message if they can be one.
 */
export function guess(bytes: Uint8Array): Guess {
  if (bytes.length === 0) return { type: "bytes" };
  if (bytes[0]! < 32 && isMessage(bytes)) return { type: "message" };
  const text = readUtf8(bytes, 0, bytes.length);
  if (isText(text)) return { type: "string", text };
  return isMessage(bytes) ? { type: "message" } : { type: "bytes" };
}

/** Whether a value is text that somebody may have meant: without control characters. */
export function isText(text: string | undefined): text is string {
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
