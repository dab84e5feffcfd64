// What is fuzzed: message types, an input to begin with for each, and how each engine, protobufjs and protobuf-es read them.
import { readdirSync, readFileSync } from "node:fs";
import protobuf from "protobufjs";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
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

/** @returns {Target[]} */
export function makeTargets() {
  protobuf.Reader.discardUnknown = false;
  const inputs = knownInputs();
  return files.flatMap((file) => {
    const [jit, interpreter] = /** @type {const} */ (["jit", "interpreter"]).map((engine) =>
      loadSync(file, { includePaths, engine }),
    );
    const peers = peerFiles.has(file) ? loadPeers(file) : undefined;
    const ofEs = peers && createFileRegistry(fromBinary(FileDescriptorSetSchema, toDescriptorSet(jit)));
    return [...jit.messages()].map(({ typeName }) => ({
      typeName,
      codecs: { jit: jit.message(typeName), interpreter: interpreter.message(typeName) },
      peer: peers?.lookupType(typeName),
      es: ofEs?.getMessage(typeName),
      inputs: inputs.get(typeName) ?? [new Uint8Array(0)],
    }));
  });
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
