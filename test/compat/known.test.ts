import { describe, expect, test } from "vitest";
import {
  acceptKnown,
  check,
  type CompatIssue,
  type KnownIssue,
  readKnownComments,
  readKnownIssues,
} from "../../src/compat/index.ts";
import { isProtobufError } from "../../src/errors.ts";
import { parse } from "../../src/registry/load.ts";
import { fromDescriptorSet } from "../../src/registry/from-descriptor-set.ts";
import { toDescriptorSet } from "../../src/descriptor-set/to-descriptor-set.ts";

const proto3 = (body: string): string => `syntax = "proto3"; package p; ${body}`;
const rulesAt = (issues: readonly CompatIssue[]): string[] => issues.map(({ rule, path }) => `${rule} ${path}`);
const today = "2026-11-30";

const old = parse(
  proto3("message A { int64 a = 1; int32 b = 2; int32 c = 3; } message Gone { A a = 1; } enum E { Z = 0; ONE = 1; }"),
);

function accept(next: string, more: readonly KnownIssue[] = []) {
  const schema = parse(next);
  return acceptKnown(check(old, schema), [...readKnownComments(schema.files()), ...more], today);
}

describe("acceptKnown", () => {
  const issues = check(
    old,
    parse(
      proto3(
        "message A { int32 a = 1; sint32 b = 2; int32 c = 3; } message Gone { A a = 1; } enum E { Z = 0; ONE = 1; }",
      ),
    ),
    { categories: ["wire"] },
  );
  const lossy = { rule: "FIELD_WIRE_COMPATIBLE_TYPE", path: "p.A.a" } as const;

  test("by rule and path, and no other", () => {
    const { issues: open, accepted, unused, expired } = acceptKnown(issues, [lossy], today);
    expect(rulesAt(open)).toEqual(["FIELD_WIRE_COMPATIBLE_TYPE p.A.b"]);
    expect(accepted.map(({ issue, known }) => [issue.path, known])).toEqual([["p.A.a", lossy]]);
    expect([unused, expired]).toEqual([[], []]);
    for (const other of [{ ...lossy, path: "p.A" }, { ...lossy, rule: "FIELD_SAME_NAME" } as const]) {
      const found = acceptKnown(issues, [other], today);
      expect([found.issues.length, found.unused]).toEqual([issues.length, [other]]);
    }
  });

  test.each([
    ["2026-11-29", 0],
    ["2026-11-30", 1],
    ["2027-01-01", 1],
  ])("that expires on %s: %d accepted", (expires, count) => {
    const known = { ...lossy, expires };
    const found = acceptKnown(issues, [known], today);
    expect([found.accepted.length, found.expired, found.unused]).toEqual([count, count === 0 ? [known] : [], []]);
  });

  test("what has become more severe is told", () => {
    const [issue] = issues;
    expect(issue).toMatchObject({ path: "p.A.a", newReadsOld: "lossy", oldReadsNew: "wire-safe" });
    expect(
      acceptKnown(issues, [{ ...lossy, newReadsOld: "lossy", oldReadsNew: "wire-safe" }], today).accepted.length,
    ).toBe(1);
    expect(acceptKnown(issues, [{ ...lossy, newReadsOld: "wire-safe" }], today).accepted.length).toBe(0);
  });
});

