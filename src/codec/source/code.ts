import { isIdentifier } from "./name.ts";
import { Code, Group, isSpelledAsIdentifier, type Look, Name, type Page, Text } from "./tree.ts";

export {
  asType,
  declared,
  exportAlias,
  type ImportedName,
  importsFrom,
  importsOf,
  isIdentifier,
  specifier,
} from "./name.ts";
export { Code, isSpelledAsIdentifier, Name };

/*
 * A typed builder for emitted source. A schema is untrusted input: no raw string becomes code. Code comes from `js` templates alone, and what is put into them
 * is code, a name, or an escaped literal.
 */

/** What may stand in a template: code, several lines of code, or a number that becomes a literal. */
export type Part = Code | readonly Code[] | number;

/** No code at all. */
export const nothing: Code = new Text();

/** A word that is printed as it is; throws for one that cannot be an identifier, which is a mistake of ours. */
export function identifier(word: string): Code {
  if (!isIdentifier(word)) throw new TypeError(`not an identifier: ${JSON.stringify(word)}`);
  return new Tree({ lines: [{ indent: "", texts: [word], first: 0, alone: false }], words: [word] }, []);
}

/** A literal of a string, bigint, boolean or undefined; text is escaped to printable ASCII. */
export function literal(value: string | bigint | boolean | undefined | number): Code {
  if (typeof value === "bigint") return new Text(`${value}n`);
  if (typeof value === "number") return new Text(numberText(value));
  if (typeof value !== "string") return new Text(String(value));
  const text = JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return new Text(text);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** The property `name` of `object`: `object.name`, or `object["name"]` where it has to be quoted. */
export function property(object: Code, name: string): Code {
  return isSpelledAsIdentifier(name) ? js`${object}${new Text(`.${name}`)}` : js`${object}[${literal(name)}]`;
}

/** The key of a property in an object literal; `__proto__` is computed, so that it makes a property and not a prototype. */
export function propertyKey(name: string): Code {
  if (name === "__proto__") return js`[${literal(name)}]`;
  return isIdentifier(name) ? new Text(name) : literal(name);
}

/** A documentation comment of lines of text, which cannot end it, and in which nobody finds the address of a source map. */
export function docComment(lines: readonly string[]): Code {
  const safe = lines.map((line) =>
    line
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu, " ")
      .replaceAll("*/", "*\\/")
      .replace(/\/([/*])(?=[#@])/g, "/$1 ")
      .trimEnd(),
  );
  // A directive, as `@ts-ignore`, is one only in the last line of a comment.
  if (safe.length === 1 && !/^\s*@ts-/.test(safe[0]!)) return new Text(`/** ${safe[0]} */`);
  return new Text("/**", ...safe.map((line) => ` * ${line}`.trimEnd()), " */");
}

type Separator = ", " | " && " | " || " | ": " | " | ";

class Joined extends Group {
  readonly separator: Separator;

  constructor(pieces: readonly Code[], separator: Separator) {
    super(pieces);
    this.separator = separator;
  }

  override line(page: Page): string {
    return this.pieces.map((piece) => piece.line(page)).join(this.separator);
  }
}

/** Joins pieces of one line each with `separator`. */
export function join(pieces: readonly Code[], separator: Separator): Code {
  return new Joined(pieces, separator);
}

/** Returns whether code has been joined as the members of a union. */
export function isUnion(code: Code): boolean {
  return code instanceof Joined && code.separator === " | ";
}

/** Code with text before its first line and behind its last. */
class Affixed extends Group {
  override print(page: Page): void {
    const [before, code, after] = this.pieces as [Code, Code, Code];
    const { lines, indent } = page;
    const first = lines.length;
    code.print(page);
    lines[first] = indent + before.line(page) + lines[first]!.slice(indent.length);
    lines[lines.length - 1] += after.line(page);
  }
}

const empty = new Text("");

/** `key: value`, where the value may have more lines. */
export function keyed(key: Code, value: Code): Code {
  return new Affixed([js`${key}${new Text(": ")}`, value, empty]);
}

/** Pieces of any number of lines, a comma after each. */
export function listed(pieces: readonly Code[]): Code {
  return js`
    ${pieces.map((piece) => new Affixed([empty, piece, new Text(",")]))}
  `;
}

class Paragraphs extends Group {
  override print(page: Page): void {
    const { lines } = page;
    const first = lines.length;
    for (const piece of this.pieces) {
      const start = lines.length;
      piece.print(page);
      if (start > first && lines.length > start) lines.splice(start, 0, "");
    }
  }
}

/** Pieces with a blank line between them. */
export function paragraphs(pieces: readonly Code[]): Code {
  return new Paragraphs(pieces);
}

interface Template {
  readonly lines: readonly TemplateLine[];
  /** Words that may be names: all but properties, and what is in comments and strings. */
  readonly words: readonly string[];
}

interface TemplateLine {
  readonly indent: string;
  /** What stands before, between and behind its parts, of which `first` is the first. */
  readonly texts: readonly string[];
  readonly first: number;
  /** A part is the whole line. */
  readonly alone: boolean;
}

const templates = new WeakMap<TemplateStringsArray, Template>();

/**
 * Builds code from a template, without the template's own indentation and blank lines. A part that stands alone on its line may have any number of
 * lines, none too, and they take its indentation; a part within a line has one.
 */
export function js(strings: TemplateStringsArray, ...parts: Part[]): Code {
  let template = templates.get(strings);
  if (template === undefined) templates.set(strings, (template = readTemplate(strings)));
  return new Tree(template, parts);
}

function readTemplate(strings: TemplateStringsArray): Template {
  const filled = strings
    .join("\0")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  let first = 0;
  const lines = filled.map((line): TemplateLine => {
    const text = line.trim();
    const texts = text.split("\0");
    first += texts.length - 1;
    const ownIndent = line.slice(indent, line.length - line.trimStart().length);
    return { indent: ownIndent, texts, first: first - texts.length + 1, alone: text === "\0" };
  });
  return { lines, words: wordsOf(filled.join("\n")) };
}

/** What is skipped, then words, which alone begin with a character past "@". */
const tokens = /"(?:[^"\\]|\\.)*"|\/\*.*?\*\/|\/\/.*|\.{3}|\.\w+|[A-Za-z_][\w$]*/g;

function wordsOf(text: string): string[] {
  return [...new Set(text.match(tokens))].filter((token) => token > "@");
}

class Tree extends Code {
  readonly #template: Template;
  readonly #parts: readonly Part[];

  constructor(template: Template, parts: readonly Part[]) {
    super();
    this.#template = template;
    this.#parts = parts;
  }

  override look(at: Look): void {
    for (const word of this.#template.words) at(word, "value");
    for (const part of this.#parts) {
      if (Array.isArray(part)) for (const piece of part as readonly Code[]) piece.look(at);
      else if (typeof part !== "number") (part as Code).look(at);
    }
  }

  override print(page: Page): void {
    const { indent } = page;
    for (const line of this.#template.lines) {
      page.indent = indent + line.indent;
      const part = this.#parts[line.first];
      if (!line.alone || typeof part === "number") page.lines.push(page.indent + this.#text(line, page));
      else if (Array.isArray(part)) for (const piece of part as readonly Code[]) piece.print(page);
      else (part as Code).print(page);
    }
    page.indent = indent;
  }

  override line(page: Page): string {
    const { lines } = this.#template;
    return lines.length === 1 && !lines[0]!.alone ? this.#text(lines[0]!, page) : super.line(page);
  }

  #text({ texts, first }: TemplateLine, page: Page): string {
    let text = texts[0]!;
    for (let index = 1; index < texts.length; index++)
      text += partText(this.#parts[first + index - 1]!, page) + texts[index]!;
    return text;
  }
}

function partText(part: Part, page: Page): string {
  if (typeof part === "number") return numberText(part);
  return (Array.isArray(part) ? js`${part as readonly Code[]}` : (part as Code)).line(page);
}
