import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type CompatIssue, grades } from "../../src/compat/index.ts";
import type { CheckArguments } from "../../src/cli/arguments.ts";
import { layOutIssues } from "../../src/cli/issue-report.ts";
import { protocSet } from "../schema/protoc.ts";
import { calculator, oneLine, wireform } from "./wireform.ts";

const project = mkdtempSync(join(tmpdir(), "wireform-check-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const head = `syntax = "proto3"; package shop;\n`;
const files: Readonly<Record<string, string>> = {
  "old.proto": `${head}message Order {\n  int64 id = 1;\n  int32 total = 2;\n}\n`,
  "same.proto": `${head}message Order {\n  int64 id = 1;\n  int32 total = 2;\n  string added = 3;\n}\n`,
  "lossy.proto": `${head}message Order {\n  int32 id = 1;\n  int32 total = 2;\n}\n`,
  "corrupt.proto": `${head}message Order {\n  int64 id = 1;\n\n  sint32 total = 2;\n}\n`,
  "renamed.proto": `${head}message Order {\n  int64 id = 1;\n  int32 sum = 2;\n}\n`,
  "broken.proto": `${head}message Order {\n  int64 id = 0;\n}\n`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);

const run = (...args: readonly string[]) => wireform(["check", ...args], "", project);
const rulesOf = (text: string): string[] => (JSON.parse(text) as CompatIssue[]).map(({ rule }) => rule);

describe("exit status", () => {
  test.each<[string, readonly string[], number]>([
    ["same.proto", [], 0],
    ["lossy.proto", [], 1],
    ["lossy.proto", ["--fail-on", "corruption"], 0],
    ["corrupt.proto", ["--fail-on", "corruption"], 1],
    ["renamed.proto", [], 0],
    ["renamed.proto", ["--fail-on", "breaks-json"], 1],
    ["renamed.proto", ["--fail-on=lossy", "--format", "json"], 0],
    ["broken.proto", [], 1],
  ])("%s %j: %d", (next, args, status) => {
    expect(run("old.proto", next, ...args).status).toBe(status);
  });

  test.each<[readonly string[], string]>([
    [[], "two schemas"],
    [["old.proto"], "two schemas"],
    [["old.proto", "same.proto", "lossy.proto"], "two schemas"],
    [["old.proto", ""], "empty"],
    [["old.proto", "nowhere.proto"], "nowhere.proto"],
    [["old.proto", "same.proto", "--format", "xml"], "xml"],
    [["old.proto", "same.proto", "--fail-on", "grave"], grades.join(", ")],
    [["old.proto", "same.proto", "--fail-on", "lossy", "--fail-on", "unknown"], "2 times"],
    [["old.proto", "same.proto", "--in", "hex"], "--in"],
    [["git:HEAD", "same.proto"], "git:REV:path"],
    [["git:--help:old.proto", "same.proto"], "--help"],
    [["old.proto", "git:no-such-revision:old.proto"], "no-such-revision"],
  ])("bad usage: %j", (args, names) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain(names);
  });
});

describe("output", () => {
  test("text: by file, with positions, rules and both grades", () => {
    expect(run("old.proto", "corrupt.proto").stdout).toBe(
      [
        "old.proto -> corrupt.proto",
        "  4:3 -> 5:3  shop.Order.total  FIELD_WIRE_COMPATIBLE_TYPE",
        "              the type changes from int32 to sint32",
        "              new reads old: corruption      old reads new: corruption",
        "",
        "1 issue: 1 corruption; 1 at or above lossy",
        "",
      ].join("\n"),
    );
    expect(run("old.proto", "same.proto").stdout).toBe("no issues\n");
  });

  test("JSON: one array", () => {
    expect(JSON.parse(run("old.proto", "corrupt.proto", "--format", "json").stdout)).toEqual([
      {
        rule: "FIELD_WIRE_COMPATIBLE_TYPE",
        path: "shop.Order.total",
        message: "the type changes from int32 to sint32",
        newReadsOld: "corruption",
        oldReadsNew: "corruption",
        old: { file: "old.proto", line: 4, column: 3 },
        new: { file: "corrupt.proto", line: 5, column: 3 },
      },
    ]);
    expect(run("old.proto", "old.proto", "--format", "json").stdout).toBe("[]\n");
  });

  const issue = (more: Partial<CompatIssue>): CompatIssue => ({
    rule: "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
    path: "a.package.of.some.length.Message.field_of_some_length",
    message: "a sentence of words that goes on and on, until the line ends and another one begins below it",
    newReadsOld: "data-dependent",
    oldReadsNew: "data-dependent",
    old: { file: "a.proto", line: 1234, column: 5 },
    new: { file: "a.proto", line: 1250, column: 5 },
    ...more,
  });

  test.each([80, 120])("fits into %d columns", (columns) => {
    const options: { colour: boolean; columns: number; failOn: CheckArguments["failOn"] } = {
      colour: false,
      columns,
      failOn: "lossy",
    };
    const text = layOutIssues(
      [issue({}), issue({ old: undefined }), issue({ old: undefined, new: undefined })],
      options,
    );
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(columns);
    expect(text).toContain("(no source)");
  });

  test("colours only where they are asked for; names cannot steer a terminal", () => {
    const options = { columns: undefined, failOn: "lossy" as const };
    expect(layOutIssues([issue({ path: "\u001b[31mx" })], { ...options, colour: false })).not.toContain("\u001b");
    const coloured = layOutIssues([issue({})], { ...options, colour: true });
    expect(coloured.replaceAll(/\u001b\[\d+m/gu, "")).toBe(layOutIssues([issue({})], { ...options, colour: false }));
    expect(coloured).toContain("\u001b[33mdata-dependent");
  });
});

describe("sources", () => {
  const repository = mkdtempSync(join(tmpdir(), "wireform-git-"));
  afterAll(() => rmSync(repository, { recursive: true, force: true }));
  const write = (name: string, text: string | Uint8Array): void => writeFileSync(join(repository, name), text);
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: repository,
      stdio: "ignore",
    });
  const check = (cwd: string, ...args: readonly string[]) =>
    wireform(["check", ...args, "--format", "json"], "", join(repository, cwd));

  mkdirSync(join(repository, "proto/shop"), { recursive: true });
  git("init", "-q");
  write("proto/shop/order.proto", `${head}import "shop/item.proto";\nmessage Order { repeated Item items = 1; }`);
  write("proto/shop/item.proto", `${head}message Item { int64 price = 1; }`);
  git("add", ".");
  git("commit", "-qm", "first");
  git("tag", "v1");
  write("proto/shop/item.proto", `${head}message Item { int32 price = 1; }`);
  write("proto/shop/extra.proto", `${head}message Extra {}`);

  test("a file as of a revision, and its imports as of the same", () => {
    for (const revision of ["HEAD", "v1", "HEAD~0"]) {
      const { status, stdout } = check(
        ".",
        `git:${revision}:proto/shop/order.proto`,
        "proto/shop/order.proto",
        "-I",
        "proto",
      );
      expect(rulesOf(stdout)).toEqual(["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]);
      expect([status, (JSON.parse(stdout) as CompatIssue[])[0]]).toMatchObject([
        1,
        {
          path: "shop.Item.price",
          newReadsOld: "lossy",
          old: { file: "shop/item.proto", line: 2 },
          new: { file: "shop/item.proto" },
        },
      ]);
    }
    expect(check(".", "git:HEAD:proto/shop/order.proto", "git:v1:proto/shop/order.proto", "-I", "proto")).toMatchObject(
      { status: 0, stdout: "[]\n" },
    );
  });

  test("paths are seen from the current directory", () => {
    expect(check("proto", "git:HEAD:shop/item.proto", "shop/item.proto").status).toBe(1);
    expect(check("proto/shop", "git:HEAD:../shop/item.proto", "item.proto").status).toBe(1);
  });

  test("directories: all files in them, of which one is new", () => {
    for (const [old, next] of [
      ["git:HEAD:proto", "proto"],
      ["git:HEAD:proto/", "./proto/"],
      ["git:HEAD:./proto", "proto"],
    ] as const) {
      const { status, stdout } = check(".", old, next);
      expect([status, (JSON.parse(stdout) as CompatIssue[])[0]]).toMatchObject([
        1,
        { path: "shop.Item.price", old: { file: "shop/item.proto" } },
      ]);
    }
    expect(check(".", "proto", "proto")).toMatchObject({ status: 0, stdout: "[]\n" });
    expect(check(".", "git:HEAD:nowhere", "proto")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("nowhere"),
    });
  });

  test("descriptor sets, from the file system and from git; two that differ in nothing have no issues, and no positions are needed", () => {
    const set = (name: string, price: string) =>
      write(name, protocSet({ "a.proto": `${head}message Item { ${price} price = 1; }` }, []));
    set("old.binpb", "int64");
    set("new.binpb", "int32");
    git("add", "old.binpb");
    git("commit", "-qm", "a set");
    for (const old of ["old.binpb", "git:HEAD:old.binpb"]) {
      expect(check(".", old, "old.binpb")).toMatchObject({ status: 0, stdout: "[]\n" });
      const { status, stdout } = check(".", old, "new.binpb");
      expect([status, rulesOf(stdout)]).toEqual([1, ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]]);
    }
    expect(wireform(["check", "old.binpb", "new.binpb"], "", repository).stdout).toContain(
      "(no source)\n  -  shop.Item.price  FIELD_WIRE_COMPATIBLE_TYPE\n",
    );
    expect(check(".", "nowhere.binpb", "new.binpb")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("nowhere.binpb"),
    });
  });

  test("an import that is not there, and what is no repository", () => {
    expect(check(".", "git:HEAD:proto/shop/order.proto", "proto/shop/order.proto")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("shop/item.proto"),
    });
    expect(wireform(["check", "git:HEAD:old.proto", "old.proto"], "", project)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("HEAD"),
    });
  });
});

test("the calculator is compatible with itself", () => {
  expect(wireform(["check", calculator, calculator])).toMatchObject({ status: 0, stdout: "no issues\n", stderr: "" });
});
