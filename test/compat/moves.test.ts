import { describe, expect, test } from "vitest";
import { type CheckOptions, check, type CompatIssue, fails } from "../../src/compat/index.ts";
import { parse } from "../../src/index.ts";

/* Types that have gone to another package, or that have another name, are compared with what they are now. */

type Files = Readonly<Record<string, string>>;

function compare(old: Files, next: Files, options: CheckOptions = { categories: ["wire"] }): CompatIssue[] {
  return check(parse(old), parse(next), options);
}

function show(issues: readonly CompatIssue[]): string[] {
  return issues.map(({ rule, path, newReadsOld, oldReadsNew }) => `${rule} ${path} ${newReadsOld} ${oldReadsNew}`);
}

const file = (name: string, text: string): string => `syntax = "proto3"; package ${name}; ${text}`;

/** Two files of a package in a directory of the same name. */
function version(name: string, integer: string, more = ""): Files {
  const directory = name.replaceAll(".", "/");
  return {
    [`${directory}/x.proto`]: file(
      name,
      `message X { ${integer} a = 1; string b = 2; N n = 3; E e = 4; message N { ${integer} c = 1; } } enum E { NONE = 0; SOME = 1; }`,
    ),
    [`${directory}/y.proto`]: file(
      name,
      `import "${directory}/x.proto"; message Y { X x = 1; ${integer} d = 2; } ${more}`,
    ),
  };
}

const service = "service S { rpc Get(X) returns (Y); }";

describe("a package that has another name", () => {
  test("is told once, and compared within", () => {
    const issues = compare(version("a.v1", "int32"), version("a.v2", "sint32"));
    expect(show(issues)).toEqual([
      "TYPE_SAME_PACKAGE a.v1 wire-safe wire-safe",
      "FIELD_WIRE_COMPATIBLE_TYPE a.v1.X.a corruption corruption",
      "FIELD_WIRE_COMPATIBLE_TYPE a.v1.X.N.c corruption corruption",
      "FIELD_WIRE_COMPATIBLE_TYPE a.v1.Y.d corruption corruption",
    ]);
    expect(issues[0]).toMatchObject({ old: { file: "a/v1/x.proto" }, new: { file: "a/v2/x.proto" } });
    expect(issues[0]!.message).toContain("the package moves to a.v2 (a/v1/x.proto -> a/v2/x.proto,");
  });

  test("is all that is told where nothing else changes; calls are lost with it", () => {
    expect(show(compare(version("a.v1", "int32"), version("b", "int32")))).toEqual([
      "TYPE_SAME_PACKAGE a.v1 wire-safe wire-safe",
    ]);
    const calls = compare(version("a.v1", "int32", service), version("b", "int32", service));
    expect(show(calls)).toEqual(["TYPE_SAME_PACKAGE a.v1 unknown unknown"]);
    expect(calls.map((issue) => fails(issue))).toEqual([true]);
  });

  test("may be one of several", () => {
    const [old, next] = [
      { ...version("a.v1", "int32"), ...version("b.v1", "int64") },
      { ...version("a.v2", "sint32"), ...version("b.v2", "sint64") },
    ];
    // Both have the same names: which is which, the mapping says.
    const moved = { "a.v1": "a.v2", "b.v1": "b.v2" };
    const found = show(compare(old, next, { categories: ["wire"], moved }));
    expect(found.filter((text) => text.startsWith("TYPE"))).toEqual([
      "TYPE_SAME_PACKAGE a.v1 wire-safe wire-safe",
      "TYPE_SAME_PACKAGE b.v1 wire-safe wire-safe",
    ]);
    expect(found.filter((text) => text.includes("corruption")).length).toBe(6);
  });

  test("is deleted, where another that was there stays", () => {
    const both = { ...version("a.v1", "int32"), ...version("a.v2", "sint32") };
    expect(show(compare(both, version("a.v2", "sint32")))).toEqual([
      "MESSAGE_NO_DELETE a.v1.X unknown identical",
      "MESSAGE_NO_DELETE a.v1.Y unknown identical",
    ]);
  });

  test("is deleted, where one that is new has the names alone", () => {
    const other = {
      "q.proto": file("q", "message X { bytes z = 9; } message Y { bytes w = 7; }"),
      "r.proto": file("r", ""),
    };
    expect(show(compare(version("a.v1", "int32"), other))).toEqual([
      "MESSAGE_NO_DELETE a.v1.X unknown identical",
      "MESSAGE_NO_DELETE a.v1.Y unknown identical",
    ]);
  });
});

