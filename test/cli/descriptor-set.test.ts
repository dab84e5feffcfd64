import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { protocSet } from "../schema/protoc.ts";
import { oneLine, wireform } from "./wireform.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-sets-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const sources = {
  "a.proto": 'syntax = "proto3"; package a; import "b.proto"; message A { b.B b = 1; }',
  "b.proto": 'syntax = "proto3"; package b; message B { int32 size = 1; }',
};
const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(directory, name), bytes);
  return join(directory, name);
};

test.each(["binpb", "pb", "desc", "fds"])(
  "a descriptor set does in the place of the .proto files: .%s",
  (extension) => {
    const set = write(`set.${extension}`, protocSet(sources, ["--include_imports"]));
    expect(wireform(["encode", "a.A", set, "--out", "hex"], '{"b":{"size":5}}')).toMatchObject({
      status: 0,
      stdout: "0a020805\n",
      stderr: "",
    });
    expect(wireform(["decode", "a.A", set, "--in", "hex"], "0a020805")).toMatchObject({
      status: 0,
      stdout: '{"b":{"size":5}}\n',
      stderr: "",
    });
  },
);

test("a set without its imports, and one that is none, are bad schemas", () => {
  for (const bytes of [protocSet(sources, [], ["a.proto"]), Uint8Array.of(0x0a, 0x7f)]) {
    const { status, stdout, stderr } = wireform(["encode", "a.A", write("bad.pb", bytes)], "{}");
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(oneLine) });
  }
});
