import { join } from "node:path";
import { generatedDirectory } from "../directories.mjs";

/** The module that a peer's generator wrote for the file of a payload; `suffix` follows the name of the `.proto`. */
export async function importGenerated(peer, { files: [file] }, suffix = ".js") {
  return import(join(generatedDirectory, peer, file.replace(/\.proto$/, suffix)));
}

/** The type's name without its package. */
export function simpleName({ typeName }) {
  return typeName.slice(typeName.lastIndexOf(".") + 1);
}

/** What contestants that speak Protocol Buffers share: what they encode is what they have decoded. */
export function protobuf({ samples }, encode, decode, more = {}) {
  return { encode, decode, inputs: samples.map(({ bytes }) => decode(bytes)), ...more };
}
