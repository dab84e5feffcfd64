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
  const { status, output } = fuzz("--inputs", "0");
  expect(output).toMatch(/^[1-9]\d* inputs of the corpus replayed$/m);
  expect(output).toMatch(/^\d+ inputs, 0 findings$/m);
  expect(status, output).toBe(0);
});

test.each([
  ["messages", 2000],
  ["schemas", 50],
  ["calls", 200],
])("new inputs of %s find nothing", (kind, count) => {
  const { status, output } = fuzz("--only", kind, "--inputs", String(count));
  expect(status, output).toBe(0);
  const replayed = Number(/^(\d+) inputs of the corpus replayed$/m.exec(output)?.[1]);
  expect(output).toContain(`\n${replayed + count} inputs, 0 findings\n`);
});
