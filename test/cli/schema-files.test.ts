import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findSchemaFiles } from "../../src/cli/schema-files.ts";
import { outcome } from "../support/outcome.ts";
import { oneLine, shell, wireform } from "./wireform.ts";

/*
 * Directories and globs in the place of .proto files. What globs match is what bash says.
 */

const project = mkdtempSync(join(tmpdir(), "wireform-files-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};
const message = (name: string, imports = ""): string =>
  `syntax = "proto3"; package shop; ${imports} message ${name} { int32 a = 1; }`;
write("proto/order.proto", message("Order", 'import "common/money.proto";'));
write("proto/common/money.proto", message("Money"));
write("proto/common/deep/item.proto", message("Item"));
write("proto/common/.hidden.proto", message("Hidden"));
write("proto/common/readme.md", "no schema");
write("proto/.old/order.proto", message("Old"));
write("proto/v[1]{a}.proto", message("V1"));
write("empty/readme.md", "no schema");

describe("globs match what bash matches", () => {
  test.each([
    "proto/*.proto",
    "proto/*",
    "proto/**/*.proto",
    "proto/**/money.proto",
    "proto/**",
    "proto/**/deep/*.proto",
    "**/*.proto",
    "./proto/*.proto",
    "proto/*/*.proto",
    "proto/o?der.proto",
    "proto/common/?hidden.proto",
    "proto/common/.h*.proto",
    "proto/.old/*",
    "proto/{order,common/money}.proto",
    "proto/{,common/}*.proto",
    "proto/common/{m,i}*",
    "{proto,empty}/*.proto",
  ])("%s", (glob) => {
    // Braces are no globs in bash: each alternative is one, and those that match nothing are left out.
    const lines = shell(
      `shopt -s globstar nullglob; for f in ${glob}; do [ -f "$f" ] && echo "$f"; done; true`,
      project,
    ).stdout.split("\n");
    const expected = [...new Set(lines.filter((line) => line !== ""))].sort();
    const found = outcome(() => findSchemaFiles([join(project, glob)]).files) as { readonly value?: readonly string[] };
    const names = (found.value ?? []).map((file) => file.slice(project.length + 1));
    expect(names).toEqual(expected.map((file) => file.replace(/^\.\//u, "")));
  });

  test("but for names of files that are there", () => {
    const name = join(project, "proto/v[1]{a}.proto");
    expect(findSchemaFiles([name]).files).toEqual([name]);
  });
});

test("files come once, sorted within an argument, in the order of the arguments", () => {
  const within = (path: string): string => join(project, path);
  const { files, directories } = findSchemaFiles([
    within("proto/order.proto"),
    within("proto/common"),
    within("proto/*.proto"),
    "x.proto",
  ]);
  expect(files).toEqual(
    [
      "proto/order.proto",
      "proto/common/.hidden.proto",
      "proto/common/deep/item.proto",
      "proto/common/money.proto",
      "proto/v[1]{a}.proto",
    ]
      .map(within)
      .concat("x.proto"),
  );
  expect(directories).toEqual([within("proto/common")]);
});

describe("every command takes them", () => {
  test("generate: a directory is where its files are named from", () => {
    expect(wireform(["generate", "proto/common", "--out", "a"], "", project)).toMatchObject({
      status: 0,
      stdout: "a/.hidden.pb.ts\na/deep/item.pb.ts\na/money.pb.ts\n",
    });
  });

  test("generate: unless there are include paths", () => {
    expect(wireform(["generate", "-I", "proto", "proto/common/deep", "--out", "b"], "", project)).toMatchObject({
      status: 0,
      stdout: "b/common/deep/item.pb.ts\n",
    });
  });

  test("generate: a glob that no shell has expanded is as one that it has", () => {
    const [quoted, expanded] = ['"proto/{*,common/deep/*}.proto"', "proto/{*,common/deep/*}.proto"].map(
      (glob) => shell(`wireform generate -I proto ${glob} --out c`, project).stdout,
    );
    expect(quoted!.split("\n").sort()).toEqual(expanded!.split("\n").sort());
    expect(quoted).toContain("c/common/money.pb.ts\n");
  });

  test("decode, inspect and check", () => {
    expect(wireform(["decode", "shop.Item", "proto", "--in", "hex"], "0805", project).stdout).toBe('{"a":5}\n');
    expect(
      wireform(["inspect", "shop.Order", "proto/*.proto", "-I", "proto", "--in", "hex"], "0805", project).stdout,
    ).toContain("a");
    expect(wireform(["check", "proto", "proto"], "", project)).toMatchObject({ status: 0, stderr: "" });
    expect(wireform(["check", "proto/common/*.proto", "proto/common/money.proto"], "", project)).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  test.each([
    [["generate", "empty", "--out", "d"], "empty"],
    [["generate", "proto/*.prot", "--out", "d"], "proto/*.prot"],
    [["generate", "nowhere/**/*.proto", "--out", "d"], "nowhere/**/*.proto"],
    [["decode", "shop.Item", "empty/*.proto"], "empty/*.proto"],
    [["check", "empty", "proto"], "empty"],
  ])("bad usage where there are none: %j", (args, names) => {
    const { status, stdout, stderr } = wireform(args, "", project);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain(names);
  });
});
