import { Code, isSpelledAsIdentifier, type Look, Name, type Page } from "./tree.ts";

/*
 * Names of emitted code. A name is decided when the code is printed, since only then all is known that it must differ from: it is its `hint` where that is free,
 * else `hint_2`.
 */

/** Words of JavaScript that no variable can be called, and values that none should hide. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in " +
    "instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield NaN Infinity"
  ).split(" "),
);

/**
 * Words that nothing in the scope of a module is called: keywords of TypeScript, some of which cannot be names of types, or do not stand for one where types are
 * used (source: its scanner); and what a CommonJS module, which compilers may make of ours, has in scope.
 */
const reservedInModules = new Set(
  (
    "abstract accessor any as assert asserts async bigint boolean constructor declare defer from get global infer intrinsic is keyof module namespace never number object of out override readonly " +
    "require satisfies set string symbol type unique unknown using exports __filename __dirname"
  ).split(" "),
);

/** Returns whether `name` can be an identifier of emitted code: it is spelled as one, and no reserved word. */
export function isIdentifier(name: string): boolean {
  return isSpelledAsIdentifier(name) && !reserved.has(name);
}

/** Code around one name that depends on what that is printed as. */
class Around extends Code {
  readonly #name: Name;
  readonly #use: "value" | "type";
  readonly #print: (text: string) => string | undefined;

  /** No line at all where `print` gives undefined. */
  constructor(name: Name, print: (text: string) => string | undefined, use: "value" | "type" = "value") {
    super();
    this.#name = name;
    this.#print = print;
    this.#use = use;
  }

  override look(at: Look): void {
    at(this.#name, this.#use);
  }

  override line(page: Page): string {
    return this.#print(page.text(this.#name)) ?? "";
  }

  override print(page: Page): void {
    if (this.#print(page.text(this.#name)) !== undefined) super.print(page);
  }
}

/** The name in a type: an import of it need not be one of a value. */
export function asType(name: Name): Code {
  return new Around(name, (text) => text, "type");
}

/** `export const Name`, where `keyword` is `const`; without `export` where the name is printed otherwise than it is exported. */
export function declared(name: Name, keyword: "const" | "declare const" | "interface" | "type"): Code {
  return new Around(name, (text) => `${text === name.exported ? "export " : ""}${keyword} ${text}`);
}

/** What follows the declaration of a name that is printed otherwise than it is exported. */
export function exportAlias(name: Name, keyword: "export" | "export type" = "export"): Code {
  return new Around(name, (text) =>
    text === name.exported ? undefined : `${keyword} { ${text} as ${name.exported!} };`,
  );
}

/** An imported name as an import declaration has it, `name as name_2` where it is printed otherwise; `separator` is ": " in a pattern. */
export function specifier(name: Name, separator: " as " | ": " = " as "): Code {
  const { name: original } = name.imported!;
  return new Around(name, (text) => (text === original ? text : `${original}${separator}${text}`));
}

/** Gives names of what is imported from one place: the same for the same each time. */
export function importsFrom<N extends string>(from: string): (name: N) => Name {
  const known = new Map<N, Name>();
  return (name) => {
    let made = known.get(name);
    if (made === undefined) known.set(name, (made = new Name(name, { imported: { from, name } })));
    return made;
  };
}

export interface ImportedName {
  readonly name: Name;
  /** Nothing asks for more than its type. */
  readonly typeOnly: boolean;
}

/** The names that code imports, sorted. */
export function importsOf(code: Code): ImportedName[] {
  const found = new Map<Name, boolean>();
  code.look((used, use) => {
    if (typeof used !== "string" && used.imported !== undefined)
      found.set(used, use === "type" && found.get(used) !== false);
  });
  return [...found]
    .map(([name, typeOnly]) => ({ name, typeOnly }))
    .sort(({ name: one }, { name: other }) => (one.hint < other.hint ? -1 : 1));
}

/** Decides names: none is a word or another name of `taken`, to which they are added. */
export function allocate(names: Iterable<Name>, taken: Set<string>, texts: Map<Name, string>, inModule: boolean): void {
  const isFree = (text: string): boolean =>
    !taken.has(text) && !reserved.has(text) && !(inModule && reservedInModules.has(text));
  const counts = new Map<string, number>();
  for (const name of names) {
    const { hint } = name;
    let text = hint;
    let count = counts.get(hint) ?? 1;
    while (!isFree(text)) text = `${hint}_${++count}`;
    counts.set(hint, count);
    taken.add(text);
    texts.set(name, text);
  }
}
