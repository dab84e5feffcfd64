import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shared, version } from "../../src/shared.ts";

test("copies of the version in package.json share", () => {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  expect(version).toBe((JSON.parse(manifest) as { version: string }).version);
});

test("who asks first makes what is shared", () => {
  const made = shared("a test", () => ({ by: "one" }));
  expect(shared("a test", () => ({ by: "another" }))).toBe(made);
  expect(made.by).toBe("one");
});
