// Writes the files of src/ that are made: npm run make.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { copies } from "./copies.mjs";
import { googleFiles } from "./google-files.mjs";
import { shortText } from "./short-text.mjs";
import { wellKnownFiles } from "./well-known.mjs";

/** What makes each of them, by its path from the root. */
export const madeFiles = {
  "src/codec/copies.ts": copies,
  "src/schema/google-files.ts": googleFiles,
  "src/wire/short-text.ts": shortText,
  ...wellKnownFiles,
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, make] of Object.entries(madeFiles))
    writeFileSync(new URL(`../../${path}`, import.meta.url), make());
