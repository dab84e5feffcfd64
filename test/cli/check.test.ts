import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type CompatIssue, type Grade, grades } from "../../src/compat/index.ts";
import { toText } from "../../src/cli/formats/text.ts";
import { makeReport, type Report } from "../../src/cli/report.ts";
import { protocSet } from "../schema/protoc.ts";
import { calculator, oneLine, wireform } from "./wireform.ts";

const project = mkdtempSync(join(tmpdir(), "wireform-check-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const head = `syntax = "proto3"; package shop;\n`;
const files: Readonly<Record<string, string>> = {
  "old.proto": `${head}message Order {\n  int64 id = 1;\n  int32 total = 2;\n}\nmessage Item {}\n`,
  "same.proto": `${head}message Order {\n  int64 id = 1;\n  int32 total = 2;\n  string added = 3;\n}\nmessage Item {}\n`,
  "lossy.proto": `${head}message Order {\n  int32 id = 1;\n  int32 total = 2;\n}\nmessage Item {}\n`,
  "corrupt.proto": `${head}message Order {\n  int64 id = 1;\n\n  sint32 total = 2;\n}\nmessage Item {}\n`,
  "renamed.proto": `${head}message Order {\n  int64 id = 1;\n  int32 sum = 2;\n}\nmessage Item {}\n`,
  "own.json": JSON.stringify({
    newReadsOld: "breaks-json",
    rules: { FIELD_SAME_NAME: "pass", FIELD_SAME_JSON_NAME: "pass" },
  }),
  "no-policy.json": JSON.stringify({ newReadsOld: "bad" }),
  "known.json": JSON.stringify(
    ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"].map((rule) => ({
      rule,
      path: "shop.Order.id",
      reason: "few",
    })),
  ),
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
    ["renamed.proto", [], 1],
    ["renamed.proto", ["--policy", "wire"], 0],
    ["renamed.proto", ["--policy=strict"], 1],
    ["renamed.proto", ["--policy", "own.json"], 0],
    ["renamed.proto", ["--categories", "wire", "--policy", "strict"], 0],
    ["renamed.proto", ["--fail-on", "breaks-json"], 1],
    ["renamed.proto", ["--fail-on=lossy", "--format", "json"], 0],
    ["corrupt.proto", ["--ignore", "shop.Order.total"], 0],
    ["corrupt.proto", ["--ignore", "FIELD_WIRE_COMPATIBLE_TYPE"], 0],
    ["corrupt.proto", ["--roots", "shop.Item"], 0],
    ["corrupt.proto", ["--roots", "shop.Order"], 1],
    ["broken.proto", [], 3],
    ["lossy.proto", ["--known", "known.json"], 0],
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
    [["old.proto", "same.proto", "--policy", "lax"], "wire, json, strict"],
    [["old.proto", "same.proto", "--policy", "toString"], "wire, json, strict"],
    [["old.proto", "same.proto", "--policy", "nowhere.json"], "nowhere.json"],
    [["old.proto", "same.proto", "--policy", "no-policy.json"], "newReadsOld"],
    [["old.proto", "same.proto", "--policy", "wire", "--fail-on", "lossy"], "--fail-on"],
    [["old.proto", "same.proto", "--show", "grave"], grades.join(", ")],
    [["old.proto", "same.proto", "--max", "0"], "--max"],
    [["old.proto", "same.proto", "--categories", "text"], "--categories"],
    [["old.proto", "same.proto", "--roots", "shop.Odrer"], "--roots"],
    [["old.proto", "same.proto", "--ignore", "FOO"], "--ignore"],
    [["old.proto", "same.proto", "--ignore", "FIELD_NO_DELET"], "--ignore"],
    [["old.proto", "same.proto", "--ignore", "shop.Order,"], "--ignore"],
    [["old.proto", "same.proto", "--known", "nowhere.json"], "nowhere.json"],
    [["old.proto", "same.proto", "--known", "own.json"], "own.json"],
    [["old.proto", "same.proto", "--baseline", "old.proto"], "old.proto"],
    [["git:", "same.proto"], "git:REV:path"],
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
  test("text: the worst first, with places, rules and both grades", () => {
    expect(run("old.proto", "corrupt.proto").stdout).toBe(
      [
        "corrupt.proto:5:3: fails: shop.Order.total: corruption",
        "  the type changes from int32 to sint32",
        "  FIELD_WIRE_COMPATIBLE_TYPE: corruption both ways",
        "",
        "1 difference: 1 corruption; 1 fails (policy json)",
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
        fails: true,
        site: { file: "corrupt.proto", line: 5, column: 3 },
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
  const none = { accepted: [], unused: [], expired: [] };
  const report = (issues: readonly CompatIssue[], more: { show?: Grade; max?: number } = {}): Report =>
    makeReport(
      { ...none, issues },
      {
        fails: ({ newReadsOld }) => newReadsOld === "data-dependent",
        criterion: "policy own",
        show: "identical",
        max: Infinity,
        paths: { old: (name) => name, new: (name) => name, isNew: () => true, inRepository: (path) => path },
        ...more,
      },
    );

  test.each([80, 120])("fits into %d columns", (columns) => {
    const issues = [
      issue({}),
      issue({ path: "b", old: undefined }),
      issue({ path: "c", old: undefined, new: undefined }),
      issue({ path: "d", new: undefined, newReadsOld: "unknown", oldReadsNew: "wire-safe" }),
    ];
    const text = toText(report(issues), { colour: false, columns });
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(columns);
    expect(text).toContain("(no source)");
    expect(text).toContain("a.proto:1234:5 (old)");
  });

  test("colours only where they are asked for; names cannot steer a terminal", () => {
    expect(toText(report([issue({ path: "\u001b[31mx" })]), { colour: false })).not.toContain("\u001b");
    const coloured = toText(report([issue({})]), { colour: true });
    expect(coloured.replaceAll(/\u001b\[\d+m/gu, "")).toBe(toText(report([issue({})]), { colour: false }));
    expect(coloured).toContain("\u001b[33mdata-dependent");
  });

  test("an element is told once, those that fail first, then the worst; what is less is counted, and so is what is more", () => {
    const of = (path: string, grade: Grade, more: Partial<CompatIssue> = {}): CompatIssue =>
      issue({ path, newReadsOld: grade, oldReadsNew: "identical", ...more });
    const issues = [
      of("renamed", "wire-safe"),
      of("renamed", "breaks-json", { rule: "FIELD_SAME_JSON_NAME" }),
      of("bad", "corruption"),
      of("fails", "data-dependent"),
      of("also", "data-dependent", { new: { file: "a.proto", line: 1, column: 1 } }),
      of("fine", "wire-safe"),
    ];
    const paths = (more: { show?: Grade; max?: number }): string[] =>
      report(issues, more).entries.map(({ path }) => path);
    expect(paths({})).toEqual(["also", "fails", "bad", "renamed", "fine"]);
    expect(paths({ show: "breaks-json" })).toEqual(["also", "fails", "bad", "renamed"]);
    expect(paths({ show: "corruption" })).toEqual(["also", "fails", "bad"]);
    expect(paths({ max: 1 })).toEqual(["also"]);
    expect(report(issues).entries[3]).toMatchObject({ path: "renamed", grade: "breaks-json", fails: false });
    const text = toText(report(issues, { show: "lossy", max: 2 }), { colour: false });
    expect(text.split("\n").slice(-4)).toEqual([
      "5 differences: 1 corruption, 2 data-dependent, 1 breaks-json, 1 wire-safe; 2 fail (policy own)",
      "1 more is not shown (--max)",
      "2 below lossy are not shown (--show identical)",
      "",
    ]);
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
      "(no source): fails: shop.Item.price: lossy\n",
    );
    expect(check(".", "nowhere.binpb", "new.binpb")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("nowhere.binpb"),
    });
  });

  test("an import that is not there, and what is no repository", () => {
    expect(check(".", "git:HEAD:proto/shop/order.proto", "proto/shop/order.proto")).toMatchObject({
      status: 3,
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