test("some types go to another package", () => {
  const types = (a: string) => `message A { ${a} x = 1; string y = 2; } enum F { ZERO = 0; }`;
  const old = {
    "p.proto": file("p", `${types("int32")} message Stays { A a = 1; }`),
    "q.proto": file("q", "message Q {}"),
  };
  const next = {
    "p.proto": file("p", `import "q.proto"; message Stays { q.A a = 1; }`),
    "q.proto": file("q", `message Q {} ${types("string")}`),
  };
  const issues = compare(old, next);
  expect(show(issues)).toEqual([
    "TYPE_SAME_PACKAGE p wire-safe wire-safe",
    "FIELD_WIRE_COMPATIBLE_TYPE p.A.x unknown unknown",
  ]);
  expect(issues[0]!.message).toContain("A, F moved to q");
});

describe("a mapping", () => {
  test("of packages, also where the old one is still there", () => {
    const both = { ...version("a.v1", "int32"), ...version("a.v2", "sint32") };
    const found = show(compare(both, both, { categories: ["wire"], moved: { "a.v1": "a.v2" } }));
    expect(found).toEqual([
      "TYPE_SAME_PACKAGE a.v1 wire-safe wire-safe",
      "FIELD_WIRE_COMPATIBLE_TYPE a.v1.X.a corruption corruption",
      "FIELD_WIRE_COMPATIBLE_TYPE a.v1.X.N.c corruption corruption",
      "FIELD_WIRE_COMPATIBLE_TYPE a.v1.Y.d corruption corruption",
    ]);
  });

  test("of a type, with what stands in it", () => {
    const old = { "p.proto": file("p", "message A { int32 x = 1; B b = 2; message B { int32 y = 1; } }") };
    const next = { "p.proto": file("p", "message Z { int64 x = 1; B b = 2; message B { string y = 1; } }") };
    expect(show(compare(old, next, { categories: ["wire"], moved: { "p.A": "p.Z" } }))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.A.x wire-safe lossy",
      "FIELD_WIRE_COMPATIBLE_TYPE p.A.B.y unknown unknown",
      "MESSAGE_NO_DELETE p.A wire-safe identical",
    ]);
  });

  test.each<[string, unknown, string]>([
    ["an old name that is not there", { "a.v3": "a.v2" }, "NOT_FOUND"],
    ["a new name that is not there", { "a.v1": "a.v" }, "NOT_FOUND"],
    ["a list", ["a.v1"], "INVALID_ARGUMENT"],
    ["no name", { "a.v1": 2 }, "INVALID_ARGUMENT"],
  ])("%s is refused", (_title, moved, code) => {
    expect(() => compare(version("a.v1", "int32"), version("a.v2", "int32"), { moved } as CheckOptions)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe("a message that nothing refers to, and that has another name", () => {
  const rename = (old: string, next: string): string[] =>
    show(compare({ "p.proto": file("p", old) }, { "p.proto": file("p", next) }));

  test("is known by its fields", () => {
    expect(rename("message A { int32 x = 1; string y = 2; }", "message B { sint32 x = 1; string y = 2; }")).toEqual([
      "MESSAGE_NO_DELETE p.A wire-safe identical",
      "FIELD_WIRE_COMPATIBLE_TYPE p.A.x corruption corruption",
    ]);
  });

  test.each([
    ["one field alone", "message A { int32 x = 1; }", "message B { sint32 x = 1; }"],
    [
      "a field that it has not",
      "message A { int32 x = 1; string y = 2; }",
      "message B { sint32 x = 1; string z = 2; }",
    ],
    [
      "two that could be it",
      "message A { int32 x = 1; string y = 2; }",
      "message B { sint32 x = 1; string y = 2; } message C { sint32 x = 1; string y = 2; }",
    ],
    [
      "many more fields",
      "message A { int32 x = 1; string y = 2; }",
      "message B { sint32 x = 1; string y = 2; int32 z = 3; int32 w = 4; }",
    ],
    [
      "one that was there",
      "message A { int32 x = 1; string y = 2; } message B { sint32 x = 1; string y = 2; }",
      "message B { sint32 x = 1; string y = 2; }",
    ],
  ])("is deleted: %s", (_title, old, next) => {
    expect(rename(old, next)).toEqual(["MESSAGE_NO_DELETE p.A unknown identical"]);
  });
});

test("of an enum that takes the place of another, the values that differ are told", () => {
  const types =
    "message O { enum E { A = 0; B = 1; C = 2; } } message Q { enum E { Z = 0; Y = 1; C = 2; W = 3; V = 4; } }";
  const issues = compare(
    { "p.proto": file("p", `${types} message M { O.E e = 1; map<int32, O.E> m = 2; repeated O.E same = 3; }`) },
    { "p.proto": file("p", `${types} message M { Q.E e = 1; map<int32, Q.E> m = 2; repeated O.E same = 3; }`) },
  );
  const differences = "they differ in their values: 0 (A) is Z, 1 (B) is Y, 3 (W) is new and more";
  expect(issues.map(({ path, message }) => [path, message.split("; ")[1]])).toEqual([
    ["p.M.e", differences],
    ["p.M.m", differences],
  ]);
});
