import { utf8Bytes } from "./literal.ts";
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
const classes = classesOfAscii();

function classesOfAscii(): Uint8Array {
  const found = new Uint8Array(128);
  for (const [members, bit] of [
    ["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", letter],
    ["0123456789", digit],
    [" \n\t\r\v\f", space],
    ["0123456789abcdefABCDEF", hexDigit],
  ] as const) {
    for (const member of members) found[member.charCodeAt(0)]! |= bit;
  }
  return found;
}

/** Returns whether the character at `offset` is of one of the classes `bits`. */
function isAt(text: string, offset: number, bits: number): boolean {
  const code = text.charCodeAt(offset);
  return code < 128 && (classes[code]! & bits) !== 0;
}

function skip(text: string, offset: number, bits: number): number {
  while (isAt(text, offset, bits)) offset += 1;
  return offset;
}

/** Is told what is wrong with a token, which goes on none the less; `byte` counts those of the character at `offset` that are right. */
export type ReportFault = (message: string, offset: number, byte?: number) => void;

/**
 * Reads the token after `previous`. What is wrong with it is reported, and passed over as protoc does it.
 *
 * Source: https://protobuf.dev/reference/protobuf/edition-2023-spec/#lexical_elements; where it is silent, protoc's io/tokenizer.cc.
 */
export function nextToken(source: SourceText, previous: Token | undefined, report: ReportFault): Token {
  const { text } = source;
  const gap = previous === undefined ? (text.charCodeAt(0) === 0xfeff ? 1 : 0) : previous.end;
  if (previous?.kind === "symbol" && text.charCodeAt(previous.start) > 127)
    reportBytes(text.slice(previous.start, gap), previous.start, 1, report);
  const start = skipGap(text, gap, report);
  if (start >= text.length) return { kind: "end", gap, start: text.length, end: text.length };
  const character = text[start]!;
  if (isAt(text, start, letter)) return { kind: "identifier", gap, start, end: skip(text, start + 1, letter | digit) };
  if (isAt(text, start, digit)) return numberToken(text, gap, start, report);
  if (character === "." && isAt(text, start + 1, digit)) {
    if (previous?.kind === "identifier" && previous.end === start)
      report("Need space between identifier and decimal point.", start);
    return numberToken(text, gap, start, report);
  }
  if (character === '"' || character === "'")
    return { kind: "string", gap, start, end: stringEnd(text, start, report) };
  if (character.charCodeAt(0) < 128) return { kind: "symbol", gap, start, end: start + 1 };
  const end = start + String.fromCodePoint(text.codePointAt(start)!).length;
  reportBytes(text.slice(start, end), start, 0, report);
  return { kind: "symbol", gap, start, end };
}

/** The offset after white space, comments, and control characters. */
function skipGap(text: string, offset: number, report: ReportFault): number {
  for (;;) {
    offset = skip(text, offset, space);
    const code = text.charCodeAt(offset);
    if (code < 32) {
      report("Invalid control characters encountered in text.", offset);
      while (text.charCodeAt(offset) < 32) offset += 1;
      continue;
    }
    if (code !== 0x2f) return offset;
    const second = text[offset + 1];
    if (second === "/") {
      const newline = text.indexOf("\n", offset);
      const end = newline < 0 ? text.length : newline + 1;
      const zero = text.slice(offset, end).indexOf("\0");
      offset = zero < 0 ? end : offset + zero;
    } else if (second === "*") {
      offset = blockCommentEnd(text, offset, report);
    } else {
      return offset;
    }
  }
}

function blockCommentEnd(text: string, start: number, report: ReportFault): number {
  const found = text.indexOf("*/", start + 2);
  const zero = text.slice(start, found < 0 ? text.length : found).indexOf("\0");
  const end = zero < 0 ? found : -1;
  const last = zero >= 0 ? start + zero : end < 0 ? text.length : end;
  for (
    let nested = text.indexOf("/*", start + 2);
    nested >= 0 && nested < last;
    nested = text.indexOf("/*", nested + 1)
  ) {
    report('"/*" inside block comment.  Block comments cannot be nested.', nested + 1);
  }
  if (end >= 0) return end + 2;
  report("End-of-file inside block comment.", last);
  report("  Comment started here.", start);
  return last;
}