describe("comments", () => {
  test("on what changes, whatever it was called", () => {
    const found = accept(
      proto3(`message A {
      // The identifier.
      // wireform:accept FIELD_WIRE_COMPATIBLE_TYPE: all are small
      int32 a = 1;
      int32 renamed = 2; // wireform:accept FIELD_SAME_NAME: nobody speaks JSON
      // wireform:accept FIELD_SAME_NAME until 2026-11-29: too late

      int32 also = 3;
    } message Gone { A a = 1; } enum E { Z = 0; UNO = 1; }`),
    );
    expect(found.accepted.map(({ issue, known }) => [issue.rule, issue.path, known.reason])).toEqual([
      ["FIELD_WIRE_COMPATIBLE_TYPE", "p.A.a", "all are small"],
      ["FIELD_SAME_NAME", "p.A.b", "nobody speaks JSON"],
    ]);
    expect(rulesAt(found.issues)).toContain("FIELD_SAME_NAME p.A.c");
    expect(found.expired.map(({ path, expires }) => [path, expires])).toEqual([["p.A.also", "2026-11-29"]]);
  });

  test("beside a reservation, and beside an import", () => {
    const found = accept(
      proto3(`
      // wireform:accept MESSAGE_NO_DELETE Gone: no longer sent
      import "google/protobuf/any.proto";
      message A {
        int64 a = 1; int32 c = 3;
        // wireform:accept FIELD_NO_DELETE b: the reservation says so
        reserved 2;
      }
      enum E { Z = 0; ONE = 1; }`),
    );
    expect(found.accepted.map(({ issue }) => issue.path)).toEqual(["p.A.b", "p.Gone"]);
  });

  const rule = "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED";
  test.each([
    [`wireform:accept ${rule} b: unused`, ["p.A.b"]],
    [`wireform:accept ${rule}: unused`, ["p.A.b", "p.A.c"]],
    [`wireform:accept ${rule} d: unused`, []],
  ])("where something is deleted: %s", (comment, paths) => {
    const found = accept(
      proto3(`\n// ${comment}\nmessage A { int64 a = 1; } message Gone { A a = 1; } enum E { Z = 0; ONE = 1; }`),
    );
    expect(found.accepted.map(({ issue }) => issue.path)).toEqual(paths);
    expect(found.unused.length).toBe(paths.length === 0 ? 1 : 0);
  });

  test("at the top of a file, of what stood in it", () => {
    const body = `package p; message A { int64 a = 1; int32 b = 2; int32 c = 3; } enum E { Z = 0; ONE = 1; }`;
    const found = accept(`// wireform:accept MESSAGE_NO_DELETE Gone: no longer sent\nsyntax = "proto3"; ${body}`);
    expect(found.accepted.map(({ issue }) => issue.path)).toEqual(["p.Gone"]);
  });

  test("of a descriptor set that has them", () => {
    const text = proto3(
      "message A { int64 a = 1; int32 b = 2;\n// wireform:accept FIELD_SAME_NAME: known\nint32 see = 3; } message Gone { A a = 1; } enum E { Z = 0; ONE = 1; }",
    );
    const schema = fromDescriptorSet(toDescriptorSet(parse(text), { sourceInfo: true }));
    const found = acceptKnown(check(old, schema), readKnownComments(schema.files()), today);
    expect(found.accepted.map(({ issue }) => issue.path)).toEqual(["p.A.c"]);
  });

  test.each([
    "wireform:accept FIELD_SAME_NAME",
    "wireform:accept FIELD_SAME_NAME:",
    "wireform:accept FIELD_SAME_NAMES: because",
    "wireform:accept : because",
    "wireform:accept FIELD_SAME_NAME until 2026-02-30: because",
    "wireform:accepts FIELD_SAME_NAME: because",
  ])("refused with its place: %s", (comment) => {
    const schema = parse(`syntax = "proto3";\nmessage A {\n  // ${comment}\n  int32 a = 1;\n}`);
    let thrown: unknown;
    try {
      readKnownComments(schema.files());
    } catch (error) {
      thrown = error;
    }
    expect(isProtobufError(thrown, "INVALID_SCHEMA")).toBe(true);
    expect(thrown).toMatchObject({ file: "schema.proto", line: 4, column: 3 });
  });
});

describe("readKnownIssues", () => {
  test("gives what it is given", () => {
    const list = [
      { rule: "FIELD_SAME_NAME", path: "p.A.b", reason: "no JSON", expires: "2028-02-29" },
      { rule: "FIELD_SAME_TYPE", path: "p.A.b", newReadsOld: "wire-safe", oldReadsNew: "lossy" },
    ];
    expect(readKnownIssues(list)).toEqual(list);
    expect(readKnownIssues([])).toEqual([]);
  });

  const fine = { rule: "FIELD_SAME_NAME", path: "p.A.b" };
  test.each<[unknown, string]>([
    [{}, ""],
    [[null], "[0]"],
    [[fine, { path: "p" }], "[1].rule"],
    [[{ rule: "FIELD_SAME_NAME" }], "[0].path"],
    [[{ ...fine, path: "" }], "[0].path"],
    [[{ ...fine, rule: "FIELD_SAME_NAMES" }], "[0].rule"],
    [[{ ...fine, rule: "toString" }], "[0].rule"],
    [[{ ...fine, expires: "2026-13-01" }], "[0].expires"],
    [[{ ...fine, expires: 2026 }], "[0].expires"],
    [[{ ...fine, reason: " " }], "[0].reason"],
    [[{ ...fine, newReadsOld: "bad" }], "[0].newReadsOld"],
    [[{ ...fine, until: "2026-12-31" }], "[0]"],
    [[{ ...fine, toString: "x" }], "[0]"],
  ])("%j: %s", (json, path) => {
    expect(() => readKnownIssues(json)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT", path }));
  });
});

test("what are no issues, no files and no day", () => {
  const calls: (() => unknown)[] = [
    () => acceptKnown({} as never, []),
    () => acceptKnown([], [null as never]),
    () => acceptKnown([], [], "tomorrow"),
    () => readKnownComments(old as never),
    () => readKnownComments([null as never]),
  ];
  for (const call of calls) expect(call).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
});

test("what is to be ignored and is nowhere is an error", () => {
  const next = parse(proto3("message B {}"));
  for (const ignore of ["FOO", "p.A.z", "q", "p.", ""])
    expect(() => check(old, next, { ignore: [ignore] })).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  for (const ignore of ["p", "p.A", "p.A.a", "p.B", "p.E.ONE", "schema.proto"])
    expect(() => check(old, next, { ignore: [ignore] })).not.toThrow();
});
