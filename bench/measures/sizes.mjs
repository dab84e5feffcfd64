import { measureBytes } from "../sizes.mjs";
import { libraries } from "../sizes/libraries.mjs";

export const title = "Sizes";
export const about =
  "Bytes of programs that encode and decode messages with generated code, bundled and minified by esbuild, and gzipped, and of the source of a large module.";

export async function run() {
  const rows = await measureBytes(libraries);
  return rows.flatMap(({ title, cells }) =>
    Object.entries(cells).map(([library, bytes]) => ({ program: title, library, bytes })),
  );
}
