import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/*
 * What an entry loads is what it reaches by imports in src/, and what is so small that a file of its own would take longer: nearly all of that is of the lowest floors,
 * which every codec stands on.
 */

const root = new URL("../..", import.meta.url).pathname;
const src = join(root, "src");

interface Chunk {
  readonly type: "chunk" | "asset";
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly modules: Readonly<Record<string, { readonly renderedLength: number }>>;
}

const load = (path: string): Promise<any> => import(new URL(`../../build/${path}`, import.meta.url).href);
const { bundleModules } = (await load("modules.mjs")) as {
  bundleModules(options: { write: boolean }): Promise<readonly Chunk[]>;
};
const { publicEntries } = (await load("entries.mjs")) as { publicEntries: readonly string[] };
const { wingOf } = (await load("floors.mjs")) as { wingOf(this: void, name: string): string };

const { floors } = JSON.parse(readFileSync(join(root, "build/floors.json"), "utf8")) as {
  floors: Readonly<Record<string, number>>;
};
const isLow = (name: string): boolean => floors[name.split("/")[0]!]! <= floors["message"]!;

const chunks = new Map((await bundleModules({ write: false })).map((chunk) => [chunk.fileName, chunk]));

/** What src/ imports of protobufjs, and as what dist/ has it. */
const reflection = "protobufjs/light.js";
const reflectionFile = "schema/protobufjs.js";

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

/** The files that a file imports values of: types are gone when it runs. */
function importsOf(name: string): string[] {
  const { statements } = ts.createSourceFile(name, readFileSync(join(src, name), "utf8"), ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier) || isOfTypes(statement)) return [];
    if (moduleSpecifier.text === reflection) return [reflectionFile];
    return moduleSpecifier.text.startsWith(".") ? [relative(src, join(src, dirname(name), moduleSpecifier.text))] : [];
  });
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement;
  if (clause?.isTypeOnly === true) return true;
  const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  if (names === undefined || ts.isNamespaceImport(names) || ts.isNamespaceExport(names)) return false;
  return [...names.elements].every((element) => element.isTypeOnly);
}

const graph = new Map([...files.map((name) => [name, importsOf(name)] as const), [reflectionFile, []]]);

function closure(start: string, next: (name: string) => readonly string[]): Set<string> {
  const reached = new Set([start]);
  for (const name of reached) for (const other of next(name)) reached.add(other);
  return reached;
}

const reachedBy = (entry: string): Set<string> => closure(`${entry}.ts`, (name) => graph.get(name)!);

/** Files of src that are in what an entry loads, those that are gone for being unused left out, and how much text is left of each. */
function loadedBy(entry: string): Map<string, number> {
  const modules = filesOf(entry).flatMap((name) => Object.entries(chunks.get(name)!.modules));
  return new Map(modules.map(([id, { renderedLength }]) => [relative(src, id), renderedLength]));
}

/** The files of dist/ that an entry loads, itself included, and without packages. */
function filesOf(entry: string): string[] {
  return [...closure(`${entry}.js`, (name) => chunks.get(name)?.imports ?? [])].filter((name) => chunks.has(name));
}

const importsNode = (name: string): boolean =>
  graph.has(name) &&
  name !== reflectionFile &&
  /^(?!import type ).* from "node:/mu.test(readFileSync(join(src, name), "utf8"));

describe.each(publicEntries)("%s", (entry) => {
  const reached = reachedBy(entry);
  const loaded = loadedBy(entry);
  const strangers = [...loaded.keys()].filter((name) => !reached.has(name));
  const sizeOf = (names: readonly string[]): number => names.reduce((sum, name) => sum + loaded.get(name)!, 0);

  test("loads files of src", () => {
    expect(loaded.size).toBeGreaterThan(0);
    expect([...loaded.keys()].filter((name) => !graph.has(name))).toEqual([]);
  });

  test("loads nothing of a wing that it does not reach", () => {
    const wing = (name: string): string => wingOf(name.replace(/\.ts$/, ""));
    const wings = new Set([...reached].map(wing));
    expect(strangers.filter((name) => !wings.has(wing(name)))).toEqual([]);
  });

  test("loads of what it does not reach less than 75 kB of the lowest floors, and 25 kB of the others", () => {
    expect(sizeOf(strangers.filter(isLow))).toBeLessThan(75_000);
    expect(sizeOf(strangers.filter((name) => !isLow(name)))).toBeLessThan(25_000);
  });

  test("loads neither the package long nor protobufjs", () => {
    const packages = filesOf(entry).flatMap((name) => chunks.get(name)!.imports);
    expect(packages.filter((name) => /^(long|protobufjs)\b/.test(name))).toEqual([]);
  });

  test("loads modules of Node only where it reaches a file that imports some", () => {
    const modules = filesOf(entry).flatMap((name) =>
      chunks.get(name)!.imports.filter((each) => each.startsWith("node:")),
    );
    if (![...reached].some(importsNode)) expect(modules).toEqual([]);
  });

  test("loads no more than 10 files", () => {
    expect(filesOf(entry).length).toBeLessThanOrEqual(10);
  });
});

test("what pages and workers load of remote calls is one of those without Node", () => {
  expect([...reachedBy("rpc/portable")].filter(importsNode)).toEqual([]);
  expect([...reachedBy("rpc/index")].filter(importsNode)).not.toEqual([]);
});

test("generated code loads its runtime, in 5 files, and of the rest less than 65 kB", () => {
  const loaded = loadedBy("runtime");
  const reached = reachedBy("runtime");
  const strangers = [...loaded].filter(([name]) => !reached.has(name));
  // What the JIT alone needs is too little for a file of its own.
  expect(strangers.filter(([name]) => !isLow(name) && !name.startsWith("codec/"))).toEqual([]);
  expect(strangers.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(65_000);
  expect(filesOf("runtime").length).toBeLessThanOrEqual(5);
});
