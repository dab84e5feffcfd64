import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { googleFiles } from "../../src/schema/google-files.ts";

test("the files under proto/google are those of protoc", () => {
  expect(googleFiles.size).toBeGreaterThan(10);
  for (const name of googleFiles.keys()) {
    const ours = readFileSync(new URL(`../../proto/${name}`, import.meta.url), "utf8");
    expect(ours, name).toBe(
      readFileSync(new URL(`../../node_modules/protoc/include/${name}`, import.meta.url), "utf8"),
    );
  }
});
