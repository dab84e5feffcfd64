/*
 * What emitted code is made of: a tree that knows its words and names. Only this directory makes one.
 */

/** Looks at a word or name of code: a `type` alone is wanted of it, it stands in a function (`inner`), or neither. */
export type Look = (used: string | Name, use: "value" | "type" | "inner") => void;

/** What code is printed on. */
export class Page {
  lines: string[] = [];
  indent = "";
  /** With the types of TypeScript. */
  readonly typed: boolean;
  readonly names: Map<Name, string> = new Map();

  constructor(typed: boolean) {
    this.typed = typed;
  }

  text(name: Name): string {
    return this.names.get(name) ?? name.hint;
  }
}

/** A piece of emitted code. Subclasses print either of the two ways. */
export abstract class Code {
  /** Shows all words and names of the code. */
  abstract look(at: Look): void;

  /** Adds its lines, any number of them. */
  print(page: Page): void {
    page.lines.push(page.indent + this.line(page));
  }

  /** The code as a part of a line. */
  line(page: Page): string {
    const { lines, indent } = page;
    page.lines = [];
    page.indent = "";
    this.print(page);
    const own = page.lines;
    page.lines = lines;
    page.indent = indent;
    if (own.length !== 1) throw new TypeError(`a part of ${own.length} lines must stand alone on its line`);
    return own[0]!;
  }
}

/** Text that has been checked or escaped, and has no names. */
export class Text extends Code {
  readonly #lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super();
    this.#lines = lines;
  }

  override look(): void {}

  override print(page: Page): void {
    for (const line of this.#lines) page.lines.push(page.indent + line);
  }
}

/** Code that consists of code. */
export abstract class Group extends Code {
  protected readonly pieces: readonly Code[];

  constructor(pieces: readonly Code[]) {
    super();
    this.pieces = pieces;
  }

  override look(at: Look): void {
    for (const piece of this.pieces) piece.look(at);
  }
}

/** Returns whether `name` is spelled as an identifier: ASCII letters, digits, `_` and `$`. */
export function isSpelledAsIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** Where a name comes from or goes to. */
export interface Outside {
  /** What other modules know it as. */
  readonly exported?: string;
  /** What it is imported from, and what it is called there. */
  readonly imported?: { readonly from: string; readonly name: string };
}

/** Something that has a name in emitted code. It belongs to the outermost function that mentions it, or to the module. */
export class Name extends Code {
  readonly hint: string;
  readonly exported: string | undefined;
  readonly imported: Outside["imported"];

  /** Throws for a hint that is not spelled as an identifier, which is a mistake of ours. */
  constructor(hint: string, { exported, imported }: Outside = {}) {
    super();
    if (!isSpelledAsIdentifier(hint)) throw new TypeError(`not an identifier: ${JSON.stringify(hint)}`);
    this.hint = hint;
    this.exported = exported;
    this.imported = imported;
  }

  override look(at: Look): void {
    at(this, "value");
  }

  override line(page: Page): string {
    return page.text(this);
  }
}
