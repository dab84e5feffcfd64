import { copyFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
import { loadSync } from "../../src/index.ts";
import { type InstalledProject, installProject } from "../package/installed.ts";
import { protoDirectory } from "../support/engines.ts";
import { missingTools, runTool, toolPath } from "./tools.ts";

/*
 * A project of CommonJS that has installed the package, tested by the runners that its users have.
 */

const here = new URL(".", import.meta.url).pathname;
const spec = readFileSync(join(here, "spec.cjs"), "utf8");
/** What spec.cjs has. */
const tests = 14;

const typed = `
import { isProtobufError, load, parse, type MessageCodec } from "wireform";
import { toJson } from "wireform/json";
import { AddRequest } from "./gen/calculator.pb";
declare const test: (name: string, body: () => void | Promise<void>) => void;
declare const expect: (value: unknown) => { toEqual(expected: unknown): void };
test("typed", async () => {
  const { a }: { a: bigint } = parse('syntax = "proto3"; message M { int64 a = 1; }').message("M").decode(new Uint8Array([8, 5]));
  expect(a).toEqual(5n);
  const codec: MessageCodec = (await load("calculator.proto", { includePaths: ["proto"] })).message("calculator.AddRequest");
  expect(AddRequest.decode(codec.encode({ a: 5, b: 3 }))).toEqual({ a: 5, b: 3, requestId: "" });
  expect(toJson(AddRequest, { a: 5, b: 3, requestId: "" })).toEqual({ a: 5, b: 3 });
  // @ts-expect-error: a is a number
  try { AddRequest.encode({ a: "5" }); } catch (error) { expect(isProtobufError(error, "INVALID_TYPE")).toEqual(true); }
});
`;

describe.skipIf(missingTools !== "")(`the test runners${missingTools}`, () => {
  let project: InstalledProject;
  beforeAll(() => {
    project = installProject();
    project.write("package.json", JSON.stringify({ name: "project", private: true }));
    cpSync(join(protoDirectory, "calculator.proto"), join(project.directory, "proto/calculator.proto"));
    const files = loadSync("calculator.proto", { includePaths: [protoDirectory] }).files();
    for (const module of generateModules(files, { importExtension: "" }))
      project.write(`gen/${module.path}.ts`, module.ts);
  });
  afterAll(() => project.remove());

  describe.each([
    ["29", "jest-29", "jest-environment-jsdom-29"],
    ["30", "jest", "jest-environment-jsdom"],
  ])("Jest %s", (_version, jest, jsdom) => {
    const run = async (...args: string[]): Promise<{ passed: number; output: string }> => {
      const output = await runTool(
        project.directory,
        `${jest}/bin/jest.js`,
        "--json",
        "--runInBand",
        "--no-cache",
        ...args,
      );
      const { numPassedTests } = JSON.parse(/^\{"num.*$/m.exec(output)![0]) as { numPassedTests: number };
      return { passed: numPassedTests, output };
    };

    test("runs the spec in Node's environment and in jsdom, with default settings", async () => {
      project.write("jest/node.test.js", spec);
      project.write("jest/page.test.js", `/** @jest-environment ${toolPath(jsdom)} */\n${spec}`);
      const { passed, output } = await run("jest/");
      expect(passed, output).toBe(2 * tests);
    });

    test("runs TypeScript, checked by ts-jest, with generated modules", async () => {
      project.write("typed/typed.test.ts", typed.replaceAll("./gen/", "../gen/"));
      const tsconfig = { module: "commonjs", moduleResolution: "node10", target: "es2022", strict: true, types: [] };
      const transform = { "\\.ts$": [toolPath("ts-jest"), { tsconfig }] };
      project.write("jest.typed.json", JSON.stringify({ transform, rootDir: "." }));
      const { passed, output } = await run("--config", "jest.typed.json", "typed/");
      expect(passed, output).toBe(1);
    });
  });

  test("Mocha runs the spec as CommonJS", async () => {
    copyFileSync(join(here, "spec.cjs"), join(project.directory, "spec.cjs"));
    const output = await runTool(project.directory, "mocha/bin/mocha.js", "--reporter", "json", "spec.cjs");
    expect(JSON.parse(output.slice(output.indexOf("{"))), output).toMatchObject({
      stats: { passes: tests, failures: 0 },
    });
  });
});
