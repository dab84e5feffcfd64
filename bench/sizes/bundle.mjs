import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a program, minified, and gzipped. It is a module whose exports are what is used; `directory` is where its imports are looked for. */
export async function bundledSize(contents, directory) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: directory },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    write: false,
    // What protobufjs looks for where there is Node.
    external: ["node:*", "fs", "path"],
    logLevel: "silent",
  });
  const [{ contents: bytes }] = outputFiles;
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}