function numberToken(text: string, gap: number, start: number, report: ReportFault): Token {
  const isHex = text[start] === "0" && /[xX]/.test(text[start + 1] ?? "");
  let end: number;
  let kind: TokenKind = "integer";
  if (isHex) {
    end = skip(text, start + 2, hexDigit);
    if (end === start + 2) report('"0x" must be followed by hex digits.', end);
  } else if (text[start] === "0" && isAt(text, start + 1, digit)) {
    end = skip(text, start, digit);
    const wrong = text.slice(start, end).search(/[89]/);
    if (wrong >= 0) report("Numbers starting with leading zero must be in octal.", start + wrong);
  } else {
    end = decimalEnd(text, start, report);
    if (/[.eE]/.test(text.slice(start, end))) kind = "float";
  }
  if (isAt(text, end, letter)) report("Need space between number and identifier.", end);
  else if (text[end] === ".")
    report(
      kind === "float"
        ? "Already saw decimal point or exponent; can't have another one."
        : "Hex and octal numbers must be integers.",
      end,
    );
  return { kind, gap, start, end };
}

function decimalEnd(text: string, start: number, report: ReportFault): number {
  let end = skip(text, start, digit);
  if (text[end] === ".") end = skip(text, end + 1, digit);
  if (text[end] !== "e" && text[end] !== "E") return end;
  end += 1;
  if (text[end] === "+" || text[end] === "-") end += 1;
  if (!isAt(text, end, digit)) report('"e" must be followed by exponent.', end);
  return skip(text, end, digit);
}

/** The offset after the closing quote, or at what ends the literal too early. */
function stringEnd(text: string, start: number, report: ReportFault): number {
  const quote = text[start]!;
  let offset = start + 1;
  for (;;) {
    const character = text[offset];
    if (character === undefined || character === "\0") {
      report("Unexpected end of string.", offset);
      return offset;
    }
    if (character === "\n") {
      report('Multiline strings are not allowed. Did you miss a "?.', offset);
      return offset;
    }
    if (character === quote) return offset + 1;
    offset = character === "\\" ? escapeEnd(text, offset + 1, report) : offset + 1;
  }
}

function escapeEnd(text: string, offset: number, report: ReportFault): number {
  const character = text[offset] ?? "";
  if (character !== "" && "abfnrtv\\?'\"01234567".includes(character)) return offset + 1;
  if (character === "x" || character === "X") {
    if (isAt(text, offset + 1, hexDigit)) return offset + 2;
    report("Expected hex digits for escape sequence.", offset + 1);
    return offset + 1;
  }
  if (character === "u")
    return codeEnd(text, offset + 1, "hhhh", "Expected four hex digits for \\u escape sequence.", report);
  if (character === "U")
    return codeEnd(
      text,
      offset + 1,
      "00bhhhhh",
      "Expected eight hex digits up to 10ffff for \\U escape sequence",
      report,
    );
  report("Invalid escape sequence in string literal.", offset);
  return offset;
}

/** The offset after digits as `pattern` has them: `h` hex, `b` 0 or 1, `0`. */
function codeEnd(text: string, start: number, pattern: string, message: string, report: ReportFault): number {
  for (const [index, member] of [...pattern].entries()) {
    const allowed =
      member === "h"
        ? isAt(text, start + index, hexDigit)
        : (member === "b" ? "01" : "0").includes(text[start + index] ?? "-");
    if (allowed) continue;
    report(message, start + index);
    return start + index;
  }
  return start + pattern.length;
}

/** protoc works on bytes: the first of a character that is not ASCII is a token, and what follows is as many more. */
function reportBytes(character: string, offset: number, from: 0 | 1, report: ReportFault): void {
  const bytes = utf8Bytes(character);
  const until = from === 0 ? 1 : bytes.length;
  for (let index: number = from; index < until; index++)
    report(`Interpreting non ascii codepoint ${bytes[index]}.`, offset, index);
}
