// Runs the peers' code generators over the schemas of all cases, unless that is done. What they write is not in the repository.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { allCaseNames, loadCase } from "./cases/index.mjs";
import { generatedDirectory, protoDirectory } from "./directories.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const protoc = createRequire(import.meta.url).resolve("protoc/protoc.cjs");

/** Directory, and what fills it. */
const generators = {
  "protobuf-es": (directory, files) => plugin(directory, files, "protoc-gen-es", ["target=js", "import_extension=js"]),
  "ts-proto": (directory, files) => {
    const options = [
      "forceLong=bigint",
      "esModuleInterop=true",
      "importSuffix=.js",
      "outputJsonMethods=false",
      "outputPartialMethods=false",
      "outputServices=none",
    ];
    plugin(directory, files, "protoc-gen-ts_proto", options);
    transpile(directory);
  },
  "protobuf-ts": (directory, files) => {
    plugin(directory, files, "protoc-gen-ts", ["output_javascript", "optimize_speed"]);
    completeImports(directory);
  },
  protobufjs: (directory, files) => {
    for (const file of files) {
      const options = [
        "-t",
        "static-module",
        "-w",
        "esm",
        "--no-verify",
        "--no-convert",
        "--no-delimited",
        "--no-comments",
        "--no-service",
      ];
      // A root for each file: one process may load several, and packages of the same first name would replace each other.
      run("pbjs", [
        ...options,
        "-r",
        file,
        "-p",
        protoDirectory,
        "-o",
        output(directory, file, ".js"),
        join(protoDirectory, file),
      ]);
    }
  },
};

/** Generates what is not there, or was made of other schemas or by other versions; ours, which change from day to day, each time. */
export async function generate() {
  const cases = await Promise.all(allCaseNames.map(loadCase));
  const files = [...new Set(cases.flatMap((each) => each.files))].sort();
  generatePeers(files);
  await generateOurs(files);
}

function generatePeers(files) {
  const state = createHash("sha256");
  for (const file of [
    ...files.map((name) => join(protoDirectory, name)),
    join(here, "package-lock.json"),
    fileURLToPath(import.meta.url),
  ])
    state.update(readFileSync(file));
  const stamp = join(generatedDirectory, "stamp");
  const wanted = state.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(generatedDirectory, { recursive: true, force: true });
  for (const [name, fill] of Object.entries(generators)) {
    const directory = join(generatedDirectory, name);
    mkdirSync(directory, { recursive: true });
    fill(directory, files);
  }
  writeFileSync(join(generatedDirectory, "package.json"), '{ "type": "module" }\n');
  writeFileSync(stamp, wanted);
}

/** Our modules import the runtime of `dist/` by its address. */
async function generateOurs(files) {
  const { loadSync } = await import("../dist/index.js");
  const { generateModules } = await import("../dist/codegen/index.js");
  const schema = loadSync(files, { includePaths: [protoDirectory] });
  const runtimeImport = new URL("../dist/runtime.js", import.meta.url).href;
  for (const [name, optimize] of [
    ["wireform-aot", "speed"],
    ["wireform-size", "size"],
  ])
    for (const { path, js } of generateModules(schema.files(), { optimize, runtimeImport }))
      writeFileSync(output(join(generatedDirectory, name), `${path}.proto`, ".js"), js);
}

function plugin(directory, files, name, options) {
  const label = name.replace("protoc-gen-", "");
  execFileSync(process.execPath, [
    protoc,
    `--plugin=${name}=${command(name)}`,
    `-I${protoDirectory}`,
    `--${label}_out=${directory}`,
    `--${label}_opt=${options.join(",")}`,
    ...files,
  ]);
}

function command(name) {
  return join(here, "node_modules/.bin", name);
}

function run(name, args) {
  return execFileSync(command(name), args, { encoding: "utf8", maxBuffer: 1 << 26 });
}

/** The path of what is generated of `file`, its directory made. */
function output(directory, file, extension) {
  const path = join(directory, file.replace(/\.proto$/, extension));
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** protobuf-ts leaves the extension out of the names of the files that it imports, which Node wants. */
function completeImports(directory) {
  for (const name of readdirSync(directory, { recursive: true })) {
    if (!name.endsWith(".js")) continue;
    const path = join(directory, name);
    const source = readFileSync(path, "utf8");
    writeFileSync(
      path,
      source.replace(/ from "(\.[^"]*)";$/gm, (_, file) => ` from "${file}.js";`),
    );
  }
}

/** TypeScript to JavaScript, in place. */
function transpile(directory) {
  const typescript = createRequire(import.meta.url)("typescript");
  for (const name of readdirSync(directory, { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const source = readFileSync(join(directory, name), "utf8");
    const { outputText } = typescript.transpileModule(source, {
      compilerOptions: { target: "es2022", module: "es2022" },
    });
    writeFileSync(join(directory, name.replace(/\.ts$/, ".js")), outputText);
  }
}
