import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const src = join(root, "src");

/** A file imports from its own directory and from the floors below. */
const { floors } = JSON.parse(readFileSync(join(root, "build/floors.json"), "utf8")) as {
  floors: Readonly<Record<string, number>>;
};

interface SourceFile {
  /** From src/, `codec/jit.ts`. */
  readonly name: string;
  readonly syntax: ts.SourceFile;
  /** Of static imports and exports, dynamic imports and import types. */
  readonly specifiers: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => {
    const text = readFileSync(join(src, name), "utf8");
    return {
      name,
      syntax: ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true),
      specifiers: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
    };
  });

/** The files of src/ that a file imports. */
const importsOf = new Map(
  files.map((file) => [
    file.name,
    file.specifiers
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => relative(src, join(src, dirname(file.name), specifier))),
  ]),
);

const part = (name: string): string => name.split("/")[0]!;

function mayImport(importer: string, imported: string): boolean {
  const [from, to] = [part(importer), part(imported)];
  return from === to ? from !== importer : floors[to]! < floors[from]!;
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** Where the engine is asked to evaluate text: `new Function`, `Function(...)`, `eval(...)`. */
function evaluations(file: SourceFile): string[] {
  return [...nodesOf(file.syntax)].flatMap((node) => {
    if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return [];
    const called = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText();
    if (called !== "eval" && called !== "Function") return [];
    return [`${file.name}: ${ts.isNewExpression(node) ? "new " : ""}${called}`];
  });
}

function findCycle(): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const imported of importsOf.get(name) ?? []) {
      const cycle = visit(imported, [...path, name]);
      if (cycle !== undefined) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const { name } of files) {
    const cycle = visit(name, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

describe("the house", () => {
  test("has files, and every one stands on a floor", () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.map(({ name }) => part(name)).filter((name) => floors[name] === undefined)).toEqual([]);
  });

  test("imports go to files that are there", () => {
    const known = new Set(files.map(({ name }) => name));
    const dangling = [...importsOf].flatMap(([name, imported]) =>
      imported.filter((file) => !known.has(file)).map((file) => `${name} -> ${file}`),
    );
    expect(dangling).toEqual([]);
  });

  test("imports go down", () => {
    const upward = [...importsOf].flatMap(([name, imported]) =>
      imported.filter((file) => !mayImport(name, file)).map((file) => `${name} -> ${file}`),
    );
    expect(upward).toEqual([]);
  });

  test("imports form no cycle", () => {
    expect(findCycle()).toBeUndefined();
  });

  test("no file of the data wing imports the schema wing", () => {
    const inDataWing = (name: string): boolean => floors[part(name)]! < floors["schema"]!;
    const crossing = [...importsOf].flatMap(([name, imported]) =>
      imported.filter((file) => inDataWing(name) && !inDataWing(file)).map((file) => `${name} -> ${file}`),
    );
    expect(crossing).toEqual([]);
  });

  test("optional peers are imported by remote calls alone, and the experimental part of grpc-js by one file", () => {
    const peers = /^(@grpc\/|grpc-health-check|lmdb)/;
    expect(
      files.filter(
        ({ name, specifiers }) => part(name) !== "rpc" && specifiers.some((specifier) => peers.test(specifier)),
      ),
    ).toEqual([]);
    const experimental = files.filter(
      ({ name, syntax }) =>
        part(name) === "rpc" && /\bexperimental\b/.test(syntax.text.replace(/\/\*[^]*?\*\/|\/\/.*/g, "")),
    );
    expect(experimental.map(({ name }) => name)).toEqual([]);
  });

  test("one file imports protobufjs", () => {
    const importers = files.filter(({ specifiers }) =>
      specifiers.some((specifier) => /^protobufjs(\/|$)/.test(specifier)),
    );
    expect(importers.map(({ name }) => name)).toEqual(["schema/reflection.ts"]);
  });

  test("one place evaluates code", () => {
    expect(files.flatMap(evaluations)).toEqual(["codec/jit.ts: new Function"]);
  });

  test("one directory makes code of text", () => {
    const makers = [...importsOf].filter(([, imported]) =>
      imported.some((name) => ["codec/source/tree.ts", "codec/source/name.ts"].includes(name)),
    );
    expect(makers.map(([name]) => dirname(name)).filter((folder) => folder !== "codec/source")).toEqual([]);
    expect(makers.length).toBeGreaterThan(1);
  });

  test("no module of Node is imported statically, but by remote calls, which are of Node", () => {
    const importers = files.flatMap(({ name, syntax }) =>
      syntax.statements
        .filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
        .flatMap(({ moduleSpecifier }) =>
          moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [],
        )
        .filter((specifier) => specifier.startsWith("node:") && part(name) !== "rpc")
        .map((specifier) => `${name} -> ${specifier}`),
    );
    expect(importers).toEqual([]);
  });
});

describe("the subpaths, built, without protobufjs and the modules of Node", () => {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  const load = (specifier: string): string =>
    execFileSync(
      process.execPath,
      [
        "--import",
        "./test/support/block.mjs",
        "--input-type=module",
        "-e",
        `console.log(Object.keys(await import(${JSON.stringify(specifier)})).length)`,
      ],
      { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    );

  test.each(
    Object.keys(exports).filter(
      (subpath) => subpath !== "." && subpath !== "./package.json" && !subpath.startsWith("./rpc"),
    ),
  )("%s loads", (subpath) => {
    expect(Number(load(`wireform${subpath.slice(1)}`))).toBeGreaterThan(0);
  });

  test("the block blocks", () => {
    expect(() => load("protobufjs")).toThrow("blocked: protobufjs");
    expect(() => load("node:fs")).toThrow("blocked: node:fs");
  });
});

describe("docs/architecture.md", () => {
  const text = readFileSync(join(root, "docs/architecture.md"), "utf8");

  test("has every room on its floor", () => {
    const rows = [...text.matchAll(/^\| (\d+) \| ([^|]*) \|/gm)].flatMap(([, floor, rooms]) =>
      [...rooms!.matchAll(/`([^`]+)`/g)].map(([, room]) => [room!.replace(/\/$/, ""), Number(floor)]),
    );
    expect(Object.fromEntries(rows)).toEqual(floors);
  });

  test("names files that are there", () => {
    const named = [
      ...new Set([...text.matchAll(/`([\w./-]+\.(?:ts|json|md)|[\w./-]+\/)`/g)].map(([, name]) => name!)),
    ].filter((name) => name !== "dist/");
    expect(named.length).toBeGreaterThan(40);
    expect(
      named.filter(
        (name) => !existsSync(join(root, name)) && !files.some((file) => `/src/${file.name}`.includes(`/${name}`)),
      ),
    ).toEqual([]);
  });
});
