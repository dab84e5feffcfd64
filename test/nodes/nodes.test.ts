import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
// @ts-expect-error: what starts the Nodes is JavaScript.
import { nodes } from "./nodes.mjs";

const majors: readonly number[] = nodes;
const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

test("the oldest Node is the one that the package asks for, and each is in one version on every platform", () => {
  const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
  expect(engines.node).toMatch(new RegExp(`^>=${majors[0]}\\.`));
  const { optionalDependencies } = JSON.parse(read("test/nodes/package.json")) as {
    optionalDependencies: Record<string, string>;
  };
  for (const major of majors) {
    const versions = Object.entries(optionalDependencies)
      .filter(([name]) => name.startsWith(`node-${major}-`))
      .map(([, version]) => version.split("@")[1]!);
    expect(new Set(versions).size).toBe(1);
    expect(read("docs/runtimes.md")).toContain(`| Node ${major} | ${versions[0]!.split(".").slice(0, 2).join(".")} |`);
  }
});

test(".ci/run runs tests on each of them", () => {
  const script = read(".ci/run");
  const [newest, ...others] = [...majors].reverse();
  expect(script).toContain(`on ${newest} within`);
  expect(script).toContain(`for major in ${others.join(" ")}; do`);
});

describe("the closing line", () => {
  let directory: string;
  beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), "reports-"))));
  afterEach(() => rmSync(directory, { recursive: true }));

  const report = (numPassedTests: number, numFailedTests = 0, testResults: object[] = []): object => ({
    numPassedTests,
    numFailedTests,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults,
    success: numFailedTests === 0 && testResults.length === 0,
  });
  const count = (
    reports: Record<string, object>,
    ...args: string[]
  ): [line: string, status: number | null, stdout: string] => {
    for (const [name, content] of Object.entries(reports))
      writeFileSync(join(directory, name), JSON.stringify(content));
    const { stdout, status } = spawnSync(
      process.execPath,
      [new URL("test/nodes/count.mjs", root).pathname, directory, ...args],
      { encoding: "utf8" },
    );
    return [stdout.trim().split("\n").at(-1)!, status, stdout];
  };
  const all = Object.fromEntries(majors.map((major) => [major, report(major)]));
  const passed = majors.reduce((sum, major) => sum + major, 0);
  const skipped = 3 * majors.length;

  test("sums the reports", () =>
    expect(count(all, "0").slice(0, 2)).toEqual([`${passed} passed, 0 failed, ${skipped} skipped`, 0]));

  test("counts failed tests, and what was no test", () => {
    expect(count({ ...all, 24: report(24, 5) }, "2").slice(0, 2)).toEqual([
      `${passed} passed, 7 failed, ${skipped} skipped`,
      1,
    ]);
  });

  test("counts a file that does not load, a report that is missing, and a run that ended otherwise", () => {
    const file = { status: "failed", assertionResults: [] };
    expect(count({ ...all, 20: report(20, 0, [file]) }, "0").slice(0, 2)).toEqual([
      `${passed} passed, 1 failed, ${skipped} skipped`,
      1,
    ]);
    expect(count(all, "0", "22").slice(0, 2)).toEqual([`${passed} passed, 1 failed, ${skipped} skipped`, 1]);
    rmSync(join(directory, "26"));
    expect(count({}, "0", "26").slice(0, 2)).toEqual([`${passed - 26} passed, 1 failed, ${skipped - 3} skipped`, 1]);
  });

  test("comes after the times of the steps and the names of what failed", () => {
    writeFileSync(join(directory, "steps"), "step demo took 5 s, and passed\n");
    const file = {
      name: "test/a.test.ts",
      status: "failed",
      assertionResults: [
        { fullName: "a does", status: "passed" },
        { fullName: "a fails", status: "failed" },
      ],
    };
    const unread = { name: "test/b.test.ts", status: "failed", message: "no such module", assertionResults: [] };
    const [, , stdout] = count({ ...all, 24: report(24, 1, [file, unread]) }, "0", "22");
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "step demo took 5 s, and passed",
      "failed on Node 22: the run, though no test did",
      "failed on Node 24: test/a.test.ts a fails",
      "failed on Node 24: test/b.test.ts no such module",
    ]);
  });
});
