import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleChild } from "../support/bundle-child.ts";
import { engines } from "../support/engines.ts";
import { shapes } from "./memory-shapes.ts";

/*
 * What `maxMemory` charges, beside what the heap takes: within 1.5 times of it, both ways, in every engine.
 */

/** In the background: a blocked test loses its runner. */
const run = promisify(execFile);

const directory = mkdtempSync(join(tmpdir(), "wireform-memory-"));
const child = join(directory, "child.mjs");
beforeAll(() => bundleChild("security/memory-child.ts", child));
afterAll(() => rmSync(directory, { recursive: true }));

interface Measured {
  readonly name: string;
  readonly charged: number;
  readonly taken: number;
}

describe.each(engines)("%s", (engine) => {
  test("what is charged is within 1.5 times of what the heap takes", { timeout: 300_000 }, async () => {
    const { stdout } = await run(process.execPath, ["--expose-gc", "--no-flush-bytecode", child, engine], {
      maxBuffer: 1 << 24,
    });
    const results = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Measured);
    expect(results.map(({ name }) => name)).toEqual(shapes.map(({ name }) => name));
    expect(results.filter(({ charged, taken }) => charged > taken * 1.5 || charged < taken / 1.5)).toEqual([]);
  });
});

/** A process that may not have much more than the limit decodes what is small and would be large. */
describe("bounds a process", () => {
  // 64 MiB, but of `ofThree` and `ofFive` 32 times their 2.5 MB: they take 28 and 36 times as much.
  const limit = 32 * 2_500_000;
  const attacks = {
    bytes: "decoded",
    any: "decoded",
    wide: "LIMIT_EXCEEDED",
    unknown: "LIMIT_EXCEEDED",
    ofThree: "decoded",
    ofFive: "LIMIT_EXCEEDED",
  };
  test.each(
    Object.entries(attacks).flatMap(([attack, result]) => engines.map((engine) => [attack, result, engine] as const)),
  )("%s is %s, %s", async (attack, result, engine) => {
    const megabytes = Math.ceil((limit * 1.5) / 2 ** 20);
    const { stdout } = await run(process.execPath, [`--max-old-space-size=${megabytes}`, child, engine, "", attack]);
    expect(stdout.trim()).toBe(result);
  });
});
