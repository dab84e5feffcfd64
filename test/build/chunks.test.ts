import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/*
 * What an entry loads is what it reaches by imports in src/, but for the ground (build/floors.json), which would be many small files: there it may load some more.
 */

const root = new URL("../..", import.meta.url).pathname;
const src = join(root, "src");

interface Chunk {
  readonly type: "chunk" | "asset";
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly modules: Readonly<Record<string, unknown>>;
}

const load = (path: string): Promise<any> => import(new URL(`../../build/${path}`, import.meta.url).href);
const { bundleModules } = (await load("modules.mjs")) as {
  bundleModules(options: { write: boolean }): Promise<readonly Chunk[]>;
};
const { publicEntries } = (await load("entries.mjs")) as { publicEntries: readonly string[] };
const { isGround } = (await load("floors.mjs")) as { isGround(name: string): boolean };

const chunks = new Map((await bundleModules({ write: false })).map((chunk) => [chunk.fileName, chunk]));

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

/** The files that a file imports values of: types are gone when it runs. */
function importsOf(name: string): string[] {
  const { statements } = ts.createSourceFile(name, readFileSync(join(src, name), "utf8"), ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier) || isOfTypes(statement)) return [];
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

const graph = new Map(files.map((name) => [name, importsOf(name)]));

function closure(start: string, next: (name: string) => readonly string[]): Set<string> {
  const reached = new Set([start]);
  for (const name of reached) for (const other of next(name)) reached.add(other);
  return reached;
}

const reachedBy = (entry: string): Set<string> => closure(`${entry}.ts`, (name) => graph.get(name)!);

/** Files of src that are in what an entry loads, those that are gone for being unused left out. */
function loadedBy(entry: string): string[] {
  return filesOf(entry)
    .flatMap((name) => Object.keys(chunks.get(name)!.modules))
    .map((id) => relative(src, id));
}

/** The files of dist/ that an entry loads, itself included, and without packages. */
function filesOf(entry: string): string[] {
  return [...closure(`${entry}.js`, (name) => chunks.get(name)?.imports ?? [])].filter((name) => chunks.has(name));
}

describe.each(publicEntries)("%s", (entry) => {
  const reached = reachedBy(entry);
  const loaded = loadedBy(entry);
  const strangers = loaded.filter((name) => !reached.has(name));

  test("loads something", () => {
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((name) => !graph.has(name))).toEqual([]);
  });

  test("loads nothing above the ground that it does not reach", () => {
    expect(strangers.filter((name) => !isGround(name.replace(/\.ts$/, "")))).toEqual([]);
  });

  test("loads no more than 50 kB of the ground that it does not reach", () => {
    const size = strangers.reduce((sum, name) => sum + readFileSync(join(src, name), "utf8").length, 0);
    expect(size).toBeLessThan(50_000);
  });

  test("loads the package long only where it reaches it", () => {
    if (!reached.has("message/long.ts")) expect(loaded).not.toContain("message/long.ts");
  });

  test("loads no more than 13 files", () => {
    expect(filesOf(entry).length).toBeLessThanOrEqual(13);
  });
});
