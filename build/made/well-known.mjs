import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

const header = `/*
 * The well-known types, made from proto/google by build/made/well-known.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

`;

const names = ["any", "duration", "empty", "field_mask", "struct", "timestamp", "wrappers"];

/** The generator as it is in src/, which this Node may not be able to read. */
function generator() {
  const [{ text }] = buildSync({
    stdin: {
      contents: `export { generateModules } from "./src/codegen/index.ts"; export { loadSync } from "./src/index.ts";`,
      resolveDir: root,
    },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    write: false,
  }).outputFiles;
  const module = { exports: {} };
  new Function("module", "exports", "require", text)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}

let modules;

function wellKnownModules() {
  if (modules !== undefined) return modules;
  const { generateModules, loadSync } = generator();
  const files = names.map((name) => `google/protobuf/${name}.proto`);
  const schema = loadSync(files, { includePaths: [fileURLToPath(new URL("proto", `file://${root}`))] });
  const requests = names.map((name) => ({ path: `${name}.pb`, fileNames: [`google/protobuf/${name}.proto`] }));
  const options = { runtimeImport: "../../runtime.ts", importExtension: ".ts" };
  modules = new Map(generateModules(schema.files(), options, requests).map(({ path, ts }) => [path, header + ts]));
  return modules;
}

/** What makes each file of src/wkt/google/, by its path from the root. */
export const wellKnownFiles = Object.fromEntries(
  names.map((name) => [`src/wkt/google/${name}.pb.ts`, () => wellKnownModules().get(`${name}.pb`)]),
);
