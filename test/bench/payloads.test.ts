import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/*
 * Who reads a table of the benchmarks is told what the payloads and the contestants are: in one line each, in the report and, of payloads, in bench/README.md.
 */

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { allCaseNames, loadCase } = await bench("cases/index");
const { contestantNames } = await bench("contestants/index");
const readme = readFileSync(new URL("../../bench/README.md", import.meta.url), "utf8");
const source = (name: string): string =>
  readFileSync(new URL(`../../bench/contestants/${name}.mjs`, import.meta.url), "utf8");

test.each(allCaseNames as string[])("payload %s", async (name) => {
  const { about } = await loadCase(name);
  expect(about).toMatch(/^[^\n]{15,120}$/);
  expect(readme).toContain(`\n| ${name} | ${about} |\n`);
});

test.each(contestantNames as string[])("contestant %s", (name) => {
  expect(source(name)).toMatch(/about: ?\s*"[^"]{20,}"|ireform\(\s*"wireform-\w+",\s*"[^"]{20,}"/);
});
