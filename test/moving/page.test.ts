import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { optionName, readOutputOptions } from "../../src/codegen/index.ts";
import { blocksOf, tableOf } from "../readme/blocks.ts";
import { missingPeers } from "./workspace.ts";

/*
 * What docs/migrating.md shows of the projects stands in them, and what it says of options is about options that there are.
 */

const markdown = readFileSync(new URL("../../docs/migrating.md", import.meta.url), "utf8");
const blocks = blocksOf(markdown).map(({ language, line, lines }) => ({ line, path: language.split(" ")[1], lines }));

/** Lines as they are compared: indentation is the page's. */
const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim());

/** The parts of an excerpt between ellipses. */
function partsOf(lines: readonly string[]): string[] {
  return trimmed(lines)
    .join("\n")
    .split(/^…$/mu)
    .map((part) => part.trim());
}

test.each(blocks)("line $line is of $path", ({ path, lines }) => {
  expect(path).toMatch(/^[\w-]+\/(?:before|after)\//);
  const file = readFileSync(new URL(`projects/${path}`, import.meta.url), "utf8");
  // Commands stand within a line.
  const text = path!.endsWith(".json") ? file : `\n${trimmed(file.split("\n")).join("\n")}\n`;
  let from = 0;
  for (const part of partsOf(lines)) {
    const index = text.indexOf(path!.endsWith(".json") ? part : `\n${part}\n`, from);
    expect(index, part).toBeGreaterThan(-1);
    from = index;
  }
});

test("there are excerpts of every project, before and after", () => {
  const sides = new Set(blocks.map(({ path }) => path!.split("/").slice(0, 2).join("/")));
  const libraries = ["protobufjs", "protobuf-es", "ts-proto", "google-protobuf"];
  expect([...sides].sort()).toEqual(libraries.flatMap((name) => [`${name}/before`, `${name}/after`]).sort());
});

const options = tableOf(markdown, "options of ts-proto");

test("what is said to be an option of the generator is one", () => {
  const column = markdown.split("\n").filter((line) => /^\| `\w/.test(line) && line.split("|").length === 4);
  const found = column.flatMap((line) => [...line.split("|")[2]!.matchAll(/`(\w+)=([^`]+)`/g)]);
  const ours = found.filter(([, name]) => name !== "unrecognizedEnum" && name !== "useDate");
  expect(ours.length).toBeGreaterThan(12);
  for (const [text, name, value] of ours)
    expect(() => readOutputOptions(new Map([[optionName(name!), [value!]]]), String), text).not.toThrow();
});

describe.skipIf(missingPeers !== "")(`ts-proto${missingPeers}`, () => {
  test("has the options of the table, and no others", () => {
    const peers = createRequire(new URL("../../bench/package.json", import.meta.url));
    const { defaultOptions } = peers("ts-proto/build/src/options.js") as { defaultOptions(): object };
    const named = options.flatMap(([names]) => names!.split(", "));
    expect(named.sort()).toEqual(Object.keys(defaultOptions()).sort());
  });
});
