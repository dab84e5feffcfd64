import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { embedGoogleFiles, googleNames } from "./embed-google.ts";

const embedded = new URL("../../src/schema/google-files.ts", import.meta.url);

test("the embedded files are those under proto/google", () => {
  if (process.env["UPDATE"] === "1") writeFileSync(embedded, embedGoogleFiles());
  expect(readFileSync(embedded, "utf8")).toBe(embedGoogleFiles());
});

test("the files under proto/google are those of protoc", () => {
  for (const name of googleNames) {
    const ours = readFileSync(new URL(`../../proto/${name}`, import.meta.url), "utf8");
    expect(ours, name).toBe(
      readFileSync(new URL(`../../node_modules/protoc/include/${name}`, import.meta.url), "utf8"),
    );
  }
});
