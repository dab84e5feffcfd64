import { readUtf8 } from "../wire/utf8.ts";
import { irregular } from "../message/irregular.ts";
import { cursor, skipSpace } from "../message/text-cursor.ts";
import { readLiteral } from "./string-literal.ts";

const quote = 0x22;
const backslash = 0x5c;

/** What a literal in one line does not have as it is, or what takes more than to be cut out. */
const special = /[\\\n\0\ud800-\udfff]/;

/** A string in double quotes. Throws `irregular` for other quotes, and where another string follows, which would be joined to it. */
export function readTextLiteral(text: string, position: number): string {
  const end = text.indexOf('"', position + 1);
  const content = text.slice(position + 1, end);
  if (text.charCodeAt(position) !== quote || end < 0) throw irregular;
  if (special.test(content)) {
    const bytes = readBytesLiteral(text, position);
    const value = readUtf8(bytes, 0, bytes.length);
    if (value === undefined) throw irregular;
    return value;
  }
  endLiteral(text, end);
  return content;
}

/** The bytes of a string in double quotes. */
export function readBytesLiteral(text: string, position: number): Uint8Array {
  if (text.charCodeAt(position) !== quote) throw irregular;
  let end = position + 1;
  for (let unit = text.charCodeAt(end); unit !== quote; unit = text.charCodeAt(++end)) {
    if (unit === backslash) unit = text.charCodeAt(++end);
    if (unit === 0x0a || unit === 0 || unit !== unit) throw irregular;
  }
  const bytes = unescape(text, position + 1, end) ?? readLiteral(text.slice(position + 1, end));
  if (!(bytes instanceof Uint8Array)) throw irregular;
  endLiteral(text, end);
  return bytes;
}

function endLiteral(text: string, end: number): void {
  cursor.position = end + 1;
  const next = text.charCodeAt(skipSpace(text, end + 1));
  if (next === quote || next === 0x27) throw irregular;
}

/** What follows a backslash, by its character: the byte, 0 where it is none of these. */
const simpleEscapes = new Uint8Array(128);
for (const [name, byte] of [
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["'", 0x27],
  ['"', 0x22],
  ["\\", 0x5c],
] as const)
  simpleEscapes[name.charCodeAt(0)] = byte;

/** ASCII with the escapes that are printed: three octal digits, and those of one letter. Undefined for others. */
function unescape(text: string, start: number, end: number): Uint8Array | undefined {
  const bytes = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    let unit = text.charCodeAt(at);
    if (unit > 127) return undefined;
    if (unit === backslash) {
      const [high, middle, low] = [text.charCodeAt(at + 1), text.charCodeAt(at + 2), text.charCodeAt(at + 3)];
      const isOctal =
        high >= 0x30 && high <= 0x33 && (middle & 0x3f8) === 0x30 && (low & 0x3f8) === 0x30 && at + 3 < end;
      unit = isOctal ? ((high & 3) << 6) | ((middle & 7) << 3) | (low & 7) : high < 128 ? simpleEscapes[high]! : 0;
      if (unit === 0 && !isOctal) return undefined;
      at += isOctal ? 3 : 1;
    }
    bytes[length++] = unit;
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}
