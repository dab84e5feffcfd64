import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "./body.ts";
// @ts-expect-error: the scripts that start runtimes are JavaScript.
import { bundleAll } from "./bundle.mjs";
// @ts-expect-error: the same.
import { runtimes as found } from "./runtimes.mjs";

interface Runtime {
  readonly name: string;
  missing(): string | undefined;
  run(): Promise<{ readonly version: string; readonly report: Report }>;
}

const runtimes: readonly Runtime[] = found;
/** About what there is in the vectors and in the body, for three engines and two forms of generated code; where code is not evaluated, for one less. */
const leastChecks = { evaluating: 3700, forbidden: 2900 };
const withOneNaN = new Set(["Bun", "QuickJS"]);
const forbidding = new Set(["workerd", "Chromium, evaluation forbidden"]);

describe("the same in each runtime", () => {
  beforeAll(() => bundleAll() as Promise<void>);

  for (const runtime of runtimes) {
    const missing = runtime.missing();
    test.skipIf(missing !== undefined)(
      missing === undefined
        ? runtime.name
        : `${runtime.name}: skipped, for ${missing} is missing (npm run runtimes:install)`,
      async () => {
        const { version, report } = await runtime.run();
        expect(report.failures).toEqual([]);
        expect(report.evaluates).toBe(!forbidding.has(runtime.name));
        expect(report.engines).toEqual(
          report.evaluates ? ["jit", "auto", "interpreter", "speed", "size"] : ["auto", "interpreter", "speed", "size"],
        );
        expect(report.keepsNaN).toBe(!withOneNaN.has(runtime.name));
        expect(report.checks).toBeGreaterThan(report.evaluates ? leastChecks.evaluating : leastChecks.forbidden);
        expect(version).toMatch(/^\d+\.\d+/);
      },
    );
  }
});

test("the table of docs/runtimes.md names each of them", () => {
  const page = readFileSync(new URL("../../docs/runtimes.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+?) \|.*\|$/gm)].map(([, name]) => name);
  for (const { name } of runtimes) expect(rows, name).toContain(name);
});
