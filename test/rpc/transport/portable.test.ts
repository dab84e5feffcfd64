import { gzipSync } from "node:zlib";
import { build, type BuildOptions } from "esbuild";
import { expect, test } from "vitest";
import { generateModules } from "../../../src/codegen/index.ts";
import { loadSync } from "../../../src/index.ts";
import { protoDirectory } from "../../support/engines.ts";

/* What `wireform/rpc` is in a page: it loads, and how many bytes it takes, which do not depend on the machine. */

const src = new URL("../../../src/", import.meta.url).pathname;
const files = loadSync("calculator.proto", { includePaths: [protoDirectory] }).files();
const sources: Readonly<Record<string, string>> = {
  "wireform/rpc": `${src}rpc/portable.ts`,
  "wireform/runtime": `${src}runtime.ts`,
};

/** A program as a page gets it. `calculator` is generated code. */
async function bundle(program: string, optimize: "size" | "speed" = "size", options: BuildOptions = {}) {
  return build({
    stdin: { contents: program, resolveDir: src },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins: [
      {
        name: "sources",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^wireform\// }, ({ path }) => ({ path: sources[path]! }));
          onResolve({ filter: /^calculator$/ }, () => ({ path: "calculator", namespace: "generated" }));
          onLoad({ filter: /.*/, namespace: "generated" }, () => ({
            contents: generateModules(files, { optimize })[0]!.js,
            resolveDir: src,
          }));
        },
      },
    ],
    ...options,
  });
}

const withoutJson: BuildOptions = { external: ["../../json/index.ts"] };

async function gzipped(program: string, optimize?: "size" | "speed"): Promise<number> {
  const { outputFiles } = await bundle(program, optimize, withoutJson);
  return gzipSync(outputFiles![0]!.contents, { level: 9 }).length;
}

test("all of it loads where there is no module of Node", async () => {
  const { metafile } = await bundle('export * from "wireform/rpc";');
  const inputs = Object.keys(metafile!.inputs);
  expect(inputs.filter((name) => name.includes("/node/") || name.includes("grpc-js"))).toEqual([]);
  const outside = Object.values(metafile!.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
  expect(outside).toEqual([]);
});

test("JSON is in a file of its own, which is loaded with the first call that asks for it", async () => {
  const program = 'import { createClient } from "wireform/rpc"; export const make = createClient;';
  const { metafile } = await bundle(program, "size", { splitting: true, outdir: "out" });
  const outputs = metafile!.outputs;
  const [entry] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "<stdin>")!;
  const atOnce = new Set([entry]);
  for (const name of atOnce)
    for (const { path, kind } of outputs[name]!.imports) if (kind === "import-statement") atOnce.add(path);
  const inputs = [...atOnce].flatMap((name) => Object.keys(outputs[name]!.inputs));
  expect(inputs.length).toBeGreaterThan(30);
  expect(inputs.filter((name) => name.includes("src/json/"))).toEqual([]);
});

const client =
  'import { createClient } from "wireform/rpc"; export const make = (service) => createClient(service, "/api");';
const codecs = 'import { Calculator } from "calculator"; export const service = Calculator;';
const both =
  'import { createClient } from "wireform/rpc"; import { Calculator } from "calculator"; export const client = createClient(Calculator, "/api");';

test("a client, Connect and gRPC-Web, takes less than 14 kB, gzipped", async () => {
  expect(await gzipped(client)).toBeLessThan(14_000);
});

test.each([
  { optimize: "size", limit: 31_500 },
  { optimize: "speed", limit: 31_800 },
] as const)(
  "a client of one service with its codecs, for $optimize, takes less than $limit bytes, gzipped",
  async ({ optimize, limit }) => {
    const all = await gzipped(both, optimize);
    expect(all).toBeLessThan(limit);
    expect(all - (await gzipped(codecs, optimize))).toBeLessThan(13_000);
  },
);
