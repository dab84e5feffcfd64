import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type InstalledProject, installProject } from "../package/installed.ts";
import { blocksOf, programOf } from "../readme/blocks.ts";

/*
 * What somebody does who has read the first example of the README, or the page to get started: installs the package in an empty folder, and copies the example.
 */

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const blockOf = (page: string, language: string) => blocksOf(read(page)).find((block) => block.language === language)!;
const textOf = (page: string, language: string): string => blockOf(page, language).lines.join("\n");
const start = "docs/getting-started.md";
const examples = ["README.md", start];

let project: InstalledProject;
beforeAll(() => {
  project = installProject();
  // As `npm install` makes it.
  project.write("package.json", "{}");
  project.write("proto/calculator.proto", textOf(start, "proto"));
  project.write("harness.mjs", read("test/readme/harness.mjs"));
});
afterAll(() => project.remove());

/** Runs a file, and says what it prints. */
function run(path: string, ...flags: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, path], {
    cwd: project.directory,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

/** Runs the block as it stands, then with its claims looked at. */
function runBlock(page: string, language: string, path: string): void {
  project.write(path, textOf(page, language));
  expect(run(path)).toBe("");
  const block = blockOf(page, language);
  project.write(`checked-${path}`, programOf([{ ...block, line: 1 }]));
  const results = run(`checked-${path}`, "--import", "./harness.mjs").trim().split("\n");
  const claims = results.map((line) => JSON.parse(line) as [line: number, expected: string, actual: string]);
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.map(([, , actual]) => actual)).toEqual(claims.map(([, expected]) => expected));
}

describe.each(examples)("the first example of %s", (page) => {
  test("installs what is there", () => {
    expect(textOf(page, "sh")).toBe("npm install wireform");
  });

  test("as a module", () => runBlock(page, "ts", "index.mjs"));

  test.each([
    ["nodenext", "nodenext", "index.mts"],
    ["bundler", "es2022", "bundled.mts"],
  ])("as TypeScript that is checked under moduleResolution %s", (resolution, module, path) => {
    project.write(path, textOf(page, "ts"));
    expect(project.typecheck(path, ["--moduleResolution", resolution, "--module", module])).toBe("");
  });
});

test("as CommonJS", () => runBlock(start, "js", "index.js"));

test.each([
  // As `tsc --init` has it: the types of the package long are CommonJS here.
  ["node10", "commonjs", "--esModuleInterop"],
  ["node16", "node16"],
  ["nodenext", "nodenext"],
])("as TypeScript that becomes CommonJS under moduleResolution %s, and runs", (resolution, module, ...more) => {
  const source = textOf(start, "js").replace(/const (\{.*\}) = require\((.*)\);/, "import $1 from $2;");
  expect(source).toMatch(/^import \{ loadSync \} from "wireform";/);
  project.write("compiled.cts", source);
  const options = ["--moduleResolution", resolution, "--module", module, "--noEmit", "false", ...more];
  expect(project.typecheck("compiled.cts", options)).toBe("");
  expect(run("compiled.cjs")).toBe("");
});
