import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toDescriptorSet } from "../../src/descriptor-set/to-descriptor-set.ts";
import { fromDescriptorSet, parse } from "../../src/index.ts";
import { fromJson, fromJsonString } from "../../src/json/index.ts";
import { fromText } from "../../src/text/index.ts";
import { googleFiles } from "../../src/schema/google-files.ts";
import { bundleChild } from "../support/bundle-child.ts";
import { failure } from "../support/outcome.ts";

/*
 * `maxMemory` of what is no decode: JSON, text format, descriptor sets, and the text of `.proto` files.
 */

/** In the background: a blocked test loses its runner. */
const run = promisify(execFile);

const directory = mkdtempSync(join(tmpdir(), "wireform-budget-"));
const child = join(directory, "child.mjs");
beforeAll(() => bundleChild("security/budget-child.ts", child));
afterAll(() => rmSync(directory, { recursive: true }));

test("what is small and would be large is refused within 200 MB; what is only long is read", {
  timeout: 120_000,
}, async () => {
  const { stdout } = await run(process.execPath, ["--max-old-space-size=200", child]);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    ["messages, fromJson", "LIMIT_EXCEEDED"],
    ["messages, fromJsonString", "LIMIT_EXCEEDED"],
    ["messages, fromText", "LIMIT_EXCEEDED"],
    ["entries, fromJson", "LIMIT_EXCEEDED"],
    ["entries, fromText", "LIMIT_EXCEEDED"],
    ["values, fromJsonString", "read"],
    ["texts, fromJsonString", "read"],
    ["texts, fromText", "read"],
    ["types, fromDescriptorSet", "LIMIT_EXCEEDED"],
    ["types, parse", "LIMIT_EXCEEDED"],
  ]);
});

describe("maxMemory is the bound where it is given", () => {
  const schema = parse(
    `syntax = "proto3"; message M { repeated M m = 1; repeated string texts = 2; map<string, bytes> bytes = 3; }`,
  );
  const codec = schema.message("M");
  const maxMemory = 10_000;
  const long = "x".repeat(20_000);

  test.each([
    [{ m: Array(200).fill({}) }, /^m\[\d+\]$/],
    [{ m: [{ texts: [long] }] }, /^m\[0\]\.texts\[0\]$/],
    [{ bytes: { key: "AAAA".repeat(4000) } }, /^bytes\["key"\]$/],
    [{ bytes: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [index, ""])) }, /^bytes\["\d+"\]$/],
  ])("JSON, case %#", (json, path) => {
    for (const read of [
      () => fromJson(codec, json, { maxMemory }),
      () => fromJsonString(codec, JSON.stringify(json), { maxMemory }),
    ]) {
      expect(failure(read)).toEqual({ code: "LIMIT_EXCEEDED", path: expect.stringMatching(path) as string });
    }
    expect(fromJson(codec, json, { maxMemory: 200_000 })).toEqual(fromJson(codec, json));
  });

  test.each([["m {} ".repeat(200)], [`m { texts: "${long}" }`], [`bytes { key: "key" value: "${long}" }`]])(
    "text format, case %#",
    (text) => {
      expect(failure(() => fromText(codec, text, { maxMemory }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(fromText(codec, text, { maxMemory: 200_000 })).toEqual(fromText(codec, text));
    },
  );

  test("schemas", () => {
    const set = toDescriptorSet(schema);
    for (const load of [
      () => fromDescriptorSet(set, { maxMemory: 3000 }),
      () => parse("message A {} message B {}", { maxMemory: 3000 }),
    ]) {
      expect(failure(load)).toMatchObject({ code: "LIMIT_EXCEEDED" });
    }
    expect([...fromDescriptorSet(set, { maxMemory: 20_000 }).messages()].map(({ typeName }) => typeName)).toEqual([
      "M",
    ]);
  });

  test("what is no number of bytes is refused", () => {
    for (const wrong of [-1, 1.5, NaN, "1"]) {
      const options = { maxMemory: wrong as number };
      for (const read of [
        () => fromJson(codec, {}, options),
        () => fromText(codec, "", options),
        () => parse("", options),
      ]) {
        expect(failure(read)).toMatchObject({ code: "INVALID_ARGUMENT" });
      }
    }
  });
});

test("by default, what is ordinary is read: Google's own files a hundred times", { timeout: 120_000 }, () => {
  const text = googleFiles.get("google/protobuf/descriptor.proto")!;
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      `${index}.proto`,
      text.replace("package google.protobuf", `package google${index}.protobuf`),
    ]),
  );
  expect([...parse(files).messages()].length).toBeGreaterThan(3000);
});
