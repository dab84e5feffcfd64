/** What contestants import that is otherwise in a page: `node:path`, `directories.mjs` and `contestants/generated.mjs`. */
export const protoDirectory = "";

export function join(...parts) {
  return parts.filter((part) => part !== "").join("/");
}

export async function importGenerated(peer, { files: [file] }, suffix) {
  return globalThis.generatedModules[`${peer}/${file.replace(/\.proto$/, suffix)}`];
}

export function simpleName({ typeName }) {
  return typeName.slice(typeName.lastIndexOf(".") + 1);
}

export function protobuf({ samples }, encode, decode, more = {}) {
  return { encode, decode, inputs: samples.map(({ bytes }) => decode(bytes)), ...more };
}
