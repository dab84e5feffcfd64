import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { generateModules } from "../../src/codegen/index.ts";
import type { GenerateOptions } from "../../src/codegen/index.ts";
import type { Schema } from "../../src/index.ts";

const root = new URL("../..", import.meta.url).pathname;

/** A user's package on disk, that has wireform installed: dist/, as it was built. */
export interface UserPackage {
  readonly directory: string;
  write(path: string, text: string): void;
  /** Runs a module without protobufjs and the modules of Node; what it prints is JSON. */
  run(script: string): unknown;
  remove(): void;
}

export function userPackage(): UserPackage {
  const directory = mkdtempSync(join(tmpdir(), "wireform-codegen-"));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  write("package.json", '{ "type": "module" }');
  mkdirSync(join(directory, "node_modules"));
  symlinkSync(root, join(directory, "node_modules/wireform"));
  return {
    directory,
    write,
    run: (script) => {
      write("main.js", script);
      const block = join(root, "test/support/block.mjs");
      return JSON.parse(
        execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "--import", block, "main.js"], {
          cwd: directory,
          encoding: "utf8",
        }),
      );
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Writes the modules of a schema, in TypeScript, into a folder of the package, to be checked, which users' compilers are told not to do; gives the files. */
export function writeTypeScript(
  { write }: UserPackage,
  folder: string,
  schema: Schema,
  options: GenerateOptions = {},
): string[] {
  return generateModules(schema.files(), options).map(({ path, ts }) => {
    write(`${folder}/${path}.ts`, checked(ts));
    return `${folder}/${path}.ts`;
  });
}

/** A module without the line that keeps compilers from checking it. */
export function checked(module: string): string {
  const lines = module.split("\n");
  if (lines[2] !== "// @ts-nocheck") throw new Error("a module in TypeScript starts otherwise");
  return lines.toSpliced(2, 1).join("\n");
}

/** Writes the modules of a schema, one per file, into a folder of the package. */
export function writeModules(
  { write }: UserPackage,
  folder: string,
  schema: Schema,
  options: GenerateOptions = {},
): string[] {
  return generateModules(schema.files(), options).map(({ path, js, dts }) => {
    write(`${folder}/${path}.js`, js);
    write(`${folder}/${path}.d.ts`, dts);
    return `${folder}/${path}`;
  });
}

/** What TypeScript at its strictest finds wrong with files of the package. */
export function problemsOf(user: UserPackage, files: readonly string[]): string[] {
  const program = programOf(user, files);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `${file?.fileName ?? ""}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/** What an editor tells of the properties that the object literals in a file of the package have, by their names. */
export function documentationOf(user: UserPackage, file: string): Record<string, string> {
  return documentationWithin(user, file, (node, checker) => {
    if (!ts.isPropertyAssignment(node)) return undefined;
    const type = checker.getNonNullableType(checker.getContextualType(node.parent)!);
    return type.getProperty(node.name.getText());
  });
}

/** What an editor tells of the types that a file of the package refers to, by their names. */
export function typeDocumentationOf(user: UserPackage, file: string): Record<string, string> {
  return documentationWithin(user, file, (node, checker) => {
    if (!ts.isTypeReferenceNode(node)) return undefined;
    const symbol = checker.getSymbolAtLocation(node.typeName)!;
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  });
}

function documentationWithin(
  user: UserPackage,
  file: string,
  symbolOf: (node: ts.Node, checker: ts.TypeChecker) => ts.Symbol | undefined,
): Record<string, string> {
  const program = programOf(user, [file]);
  const checker = program.getTypeChecker();
  const found: Record<string, string> = {};
  const look = (node: ts.Node): void => {
    const symbol = symbolOf(node, checker);
    if (symbol !== undefined) found[symbol.name] = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    ts.forEachChild(node, look);
  };
  look(program.getSourceFile(join(user.directory, file))!);
  return found;
}

function programOf(user: UserPackage, files: readonly string[]): ts.Program {
  return ts.createProgram(
    files.map((file) => join(user.directory, file)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ["lib.es2023.d.ts"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noImplicitReturns: true,
      noImplicitOverride: true,
      noFallthroughCasesInSwitch: true,
      isolatedModules: true,
      noPropertyAccessFromIndexSignature: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
  );
}
