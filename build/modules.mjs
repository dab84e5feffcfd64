import { join } from "node:path";
import { transform } from "esbuild";
import { rollup } from "rollup";
import { assignChunks } from "./chunks.mjs";
import { compileAtOnce } from "./compile-at-once.mjs";
import { writeCommonjsTypes } from "./commonjs-types.mjs";
import { publicEntries, toolEntries } from "./entries.mjs";
import { bundledLong } from "./long.mjs";
import { markPure } from "./mark-pure.mjs";
import { ownConstants } from "./own-constants.mjs";
import { dist, nameOf, src } from "./paths.mjs";
import { bundledReflection, reflection } from "./reflection.mjs";

const idOf = (entry) => join(src, `${entry}.ts`);

/** Modules that scripts have made (build/made/), one text many times over. Nobody reads that, but V8, wherever it is imported. */
const repetitive = ["codec/copies", "wire/short-text"];

/** TypeScript to JavaScript, one module. */
const typescript = {
  name: "typescript",
  transform: (code, id) =>
    id.endsWith(".ts")
      ? transform(code, {
          loader: "ts",
          target: "es2022",
          sourcemap: "external",
          minify: repetitive.includes(nameOf(id)),
        })
      : null,
};

const pure = { name: "pure", transform: markPure };

/** What both forms of dist/ have in common: a file for each entry, and the chunks that they share. */
function outputOf(entries, format, extension) {
  let chunks;
  return {
    dir: dist,
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `chunks/[name].${extension}`,
    manualChunks: (id, { getModuleInfo }) => (chunks ??= assignChunks(entries.map(idOf), getModuleInfo)).get(id),
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    // The package has src/, too.
    sourcemap: true,
    sourcemapExcludeSources: true,
  };
}

/** The graph of the modules that `entries` reach. */
function readModules(entries, cache) {
  return rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, idOf(entry)])),
    external: (id) => id !== reflection && !id.startsWith(".") && !id.startsWith(src),
    plugins: [bundledReflection, bundledLong, typescript, pure],
    // To import a package does nothing else.
    treeshake: { moduleSideEffects: "no-external" },
    onLog: refuse,
    cache,
  });
}

/** The modules of dist/, as Rollup gives them, and written if `write` says so: then with the same as CommonJS, but for the programs, and its types. */
export async function bundleModules({ write }) {
  const entries = [...publicEntries, ...toolEntries];
  const bundle = await readModules(entries);
  const options = { ...outputOf(entries, "es", "js"), plugins: [ownConstants] };
  const { output } = write ? await bundle.write(options) : await bundle.generate(options);
  if (write) {
    const atOnce = compileAtOnce(loadedOnlyWith("index", "runtime", output));
    await bundle.write({ ...outputOf(entries, "es", "js"), plugins: [ownConstants, atOnce] });
    await writeCommonjs(bundle.cache);
  }
  await bundle.close();
  return output;
}

/** For tools that do not require modules (docs/architecture.md says which). What a module exports does not change where it is a package's. */
async function writeCommonjs(cache) {
  const bundle = await readModules(publicEntries, cache);
  const output = outputOf(publicEntries, "cjs", "cjs");
  const options = { ...output, exports: "named", externalLiveBindings: false, sourcemap: false };
  const { output: chunks } = await bundle.write(options);
  await bundle.close();
  writeCommonjsTypes(chunks);
}

/** The files that the entry `name` loads and `other` does not. */
function loadedOnlyWith(name, other, output) {
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const loadedBy = (entry) => {
    const loaded = new Set([`${entry}.js`]);
    for (const file of loaded)
      for (const imported of chunks.get(file).imports) if (chunks.has(imported)) loaded.add(imported);
    return loaded;
  };
  const others = loadedBy(other);
  return [...loadedBy(name)].filter((file) => !others.has(file));
}

function refuse(level, log) {
  throw new Error(`${level}: ${log.message}`);
}
