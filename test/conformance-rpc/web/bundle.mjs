// Makes files of the clients and servers without Node: of src/, with all that they need in them.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const src = fileURLToPath(new URL("../../../src/", import.meta.url));
const protoc = createRequire(import.meta.url).resolve("protoc/protoc.cjs");
export const buildDirectory = fileURLToPath(new URL("../.bin/web/", import.meta.url));

const sources = { wireform: join(src, "index.ts"), "wireform/rpc": join(src, "rpc/portable.ts") };

/** The suite's protos as text of base64. */
function readProtos(protos) {
  const output = join(buildDirectory, "protos.binpb");
  const names = ["service", "client_compat", "server_compat", "config"];
  const files = names.map((name) => `connectrpc/conformance/v1/${name}.proto`);
  execFileSync(process.execPath, [
    protoc,
    "-I",
    protos,
    "--include_imports",
    `--descriptor_set_out=${output}`,
    ...files,
  ]);
  return readFileSync(output).toString("base64");
}

/** What a program imports of wireform is what platforms without Node get; the suite's protos are in it. */
const portable = (protos) => ({
  name: "portable",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^wireform(\/rpc)?$/ }, ({ path }) => ({ path: sources[path] }));
    onLoad({ filter: /conformance-rpc\/schema\.mjs$/ }, () => ({
      contents: `import { fromDescriptorSet } from "wireform";
export const schema = fromDescriptorSet(Uint8Array.from(atob("${protos}"), (each) => each.charCodeAt(0)));`,
      resolveDir: here,
    }));
  },
});

/** Writes client.mjs, server.mjs, page.mjs and worker.mjs to `buildDirectory`. */
export async function bundleAll(protos) {
  mkdirSync(buildDirectory, { recursive: true });
  await build({
    entryPoints: ["client", "server", "page", "worker"].map((name) => join(here, `${name}.mjs`)),
    outdir: buildDirectory,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    external: ["node:*"],
    plugins: [portable(readProtos(protos))],
    logLevel: "error",
  });
}
