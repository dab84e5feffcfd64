import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { dist } from "./paths.mjs";

/**
 * Writes for each entry of `chunks` what CommonJS has in the place of its declarations: names of the same types. Had it declarations of its own, TypeScript would take the two
 * forms of a class for two classes.
 */
export function writeCommonjsTypes(chunks) {
  const entries = chunks.filter(({ isEntry }) => isEntry);
  const declarationsOf = ({ fileName }) => join(dist, fileName.replace(/\.cjs$/, ".d.ts"));
  const program = ts.createProgram(entries.map(declarationsOf), {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  });
  const checker = program.getTypeChecker();
  for (const entry of entries) {
    const path = declarationsOf(entry);
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)));
    const types = symbols.filter((symbol) => isType(symbol, checker)).map(({ name }) => name);
    const text = commonjsTypes(basename(path, ".d.ts"), types, entry.exports);
    writeFileSync(path.replace(/\.ts$/, ".cts"), text);
  }
}

function isType(symbol, checker) {
  const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (flags & ts.SymbolFlags.Type) !== 0;
}

/** `values` are what a module exports when it runs, some of which are types, too: classes without type parameters. */
function commonjsTypes(name, types, values) {
  const from = `from "./${name}.js" with { "resolution-mode": "import" };`;
  const typesAlone = types.filter((type) => !values.includes(type));
  return [
    `import type * as module ${from}`,
    ...(typesAlone.length > 0 ? [`export type { ${typesAlone.join(", ")} } ${from}`] : []),
    ...values.map((value) => `export declare const ${value}: typeof module.${value};`),
    ...types.filter((type) => values.includes(type)).map((type) => `export type ${type} = module.${type};`),
    "",
  ].join("\n");
}
