import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { wireform } from "./wireform.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** What the command line says of a file `bad.proto` of this text. */
function complaint(text: string): string[] {
  writeFileSync(join(directory, "bad.proto"), text);
  const { status, stdout, stderr } = wireform(["encode", "A", "bad.proto"], "", directory);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  return stderr.split("\n").slice(0, -1);
}

describe("errors of a schema: each in a line, under it the line of the source and a caret below the column", () => {
  test("all of a file", () => {
    expect(complaint('syntax = "proto3";\nmessage A {\n  Nope a = 1;\n\tNix b = 2;\r\n}\n')).toEqual([
      'wireform: bad.proto:3:3: "Nope" is not defined. [INVALID_SCHEMA]',
      "    Nope a = 1;",
      "    ^",
      'wireform: bad.proto:4:9: "Nix" is not defined. [INVALID_SCHEMA]',
      "  \tNix b = 2;",
      "  \t^",
    ]);
  });

  test.each([
    ["behind a tab within the line", 'syntax = "proto3"; message A { int32\ta = 1; Nope b = 2; }', " a = 1;"],
    [
      "behind characters of several bytes, and of two cells",
      'syntax = "proto3"; message A { /* é 世界 😀 */ Nope b = 2; }',
      "*/",
    ],
    ["behind what would steer a terminal", 'syntax = "proto3"; message A { /* \u001b[2J\u202e */ Nope b = 2; }', "*/"],
    [
      "far to the right",
      `syntax = "proto3"; message A { /* ${"x".repeat(400)} */ Nope b = 2; /* ${"y".repeat(400)} */ }`,
      "*/",
    ],
  ])("%s", (_, text) => {
    const [said, line, caret] = complaint(text) as [string, string, string];
    expect(said).toMatch(/^wireform: bad\.proto:1:\d+: "Nope" is not defined\. \[INVALID_SCHEMA\]$/);
    expect(caret.trimEnd().length).toBe(caret.length);
    // Up to the caret both lines take as many cells: a wide character is two spaces below.
    const before = line.slice(0, line.indexOf("Nope"));
    const cells = [...before].reduce((sum, character) => sum + (/[世界😀]/u.test(character) ? 2 : 1), 0);
    expect(caret.indexOf("^")).toBe(cells);
    expect(line).not.toMatch(/[\u001b\u202e]/);
    expect(line.length).toBeLessThanOrEqual(130);
  });

  test("of a file that is imported, by the name that imports it", () => {
    writeFileSync(join(directory, "import.proto"), 'syntax = "proto3";\nimport "bad.proto";\n');
    writeFileSync(join(directory, "bad.proto"), "syntax = 'proto3';\nmessage A { int32 a = 0; }\n");
    const { stderr } = wireform(["check", "import.proto", "import.proto"], "", directory);
    expect(stderr.split("\n").slice(1, 3)).toEqual(["  message A { int32 a = 0; }", `${" ".repeat(24)}^`]);
  });
});

describe("a file without a syntax line is read as proto2", () => {
  const note = (text: string): string[] => complaint(text).filter((line) => line.startsWith("wireform: note:"));

  test.each([
    ["message A {\n  int32 a = 1;\n}\n", 'syntax = "proto3";'],
    ["export message A {}", 'edition = "2024";'],
  ])("which is said where %j would be right with such a line", (text, line) => {
    expect(note(text)).toEqual([expect.stringContaining(line)]);
  });

  test.each([
    ["the line is there", 'syntax = "proto2";\nmessage A { int32 a = 1; }'],
    ["the edition is there", 'edition = "2023"; message A { required int32 a = 1; }'],
    ["it would be wrong with one, too", "message A { optional int32 a = ; }"],
    ["another line is wrong before with it", "message A { required int32 a = 1; }\nmessage B { int32 a = ; }"],
    ["what is wrong has nothing to do with it", "message A { optional Nope a = 1; }"],
  ])("which is not said where %s", (_, text) => expect(note(text)).toEqual([]));
});

test("an import that is not found is looked for with -I, as the command line has it", () => {
  writeFileSync(join(directory, "lost.proto"), 'syntax = "proto3";\nimport "nowhere.proto";\n');
  const { stderr } = wireform(["encode", "A", "lost.proto"], "", directory);
  expect(stderr).toContain("-I");
  expect(stderr).not.toContain("includePaths");
});
