import type { ProtobufError } from "../../errors.ts";
import type { Edition } from "../descriptors.ts";
import { concatBytes, integerValue, unescapeBytes } from "./literal.ts";
import { textOfBytes } from "./raw-bytes.ts";
import type { SourceText } from "./source-text.ts";
import { nextToken, type ReportFault, type Token } from "./tokenizer.ts";

/** Most characters of a name: of a declaration with all that it stands in, of a reference to one, of a file. */
export const longestName = 2048;

/** Levels of messages within messages, as protoc limits them. */
export const maxMessageDepth = 31;

/** More errors than this are not looked for. */
const maxErrors = 100;

/** Thrown where there are as many. */
export const tooMany: symbol = Symbol("too many errors");

/** Where the grammar has come to in a file: the current token, one token of look-ahead, and what the file has said of its edition. */
export class Cursor {
  readonly source: SourceText;
  edition: Edition = "proto2";
  /** The edition is the one after all that are known. */
  isUnstable = false;
  token: Token;
  /** End of the token before the current one. */
  previousEnd = 0;
  /** Messages around the current token. */
  depth = 0;
  /** Options of extension ranges so far, one for each range that has it. */
  rangeOptions = 0;
  /** What is wrong with the file so far. */
  readonly errors: ProtobufError[] = [];
  #raised: unknown;
  readonly #report: ReportFault = (message, offset, byte) => this.note(message, offset, byte);
  /** Text of the token `#worded`: it is asked for several times (measure load). */
  #word = "";
  #worded: Token | undefined;

  constructor(source: SourceText) {
    this.source = source;
    this.token = nextToken(source, undefined, this.#report);
  }

  /** Text of the current token. */
  get word(): string {
    const { token } = this;
    if (this.#worded !== token) {
      this.#word = this.source.text.slice(token.start, token.end);
      this.#worded = token;
    }
    return this.#word;
  }

  get atEnd(): boolean {
    return this.token.kind === "end";
  }

  /** There is the end of a line before the current token. */
  get isOnNewLine(): boolean {
    return this.source.text.slice(this.token.gap, this.token.start).includes("\n");
  }

  get isEditions(): boolean {
    return this.edition !== "proto2" && this.edition !== "proto3";
  }

  /** Edition 2024 has brought keywords. */
  get isBefore2024(): boolean {
    return !this.isEditions || this.edition === "2023";
  }

  advance(): void {
    this.previousEnd = this.token.end;
    this.token = nextToken(this.source, this.token, this.#report);
  }

  at(word: string): boolean {
    const { start, end, kind } = this.token;
    return end - start === word.length && kind !== "end" && this.source.text.startsWith(word, start);
  }

  /** Goes past `word` if it is the current token. */
  take(word: string): boolean {
    if (!this.at(word)) return false;
    this.advance();
    return true;
  }

  expect(word: string, message = `Expected "${word}".`): void {
    if (!this.take(word)) throw this.error(message);
  }

  identifier(message: string): string {
    if (this.token.kind !== "identifier") throw this.error(message);
    if (this.token.end - this.token.start > longestName)
      throw this.error(`A name is longer than ${longestName} characters.`);
    const { word } = this;
    this.advance();
    return word;
  }

  /** An integer of at most `max`, without a sign; 0 where it is greater. */
  integer(message: string, max: bigint = 0x7fffffffn): bigint {
    if (this.token.kind !== "integer") throw this.error(message);
    const value = integerValue(this.word);
    const isRight = value !== undefined && value <= max;
    if (!isRight) this.note("Integer out of range.");
    this.advance();
    return isRight ? value : 0n;
  }

  /** A number, `inf` or `nan`, without a sign. */
  number(message: string): number {
    const { word } = this;
    let value: number;
    if (this.token.kind === "float") value = Number(word);
    else if (this.token.kind === "integer") {
      const integer = integerValue(word);
      // Too great for an integer, it may still be a double.
      if (integer === undefined || (integer >= 1n << 64n && word.startsWith("0"))) this.note("Integer out of range.");
      value = Number(integer ?? 0n);
    } else if (word === "inf") value = Infinity;
    else if (word === "nan") value = NaN;
    else throw this.error(message);
    this.advance();
    return value;
  }

  /** One or more adjacent string literals. */
  bytes(message: string): Uint8Array {
    if (this.token.kind !== "string") throw this.error(message);
    const pieces: Uint8Array[] = [];
    while (this.token.kind === "string") {
      pieces.push(unescapeBytes(this.source.text.slice(this.token.start + 1, this.token.end - 1)));
      this.advance();
    }
    return concatBytes(pieces);
  }

  string(message: string): string {
    return textOfBytes(this.bytes(message));
  }

  /** An error at `offset`, or else at the current token, which ends the statement. */
  error(message: string, offset: number = this.token.start): ProtobufError {
    return (this.#raised = this.source.error(offset, message));
  }

  /** Notes an error that the statement goes on after. */
  note(message: string, offset: number = this.token.start, bytes?: number): void {
    this.#add(this.source.error(offset, message, bytes));
  }

  #add(error: ProtobufError): void {
    this.errors.push(error);
    if (this.errors.length >= maxErrors) throw tooMany;
  }

  /** Reads a statement. One that is wrong (false) is noted, to go on behind it. Source: SkipStatement in protoc's parser.cc */
  statement(parse: () => void): boolean {
    try {
      parse();
      return true;
    } catch (error) {
      if (error !== this.#raised) throw error;
      this.#add(this.#raised as ProtobufError);
      this.#skipStatement();
      return false;
    }
  }

  #skipStatement(): void {
    while (!this.atEnd && !this.at("}") && !this.take(";")) {
      if (this.take("{")) return this.#skipBlock();
      this.advance();
    }
  }

  /** As protoc does it: the token behind an inner brace is passed over with it. */
  #skipBlock(): void {
    for (let depth = 1; !this.atEnd; this.advance()) {
      if (this.take("{")) depth += 1;
      else if (this.take("}") && --depth === 0) return;
    }
  }
}
