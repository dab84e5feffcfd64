import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Losses } from "../../src/cli/losses.ts";
import type { DataIssue } from "../../src/compat/index.ts";
import { oneLine, type Result, wireform } from "./wireform.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-data-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const head = `syntax = "proto3"; package shop;\n`;
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(directory, name), content);
write(
  "old.proto",
  `${head}message Order { int64 id = 1; repeated Line lines = 2; map<string, int32> counts = 3; string note = 4; } message Line { int32 count = 1; }`,
);
write(
  "new.proto",
  `${head}message Order { int32 id = 1; repeated Line lines = 2; map<string, bool> counts = 3; } message Line { bool count = 1; }`,
);

/** Messages with their lengths in front, by hand. */
const delimited = (...messages: readonly string[]): Uint8Array =>
  Buffer.concat(messages.map((hex) => Buffer.from([hex.length / 2, ...Buffer.from(hex, "hex")])));
const fine = "0805"; // id: 5
const large = "088094ebdc03"; // id: 1000000000
const tooLarge = "0880e497d012"; // id: 5000000000
const lines = "12020801120208071202080c"; // lines: counts 1, 7 and 12
const counts = "1a0a0a065b225d5c615d1007"; // counts: {"[\"]\\a]": 7}
const noted = "220178"; // note: "x"
write("orders.bin", delimited(fine, tooLarge, large, lines, counts, noted, `${tooLarge}${noted}`));

const check = (args: readonly string[], input: string | Uint8Array = ""): Result =>
  wireform(["check-data", "old.proto", "new.proto", "--type", "shop.Order", ...args], input, directory);

interface Summary {
  readonly messages: number;
  readonly affected: number;
  readonly losses: readonly {
    readonly path: string;
    readonly loss: string;
    readonly grade: string;
    readonly messages: number;
    readonly times: number;
    readonly example: object;
  }[];
}
const read = ({ stdout }: Result): Summary => JSON.parse(stdout) as Summary;

describe("counts what messages lose", () => {
  test("by path, the worst first", () => {
    const result = check(["orders.bin", "--format", "json"]);
    expect(result).toMatchObject({ status: 1, stderr: "" });
    const { losses, ...counted } = read(result);
    expect(counted).toEqual({ type: "shop.Order", messages: 7, affected: 5 });
    expect(losses.map(({ path, loss, grade, messages, times }) => [path, loss, grade, messages, times])).toEqual([
      ["note", "unknown", "unknown", 2, 2],
      ["id", "changed", "lossy", 2, 2],
      ["lines[].count", "changed", "lossy", 1, 2],
      ["counts[]", "changed", "lossy", 1, 1],
    ]);
    expect(losses[1]!.example).toMatchObject({ message: 1, path: "id" });
    expect(losses[2]!.example).toMatchObject({ message: 3, path: "lines[1].count" });
  });

  test("as text", () => {
    const { stdout } = check(["orders.bin"]);
    expect(stdout.split("\n").filter((line) => !line.startsWith(" "))).toEqual([
      "note: unknown unknown, in 2 messages",
      "",
      "id: changed lossy, in 2 messages",
      "",
      "lines[].count: changed lossy, in 1 message, 2 times",
      "",
      "counts[]: changed lossy, in 1 message",
      "",
      "5 of 7 messages of shop.Order lose something",
      "",
    ]);
    expect(stdout).toContain("  message 1: id: 5000000000 is read as 705032704\n");
  });

  test("of standard input, and of one message in whatever form", () => {
    expect(read(check(["--format", "json"], delimited(fine, tooLarge)))).toMatchObject({ messages: 2, affected: 1 });
    for (const [form, input] of [
      ["binary", Buffer.from(tooLarge, "hex")],
      ["hex", tooLarge],
      ["base64", Buffer.from(tooLarge, "hex").toString("base64")],
    ] as const)
      expect(read(check(["--in", form, "--format", "json"], input))).toMatchObject({ messages: 1, affected: 1 });
  });

  test("nothing is lost", () => {
    expect(check([], delimited(fine, large))).toMatchObject({
      status: 0,
      stdout: "2 messages of shop.Order: nothing is lost\n",
    });
    expect(check([])).toMatchObject({ status: 0, stdout: "0 messages of shop.Order: nothing is lost\n" });
  });
});

test.each<[readonly string[], string, number]>([
  [[], tooLarge, 1],
  [["--fail-on", "unknown"], tooLarge, 0],
  [["--fail-on", "unknown"], noted, 1],
  [["--fail-on", "corruption"], noted, 0],
])("exit status: %j %s: %d", (args, message, status) => {
  expect(check(args, delimited(message)).status).toBe(status);
});

test("bytes that are no message: status 3, and where they stand", () => {
  const { status, stdout, stderr } = check([], delimited(fine, tooLarge, "08"));
  expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: "", stderr: expect.stringMatching(oneLine) });
  expect(stderr).toContain("message 2, which starts at byte 11");
  expect(check([], delimited(fine).subarray(0, 2)).status).toBe(3);
});

test.each<[readonly string[], string]>([
  [["old.proto"], "two schemas"],
  [["old.proto", "new.proto"], "--type"],
  [["old.proto", "new.proto", "--type", "shop.Odrer"], "old schema"],
  [["old.proto", "new.proto", "--type", "shop.Order", "a.bin", "b.bin"], "one file"],
  [["old.proto", "new.proto", "--type", "shop.Order", "nowhere.bin"], "nowhere.bin"],
  [["old.proto", "new.proto", "--type", "shop.Order", "--in", "json"], "--in"],
  [["old.proto", "nowhere.proto", "--type", "shop.Order"], "nowhere.proto"],
])("bad usage: %j", (args, names) => {
  const { status, stdout, stderr } = wireform(["check-data", ...args], "", directory);
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(oneLine) });
  expect(stderr).toContain(names);
});

describe("what is kept does not grow with the data", () => {
  const issue = (path: string): DataIssue => ({
    path,
    number: 1,
    loss: "changed",
    grade: "lossy",
    message: "7 is read as true",
    offset: 0,
  });

  test("elements and entries count together, extensions do not", () => {
    const losses = new Losses();
    losses.add([
      issue('a[0].b["x"]'),
      issue('a[17].b["]\\"["]'),
      issue("a[3].b[-5]"),
      issue("a[3].b[true]"),
      issue("a[0].[p.ext]"),
    ]);
    expect(losses.rows().map(({ path, times }) => [path, times])).toEqual([
      ["a[].b[]", 4],
      ["a[].[p.ext]", 1],
    ]);
  });

  test("beyond a thousand places all others are one, and those that are known go on", () => {
    const losses = new Losses();
    for (let index = 0; index < 5000; index++) losses.add([issue(`f${index}`)]);
    losses.add([issue("f7")]);
    const rows = losses.rows();
    expect([rows.length, rows[0]]).toMatchObject([1001, { path: "(other paths)", messages: 4000 }]);
    expect(rows.find(({ path }) => path === "f7")?.times).toBe(2);
    expect([losses.messages, losses.affected]).toEqual([5001, 5001]);
  });
});
