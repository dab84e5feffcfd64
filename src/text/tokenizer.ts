import type { ErrorCode } from "../errors.ts";
import { quote } from "../message/path.ts";

/** `decimal`, `octal` and `hexadecimal` are integers. A string's text stands between its quotes, escapes and all. */
export type TokenKind = "identifier" | "decimal" | "octal" | "hexadecimal" | "float" | "string" | "symbol" | "end";

/** Throws the error, with what is known of its place besides the offset. */
export type FailAt = (offset: number, code: ErrorCode, reason: string) => never;

const identifier = /[A-Za-z_]\w*/y;
const number = /(?:0[xX][\da-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[fF]?)(?![\w.])/y;
const decimal = /^(?:0|[1-9]\d*)$/;
const octal = /^0[0-7]+$/;
const float = /^(?:0?|[1-9]\d*)(?:\D|$)/;

/** What a name in brackets consists of: a full name, or a URL. */
const bracketed = /[\w.\-~/!$&()*+,;=%]+/y;

/**
 * The tokens of text format, one at a time.
 *
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/#lexical
 */
export class Tokenizer {
  private readonly input: string;
  private readonly failAt: FailAt;
  private offset = 0;
  kind: TokenKind = "end";
  text = "";
  /** Offset of the token in the input. */
  start = 0;

  constructor(input: string, failAt: FailAt) {
    this.input = input;
    this.failAt = failAt;
    this.advance();
  }

  /** Goes on to the next token. Errors: INVALID_TEXT. */
  advance(): void {
    this.skipSpace();
    const { input, offset } = this;
    this.start = offset;
    const unit = input.charCodeAt(offset);
    if (offset >= input.length) this.become("end", "", offset);
    else if (isLetter(unit)) this.become("identifier", match(identifier, input, offset)!);
    else if (isDigit(unit) || (unit === dot && isDigit(input.charCodeAt(offset + 1)))) this.advanceNumber();
    else if (unit === doubleQuote || unit === singleQuote) this.advanceString(unit);
    else if (unit > 0x20 && unit < 0x7f) this.become("symbol", input.charAt(offset));
    else this.fail("this character can stand in a string only");
  }

  /** Returns whether the token is the symbol. */
  is(symbol: string): boolean {
    return this.kind === "symbol" && this.text === symbol;
  }

  /** Goes behind the symbol, if the token is that. */
  take(symbol: string): boolean {
    if (!this.is(symbol)) return false;
    this.advance();
    return true;
  }

  /** Goes behind the symbol. Errors: INVALID_TEXT if the token is another. */
  expect(symbol: string): void {
    if (!this.take(symbol)) this.fail(`expected "${symbol}", got ${this.describe()}`);
  }

  /** Stands on a "[" and goes behind the "]": what is between them, without white space and comments. Errors: INVALID_TEXT. */
  takeBracketed(): string {
    const pieces: string[] = [];
    for (;;) {
      this.skipSpace();
      const piece = match(bracketed, this.input, this.offset);
      if (piece === undefined) break;
      pieces.push(piece);
      this.offset += piece.length;
    }
    if (this.input[this.offset] !== "]") this.failAt(this.offset, "INVALID_TEXT", 'expected a name and "]"');
    this.offset++;
    this.advance();
    return pieces.join("");
  }

  /** INVALID_TEXT at the token. */
  fail(reason: string): never {
    return this.failAt(this.start, "INVALID_TEXT", reason);
  }

  /** The token, for error texts. */
  describe(): string {
    if (this.kind === "end") return "the end of the text";
    if (this.kind === "string") return "a string";
    return quote(this.text);
  }

  private become(kind: TokenKind, text: string, end: number = this.offset + text.length): void {
    this.kind = kind;
    this.text = text;
    this.offset = end;
  }

  private advanceNumber(): void {
    const text = match(number, this.input, this.offset);
    if (text === undefined) return this.fail("not a number, or no space after it");
    if (decimal.test(text)) this.become("decimal", text);
    else if (/^0[xX]/.test(text)) this.become("hexadecimal", text);
    else if (octal.test(text)) this.become("octal", text);
    else if (/[.eEfF]/.test(text) && float.test(text)) this.become("float", text);
    else this.fail("a number that starts with 0 must be octal");
  }

  private advanceString(quote: number): void {
    const { input, offset } = this;
    for (let position = offset + 1; position < input.length; position++) {
      const unit = input.charCodeAt(position);
      if (unit === quote) return this.become("string", input.slice(offset + 1, position), position + 1);
      if (unit === backslash) position++;
      if (unit === newline || unit === 0 || input.charCodeAt(position) === newline)
        this.failAt(position, "INVALID_TEXT", "a string ends in its line, and line breaks and NUL in it are escaped");
    }
    this.fail("a string without an end");
  }

  /** White space and comments. */
  private skipSpace(): void {
    const { input } = this;
    for (;;) {
      const unit = input.charCodeAt(this.offset);
      if (unit === hash) {
        const end = input.indexOf("\n", this.offset);
        this.offset = end < 0 ? input.length : end + 1;
      } else if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) this.offset++;
      else return;
    }
  }
}

const newline = 0x0a;
const doubleQuote = 0x22;
const hash = 0x23;
const singleQuote = 0x27;
const dot = 0x2e;
const backslash = 0x5c;

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || unit === 0x5f;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
