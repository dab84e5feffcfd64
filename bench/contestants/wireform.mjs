import { loadSync } from "../../dist/index.js";
import { protoDirectory } from "../directories.mjs";

/** A contestant of ours, with the schema's options; everything else is the default. */
export function wireform(name, options) {
  return {
    name,
    title: `wireform, ${options.engine}`,
    format: "protobuf",
    prepare({ files, typeName, samples }) {
      const { encode, decode } = loadSync(files, { includePaths: [protoDirectory], ...options }).message(typeName);
      return { encode, decode, inputs: samples.map(({ bytes }) => decode(bytes, { strings: "copy" })) };
    },
  };
}
