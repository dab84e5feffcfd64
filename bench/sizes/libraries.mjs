// The libraries of the table: how their code is generated, and the programs that use it.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bench = fileURLToPath(new URL("..", import.meta.url));
const cli = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const protoc = createRequire(import.meta.url).resolve("protoc/protoc.cjs");

const node = (...words) =>
  execFileSync(process.execPath, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] });
const command = (name) => join(bench, "node_modules/.bin", name);
const withoutEnding = (file) => file.replace(/\.proto$/, "");

/** A program per message: `verbs(name)` are the functions that it uses, as the text of an array. */
function program(imports, { paths }, nameOf, verbs) {
  const lines = paths.map((path, index) => `export const f${index} = ${verbs(nameOf(path))};`);
  return [...imports, ...lines].join("\n");
}

const imported = ({ paths }, nameOf, module) =>
  `import { ${paths.map(nameOf).join(", ")} } from ${JSON.stringify(module)};`;

function wireform(optimize) {
  const nameOf = (path) => path.join("_");
  const isKnown = () => node(cli, "--help").includes("--optimize");
  return {
    name: `wireform, ${optimize}`,
    unable: () => (optimize === "size" && !isKnown() ? "no such option yet" : undefined),
    generate({ file, includePath }, directory) {
      const option = isKnown() ? ["--optimize", optimize] : [];
      node(cli, "generate", "-I", includePath, file, "--out", directory, ...option);
    },
    module: (file) => `${withoutEnding(file)}.pb.ts`,
    program: (schema, module, json) =>
      program(
        [
          imported(schema, nameOf, module),
          ...(json ? ['import { fromJsonString, toJsonString } from "wireform/json";'] : []),
        ],
        schema,
        nameOf,
        (name) =>
          `[(message) => ${name}.encode(message), (bytes) => ${name}.decode(bytes)${json ? `, (message) => toJsonString(${name}, message), (text) => fromJsonString(${name}, text)` : ""}]`,
      ),
  };
}

const protobufEs = {
  name: "protobuf-es",
  generate({ files, includePath }, directory) {
    // Google's own files are in the package.
    const own = files.filter((file) => !file.startsWith("google/protobuf/"));
    protocWith("protoc-gen-es", { files: own, includePath }, directory, ["target=ts", "import_extension=js"]);
  },
  module: (file) => `${withoutEnding(file)}_pb.ts`,
  program(schema, module, json) {
    const nameOf = (path) => `${path.join("_")}Schema`;
    const functions = ["fromBinary", "toBinary", ...(json ? ["fromJsonString", "toJsonString"] : [])].join(", ");
    return program(
      [`import { ${functions} } from "@bufbuild/protobuf";`, imported(schema, nameOf, module)],
      schema,
      nameOf,
      (name) =>
        `[(message) => toBinary(${name}, message), (bytes) => fromBinary(${name}, bytes)${json ? `, (message) => toJsonString(${name}, message), (text) => fromJsonString(${name}, text)` : ""}]`,
    );
  },
};

/** Its JSON is a part of each codec: without it where it is not used, otherwise as its compiler writes by default. */
const tsProto = {
  name: "ts-proto",
  generate({ file, includePath }, directory, json) {
    const options = ["forceLong=bigint", "esModuleInterop=true", "importSuffix=.js"];
    const lean = ["outputJsonMethods=false", "outputPartialMethods=false", "outputServices=none"];
    protocWith(
      "protoc-gen-ts_proto",
      { files: [file], includePath },
      directory,
      json ? options : [...options, ...lean],
    );
  },
  module: (file) => `${withoutEnding(file)}.ts`,
  program(schema, module, json) {
    const nameOf = (path) => path.join("_");
    return program(
      [imported(schema, nameOf, module)],
      schema,
      nameOf,
      (name) =>
        `[(message) => ${name}.encode(message).finish(), (bytes) => ${name}.decode(bytes)${json ? `, (message) => JSON.stringify(${name}.toJSON(message)), (text) => ${name}.fromJSON(JSON.parse(text))` : ""}]`,
    );
  },
};

/** Its `toObject` is not ProtoJSON. */
const protobufjs = {
  name: "protobufjs, static",
  generate({ file, includePath }, directory) {
    const lean = ["--no-verify", "--no-convert", "--no-delimited", "--no-comments", "--no-service"];
    const output = join(directory, this.module(file));
    mkdirSync(dirname(output), { recursive: true });
    node(
      command("pbjs"),
      "-t",
      "static-module",
      "-w",
      "esm",
      ...lean,
      "-p",
      includePath,
      "-o",
      output,
      join(includePath, file),
    );
  },
  module: (file) => `${withoutEnding(file)}.js`,
  program(schema, module, json) {
    if (json) return undefined;
    const [root] = schema.package.split(".");
    const nameOf = (path) => [schema.package, ...path].join(".");
    return program(
      [`import { ${root} } from ${JSON.stringify(module)};`],
      schema,
      nameOf,
      (name) => `[(message) => ${name}.encode(message).finish(), (bytes) => ${name}.decode(bytes)]`,
    );
  },
};

const pbf = {
  name: "pbf",
  unable: ({ file }) => (file.startsWith("google/") ? "its parser refuses the file's options" : undefined),
  async generate({ file, includePath }, directory) {
    const { compileRaw } = await import("pbf/compile");
    const { default: resolve } = await import("resolve-protobuf-schema");
    const output = join(directory, this.module(file));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, compileRaw(resolve.sync(join(includePath, file))));
  },
  module: (file) => `${withoutEnding(file)}.js`,
  program(schema, module, json) {
    if (json) return undefined;
    const names = schema.paths.map((path) => path.join("")).flatMap((name) => [`read${name}`, `write${name}`]);
    return program(
      ['import { PbfReader, PbfWriter } from "pbf";', `import { ${names.join(", ")} } from ${JSON.stringify(module)};`],
      schema,
      (path) => path.join(""),
      (name) =>
        `[(message) => { const writer = new PbfWriter(); write${name}(message, writer); return writer.finish(); }, (bytes) => read${name}(new PbfReader(bytes))]`,
    );
  },
};

/** In the order of the table. */
export const libraries = [wireform("size"), wireform("speed"), pbf, tsProto, protobufEs, protobufjs];

function protocWith(plugin, { files, includePath }, directory, options) {
  const label = plugin.replace("protoc-gen-", "");
  mkdirSync(directory, { recursive: true });
  node(
    protoc,
    `--plugin=${plugin}=${command(plugin)}`,
    `-I${includePath}`,
    `--${label}_out=${directory}`,
    `--${label}_opt=${options.join(",")}`,
    ...files,
  );
}
