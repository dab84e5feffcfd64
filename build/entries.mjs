import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const { exports, bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Paths that depend on conditions stand in an object; several subpaths may have the same. */
const pathsIn = (paths) => Object.values(paths).flatMap((path) => (typeof path === "string" ? [path] : pathsIn(path)));
const namesOf = (paths) => [
  ...new Set(pathsIn(paths).flatMap((path) => path.match(/^\.\/dist\/(.*)\.js$/)?.slice(1) ?? [])),
];

/** What package.json exports: a new subpath needs its line there, and nothing here. */
export const publicEntries = namesOf(exports);

/** What programs load: messages come of the loaders or of generated code, and every other entry is used beside one of these. */
const sources = ["index", "runtime"];
export const loadedTogether = sources.flatMap((source) =>
  publicEntries.map((entry) => (sources.includes(entry) ? [source] : [source, entry])),
);

/** The programs, and what the demonstration, the benchmarks and the tests import of dist/ beside that. */
export const programs = namesOf(bin);
export const toolEntries = [...programs, "codegen/index", "inspect/annotate", "cli/listing"];
