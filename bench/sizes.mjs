// What programs take in a bundle: esbuild, minified, then gzip.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { generatedDirectory, protoDirectory } from "./directories.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = new URL("../dist/", import.meta.url);

/** The schemas, by what they are called in the table, and the messages of each that a program encodes and decodes. */
export const sizeFiles = ["calculator.proto", "bench/shop.proto"];

const messagesOf = (file) => (file === "calculator.proto" ? ["AddRequest"] : shopMessages());

function shopMessages() {
  return [...readFileSync(join(protoDirectory, "bench/shop.proto"), "utf8").matchAll(/^message (\w+)/gm)].map(
    ([, name]) => name,
  );
}

/** Bytes of a program, minified, and gzipped. It is a module whose exports are what is used; `directory` is where its imports are looked for. */
export async function bundledSize(contents, directory) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: directory },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    write: false,
    // What protobufjs looks for where there is Node.
    external: ["node:*", "fs", "path"],
    plugins: [addresses],
    logLevel: "silent",
  });
  const [{ contents: bytes }] = outputFiles;
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}

/** Our generated modules import the runtime by its address. */
const addresses = {
  name: "addresses",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^file:/ }, ({ path }) => ({ path: fileURLToPath(path), sideEffects: false })),
};

/** Programs that encode and decode the messages of a file, one per library. */
function programs(file) {
  const names = messagesOf(file);
  const from = (peer, suffix) => JSON.stringify(join(generatedDirectory, peer, file.replace(/\.proto$/, suffix)));
  const each = (code) => names.map(code).join("\n");
  const list = names.join(", ");
  const codecs = (path) =>
    `import { ${list} } from ${path};\n${each((name) => `export const encode${name} = (message) => ${name}.encode(message), decode${name} = (bytes) => ${name}.decode(bytes);`)}`;
  const finished = (path) => codecs(path).replaceAll(".encode(message)", ".encode(message).finish()");
  const scope = file === "calculator.proto" ? "calculator" : "bench.shop";
  return {
    wireform: codecs(from("wireform-aot", ".pb.js")),
    "protobuf-es": `import { fromBinary, toBinary } from "@bufbuild/protobuf";
      import { ${names.map((name) => `${name}Schema`).join(", ")} } from ${from("protobuf-es", "_pb.js")};
      ${each((name) => `export const encode${name} = (message) => toBinary(${name}Schema, message), decode${name} = (bytes) => fromBinary(${name}Schema, bytes);`)}`,
    "protobufjs, static": `import { ${scope.split(".")[0]} as root } from ${from("protobufjs", ".js")};
      const { ${list} } = ${["root", ...scope.split(".").slice(1)].join(".")};
      ${each((name) => `export const encode${name} = (message) => ${name}.encode(message).finish(), decode${name} = (bytes) => ${name}.decode(bytes);`)}`,
    pbf: `import { PbfReader, PbfWriter } from "pbf";
      import { ${names.flatMap((name) => [`read${name}`, `write${name}`]).join(", ")} } from ${from("pbf", ".js")};
      ${each(
        (
          name,
        ) => `export const encode${name} = (message) => { const writer = new PbfWriter(); write${name}(message, writer); return writer.finish(); },
          decode${name} = (bytes) => read${name}(new PbfReader(bytes));`,
      )}`,
    "ts-proto": finished(from("ts-proto", ".js")),
  };
}

/** Of wireform alone: what does not depend on a schema. */
const wholes = {
  "wireform/runtime, everything": `export * from ${JSON.stringify(fileURLToPath(new URL("runtime.js", dist)))};`,
  "wireform, everything": `export * from ${JSON.stringify(fileURLToPath(new URL("index.js", dist)))};`,
};

/** All rows of the table. Needs the generated code of all: generate.mjs. */
export async function measureSizes() {
  const rows = [];
  for (const file of sizeFiles) {
    const names = messagesOf(file);
    for (const [library, program] of Object.entries(programs(file))) {
      rows.push({
        program: names.length === 1 ? names[0] : `${names.length} messages`,
        library,
        ...(await bundledSize(program, here)),
      });
    }
  }
  for (const [library, program] of Object.entries(wholes))
    rows.push({ program: "all that there is", library, ...(await bundledSize(program, here)) });
  return rows;
}

/** The readers and writers of pbf, which has a compiler but no file of its own for each schema. */
export async function generatePbf() {
  const { compileRaw } = await import("pbf/compile");
  const { default: resolve } = await import("resolve-protobuf-schema");
  for (const file of sizeFiles) {
    const path = join(generatedDirectory, "pbf", file.replace(/\.proto$/, ".js"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, compileRaw(resolve.sync(join(protoDirectory, file))));
  }
}
