import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

function fuzz(...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["test/fuzz/run.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

test("the corpus of earlier findings has none left", () => {
  const { status, output } = fuzz("--seconds", "0");
  expect(output).toMatch(/inputs of the corpus replayed\n\d+ inputs, 0 findings/);
  expect(status, output).toBe(0);
});

test("two seconds of new inputs find nothing", () => {
  const { status, output } = fuzz("--seconds", "2");
  expect(status, output).toBe(0);
  expect(Number(/^(\d+) inputs, 0 findings$/m.exec(output)?.[1])).toBeGreaterThan(1000);
});
