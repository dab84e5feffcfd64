import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type InstalledProject, installProject } from "../package/installed.ts";
import { blocksOf, programOf } from "../readme/blocks.ts";

/*
 * What somebody does who has read the first minute of the README: installs the package in an empty folder, and copies the example.
 */

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const minute = read("README.md").split("\n## ")[1]!;
const blockOf = (language: string) => blocksOf(minute).find((block) => block.language === language)!;
const textOf = (language: string): string => blockOf(language).lines.join("\n");

let project: InstalledProject;
beforeAll(() => {
  project = installProject();
  // As `npm install` makes it.
  project.write("package.json", "{}");
  project.write("proto/calculator.proto", textOf("proto"));
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
function runBlock(language: string, path: string): void {
  project.write(path, textOf(language));
  expect(run(path)).toBe("");
  const block = blockOf(language);
  project.write(`checked-${path}`, programOf([{ ...block, line: 1 }]));
  const results = run(`checked-${path}`, "--import", "./harness.mjs").trim().split("\n");
  const claims = results.map((line) => JSON.parse(line) as [line: number, expected: string, actual: string]);
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.map(([, , actual]) => actual)).toEqual(claims.map(([, expected]) => expected));
}

test("the section is the first minute", () => {
  expect(minute).toMatch(/^One minute\n/);
});

test("as a module", () => runBlock("ts", "index.mjs"));

test("as CommonJS", () => runBlock("js", "index.js"));

test.each([
  ["nodenext", "nodenext", "index.mts"],
  ["bundler", "es2022", "bundled.mts"],
])("as TypeScript that is checked under moduleResolution %s", (resolution, module, path) => {
  project.write(path, textOf("ts"));
  expect(project.typecheck(path, ["--moduleResolution", resolution, "--module", module])).toBe("");
});

test.each([
  // As `tsc --init` has it: the types of the package long are CommonJS here.
  ["node10", "commonjs", "--esModuleInterop"],
  ["node16", "node16"],
  ["nodenext", "nodenext"],
])("as TypeScript that becomes CommonJS under moduleResolution %s, and runs", (resolution, module, ...more) => {
  const source = textOf("js").replace(/const (\{.*\}) = require\((.*)\);/, "import $1 from $2;");
  expect(source).toMatch(/^import \{ loadSync \} from "wireform";/);
  project.write("compiled.cts", source);
  const options = ["--moduleResolution", resolution, "--module", module, "--noEmit", "false", ...more];
  expect(project.typecheck("compiled.cts", options)).toBe("");
  expect(run("compiled.cjs")).toBe("");
});
