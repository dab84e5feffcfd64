// What is fuzzed: message types, an input to begin with for each, and how each engine, protobufjs and protobuf-es read them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import protobuf from "protobufjs";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { generateModules } from "../../dist/codegen/index.js";
import { loadSync, toDescriptorSet } from "../../dist/index.js";

const root = new URL("../../", import.meta.url).pathname;
const fixtures = `${root}fixtures/`;
const includePaths = [`${root}proto`, fixtures];
const files = [...readdirSync(`${root}proto/test`).map((name) => `test/${name}`), "wire2.proto", "wire3.proto"];

/**
 * @typedef {import("../../dist/index.js").MessageCodec} MessageCodec
 * @typedef {{ typeName: string, codecs: Record<string, MessageCodec>, peer: protobuf.Type | undefined, es: import("@bufbuild/protobuf").DescMessage | undefined, inputs: Uint8Array[] }} Target
 */

/** protobufjs and protobuf-es read these files as we do: proto3, and no name that it changes or drops. */
const peerFiles = new Set(["test/shapes.proto", "test/scalars.proto", "test/maps.proto", "wire3.proto"]);

/** @returns {Promise<Target[]>} */
export async function makeTargets() {
  protobuf.Reader.discardUnknown = false;
  const inputs = knownInputs();
  const directory = mkdtempSync(join(tmpdir(), "wireform-fuzz-"));
  try {
    return (await Promise.all(files.map((file) => targetsOf(file, inputs, directory)))).flat();
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/**
 * @param {string} file
 * @param {Map<string, Uint8Array[]>} inputs
 * @param {string} directory
 */
async function targetsOf(file, inputs, directory) {
  const [jit, interpreter] = /** @type {const} */ (["jit", "interpreter"]).map((engine) =>
    loadSync(file, { includePaths, engine }),
  );
  const [speed, size] = await Promise.all(
    /** @type {const} */ (["speed", "size"]).map((optimize) => generatedCodecs(jit, optimize, directory)),
  );
  const peers = peerFiles.has(file) ? loadPeers(file) : undefined;
  const ofEs = peers && createFileRegistry(fromBinary(FileDescriptorSetSchema, toDescriptorSet(jit)));
  return [...jit.messages()].map(({ typeName }) => ({
    typeName,
    codecs: {
      jit: jit.message(typeName),
      interpreter: interpreter.message(typeName),
      speed: /** @type {MessageCodec} */ (speed.get(typeName)),
      size: /** @type {MessageCodec} */ (size.get(typeName)),
    },
    peer: peers?.lookupType(typeName),
    es: ofEs?.getMessage(typeName),
    inputs: inputs.get(typeName) ?? [new Uint8Array(0)],
  }));
}

let modules = 0;

/**
 * The codecs of a module of all files of a schema, by the names of their types.
 *
 * @param {import("../../dist/index.js").Schema} schema
 * @param {"speed" | "size"} optimize
 * @param {string} directory
 * @returns {Promise<Map<string, MessageCodec>>}
 */
async function generatedCodecs(schema, optimize, directory) {
  const runtimeImport = new URL("../../dist/runtime.js", import.meta.url).href;
  const fileNames = schema.files().map(({ name }) => name);
  const [module] = generateModules(schema.files(), { optimize, runtimeImport }, [{ path: "all", fileNames }]);
  const path = join(directory, `${optimize}${modules++}.mjs`);
  writeFileSync(path, /** @type {{ js: string }} */ (module).js);
  const exports = Object.values(await import(pathToFileURL(path).href));
  return new Map(exports.filter((value) => value?.decode !== undefined).map((codec) => [codec.typeName, codec]));
}

/** @param {string} file */
function loadPeers(file) {
  const path = includePaths
    .map((directory) => `${directory}/${file}`)
    .find((candidate) => {
      try {
        return readFileSync(candidate) !== undefined;
      } catch {
        return false;
      }
    });
  return new protobuf.Root().loadSync(/** @type {string} */ (path), { keepCase: true }).resolveAll();
}

/** Every input of the fixtures, by type. */
function knownInputs() {
  /** @type {Map<string, Uint8Array[]>} */
  const inputs = new Map();
  const add = (/** @type {{ type: string, hex?: string, bytes?: string }} */ { type, hex, bytes }) => {
    const list = inputs.get(type) ?? [];
    list.push(Uint8Array.from(Buffer.from((hex ?? bytes ?? "").replaceAll(" ", ""), "hex")));
    inputs.set(type, list);
  };
  for (const directory of ["vectors/", "reference/"]) {
    for (const name of readdirSync(fixtures + directory)) readJson(fixtures + directory + name).vectors.forEach(add);
  }
  readJson(`${fixtures}wire-vectors.json`).vectors.forEach(add);
  return inputs;
}

/** @param {string} path */
export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
