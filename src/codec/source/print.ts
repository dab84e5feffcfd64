import { identifier, join, js } from "./code.ts";
import { allocate } from "./name.ts";
import { Code, type Look, type Name, Page, Text } from "./tree.ts";

/** Lines of a function from which on TypeScript may refuse to analyse its flow (TS2563), which has nothing to say here. */
const longFunction = 1000;

type TypeName = "any" | "number" | "void";

/** Printed in TypeScript alone. */
class Typed extends Text {
  override line(page: Page): string {
    return page.typed ? super.line(page) : "";
  }
}

/** The type of what has just been declared, in TypeScript. */
export function typed(type: TypeName): Code {
  return new Typed(`: ${type}`);
}

/** The parameter by which TypeScript knows that a function is a constructor. */
export const anyThis: Code = new Typed("this: any");

/** Where TypeScript has a type that JavaScript has not. */
export const untyped: Code = new Text("");

/** Returns whether code uses a word. */
export function uses(code: Code, word: string): boolean {
  let found = false;
  code.look((used) => {
    if (used === word) found = true;
  });
  return found;
}

/** The words and names that code uses. */
export function namesIn(code: Code): Set<string | Name> {
  const names = new Set<string | Name>();
  code.look((used) => names.add(used));
  return names;
}

/**
 * A function with parameters of these types, in order. Those that it does not use are marked, for users' compilers may look for them.
 */
export function declareFunction(
  name: Code,
  parameters: { readonly [word: string]: TypeName },
  result: TypeName,
  body: Code,
): Code {
  return new FunctionCode(name, parameters, result, body);
}

/** Names that nothing outside a function mentions are its own. */
class FunctionCode extends Code {
  readonly #name: Code;
  readonly #code: Code;
  readonly #used: ReadonlySet<string | Name>;

  constructor(name: Code, parameters: { readonly [word: string]: TypeName }, result: TypeName, body: Code) {
    super();
    const used = namesIn(body);
    const head = Object.entries(parameters).map(([parameter, type]) => {
      const word = used.has(parameter) ? parameter : `_${parameter}`;
      used.add(word);
      return js`${identifier(word)}${typed(type)}`;
    });
    this.#name = name;
    this.#code = js`
      function ${name}(${join(head, ", ")})${typed(result)} {
        ${body}
      }
    `;
    this.#used = used;
  }

  override look(at: Look): void {
    this.#name.look(at);
    for (const used of this.#used) at(used, "inner");
  }

  override print(page: Page): void {
    const taken = new Set<string>();
    const own: Name[] = [];
    for (const used of this.#used) {
      if (typeof used === "string") taken.add(used);
      else if (page.names.has(used)) taken.add(page.text(used));
      else own.push(used);
    }
    allocate(own, taken, page.names, false);
    const first = page.lines.length;
    this.#code.print(page);
    if (page.typed && page.lines.length - first > longFunction) {
      const note = "  // @ts-ignore: too long a function for TypeScript to follow its flow";
      page.lines.splice(first + 1, 0, page.indent + note);
    }
    for (const name of own) page.names.delete(name);
  }
}

/** The text of code, each line ended, in JavaScript or TypeScript; it names all names, those that are exported first. */
export function sourceText(source: Code, language: "JavaScript" | "TypeScript" = "JavaScript"): string {
  const page = new Page(language === "TypeScript");
  const words = new Set<string>();
  const names = new Set<Name>();
  source.look((used, use) => {
    if (typeof used === "string") words.add(used);
    else if (use !== "inner") names.add(used);
  });
  const exported = [...names].filter((name) => name.exported !== undefined);
  allocate(new Set([...exported, ...names]), words, page.names, true);
  source.print(page);
  return `${page.lines.join("\n")}\n`;
}

/** Code as one line, names as their hints are. */
export function lineOf(code: Code): string {
  return code.line(new Page(false));
}
