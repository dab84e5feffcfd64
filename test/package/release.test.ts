import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { obstacles, publishArguments } = await import(new URL("../../build/release.mjs", import.meta.url).href);
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const ready = { version: "1.2.0", changelog: "# Changelog\n\n## [1.2.0] - 2026-12-01\n", status: "", isDryRun: false };

test("a version with its date in the changelog, and all committed, can be published", () => {
  expect(obstacles(ready)).toEqual([]);
});

test.each([
  ["another version in the changelog", { changelog: "## [1.1.0] - 2026-12-01\n\n## [1.2.0] - 2026-12-01\n" }, true],
  ["an empty changelog", { changelog: "" }, true],
  ["no date", { changelog: "## [1.2.0] - Unreleased\n" }, false],
  ["changes that are not committed", { status: " M README.md" }, false],
])("%s stands in the way", (_, change, alsoOfDryRun) => {
  expect(obstacles({ ...ready, ...change })).not.toEqual([]);
  expect(obstacles({ ...ready, ...change, isDryRun: true }).length > 0).toBe(alsoOfDryRun);
});

test("the changelog is of the present version", () => {
  const { version } = JSON.parse(read("package.json"));
  expect(obstacles({ version, changelog: read("CHANGELOG.md"), status: "", isDryRun: true })).toEqual([]);
});

test("is published with provenance, by a workflow that may ask for its token", () => {
  expect(publishArguments(false)).toContain("--provenance");
  expect(publishArguments(false)).not.toContain("--dry-run");
  expect(publishArguments(true)).toContain("--dry-run");
  expect(read(".github/workflows/release.yml")).toMatch(/^ {6}id-token: write$/m);
  expect(read(".github/workflows/ci.yml")).toContain("run: .ci/run");
});
