import { committed } from "../sizes.mjs";

export const title = "Generated sizes";
export const about =
  "What generated code takes, of bench/sizes.json, which `node bench/sizes.mjs` writes: programs that encode and decode messages, bundled and minified by esbuild, and gzipped; the module of a large schema, and its type check and import. docs/size.md says more.";

/** A row per program, a column per library. */
export function run() {
  const { exact, measured } = committed();
  const libraries = Object.keys(exact[0].cells);
  return [...exact, ...measured].map(({ title, unit, cells }) => ({
    program: title,
    unit,
    ...Object.fromEntries(libraries.map((library) => [library, cells[library]])),
  }));
}
