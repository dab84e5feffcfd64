import { afterAll, beforeAll, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
import { loadSync } from "../../src/index.ts";
import { protoDirectory } from "../support/engines.ts";
import { type InstalledProject, installProject } from "./installed.ts";

const { bundledSize } = (await import(new URL("../../bench/sizes/bundle.mjs", import.meta.url).href)) as {
  bundledSize(contents: string, directory: string): Promise<{ minified: number; gzipped: number }>;
};

/*
 * What a program takes in a bundle does not depend on the machine: each figure has a limit.
 */

let project: InstalledProject;
beforeAll(() => {
  project = installProject();
  const files = loadSync("calculator.proto", { includePaths: [protoDirectory] }).files();
  project.write("calculator.js", generateModules(files)[0]!.js);
  project.write("small.js", generateModules(files, { optimize: "size" })[0]!.js);
});
afterAll(() => project.remove());

const gzipped = async (program: string): Promise<number> => (await bundledSize(program, project.directory)).gzipped;

test("AddRequest, encode and decode, takes less than 15.6 kB, gzipped", async () => {
  expect(
    await gzipped(
      `import { AddRequest } from "./calculator.js"; export const encode = (message) => AddRequest.encode(message), decode = (bytes) => AddRequest.decode(bytes);`,
    ),
  ).toBeLessThan(15_600);
});

test("the same of a module for size takes less than 10.6 kB", async () => {
  expect(
    await gzipped(
      `import { AddRequest } from "./small.js"; export const encode = (message) => AddRequest.encode(message), decode = (bytes) => AddRequest.decode(bytes);`,
    ),
  ).toBeLessThan(10_600);
});

test("a program that only decodes leaves out what the other types need", async () => {
  const one = await gzipped(
    `import { AddRequest } from "./calculator.js"; export const decode = (bytes) => AddRequest.decode(bytes);`,
  );
  const other = await gzipped(
    `import { BatchRequest } from "./calculator.js"; export const decode = (bytes) => BatchRequest.decode(bytes);`,
  );
  expect(one).toBeLessThan(other - 1500);
});

test("what is imported and not used takes nothing", async () => {
  expect(
    await gzipped(
      `import { AddRequest, BatchResponse } from "./calculator.js"; import { parse } from "wireform"; import { toJson } from "wireform/json"; import * as all from "./calculator.js";`,
    ),
  ).toBeLessThan(40);
});
