import fc from "fast-check";
import ts from "typescript";
import { generateModules } from "../../src/codegen/index.ts";
import { loadSync } from "../../src/index.ts";
import * as runtime from "../../src/runtime.ts";
import { protoDirectory } from "../support/engines.ts";

/*
 * Random schemas that are called as what code is made of: a few files with messages, enums, services and extensions, whose names are words of the languages, of
 * the runtime, of emitted code, and what the emitter may make of the other names of the schema.
 */

const keywords = Array.from(
  { length: ts.SyntaxKind.LastKeyword - ts.SyntaxKind.FirstKeyword + 1 },
  (_, index) => ts.tokenToString(ts.SyntaxKind.FirstKeyword + index)!,
);

/** Globals of TypeScript's library are types as well. */
const globals = [
  ...Object.getOwnPropertyNames(globalThis),
  ..."Awaited Exclude Extract NonNullable Omit Partial Pick Readonly ReadonlyMap ReadonlyArray Record Required ReturnType ArrayLike".split(
    " ",
  ),
  ..."arguments exports module require __dirname __filename __esModule __proto__ constructor prototype toString valueOf hasOwnProperty then toJSON".split(
    " ",
  ),
];

/** All that stands in modules as an identifier: of these, variables of the emitter's, and what the modules import. */
function emittedWords(): string[] {
  const files = ["generated", "maps", "closed", "shapes", "extensions"].map((name) => `test/${name}.proto`);
  const modules = generateModules(loadSync(files, { includePaths: [protoDirectory] }).files());
  const words = new Set<string>();
  for (const text of modules.flatMap((module) => [module.ts, module.dts])) {
    const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
    for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan())
      if (token === ts.SyntaxKind.Identifier) words.add(scanner.getTokenText());
  }
  return [...words];
}

/** As names of a `.proto` may be. */
const usable = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => /^[A-Za-z_]\w*$/.test(word));

const pools: { readonly [kind: string]: readonly string[] } = {
  keyword: usable(keywords),
  global: usable(globals),
  runtime: usable([
    ...Object.keys(runtime),
    "MessageCodec",
    "GeneratedFile",
    "ExtensionType",
    "MethodType",
    "ServiceType",
    "LongLike",
    "Oneof",
  ]),
  emitted: usable(emittedWords()),
  unit: [
    "lengthSize",
    "keyMemory",
    "declaredNumbers",
    "propertyNames",
    "decodeEntry",
    "encodeEntry",
    "setMember",
    "field",
    "oneof",
  ].flatMap((base) => [0, 1, 2, 3].map((count) => base + count)),
};

/** What the emitter may make of a name. */
const derivations: readonly ((name: string) => string)[] = [
  (name) => `${name}_2`,
  (name) => `${name}_2_2`,
  (name) => `${name}_3`,
  (name) => `_${name}`,
  (name) => `${name}Init`,
  (name) => `${name}File`,
  (name) => `${name}Schema`,
  (name) => `decode${name}`,
  (name) => `merge${name}`,
  (name) => `encode${name}`,
];

export const kinds: readonly string[] = [...Object.keys(pools), "derived", "again"];
export const roles = [
  "file",
  "package",
  "message",
  "field",
  "oneof",
  "enum",
  "value",
  "service",
  "method",
  "extension",
] as const;
export type Role = (typeof roles)[number];

/** A schema, and which kind of name was drawn for which role, `field keyword`. */
export interface NamedSchema {
  readonly files: { readonly [name: string]: string };
  readonly drawn: readonly string[];
}

/** What no value of an enum is called: it would be another statement. */
const statements: ReadonlySet<string> = new Set(["option", "reserved"]);

class Draw {
  readonly drawn: string[] = [];
  readonly #g: fc.GeneratorValue;
  readonly #names: string[] = [];
  readonly #taken = new Map<string, Set<string>>();

  readonly #turns: Map<Role, number>;

  constructor(g: fc.GeneratorValue, first: number) {
    this.#g = g;
    this.#turns = new Map(roles.map((role) => [role, first]));
  }

  number(min: number, max: number): number {
    return this.#g(fc.integer, { min, max });
  }

  one<T>(items: readonly T[]): T {
    return items[this.number(0, items.length - 1)]!;
  }

