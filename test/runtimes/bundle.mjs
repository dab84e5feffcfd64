// Makes one file of the body, with what it works on, for the runtimes: `server.mjs` imports the package's files, the others have everything in them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generateModules } from "../../dist/codegen/index.js";
import { loadSync, parse } from "../../dist/index.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const proto = join(root, "proto");
export const buildDirectory = join(here, "build");

/** The files of vectors, and the texts of the schemas that they name. */
function readMaterial() {
  const directory = join(root, "fixtures/vectors");
  const files = readdirSync(directory)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ name, ...JSON.parse(readFileSync(join(directory, name), "utf8")) }));
  const schemas = files.map(({ schema }) =>
    typeof schema === "string"
      ? loadSync(schema, { includePaths: [proto, join(root, "fixtures")] })
      : parse(schema.source),
  );
  const names = new Set(
    schemas.flatMap((schema, index) =>
      typeof files[index].schema === "string" ? schema.files().map(({ name }) => name) : [],
    ),
  );
  const texts = Object.fromEntries(
    [...names]
      .filter((name) => !name.startsWith("google/protobuf/"))
      .map((name) => [name, readFileSync(join(proto, name), "utf8")]),
  );
  return { files, schemas, texts };
}

/** Of generated modules. */
const forms = ["speed", "size"];

function writeMaterial() {
  const { files, schemas, texts } = readMaterial();
  rmSync(buildDirectory, { recursive: true, force: true });
  mkdirSync(buildDirectory, { recursive: true });
  schemas.forEach((schema, index) => {
    const all = schema.files();
    for (const optimize of forms) {
      const path = `${optimize}${index}.pb`;
      const [module] = generateModules(all, { optimize }, [{ path, fileNames: all.map(({ name }) => name) }]);
      writeFileSync(join(buildDirectory, `${path}.js`), module.js);
    }
  });
  const lines = [
    ...forms.flatMap((form) =>
      schemas.map((_, index) => `import * as ${form}${index} from "./${form}${index}.pb.js";`),
    ),
    `const byName = (module) => Object.fromEntries(Object.values(module).filter((value) => typeof value?.decode === "function").map((codec) => [codec.typeName, codec]));`,
    `export const material = {`,
    `  texts: ${asText(texts)},`,
    `  files: ${asText(files)},`,
    `  generated: {`,
    ...forms.map((form) => `    ${form}: [${schemas.map((_, index) => `byName(${form}${index})`).join(", ")}],`),
    `  },`,
    `};`,
  ];
  writeFileSync(join(buildDirectory, "material.mjs"), `${lines.join("\n")}\n`);
}

/** An expression of plain data; a literal would take a key `__proto__` for something else. */
function asText(data) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
}

/** What is imported of src/, or by its public name, comes from dist/: that is what users run. */
function fromDist(external) {
  const resolve = (path) => (external ? { path: relative(buildDirectory, path), external: true } : { path });
  return {
    name: "from-dist",
    setup({ onResolve }) {
      onResolve({ filter: /src\/.*\.ts$/ }, ({ path, resolveDir }) =>
        resolve(join(root, "dist", relative(join(root, "src"), join(resolveDir, path)).replace(/\.ts$/, ".js"))),
      );
      onResolve({ filter: /^wireform\// }, ({ path }) =>
        resolve(join(root, "dist", `${path.slice("wireform/".length)}.js`)),
      );
    },
  };
}

async function bundleScript(name, options) {
  await build({
    entryPoints: [join(here, `${name}.mjs`)],
    outfile: join(buildDirectory, `${name}.js`),
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    logLevel: "error",
    ...options,
  });
}

/** Writes `build/server.js`, `build/worker.js` and `build/page.js`. */
export async function bundleAll() {
  writeMaterial();
  await bundleScript("server", { plugins: [fromDist(true)] });
  await bundleScript("worker", { plugins: [fromDist(false)] });
  await bundleScript("page", { plugins: [fromDist(false)], format: "iife" });
}

if (dirname(process.argv[1] ?? "") === dirname(fileURLToPath(import.meta.url))) await bundleAll();
