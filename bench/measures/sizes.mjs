import { generatePbf, measureSizes } from "../sizes.mjs";

export const title = "Sizes";
export const about =
  "Bytes of a program that encodes and decodes messages with generated code, bundled and minified by esbuild, and gzipped: one message, and a file of twenty.";

export async function run() {
  await generatePbf();
  return (await measureSizes()).map(({ program, library, minified, gzipped }) => ({
    program,
    library,
    minified,
    gzipped,
  }));
}
