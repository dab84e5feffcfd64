import { loadSync } from "../../dist/index.js";
import { protoDirectory } from "../directories.mjs";
import { protobuf } from "./generated.mjs";

/** A contestant of ours, with options of the schema and of decode; everything else is the default. */
export function wireform(name, schemaOptions, decodeOptions) {
  return {
    name,
    title: name.replace("-", ", "),
    format: "protobuf",
    prepare(payload) {
      const { encode, decode } = loadSync(payload.files, { includePaths: [protoDirectory], ...schemaOptions }).message(payload.typeName);
      return protobuf(payload, encode, decodeOptions === undefined ? decode : (bytes) => decode(bytes, decodeOptions));
    },
  };
}
