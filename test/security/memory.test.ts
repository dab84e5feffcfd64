import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapes } from "./memory-shapes.ts";

/*
 * What `maxMemory` charges, beside what the heap takes: within 1.5 times of it, both ways, in every engine. Light code is left out: it goes in the next release.
 */

const directory = mkdtempSync(join(tmpdir(), "wireform-memory-"));
const child = join(directory, "child.mjs");
const source = fileURLToPath(new URL("memory-child.ts", import.meta.url));

beforeAll(async () => {
  await build({
    entryPoints: [source],
    outfile: child,
    bundle: true,
    platform: "node",
    format: "esm",
    define: { "import.meta.url": JSON.stringify(new URL("memory-child.ts", import.meta.url).href) },
    banner: { js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(source)});` },
  });
});

afterAll(() => rmSync(directory, { recursive: true }));

interface Measured {
  readonly name: string;
  readonly charged: number;
  readonly taken: number;
}

describe.each(["jit", "aot", "interpreter"])("%s", (engine) => {
  test("what is charged is within 1.5 times of what the heap takes", { timeout: 300_000 }, () => {
    const output = execFileSync(process.execPath, ["--expose-gc", "--no-flush-bytecode", child, engine], { encoding: "utf8", maxBuffer: 1 << 24 });
    const measured = output.trim().split("\n").map((line) => JSON.parse(line) as Measured);
    expect(measured.map(({ name }) => name)).toEqual(shapes.map(({ name }) => name));
    expect(measured.filter(({ charged, taken }) => charged > taken * 1.5 || charged < taken / 1.5)).toEqual([]);
  });
});

/** A process that may not have much more than the limit decodes what is small and would be large. */
describe("bounds a process", () => {
  const limit = 64 * 2 ** 20;
  const attacks = { bytes: "decoded", any: "decoded", wide: "LIMIT_EXCEEDED", unknown: "LIMIT_EXCEEDED" };
  test.each(Object.entries(attacks).flatMap(([attack, result]) => ["jit", "aot", "interpreter"].map((engine) => [attack, result, engine] as const)))("%s is %s, %s", (attack, result, engine) => {
    const megabytes = Math.ceil((limit * 1.5) / 2 ** 20);
    const output = execFileSync(process.execPath, [`--max-old-space-size=${megabytes}`, child, engine, "", attack], { encoding: "utf8" });
    expect(output.trim()).toBe(result);
  });
});
