import { utf8Size, writeUtf8 } from "../../wire/utf8.ts";
import { isRawByte } from "./raw-bytes.ts";

const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
  ["\\", 92],
  ["?", 63],
  ["'", 39],
  ['"', 34],
]);

const escapes = /\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

/** The bytes of a string literal, given without its quotes: text is UTF-8, escapes are as in C. */
export function unescapeBytes(literal: string): Uint8Array {
  if (!literal.includes("\\")) return utf8Bytes(literal);
  const pieces: Uint8Array[] = [];
  let end = 0;
  const text = joinSurrogates(literal);
  for (const match of text.matchAll(escapes)) {
    if (match.index > end) pieces.push(utf8Bytes(text.slice(end, match.index)));
    pieces.push(escapedBytes(match));
    end = match.index + match[0].length;
  }
  pieces.push(utf8Bytes(text.slice(end)));
  return concatBytes(pieces);
}

/** Two \u escapes that are the halves of one character become its \U escape. */
function joinSurrogates(literal: string): string {
  return literal.replace(
    /((?:^|[^\\])(?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/gi,
    (_match, before: string, high: string, low: string) => {
      const code = 0x10000 + ((parseInt(high, 16) & 0x3ff) << 10) + (parseInt(low, 16) & 0x3ff);
      return `${before}\\U${code.toString(16).padStart(8, "0")}`;
    },
  );
}

function escapedBytes(match: RegExpMatchArray): Uint8Array {
  const [, octal, hex, short, long, simple] = match;
  if (octal !== undefined) return Uint8Array.of(parseInt(octal, 8));
  if (hex !== undefined) return Uint8Array.of(parseInt(hex, 16));
  const code = short ?? long;
  if (code !== undefined) return codePointBytes(parseInt(code, 16));
  return Uint8Array.of(simpleEscapes.get(simple!) ?? simple!.charCodeAt(0));
}

/** Also of surrogates and of what is above U+10FFFF, as protoc writes them. */
function codePointBytes(code: number): Uint8Array {
  if ((code & 0xfffff800) === 0xd800) return Uint8Array.of(0xed, 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  if (code > 0x10ffff)
    return Uint8Array.of(
      0xf0 | (code >> 18),
      0x80 | ((code >> 12) & 63),
      0x80 | ((code >> 6) & 63),
      0x80 | (code & 63),
    );
  return utf8Bytes(String.fromCodePoint(code));
}

/** The bytes of `text` as UTF-8; those of the file that are none, as they are; U+FFFD for another lone surrogate. */
export function utf8Bytes(text: string): Uint8Array {
  const size = utf8Size(text);
  if (size < 0) return concatBytes(text.split(loneSurrogate).map(bytesOfPiece));
  const bytes = new Uint8Array(size);
  writeUtf8(bytes, 0, text);
  return bytes;
}

const loneSurrogate = /([\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/;

function bytesOfPiece(piece: string): Uint8Array {
  if (isRawByte(piece, 0)) return Uint8Array.of(piece.charCodeAt(0) - 0xdc00);
  return utf8Bytes(loneSurrogate.test(piece) ? "\ufffd" : piece);
}

export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const result = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    result.set(piece, offset);
    offset += piece.length;
  }
  return result;
}

/** As protoc's CEscape: what `default_value` of a `bytes` field holds. */
export function escapeBytes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    const named = ({ 9: "t", 10: "n", 13: "r", 34: '"', 39: "'", 92: "\\" } as Record<number, string>)[byte];
    if (named !== undefined) text += `\\${named}`;
    else text += byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, "0")}` : String.fromCharCode(byte);
  }
  return text;
}

/** The value of an integer token: decimal, octal or hex; undefined if its digits are wrong. */
export function integerValue(text: string): bigint | undefined {
  if (!text.startsWith("0")) return BigInt(text);
  if (/^0[xX]?$/.test(text)) return 0n;
  if (/^0\d/.test(text)) return /[89]/.test(text) ? undefined : BigInt(`0o${text.slice(1)}`);
  return BigInt(text.toLowerCase());
}
