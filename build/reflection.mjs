import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { dist, root, src } from "./paths.mjs";

/** What `schema/reflection.ts` imports of protobufjs. */
export const reflection = "protobufjs/light.js";
const chunk = "chunks/protobufjs.js";

/** A plugin of Rollup: what imports protobufjs's reflection imports a chunk, which stands beside the others as if there were one in src. */
export const bundledReflection = {
  name: "bundled-reflection",
  resolveId: (id) =>
    id === reflection ? { id: join(src, chunk), external: "relative", moduleSideEffects: false } : null,
};

/** Writes that chunk: as it comes, 40 files of CommonJS, protobufjs takes three times as long to load. Minified, since it is not our text. */
export async function bundleReflection() {
  const license = readFileSync(createRequire(import.meta.url).resolve("protobufjs/LICENSE"), "utf8").trim();
  await build({
    stdin: {
      contents: `export { Enum, Field, MapField, Method, Namespace, OneOf, Root, Service, Type } from "${reflection}";`,
      resolveDir: root,
    },
    outfile: join(dist, chunk),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    legalComments: "inline",
    banner: { js: `/*! protobufjs, the part without its parser.\n\n${license}\n*/` },
    plugins: [sharedLong, withoutFiles],
  });
}

/** protobufjs requires `long`; it gets the copy that everything else imports. */
const sharedLong = {
  name: "shared-long",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^long$/ }, ({ kind }) =>
      kind === "require-call" ? { path: "long", namespace: "shared" } : { path: "long", external: true },
    );
    onLoad({ filter: /^long$/, namespace: "shared" }, () => ({
      contents: `import Long from "long"; export { Long as default, Long as "module.exports" };`,
      resolveDir: root,
    }));
  },
};

/** protobufjs does without `fs` where there is none. Its own attempt to require it throws in a module, which takes 3 ms. */
const withoutFiles = {
  name: "without-files",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^fs$/ }, () => ({ path: "fs", namespace: "absent" }));
    onLoad({ filter: /^fs$/, namespace: "absent" }, () => ({ contents: "module.exports = null;" }));
  },
};
