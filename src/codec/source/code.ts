/*
 * A typed builder for emitted source. A schema is untrusted input: no raw string becomes code. Code comes from `js` templates alone,
 * and what is put into them is code, a checked identifier, or an escaped literal.
 */

/** A piece of source text. Only this file makes one. */
export interface Code {
  readonly lines: readonly string[];
  readonly "~code": true;
}

/** What may stand in a template: code, several lines of code, or a number that becomes a literal. */
export type Part = Code | readonly Code[] | number;

const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in " +
    "instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield NaN Infinity"
  ).split(" "),
);

function code(lines: readonly string[]): Code {
  return { lines, "~code": true };
}

/** No code at all. */
export const nothing: Code = code([]);

/** Tells whether `name` can be an identifier of emitted code: ASCII letters, digits, `_` and `$`, and no reserved word. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && !reserved.has(name);
}

/** An identifier; throws for a name that is none, which is a mistake of ours. */
export function identifier(name: string): Code {
  if (!isIdentifier(name)) throw new TypeError(`not an identifier: ${JSON.stringify(name)}`);
  return code([name]);
}

/** A literal of a string, bigint, boolean or undefined; text is escaped to printable ASCII. */
export function literal(value: string | bigint | boolean | undefined | number): Code {
  if (typeof value === "bigint") return code([`${value}n`]);
  if (typeof value === "number") return code([numberText(value)]);
  if (typeof value !== "string") return code([String(value)]);
  const text = JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return code([text]);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** The property `name` of `object`: `object.name`, or `object["name"]` where it has to be quoted. */
export function property(object: Code, name: string): Code {
  const quoted = !/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
  return quoted ? js`${object}[${literal(name)}]` : code([`${object.lines[0]}.${name}`]);
}

/** The key of a property in an object literal; `__proto__` is computed, so that it makes a property and not a prototype. */
export function propertyKey(name: string): Code {
  if (name === "__proto__") return js`[${literal(name)}]`;
  return isIdentifier(name) ? code([name]) : literal(name);
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
  if (safe.length === 1 && !/^\s*@ts-/.test(safe[0]!)) return code([`/** ${safe[0]} */`]);
  return code(["/**", ...safe.map((line) => ` * ${line}`.trimEnd()), " */"]);
}

/** Joins pieces of one line each with `separator`. */
export function join(pieces: readonly Code[], separator: ", " | " && " | " || " | ": "): Code {
  return code([pieces.map((piece) => piece.lines.join(" ")).join(separator)]);
}

/** `key: value`, where the value may have more lines. */
export function keyed(key: Code, value: Code): Code {
  const [first, ...rest] = value.lines;
  return code([`${key.lines.join(" ")}: ${first}`, ...rest]);
}

/** Pieces of any number of lines, a comma after each. */
export function listed(pieces: readonly Code[]): Code {
  return code(pieces.flatMap(({ lines }) => lines.with(-1, `${lines.at(-1)},`)));
}

/** Pieces with a blank line between them. */
export function paragraphs(pieces: readonly Code[]): Code {
  return code(
    pieces
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ lines }, index) => (index === 0 ? lines : ["", ...lines])),
  );
}

/**
 * Builds code from a template, without the template's own indentation and blank lines. A part that stands alone on its line may have any number of
 * lines, none too, and they take its indentation; a part within a line has one.
 */
export function js(template: TemplateStringsArray, ...parts: Part[]): Code {
  const text = template.reduce((before, after, index) => `${before}\0${index - 1}\0${after}`);
  const lines = dedent(text.split("\n")).flatMap((line) => {
    const alone = /^( *)\0(\d+)\0$/.exec(line);
    if (alone !== null) return partLines(parts[Number(alone[2])]!).map((inner) => alone[1] + inner);
    return [line.replace(/\0(\d+)\0/g, (_, index: string) => singleLine(parts[Number(index)]!))];
  });
  return code(lines);
}

function partLines(part: Part): readonly string[] {
  if (typeof part === "number") return [numberText(part)];
  if (Array.isArray(part)) return (part as readonly Code[]).flatMap((piece) => piece.lines);
  return (part as Code).lines;
}

function singleLine(part: Part): string {
  const lines = partLines(part);
  if (lines.length !== 1) throw new TypeError(`a part of ${lines.length} lines must stand alone on its line`);
  return lines[0]!;
}

function dedent(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== "");
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  return filled.map((line) => line.slice(indent).trimEnd());
}

/** The text of code, each line ended. */
export function sourceText(source: Code): string {
  return `${source.lines.join("\n")}\n`;
}
