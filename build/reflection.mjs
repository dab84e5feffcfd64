import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { root, src } from "./paths.mjs";
import { withoutSource } from "./source-maps.mjs";

/** What `schema/reflection.ts` imports of protobufjs. */
export const reflection = "protobufjs/light.js";

/** A plugin of Rollup: in dist/, protobufjs's reflection is a module among ours. As it comes, 40 files of CommonJS, it takes three times as long to load. Minified, since it is not our text. */
export const bundledReflection = {
  name: "bundled-reflection",
  resolveId: (id) => (id === reflection ? reflectionId : null),
  load: async (id) => (id === reflectionId ? { code: await bundleReflection(), map: withoutSource } : null),
};

/** As if it were beside our modules. */
const reflectionId = join(src, "schema/protobufjs.js");

async function bundleReflection() {
  const license = readFileSync(createRequire(import.meta.url).resolve("protobufjs/LICENSE"), "utf8").trim();
  const left = new Set(unused);
  const { outputFiles } = await build({
    stdin: {
      contents: `export { Enum, Field, MapField, Method, Namespace, OneOf, Root, Service, Type } from "${reflection}";`,
      resolveDir: root,
    },
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    legalComments: "inline",
    banner: { js: `/*! protobufjs, the part that describes schemas.\n\n${license}\n*/` },
    plugins: [withoutUnused(left)],
  });
  if (left.size > 0)
    throw new Error(`protobufjs has no longer what the build leaves out of it: ${[...left].join(", ")}`);
  return compileAtOnce(outputFiles[0].text);
}

/**
 * Puts the functions that are modules in parentheses, which V8 compiles at once. All are called when the chunk is loaded, and it would read their text twice: 1.5 ms of CPU
 * time more.
 */
function compileAtOnce(code) {
  const modules = ts
    .createSourceFile(reflectionId, code, ts.ScriptTarget.ES2022, true)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ initializer }) => initializer !== undefined && ts.isCallExpression(initializer))
    .flatMap(({ initializer }) => initializer.arguments.filter(ts.isArrowFunction));
  let text = "";
  let position = 0;
  for (const module of modules) {
    text += `${code.slice(position, module.getStart())}(${module.getText()})`;
    position = module.end;
  }
  return text + code.slice(position);
}

/**
 * Modules of protobufjs that its reflection requires and that wireform never calls: they code messages, compile, fetch.
 * With them the chunk takes twice as long to load, 3.5 ms of CPU time more (Node 26). Without `long`, 64-bit defaults
 * would be numbers, but they are never read from protobufjs.
 */
const unused = [
  ...["reader", "reader_buffer", "writer", "writer_buffer", "encoder", "decoder", "verifier", "converter"],
  ...["wrappers", "message", "rpc", "util/aspromise", "util/base64", "util/codegen", "util/eventemitter", "util/fetch"],
  ...["util/float", "util/fs", "util/longbits", "util/pool", "util/utf8", "long"],
];

/** A plugin of esbuild: puts in the place of each what can be asked for its `_configure`, and nothing more, and takes it from `left`. */
function withoutUnused(left) {
  return {
    name: "without-unused",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^long$/ }, ({ path }) => ({ path, namespace: "absent" }));
      onLoad({ filter: /./, namespace: "absent" }, ({ path }) => {
        left.delete(path);
        return { contents: "module.exports = null;" };
      });
      onLoad({ filter: /[/\\]protobufjs[/\\]src[/\\].*\.js$/ }, ({ path }) => {
        const [, name] = path.replaceAll("\\", "/").match(/\/protobufjs\/src\/(.*)\.js$/);
        return unused.includes(name) && left.delete(name) ? { contents: "exports._configure = () => {};" } : null;
      });
    },
  };
}
