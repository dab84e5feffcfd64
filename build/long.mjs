import { build } from "esbuild";
import { nameOf, root } from "./paths.mjs";
import { withoutSource } from "./source-maps.mjs";

/** The one importer of the package `long`. */
const importer = "message/long-package";

/**
 * A plugin of Rollup: in dist/, the importer has the package within itself, as a function that makes it at its first call. To import the package would cost every
 * program 4 ms of CPU time (two files, WebAssembly that is compiled), those too that hold 64-bit integers as something else.
 */
export const bundledLong = {
  name: "bundled-long",
  async load(id) {
    if (nameOf(id) !== importer) return null;
    const { outputFiles } = await build({
      stdin: { contents: 'export const longClass = () => require("long");', resolveDir: root },
      write: false,
      bundle: true,
      minifySyntax: true,
      minifyWhitespace: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["main"],
      conditions: ["require"],
      target: "es2022",
      legalComments: "inline",
    });
    return { code: outputFiles[0].text, map: withoutSource };
  },
};
