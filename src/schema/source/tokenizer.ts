import type { SourceText } from "./source-text.ts";

export type TokenKind = "start" | "identifier" | "integer" | "float" | "string" | "symbol" | "end";

/** A token is where it stands: offsets into the text. Between `gap` and `start` are white space and comments. */
export interface Token {
  readonly kind: TokenKind;
  readonly gap: number;
  readonly start: number;
  readonly end: number;
}

/** Lexical classes of the ASCII characters. */
const letter = 1;
const digit = 2;
const space = 4;
const hexDigit = 8;
const classes = new Uint8Array(128);
for (const [members, bit] of [
  ["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", letter],
  ["0123456789", digit],
  [" \n\t\r\v\f", space],
  ["0123456789abcdefABCDEF", hexDigit],
] as const) {
  for (const member of members) classes[member.charCodeAt(0)]! |= bit;
}

/** Tells whether the character at `offset` is of one of the classes `bits`. */
function isAt(text: string, offset: number, bits: number): boolean {
  const code = text.charCodeAt(offset);
  return code < 128 && (classes[code]! & bits) !== 0;
}

function skip(text: string, offset: number, bits: number): number {
  while (isAt(text, offset, bits)) offset += 1;
  return offset;
}

/**
 * Reads the token after `previous`.
 *
 * Source: https://protobuf.dev/reference/protobuf/edition-2023-spec/#lexical_elements; where it is silent, protoc's io/tokenizer.cc.
 */
export function nextToken(source: SourceText, previous: Token | undefined): Token {
  const { text } = source;
  const gap = previous === undefined ? (text.charCodeAt(0) === 0xfeff ? 1 : 0) : previous.end;
  const start = skipGap(source, gap);
  if (start >= text.length) return { kind: "end", gap, start: text.length, end: text.length };
  const character = text[start]!;
  if (isAt(text, start, letter)) return { kind: "identifier", gap, start, end: skip(text, start + 1, letter | digit) };
  if (isAt(text, start, digit)) return numberToken(source, gap, start);
  if (character === "." && isAt(text, start + 1, digit)) {
    if (previous?.kind === "identifier" && previous.end === start) throw source.error(start, "Need space between identifier and decimal point.");
    return numberToken(source, gap, start);
  }
  if (character === '"' || character === "'") return { kind: "string", gap, start, end: stringEnd(source, start) };
  const code = character.charCodeAt(0);
  if (code < 32 || code === 127) throw source.error(start, "Invalid control characters encountered in text.");
  if (code > 127) throw source.error(start, `Interpreting non ascii codepoint ${firstByte(code)}.`);
  return { kind: "symbol", gap, start, end: start + 1 };
}

/** The offset after white space and comments. */
function skipGap(source: SourceText, offset: number): number {
  const { text } = source;
  for (;;) {
    offset = skip(text, offset, space);
    if (text.charCodeAt(offset) !== 0x2f) return offset;
    const second = text[offset + 1];
    if (second === "/") {
      const newline = text.indexOf("\n", offset);
      offset = newline < 0 ? text.length : newline + 1;
    } else if (second === "*") {
      offset = blockCommentEnd(source, offset);
    } else {
      return offset;
    }
  }
}

function blockCommentEnd(source: SourceText, start: number): number {
  const end = source.text.indexOf("*/", start + 2);
  const nested = source.text.indexOf("/*", start + 2);
  if (nested >= 0 && nested < end) throw source.error(nested + 1, '"/*" inside block comment.  Block comments cannot be nested.');
  if (end < 0) throw source.error(source.text.length, "End-of-file inside block comment.");
  return end + 2;
}

function numberToken(source: SourceText, gap: number, start: number): Token {
  const { text } = source;
  const isHex = text[start] === "0" && /[xX]/.test(text[start + 1] ?? "");
  let end: number;
  let kind: TokenKind = "integer";
  if (isHex) {
    end = skip(text, start + 2, hexDigit);
    if (end === start + 2) throw source.error(end, '"0x" must be followed by hex digits.');
  } else if (text[start] === "0" && isAt(text, start + 1, digit)) {
    end = skip(text, start, digit);
    const wrong = text.slice(start, end).search(/[89]/);
    if (wrong >= 0) throw source.error(start + wrong, "Numbers starting with leading zero must be in octal.");
  } else {
    end = decimalEnd(source, start);
    if (/[.eE]/.test(text.slice(start, end))) kind = "float";
  }
  if (isAt(text, end, letter)) throw source.error(end, "Need space between number and identifier.");
  if (text[end] === ".") throw source.error(end, kind === "float" ? "Already saw decimal point or exponent; can't have another one." : "Hex and octal numbers must be integers.");
  return { kind, gap, start, end };
}

function decimalEnd(source: SourceText, start: number): number {
  const { text } = source;
  let end = skip(text, start, digit);
  if (text[end] === ".") end = skip(text, end + 1, digit);
  if (text[end] !== "e" && text[end] !== "E") return end;
  end += 1;
  if (text[end] === "+" || text[end] === "-") end += 1;
  if (!isAt(text, end, digit)) throw source.error(end, '"e" must be followed by exponent.');
  return skip(text, end, digit);
}

/** The offset after the closing quote; checks escapes, so that reading the literal cannot fail. */
function stringEnd(source: SourceText, start: number): number {
  const { text } = source;
  const quote = text[start]!;
  let offset = start + 1;
  for (;;) {
    const character = text[offset];
    if (character === undefined || character === "\0") throw source.error(offset, "Unexpected end of string.");
    if (character === "\n") throw source.error(offset, `Multiline strings are not allowed. Did you miss a ${quote}?.`);
    if (character === quote) return offset + 1;
    offset = character === "\\" ? escapeEnd(source, offset + 1) : offset + 1;
  }
}

function escapeEnd(source: SourceText, offset: number): number {
  const { text } = source;
  const character = text[offset] ?? "";
  if (character !== "" && "abfnrtv\\?'\"".includes(character)) return offset + 1;
  if (/[0-7]/.test(character)) return offset + 1;
  if (character === "x" || character === "X") {
    if (!isAt(text, offset + 1, hexDigit)) throw source.error(offset + 1, "Expected hex digits for escape sequence.");
    return offset + 2;
  }
  if (character === "u") {
    return codeEnd(source, offset + 1, "hhhh", "Expected four hex digits for \\u escape sequence.");
  }
  if (character === "U") {
    return codeEnd(source, offset + 1, "00bhhhhh", "Expected eight hex digits up to 10ffff for \\U escape sequence");
  }
  throw source.error(offset, "Invalid escape sequence in string literal.");
}

/** The offset after digits as `pattern` has them: `h` hex, `b` 0 or 1, `0`. */
function codeEnd(source: SourceText, start: number, pattern: string, message: string): number {
  for (const [index, member] of [...pattern].entries()) {
    const allowed = member === "h" ? isAt(source.text, start + index, hexDigit) : (member === "b" ? "01" : "0").includes(source.text[start + index] ?? "-");
    if (!allowed) throw source.error(start + index, message);
  }
  return start + pattern.length;
}

/** protoc works on bytes: the first one of a character in UTF-8. */
function firstByte(code: number): number {
  if (code < 0x800) return 0xc0 | (code >> 6);
  return (code & 0xf800) === 0xd800 ? 0xf0 | (((code & 0x3ff) + 0x40) >> 8) : 0xe0 | (code >> 12);
}
