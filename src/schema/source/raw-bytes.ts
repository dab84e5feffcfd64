import { decodeUtf8 } from "../../wire/plain-utf8.ts";
import { readUtf8 } from "../../wire/utf8.ts";

/*
 * Bytes that are not UTF-8, in a `.proto` file of Latin-1 or by escapes such as "\xff": protoc takes them in strings and comments. JavaScript's strings hold them as lone
 * surrogates, U+DC80 to U+DCFF, which UTF-8 has no other use for: nothing is lost, and what cannot write them says so.
 */

const first = 0xdc80;
const last = 0xdcff;
const rawByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

/** The text of a file, or of a string in it. */
export function textOfBytes(bytes: Uint8Array): string {
  return decodeUtf8(bytes, 0, bytes.length) ?? textOfRawBytes(bytes);
}

function textOfRawBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let start = 0;
  for (let position = 0; position < bytes.length; ) {
    const length = bytes[position]! < 0x80 ? 1 : characterLength(bytes, position);
    if (length === 0) {
      pieces.push(decodeUtf8(bytes, start, position)!, String.fromCharCode(0xdc00 + bytes[position]!));
      start = position + 1;
    }
    position += length || 1;
  }
  pieces.push(decodeUtf8(bytes, start, bytes.length)!);
  return pieces.join("");
}

/** The bytes of a character that is not ASCII; 0 if there is none. */
function characterLength(bytes: Uint8Array, position: number): number {
  const lead = bytes[position]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return position + length <= bytes.length && readUtf8(bytes, position, position + length) !== undefined ? length : 0;
}

/** Returns whether a byte of the file stands at `index` as it is. */
export function isRawByte(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= first && code <= last && (index === 0 || (text.charCodeAt(index - 1) & 0xfc00) !== 0xd800);
}

/** Text, in which such a byte is U+FFFD. */
export function withoutRawBytes(text: string): string {
  return text.replace(rawByte, "\ufffd");
}
