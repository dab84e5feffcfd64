import { fileURLToPath } from "node:url";
import { protoDirectory } from "../directories.mjs";

const googleDirectory = fileURLToPath(new URL("../node_modules/google-proto-files", import.meta.url));

/** What the libraries are measured with: a file, and all of its messages unless some are named. */
const sources = {
  calculator: { file: "calculator.proto", includePath: protoDirectory, only: ["AddRequest"] },
  shop: { file: "bench/shop.proto", includePath: protoDirectory },
  cluster: { file: "google/container/v1/cluster_service.proto", includePath: googleDirectory },
};

/** With `paths`, the names of the messages without the package, `["Outer", "Inner"]`, and `files`, all that is needed. */
export async function loadSchemas() {
  const { loadSync } = await import("../../dist/index.js");
  const load = ([name, source]) => {
    const schema = loadSync(source.file, { includePaths: [source.includePath] });
    const own = schema.files().find(({ name }) => name === source.file);
    const paths = [...schema.messages()]
      .filter(({ typeName }) => schema.descriptor(typeName).file === own)
      .map(({ typeName }) => typeName.slice(own.package.length + 1).split("."))
      .filter(([name]) => source.only?.includes(name) ?? true);
    return [name, { ...source, package: own.package, paths, files: schema.files().map(({ name }) => name) }];
  };
  return Object.fromEntries(Object.entries(sources).map(load));
}
