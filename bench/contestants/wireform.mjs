import { loadSync } from "../../dist/index.js";
import { protoDirectory } from "../directories.mjs";
import { importGenerated, protobuf, simpleName } from "./generated.mjs";

/** A contestant of ours, with options of the schema and of decode; everything else is the default. */
export function wireform(name, about, schemaOptions, decodeOptions) {
  return {
    name,
    about,
    format: "protobuf",
    prepare(payload) {
      const codec = loadSync(payload.files, {
        includePaths: [protoDirectory],
        ...payload.loading,
        ...schemaOptions,
      }).message(payload.typeName);
      const decode =
        decodeOptions === undefined ? (bytes) => codec.decode(bytes) : (bytes) => codec.decode(bytes, decodeOptions);
      return protobuf(payload, (message) => codec.encode(message), decode);
    },
  };
}

/** A contestant of ours, of generated modules, which import `dist/runtime.js`. */
export function generatedWireform(name, about) {
  return {
    name,
    about,
    format: "protobuf",
    async prepare(payload) {
      const codec = (await importGenerated(name, payload, ".pb.js"))[simpleName(payload)];
      return protobuf(
        payload,
        (message) => codec.encode(message),
        (bytes) => codec.decode(bytes),
      );
    },
  };
}
