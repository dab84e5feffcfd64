import type { ProtobufError } from "../../errors.ts";
import type { Edition } from "../descriptors.ts";
import { concatBytes, integerValue, unescapeBytes, utf8Text } from "./literal.ts";
import type { SourceText } from "./source-text.ts";
import { nextToken, type Token } from "./tokenizer.ts";

/** Levels of messages within messages, as protoc limits them. */
export const maxMessageDepth = 31;

/** More errors than this are not looked for. */
const maxErrors = 100;

/** Where the grammar has come to in a file: the current token, one token of look-ahead, and what the file has said of its edition. */
export class Cursor {
  readonly source: SourceText;
  edition: Edition = "proto2";
  token: Token;
  /** End of the token before the current one. */
  previousEnd = 0;
  /** Messages around the current token. */
  depth = 0;
  /** Of the statements that were skipped. */
  readonly errors: ProtobufError[] = [];
  #ahead: Token | undefined;
  #raised: unknown;
  /** Text of the token `#worded`: it is asked for several times (measure load). */
  #word = "";
  #worded: Token | undefined;

  constructor(source: SourceText) {
    this.source = source;
    this.token = nextToken(source, undefined);
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

  get isEditions(): boolean {
    return this.edition !== "proto2" && this.edition !== "proto3";
  }

  advance(): void {
    this.previousEnd = this.token.end;
    this.token = this.#ahead ?? nextToken(this.source, this.token);
    this.#ahead = undefined;
  }

  /** Text of the token after the current one. */
  peek(): string {
    this.#ahead ??= nextToken(this.source, this.token);
    return this.source.text.slice(this.#ahead.start, this.#ahead.end);
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
    const { word } = this;
    this.advance();
    return word;
  }

  /** An integer of at most `max`, without a sign. */
  integer(message: string, max: bigint = 0x7fffffffn): bigint {
    if (this.token.kind !== "integer") throw this.error(message);
    const value = integerValue(this.word);
    if (value > max) throw this.error("Integer out of range.");
    this.advance();
    return value;
  }

  /** A number, `inf` or `nan`, without a sign. */
  number(message: string): number {
    const { word } = this;
    let value: number;
    if (this.token.kind === "float") value = Number(word);
    else if (this.token.kind === "integer") {
      const integer = integerValue(word);
      if (integer >= 1n << 64n && !/^[1-9]/.test(word)) throw this.error("Integer out of range.");
      value = Number(integer);
    }
    else if (word === "inf") value = Infinity;
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
    return utf8Text(this.bytes(message));
  }

  /** An error at `offset`, or else at the current token. */
  error(message: string, offset: number = this.token.start): ProtobufError {
    return (this.#raised = this.source.error(offset, message));
  }

  /** Reads a statement. One that is wrong (false) is noted, to go on behind it. Source: SkipStatement in protoc's parser.cc */
  statement(parse: () => void): boolean {
    try {
      parse();
      return true;
    } catch (error) {
      // What the tokenizer refuses, there is no going past.
      if (error !== this.#raised || this.errors.length >= maxErrors) throw error;
      this.errors.push(this.#raised as ProtobufError);
      this.#skipStatement();
      return false;
    }
  }

  #skipStatement(): void {
    while (!this.atEnd && !this.at("}") && !this.take(";")) {
      if (this.at("{")) return this.#skipBlock();
      this.advance();
    }
  }

  #skipBlock(): void {
    let depth = 0;
    do {
      if (this.at("{")) depth += 1;
      else if (this.at("}")) depth -= 1;
      this.advance();
    } while (depth > 0 && !this.atEnd);
  }
}
