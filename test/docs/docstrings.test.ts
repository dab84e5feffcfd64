import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { statusCodes } from "../../src/rpc/call/status.ts";

const root = new URL("../..", import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const { entryPoints, exclude, out } = JSON.parse(read("typedoc.json")) as {
  readonly entryPoints: readonly string[];
  readonly exclude: readonly string[];
  readonly out: string;
};

const program = ts.createProgram(
  entryPoints.map((path) => join(root, path)),
  {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts"],
    types: [],
  },
);
const checker = program.getTypeChecker();

const fileOf = (node: ts.Node): string => node.getSourceFile().fileName.slice(root.length);
const isExcluded = (file: string): boolean =>
  exclude.some((pattern) => (pattern.endsWith("/**") ? file.startsWith(pattern.slice(0, -2)) : file === pattern));
const isInternal = (node: ts.Node): boolean => ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal");
const docOf = (symbol: ts.Symbol): string => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();

interface Export {
  /** `src/wire/index.ts BinaryReader` */
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly declarations: readonly ts.Declaration[];
  readonly doc: string;
}

/** What a program can import, but for what generated code alone calls. */
const exports = entryPoints.flatMap((entry) =>
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(join(root, entry))!)!)
    .flatMap((exported): Export[] => {
      const symbol = (exported.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(exported) : exported;
      const declarations = symbol.declarations ?? [];
      if (declarations.every((declaration) => isExcluded(fileOf(declaration)) || isInternal(declaration))) return [];
      // The class of the package `long` is documented there.
      if (declarations.every((declaration) => !fileOf(declaration).startsWith("src/"))) return [];
      return [{ name: `${entry} ${exported.name}`, symbol, declarations, doc: docOf(symbol) }];
    }),
);

const isHidden = ({ name }: ts.NamedDeclaration): boolean => name !== undefined && ts.isPrivateIdentifier(name);

/** What a declaration has that can be written after a dot: members, and those of the objects in a type. */
function membersOf(node: ts.Node): ts.NamedDeclaration[] {
  const found: ts.NamedDeclaration[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isBlock(child) || ts.isParameter(child)) return;
    const isMember = ts.isTypeElement(child) || ts.isClassElement(child) || ts.isPropertyAssignment(child);
    if (isMember && (isHidden(child) || isInternal(child))) return;
    if (isMember && !ts.isIndexSignatureDeclaration(child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) || ts.isTypeAliasDeclaration(node))
    ts.forEachChild(node, visit);
  return found;
}

function undocumentedMembers({ name, declarations }: Export): string[] {
  return declarations.flatMap(membersOf).flatMap((member) => {
    const symbol = ts.isConstructorDeclaration(member) ? undefined : checker.getSymbolAtLocation(member.name!);
    const documented = symbol === undefined ? ts.getJSDocCommentsAndTags(member).length > 0 : docOf(symbol) !== "";
    return documented ? [] : [`${name}.${member.name?.getText() ?? "constructor"}`];
  });
}

/** They raise none, whatever they are called with. */
const withoutErrors = ["enableJit", "isAtLeast", "isProtobufError", "isRpcError", "worst"];

const codes = [
  ...new Set(
    [.../type ErrorCode =([^;]*);/u.exec(read("src/errors.ts"))![1]!.matchAll(/"(\w+)"/gu)].map(([, code]) => code!),
  ),
];

/** What servers say of their health is no error. */
const healthStatuses = ["NOT_SERVING"];

/** Paths that depend on conditions stand in an object. */
interface Paths {
  readonly [name: string]: string | Paths;
}

describe("docstrings", () => {
  test("are asked of every module that package.json exports", () => {
    const { exports: subpaths } = JSON.parse(read("package.json")) as {
      readonly exports: Paths;
    };
    const pathsIn = (paths: Paths): string[] =>
      Object.values(paths).flatMap((path) => (typeof path === "string" ? [path] : pathsIn(path)));
    const paths = pathsIn(subpaths);
    const modules = [...new Set(paths)].filter((path) => path.endsWith(".js"));
    expect(modules.map((path) => path.replace("./dist/", "src/").replace(/\.js$/u, ".ts"))).toEqual(entryPoints);
    expect(exports.length).toBeGreaterThan(120);
  });

  test("every module, every export and every member has one", () => {
    expect(entryPoints.filter((entry) => !/^\/\*\*\n(?: \*.*\n)+ \* @module wireform/u.test(read(entry)))).toEqual([]);
    expect(exports.filter(({ doc }) => doc === "").map(({ name }) => name)).toEqual([]);
    expect(exports.flatMap(undocumentedMembers)).toEqual([]);
  });

  test("begin with one sentence that says what it is or does", () => {
    const first = (doc: string): string => doc.split("\n\n")[0]!;
    expect(exports.filter(({ doc }) => !/^[`A-Z0-9].*[.:]/su.test(first(doc))).map(({ name }) => name)).toEqual([]);
    expect(exports.filter(({ doc }) => first(doc).split("\n").length > 2).map(({ name }) => name)).toEqual([]);
  });

  test("of functions name the codes of errors, and only these raise none", () => {
    const functions = exports.filter(({ symbol }) => (symbol.flags & ts.SymbolFlags.Function) !== 0);
    const silent = functions.filter(({ doc }) => !/\b(?:Errors|Codes)\b/u.test(doc)).map(({ symbol }) => symbol.name);
    expect([...new Set(silent)].sort()).toEqual(withoutErrors);
  });

  test("name codes that there are, and every code is named where it is raised", () => {
    const texts = exports
      .filter(({ symbol }) => symbol.name !== "ErrorCode")
      .flatMap(({ doc, declarations }) => [
        doc,
        ...declarations
          .flatMap(membersOf)
          .flatMap((member) => (member.name === undefined ? [] : [docOf(checker.getSymbolAtLocation(member.name)!)])),
      ]);
    const named = new Set(
      texts.flatMap(
        (text) =>
          text
            .replaceAll(/`[^`]*`/gu, "")
            .match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\b(?:TRUNCATED|CYCLE|UNSUPPORTED)\b/gu) ?? [],
      ),
    );
    const isRemote = (name: string): boolean => statusCodes.includes(name as never) || healthStatuses.includes(name);
    expect([...named].filter((name) => codes.includes(name) || !isRemote(name)).sort()).toEqual([...codes].sort());
  });
});

describe("the API reference", () => {
  test("is made without a warning, into a folder that is not committed", { timeout: 240_000 }, () => {
    expect(read(".gitignore").split("\n")).toContain(`/${out}/`);
    // Nothing is written.
    const run = spawnSync(process.execPath, [join(root, "node_modules/typedoc/bin/typedoc"), "--emit", "none"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(run.stdout + run.stderr).toBe("");
    expect(run.status).toBe(0);
  });
});
