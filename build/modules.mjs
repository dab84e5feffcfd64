import { join } from "node:path";
import { transform } from "esbuild";
import { rollup } from "rollup";
import { assignChunks } from "./chunks.mjs";
import { publicEntries, toolEntries } from "./entries.mjs";
import { bundledLong } from "./long.mjs";
import { markPure } from "./mark-pure.mjs";
import { ownConstants } from "./own-constants.mjs";
import { dist, src } from "./paths.mjs";
import { bundledReflection, reflection } from "./reflection.mjs";

const entries = [...publicEntries, ...toolEntries];
const idOf = (entry) => join(src, `${entry}.ts`);

/** TypeScript to JavaScript, one module. */
const typescript = {
  name: "typescript",
  async transform(code, id) {
    const javascript = id.endsWith(".ts") ? (await transform(code, { loader: "ts", target: "es2022" })).code : code;
    return { code: markPure(javascript, id), map: null };
  },
};

/** The JavaScript of dist/, a file for each entry and the chunks that they share: as Rollup gives it, and written if `write` says so. */
export async function bundleModules({ write }) {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, idOf(entry)])),
    external: (id) => id !== reflection && !id.startsWith(".") && !id.startsWith(src),
    plugins: [bundledReflection, bundledLong, typescript],
    // To import a package does nothing else.
    treeshake: { moduleSideEffects: "no-external" },
    onLog: refuse,
  });
  let chunks;
  const options = {
    dir: dist,
    chunkFileNames: "chunks/[name].js",
    manualChunks: (id, { getModuleInfo }) => (chunks ??= assignChunks(entries.map(idOf), getModuleInfo)).get(id),
    plugins: [ownConstants],
    hoistTransitiveImports: false,
    minifyInternalExports: false,
  };
  const { output } = write ? await bundle.write(options) : await bundle.generate(options);
  await bundle.close();
  return output;
}

/** The files that the entry `name` loads and `other` does not. */
export function loadedOnlyWith(name, other, output) {
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
