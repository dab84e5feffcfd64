import { ProtobufError, type ErrorCode } from "../errors.ts";
import { formatPath, type PathStep } from "../message/path.ts";
import { setOwn } from "../message/property.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { numberOfLiteral } from "./decimal.ts";
import type { JsonNumber } from "./json-value.ts";

/*
 * A strict reader of JSON text (https://www.rfc-editor.org/rfc/rfc8259) that sees what JSON.parse hides: duplicate keys, numbers that a double
 * does not hold, lone surrogates. Offsets count UTF-16 units of the text.
 */

const quote = 0x22;
const backslash = 0x5c;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** `01`, `1.` and `0x1` are refused where the number breaks off. */
const afterNumber = /^[\w.+-]/;
const hexadecimal = /^[0-9a-fA-F]{4}$/;
const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }),
);
const literals: readonly (readonly [string, boolean | null])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/**
 * Reads JSON text. Numbers that are not exact as a double are given as JsonNumber. Arrays and objects nest at most `maxNesting` deep.
 *
 * Errors: INVALID_JSON, LIMIT_EXCEEDED, with offset, line, column and path.
 */
export function readJson(text: string, maxNesting: number): unknown {
  return new JsonReader(text, maxNesting).readDocument();
}

/** Reads one value out of JSON text, and gives it with the position behind it. Errors: as for `readJson`. */
export function readJsonValue(text: string, position: number, maxNesting: number): { value: unknown; end: number } {
  return new JsonReader(text, maxNesting).readValueAt(position);
}

class JsonReader {
  private readonly text: string;
  private readonly maxNesting: number;
  private readonly path: (string | number)[] = [];
  private offset = 0;

  constructor(text: string, maxNesting: number) {
    this.text = text;
    this.maxNesting = maxNesting;
  }

  readDocument(): unknown {
    if (this.text.charCodeAt(0) === 0xfeff) this.fail("a byte order mark is no JSON");
    this.skipSpace();
    const value = this.readValue();
    this.skipSpace();
    if (this.offset < this.text.length) this.fail("the text goes on after the JSON value");
    return value;
  }

  readValueAt(position: number): { value: unknown; end: number } {
    this.offset = position;
    const value = this.readValue();
    return { value, end: this.offset };
  }

  /** Stands on the first character of the value, and afterwards behind its last. */
  private readValue(): unknown {
    const { text } = this;
    switch (text[this.offset]) {
      case '"':
        return this.readString();
      case "{":
        return this.readObject();
      case "[":
        return this.readArray();
    }
    for (const [word, value] of literals) {
      if (!text.startsWith(word, this.offset)) continue;
      this.offset += word.length;
      return value;
    }
    return this.readNumber();
  }

  /** Goes behind the bracket; the path has one step for each array and object that is open. */
  private open(): void {
    if (this.path.length >= this.maxNesting)
      this.fail(`more than ${this.maxNesting} levels of nesting`, "LIMIT_EXCEEDED");
    this.offset++;
    this.skipSpace();
  }

  private readNumber(): number | JsonNumber {
    number.lastIndex = this.offset;
    const literal = number.exec(this.text)?.[0];
    if (literal === undefined)
      this.fail(this.offset < this.text.length ? "not a JSON value" : "the text ends where a JSON value should stand");
    this.offset += literal.length;
    if (afterNumber.test(this.text.charAt(this.offset))) this.fail("not a JSON number");
    return numberOfLiteral(literal);
  }

  private readArray(): unknown[] {
    const values: unknown[] = [];
    this.open();
    if (this.skip("]")) return values;
    const depth = this.path.length;
    for (;;) {
      this.path[depth] = values.length;
      this.skipSpace();
      values.push(this.readValue());
      this.skipSpace();
      if (this.skip("]")) break;
      if (!this.skip(",")) this.fail('"," or "]" should stand here');
    }
    this.path.pop();
    return values;
  }

  private readObject(): object {
    const object = {};
    this.open();
    if (this.skip("}")) return object;
    const depth = this.path.length;
    for (;;) {
      this.skipSpace();
      const start = this.offset;
      if (this.text.charCodeAt(start) !== quote) this.fail("a key in double quotes should stand here");
      const key = this.readString();
      this.path[depth] = key;
      if (Object.hasOwn(object, key)) this.failAt(start, "duplicate key");
      this.skipSpace();
      if (!this.skip(":")) this.fail('":" should stand here');
      this.skipSpace();
      setOwn(object, key, this.readValue());
      this.skipSpace();
      if (this.skip("}")) break;
      if (!this.skip(",")) this.fail('"," or "}" should stand here');
    }
    this.path.pop();
    return object;
  }

  private readString(): string {
    const { text } = this;
    const start = this.offset++;
    let value = "";
    let from = this.offset;
    for (;;) {
      const unit = text.charCodeAt(this.offset);
      if (unit === quote) break;
      if (unit === backslash) {
        value += text.slice(from, this.offset) + this.readEscape();
        from = this.offset;
      } else if (unit >= 0x20) this.offset++;
      else this.fail(unit < 0x20 ? "a control character in a string must be escaped" : "the text ends within a string");
    }
    value += text.slice(from, this.offset++);
    if (hasLoneSurrogate(value)) this.failAt(start, "a lone surrogate in a string");
    return value;
  }

  private readEscape(): string {
    const { text, offset } = this;
    const letter = text.charAt(offset + 1);
    const hex = text.slice(offset + 2, offset + 6);
    if (letter === "u" && hexadecimal.test(hex)) {
      this.offset += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const escaped = escapes.get(letter);
    if (escaped === undefined) this.fail("not an escape of JSON");
    this.offset += 2;
    return escaped;
  }

  private skip(character: string): boolean {
    if (this.text[this.offset] !== character) return false;
    this.offset++;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.offset);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.offset++;
    }
  }

  private fail(reason: string, code: ErrorCode = "INVALID_JSON"): never {
    this.failAt(this.offset, reason, code);
  }

  private failAt(offset: number, reason: string, code: ErrorCode = "INVALID_JSON"): never {
    const lines = this.text.slice(0, offset).split("\n");
    const line = lines.length;
    const column = lines.at(-1)!.length + 1;
    const path = formatPath(this.path.map((step) => (typeof step === "string" ? stepOfKey(step) : step)));
    throw new ProtobufError(
      code,
      `cannot read JSON: ${path === "" ? "" : `${path} `}at line ${line}, column ${column}: ${reason}`,
      { path, offset, line, column },
    );
  }
}

/** A key as a step of a path: names as they are, others quoted. */
export function stepOfKey(key: string): PathStep {
  return /^(?:\w+|\[[\w./]+\])$/.test(key) ? key : { key };
}
