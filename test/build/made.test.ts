import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/*
 * The files of src/ that scripts make are what these make now: `npm run make` writes them anew.
 */

const scripts = new URL("../../build/made/index.mjs", import.meta.url);
const { madeFiles } = (await import(scripts.href)) as { madeFiles: Readonly<Record<string, () => string>> };

test.each(Object.entries(madeFiles))("%s", (path, make) => {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  expect(text).toBe(make());
  expect(text.slice(0, 300)).toMatch(/made(?: from .*)? by build\/made\/[\w-]+\.mjs \(npm run make\)/i);
});
