// What generated code takes, beside that of others: `node bench/sizes.mjs` writes docs/size.md's table, bench/sizes.json and the charts of docs/images.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";
import { writeCharts } from "./report/charts.mjs";
import { bundledSize } from "./sizes/bundle.mjs";
import { libraries } from "./sizes/libraries.mjs";
import { compilerVersion, importTime, transpile, typeCheck } from "./sizes/processes.mjs";
import { loadSchemas } from "./sizes/schemas.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Of its own: the benchmark's is emptied whenever a peer has another version. */
const generatedDirectory = fileURLToPath(new URL("sizes/generated", import.meta.url));
const recordFile = fileURLToPath(new URL("sizes.json", import.meta.url));
const page = join(root, "docs/size.md");

/** The bundles: title, schema, and whether JSON is used. */
const bundles = [
  ["one message (AddRequest), encode and decode", "calculator", false],
  ["a file of 20 messages (bench/shop.proto)", "shop", false],
  ["all of cluster_service.proto (262 messages)", "cluster", false],
  ["the same, with `toJsonString` and `fromJsonString`", "cluster", true],
];

/** What the committed figures are compared with: bytes, which do not depend on the machine. */
export async function measureBytes(chosen) {
  const schemas = await loadSchemas();
  linkWireform();
  const rows = bundles.map(([title]) => ({ title: `${title}: bundle`, unit: "bytes, gzipped", cells: {} }));
  const source = { title: "source of the module of cluster_service.proto", unit: "bytes", cells: {} };
  for (const library of chosen) {
    for (const [index, [, name, json]] of bundles.entries()) {
      const module = await generated(library, schemas[name], json);
      const program = module && library.program(schemas[name], module, json);
      if (program) rows[index].cells[library.name] = (await bundledSize(program, generatedDirectory)).gzipped;
    }
    const module = await generated(library, schemas.cluster, true);
    if (module) source.cells[library.name] = statSync(module).size;
  }
  const { gzipped } = await bundledSize('export * from "wireform";', generatedDirectory);
  const whole = { title: "all that `wireform` exports, the loader too: bundle", unit: rows[0].unit, cells: {} };
  for (const { name } of chosen) if (name === "wireform, speed") whole.cells[name] = gzipped;
  return [...rows, whole, source];
}

const modules = new Map();

/** The path of the module that a library generates of a schema, or undefined where it cannot. */
async function generated(library, schema, json) {
  if (library.unable?.(schema) !== undefined) return undefined;
  const directory = join(generatedDirectory, `${library.name.replace(", ", "-")}${json ? "-json" : ""}`);
  const module = join(directory, library.module(schema.file));
  if (!modules.has(module)) modules.set(module, library.generate(schema, directory, json));
  await modules.get(module);
  return module;
}

/** Generated code imports `wireform`, as a user's does. */
function linkWireform() {
  const directory = join(generatedDirectory, "node_modules");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(generatedDirectory, "package.json"), '{ "type": "module" }\n');
  if (!existsSync(join(directory, "wireform"))) symlinkSync(root, join(directory, "wireform"));
}

async function measureProcesses(chosen, runs) {
  const { cluster } = await loadSchemas();
  const rows = ["CPU time", "memory"].map((what, index) => ({
    title: `type check of it (TypeScript ${compilerVersion}): ${what}`,
    unit: index === 0 ? "s" : "MB",
    cells: {},
  }));
  const imports = { title: "import of it in Node: CPU time", unit: "ms", cells: {} };
  for (const library of chosen) {
    const module = await generated(library, cluster, true);
    if (module === undefined) continue;
    if (module.endsWith(".ts")) {
      const { seconds, megabytes } = typeCheck(module, runs);
      for (const [index, value] of [seconds, megabytes].entries()) rows[index].cells[library.name] = value;
      transpile(join(module, relativeRoot(cluster.file)));
    }
    imports.cells[library.name] = importTime(module.replace(/ts$/, "js"), 3 * runs);
  }
  for (const { cells } of [...rows, imports])
    for (const [name, value] of Object.entries(cells)) cells[name] = Number(value.toPrecision(3));
  return [...rows, imports];
}

const relativeRoot = (file) => file.replaceAll(/[^/]+/g, "..");

/** The figures that are committed: `exact` ones, and those that were `measured`. */
export function committed() {
  return JSON.parse(readFileSync(recordFile, "utf8"));
}

/** A size or time as text. */
export const amount = (value, unit) => {
  if (unit.startsWith("bytes")) return `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)} kB`;
  return `${value.toFixed(unit === "s" ? 2 : 0)} ${unit}`;
};

function table(rows) {
  const names = libraries.map(({ name }) => name);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const body = rows.map(({ title, unit, cells }) =>
    line([title, ...names.map((name) => (cells[name] === undefined ? "-" : amount(cells[name], unit)))]),
  );
  return [line(["", ...names]), line(["---", ...names.map(() => "---")]), ...body].join("\n");
}

function write(record) {
  writeFileSync(recordFile, `${JSON.stringify(record, undefined, 2)}\n`);
  const text = readFileSync(page, "utf8");
  const section = `<!-- sizes -->\n${table([...record.exact, ...record.measured])}\n<!-- /sizes -->`;
  writeFileSync(
    page,
    text.replace(/<!-- sizes -->[^]*<!-- \/sizes -->/, () => section),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  rmSync(generatedDirectory, { recursive: true, force: true });
  for (const { name, unable } of libraries) {
    const schemas = Object.values(await loadSchemas());
    for (const schema of schemas) {
      const reason = unable?.(schema);
      if (reason !== undefined) console.log(`${name}, ${schema.file}: left out, ${reason}`);
    }
  }
  const exact = await measureBytes(libraries);
  const measured = process.argv.includes("--bytes") ? committed().measured : await measureProcesses(libraries, 3);
  write({ exact, measured });
  writeCharts();
  console.log(table([...exact, ...measured]));
}