  /** A name that is not taken in `scope`, where case and `_` make no difference: protoc is as strict about some. */
  name(role: Role, scope: string): string {
    const taken = this.#taken.get(scope) ?? new Set();
    this.#taken.set(scope, taken);
    // The kind may have no name that is free here.
    for (let attempt = 0; ; attempt++) {
      const kind = kinds[(this.#turns.get(role)! + Math.floor(attempt / 8)) % kinds.length]!;
      const name = this.#draw(kind);
      const key = name.replaceAll("_", "").toLowerCase();
      if (key === "" || taken.has(key) || (role === "value" && statements.has(name))) continue;
      taken.add(key);
      this.#turns.set(role, this.#turns.get(role)! + 1);
      this.#names.push(name);
      this.drawn.push(`${role} ${kind}`);
      return name;
    }
  }

  #draw(kind: string): string {
    const name = this.#names.length === 0 ? "Foo" : this.one(this.#names);
    if (kind === "again") return name;
    return kind === "derived" ? this.one(derivations)(name) : this.one(pools[kind]!);
  }
}

interface Types {
  /** Fields have no presence, and enums are open; or the reverse. */
  readonly implicit: boolean;
  /** `.package.Message`, with what they are. */
  readonly messages: string[];
  readonly enums: string[];
  extensions: number;
}

/** Kinds of names take turns, from the number `first` on. */
export function namedSchema(first: number): fc.Arbitrary<NamedSchema> {
  return fc.gen().map((g) => drawSchema(new Draw(g, first)));
}

function drawSchema(draw: Draw): NamedSchema {
  const files: Record<string, string> = {};
  const types: Types = { implicit: draw.number(0, 1) === 0, messages: [], enums: [], extensions: 0 };
  for (let count = 2; count > 0; count--) {
    const imports = Object.keys(files).map((name) => `import ${JSON.stringify(name)};`);
    const name = `${draw.name("file", "files")}.proto`;
    files[name] = [`edition = "2023";`, ...imports, ...fileBody(draw, types)].join("\n");
  }
  return { files, drawn: draw.drawn };
}

/** Each file has a package of its own, which nothing else is called. */
function fileBody(draw: Draw, types: Types): string[] {
  const parts = Array.from({ length: draw.number(1, 2) }, (_, index) =>
    draw.name("package", index === 0 ? "packages" : "inner packages"),
  );
  const scope = parts.join(".");
  return [
    `package ${scope};`,
    ...(types.implicit ? ["option features.field_presence = IMPLICIT;"] : ["option features.enum_type = CLOSED;"]),
    enumText(draw, scope, types),
    ...many(draw, 1, 2, () => messageText(draw, scope, types, 1)),
    serviceText(draw, scope, types),
    ...many(draw, 1, 2, () => extensionText(draw, scope, types)),
  ];
}

function many(draw: Draw, min: number, max: number, make: (index: number) => string): string[] {
  return Array.from({ length: draw.number(min, max) }, (_, index) => make(index));
}

function enumText(draw: Draw, scope: string, types: Types): string {
  const name = draw.name("enum", scope);
  // Values are siblings of their enum.
  const values = many(draw, 1, 3, (index) => `${draw.name("value", scope)} = ${index};`);
  types.enums.push(`.${scope}.${name}`);
  return `enum ${name} { ${values.join(" ")} }`;
}

function messageText(draw: Draw, scope: string, types: Types, nesting: number): string {
  const name = draw.name("message", scope);
  const inner = `${scope}.${name}`;
  types.messages.push(`.${inner}`);
  let number = 0;
  const nested = nesting === 0 ? [] : many(draw, 0, 1, () => messageText(draw, inner, types, nesting - 1));
  const enums = many(draw, 0, 1, () => enumText(draw, inner, types));
  const fields = many(draw, 1, 3, () => `${fieldType(draw, types)} ${draw.name("field", inner)} = ${++number};`);
  const members = many(
    draw,
    1,
    draw.one([2, 10]),
    () => `${singularType(draw, types)} ${draw.name("field", inner)} = ${++number};`,
  );
  const oneof = `oneof ${draw.name("oneof", inner)} { ${members.join(" ")} }`;
  return `message ${name} { ${[...nested, ...enums, ...fields, oneof].join(" ")} extensions 100 to max; }`;
}

function extensionText(draw: Draw, scope: string, types: Types): string {
  const type = draw.one(["", "repeated "]) + singularType(draw, types);
  return `extend ${types.messages[0]!} { ${type} ${draw.name("extension", scope)} = ${100 + types.extensions++}; }`;
}

function serviceText(draw: Draw, scope: string, types: Types): string {
  const name = draw.name("service", scope);
  const methods = many(
    draw,
    1,
    3,
    () =>
      `rpc ${draw.name("method", `${scope}.${name}`)}(${draw.one(types.messages)}) returns (stream ${draw.one(types.messages)});`,
  );
  return `service ${name} { ${methods.join(" ")} }`;
}

function fieldType(draw: Draw, types: Types): string {
  const type = singularType(draw, types);
  const key = draw.one(["string", "int32", "uint64", "bool"]);
  return draw.one([type, `repeated ${type}`, `map<${key}, ${type}>`]);
}

function singularType(draw: Draw, types: Types): string {
  const scalar = draw.one(["int32", "sint64", "fixed64", "double", "bool", "string", "bytes"]);
  return draw.one([scalar, draw.one(types.messages), draw.one(types.messages), draw.one(types.enums)]);
}
