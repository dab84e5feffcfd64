import { trueBytes } from "../wire/byte-array.ts";
import { readAscii, utf8Size, writeUtf8 } from "../wire/utf8.ts";

/*
 * The content of strings: bytes, with escapes for those that are not printable ASCII.
 * https://protobuf.dev/reference/protobuf/textformat-spec/#string
 */

const namedEscapes: ReadonlyMap<string, number> = new Map([
  ["a", 0x07],
  ["b", 0x08],
  ["f", 0x0c],
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
  ["?", 0x3f],
  ["\\", 0x5c],
  ["'", 0x27],
  ['"', 0x22],
]);

const escape = /\\(?:([abfnrtv?\\'"])|([0-7]{1,3})|[xX]([\da-fA-F]{1,2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y;

/** What is wrong with a literal, and where in it. */
export interface LiteralProblem {
  readonly offset: number;
  readonly reason: string;
}

/** The bytes that a literal (what stands between the quotes) means. */
export function readLiteral(literal: string): Uint8Array | LiteralProblem {
  const bytes = new Uint8Array(literal.length * 3);
  let length = 0;
  for (let position = 0; position < literal.length; ) {
    const next = literal.indexOf("\\", position);
    const plain = literal.slice(position, next < 0 ? literal.length : next);
    const end = writeUtf8(bytes, length, plain);
    if (end < 0) return { offset: position, reason: "a lone surrogate" };
    length = end;
    if (next < 0) break;
    escape.lastIndex = next;
    const match = escape.exec(literal);
    const value = match === null ? "not an escape" : readEscape(match);
    if (typeof value === "string") return { offset: next, reason: value };
    position = escape.lastIndex;
    if (match![4] === undefined && match![5] === undefined) bytes[length++] = value;
    else length = writeUtf8(bytes, length, String.fromCodePoint(value));
  }
  return bytes.subarray(0, length);
}

/** The byte or the code point of an escape, or why there is none. Surrogates are no code points, not even in pairs. */
function readEscape([, name, octal, hexadecimal, short, long]: RegExpExecArray): number | string {
  if (name !== undefined) return namedEscapes.get(name)!;
  if (hexadecimal !== undefined) return Number.parseInt(hexadecimal, 16);
  if (octal !== undefined) {
    const byte = Number.parseInt(octal, 8);
    return byte > 0xff ? "an octal escape beyond \\377" : byte;
  }
  const code = Number.parseInt(short ?? long!, 16);
  if (code > 0x10ffff) return "an escape beyond U+10FFFF";
  return (code & 0xfffff800) === 0xd800
    ? "an escaped surrogate: write the character, or its code point as \\U and eight digits"
    : code;
}

/** Bytes as a literal in double quotes, as protoc writes it. */
export function writeLiteral(given: Uint8Array): string {
  const bytes = trueBytes(given);
  const { length } = bytes;
  const literal = new Uint8Array(length * 4 + 2);
  let position = 0;
  literal[position++] = 0x22;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index]!;
    const escape = escapeOf[byte]!;
    if (escape === 0) literal[position++] = byte;
    else if (escape === octal) {
      literal[position++] = 0x5c;
      literal[position++] = 0x30 | (byte >> 6);
      literal[position++] = 0x30 | ((byte >> 3) & 7);
      literal[position++] = 0x30 | (byte & 7);
    } else {
      literal[position++] = 0x5c;
      literal[position++] = escape;
    }
  }
  literal[position++] = 0x22;
  return readAscii(literal, 0, position);
}

/** The text of a string field as a literal. It has no lone surrogate. */
export function writeTextLiteral(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `"${text.replaceAll(/["'\\]/g, "\\$&")}"`;
  const bytes = new Uint8Array(utf8Size(text));
  writeUtf8(bytes, 0, text);
  return writeLiteral(bytes);
}

const octal = 1;

/** What follows the backslash, by byte; 0 of bytes that stand for themselves, `octal` of those that are written as three digits. */
const escapeOf: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, byte) => {
  if ("\"'\\".includes(String.fromCharCode(byte))) return byte;
  if (byte >= 0x20 && byte < 0x7f) return 0;
  return [..."nrt"].find((name) => namedEscapes.get(name) === byte)?.charCodeAt(0) ?? octal;
});
