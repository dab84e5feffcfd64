import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { loadSync, toDescriptorSet } from "../../src/index.ts";
import { protoDirectory } from "../support/engines.ts";
import { toHex } from "../support/hex.ts";

/*
 * dist/ has of protobufjs what describes schemas; src/ imports it as it is.
 */

const built = (await import(
  new URL("../../dist/index.js", import.meta.url).href
)) as typeof import("../../src/index.ts");

const files = readdirSync(protoDirectory, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".proto"),
);

test("there are files", () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)("%s is described by dist/ as by src/", (file) => {
  const options = { includePaths: [protoDirectory] };
  expect(toHex(built.toDescriptorSet(built.loadSync(file, options)))).toBe(
    toHex(toDescriptorSet(loadSync(file, options))),
  );
});
