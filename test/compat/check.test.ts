import { describe, expect, test } from "vitest";
import { type CheckOptions, check, type CompatIssue, rules } from "../../src/compat/index.ts";
import { specialForm } from "../../src/json/special.ts";
import { hasSpecialJson } from "../../src/compat/json-grade.ts";
import { load, parse } from "../../src/index.ts";

const proto3 = (text: string): string => `syntax = "proto3"; package p; ${text}`;
const proto2 = (text: string): string => `syntax = "proto2"; package p; ${text}`;

function compare(old: string, next: string, options?: CheckOptions): CompatIssue[] {
  return check(parse(old), parse(next), options);
}

/** `RULE path newReadsOld oldReadsNew`. */
function show(issues: readonly CompatIssue[]): string[] {
  return issues.map(({ rule, path, newReadsOld, oldReadsNew }) => `${rule} ${path} ${newReadsOld} ${oldReadsNew}`);
}

describe("types are compared by structure", () => {
  test("a renamed type that contains itself is safe", () => {
    const issues = compare(
      proto3("message M { A a = 1; } message A { int32 x = 1; A next = 2; }"),
      proto3("message M { B a = 1; } message B { int32 x = 1; B next = 2; }"),
    );
    expect(show(issues)).toEqual([
      "FIELD_SAME_TYPE p.M.a wire-safe wire-safe",
      "MESSAGE_NO_DELETE p.A wire-safe identical",
    ]);
  });

  test("the worst of what a renamed type contains, at any depth, is the grade of the field", () => {
    const old = proto3(
      "message M { A a = 1; } message A { B b = 1; } message B { A a = 1; int32 x = 2; string s = 3; }",
    );
    const next = proto3(
      "message M { C a = 1; } message C { D b = 1; } message D { C a = 1; sint32 x = 2; bytes s = 3; }",
    );
    expect(show(compare(old, next, { categories: ["wire"] }))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.a corruption corruption",
      "MESSAGE_NO_DELETE p.A wire-safe identical",
      "MESSAGE_NO_DELETE p.B wire-safe identical",
    ]);
    expect(compare(old, next)[0]!.message).toContain("p.B.x (FIELD_WIRE_COMPATIBLE_TYPE)");
  });

  test("types that contain each other get the same grades, whichever is asked for first", () => {
    const types = (a: string, b: string, x: string) =>
      `message ${a} { ${b} b = 1; int32 y = 3; } message ${b} { ${a} a = 1; ${x} x = 2; }`;
    const old = (first: string, second: string) =>
      proto3(`message M { ${first} m = 1; ${second} n = 2; } ${types("A", "B", "int32")}`);
    const next = (first: string, second: string) =>
      proto3(`message M { ${first} m = 1; ${second} n = 2; } ${types("C", "D", "fixed32")}`);
    const grades = (issues: CompatIssue[]): string[] => show(issues).filter((text) => text.includes("p.M."));
    expect(grades(compare(old("A", "B"), next("C", "D")))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.m unknown unknown",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.M.m breaks-json breaks-json",
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.n unknown unknown",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.M.n breaks-json breaks-json",
    ]);
    expect(grades(compare(old("B", "A"), next("D", "C")))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.m unknown unknown",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.M.m breaks-json breaks-json",
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.n unknown unknown",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.M.n breaks-json breaks-json",
    ]);
  });

  test("what a type of the same name contains is told once, there", () => {
    const issues = compare(
      proto3("message M { N a = 1; N b = 2; } message N { int32 x = 1; }"),
      proto3("message M { N a = 1; N b = 2; } message N { fixed32 x = 1; }"),
    );
    expect(show(issues)).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.N.x unknown unknown",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.N.x breaks-json breaks-json",
    ]);
  });

  test("a map is a list of entries", () => {
    const map = proto3("message M { map<string, int32> m = 1; }");
    const list = (fields: string): string => proto3(`message M { message E { ${fields} } repeated E m = 1; }`);
    const wire = { categories: ["wire"] } as const;
    expect(show(compare(map, list("string key = 1; int32 value = 2;"), wire))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.m wire-safe lossy",
    ]);
    // Of an entry without its value a map reads zero.
    expect(show(compare(map, list("string key = 1; string value = 2;"), wire))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.m unknown corruption",
    ]);
    expect(show(compare(list("string key = 1; int32 value = 2; int32 more = 3;"), map, wire))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.m lossy wire-safe",
      "MESSAGE_NO_DELETE p.M.E wire-safe identical",
    ]);
  });

  test("a map is no list of its values", () => {
    const issues = compare(
      proto3("message M { map<string, int32> m = 1; }"),
      proto3("message M { repeated int32 m = 1; }"),
      { categories: ["wire"] },
    );
    expect(show(issues)).toEqual(["FIELD_WIRE_COMPATIBLE_TYPE p.M.m corruption corruption"]);
  });

  test("enums: a name that stands for another number is taken for another", () => {
    const schema = (type: string, values: string): string =>
      proto3(`message M { ${type} a = 1; } enum ${type} { ${values} }`);
    const wire = { categories: ["wire"] } as const;
    expect(show(compare(schema("E", "A = 0; B = 1; C = 2;"), schema("F", "A = 0; B = 1; C = 2;"), wire))).toEqual([
      "FIELD_SAME_TYPE p.M.a wire-safe wire-safe",
    ]);
    expect(show(compare(schema("E", "A = 0; B = 1; C = 2;"), schema("F", "A = 0; C = 1; B = 2;"), wire))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.M.a corruption corruption",
    ]);
  });

  test("a package that changes takes its types along", () => {
    const issues = compare(
      proto3("message M { N n = 1; } message N { int32 x = 1; }"),
      `syntax = "proto3"; package q.r; message M { N n = 1; } message N { int64 x = 1; }`,
    );
    expect(show(issues)).toEqual([
      "FILE_SAME_PACKAGE schema.proto wire-safe wire-safe",
      "FIELD_WIRE_COMPATIBLE_TYPE p.N.x wire-safe lossy",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.N.x identical breaks-json",
    ]);
  });
});

describe("what buf has no rule for among those about bytes and JSON", () => {
  test.each([
    [
      "a closed enum gets a value",
      proto2("enum E { A = 0; }"),
      proto2("enum E { A = 0; B = 1; }"),
      ["ENUM_VALUE_NO_ADD_TO_CLOSED p.E.B identical unknown"],
    ],
    [
      "a value of a closed enum is deleted",
      proto2("enum E { A = 0; B = 1; }"),
      proto2(`enum E { A = 0; reserved 1; reserved "B"; }`),
      ["ENUM_VALUE_NO_DELETE p.E.B unknown identical", "ENUM_VALUE_JSON_NO_DELETE p.E.B breaks-json identical"],
    ],
    [
      "an enum is closed",
      proto3("enum E { A = 0; }"),
      proto2("enum E { A = 0; }"),
      [
        "ENUM_SAME_TYPE p.E data-dependent wire-safe",
        "ENUM_JSON_SAME_TYPE p.E breaks-json identical",
        "ENUM_SAME_JSON_FORMAT p.E breaks-json breaks-json",
      ],
    ],
    [
      "strings are verified",
      proto2("message M { optional string s = 1; }"),
      proto3("message M { optional string s = 1; }"),
      ["FIELD_SAME_UTF8_VALIDATION p.M.s data-dependent wire-safe"],
    ],
    [
      "a field that is deleted with its number and name reserved",
      proto3("message M { int32 a = 1; }"),
      proto3(`message M { reserved 1; reserved "a"; }`),
      ["FIELD_NO_DELETE p.M.a unknown identical", "FIELD_JSON_NO_DELETE p.M.a breaks-json identical"],
    ],
    [
      "an extension is deleted",
      proto2("message M { extensions 5; } extend M { optional int32 e = 5; }"),
      proto2("message M { extensions 5; }"),
      ["EXTENSION_NO_DELETE p.e unknown identical", "FIELD_JSON_NO_DELETE p.e breaks-json identical"],
    ],
    [
      "an extension becomes a field",
      proto2("message M { extensions 5; } extend M { optional int32 e = 5; }"),
      proto2("message M { optional int32 e = 5; }"),
      ["FIELD_SAME_NAME p.e breaks-json breaks-json", "FIELD_SAME_JSON_NAME p.e breaks-json breaks-json"],
    ],
    [
      "a message within a deleted one",
      proto3("message M { message N {} } message O {}"),
      proto3("message O {}"),
      ["MESSAGE_NO_DELETE p.M unknown identical"],
    ],
    [
      "services and methods are deleted",
      proto3("message M {} service S { rpc R(M) returns (M); } service T { rpc R(M) returns (M); }"),
      proto3("message M {} service T { rpc Q(M) returns (M); }"),
      ["SERVICE_NO_DELETE p.S unknown identical", "RPC_NO_DELETE p.T.R unknown identical"],
    ],
    [
      "message_set_wire_format",
      proto2("message M { option message_set_wire_format = true; extensions 4 to max; }"),
      proto2("message M { extensions 4 to max; }"),
      ["MESSAGE_SAME_MESSAGE_SET p.M unknown unknown"],
    ],
  ])("%s", (_title, old, next, expected) => {
    expect(show(compare(old, next))).toEqual(expected);
  });

  test("fields of one type that exchange their numbers are taken for each other", () => {
    const shown = show(
      compare(proto3("message M { int32 a = 1; int32 b = 2; }"), proto3("message M { int32 b = 1; int32 a = 2; }"), {
        categories: ["wire"],
      }),
    );
    expect(shown).toEqual([
      "FIELD_SAME_NUMBER p.M.a corruption corruption",
      "FIELD_SAME_NUMBER p.M.b corruption corruption",
    ]);
    const types = compare(
      proto3("message M { int32 a = 1; string b = 2; }"),
      proto3("message M { string b = 1; int32 a = 2; }"),
      { categories: ["wire"] },
    );
    expect(show(types)).toEqual(
      expect.arrayContaining(["FIELD_SAME_NUMBER p.M.a unknown unknown", "FIELD_SAME_NUMBER p.M.b unknown unknown"]),
    );
    expect(
      compare(proto3("message M { int32 a = 1; string b = 2; }"), proto3("message M { string b = 1; int32 a = 2; }"), {
        categories: ["json"],
      })
        .filter(({ newReadsOld }) => newReadsOld === "breaks-json")
        .map(({ rule }) => rule),
    ).toEqual(["FIELD_WIRE_JSON_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]);
  });
});

describe("oneofs: fields that one side may set together, and the other may not", () => {
  const message = (text: string): string => proto3(`message M { ${text} }`);

  test.each([
    [
      "one into a new oneof",
      "int32 a = 1;",
      "oneof o { int32 a = 1; int32 b = 2; }",
      ["FIELD_SAME_ONEOF p.M.a wire-safe wire-safe"],
    ],
    [
      "two into one",
      "int32 a = 1; int32 b = 2;",
      "oneof o { int32 a = 1; int32 b = 2; }",
      [
        "FIELD_SAME_ONEOF p.M.a lossy wire-safe",
        "FIELD_JSON_SAME_ONEOF p.M.a breaks-json identical",
        "FIELD_SAME_ONEOF p.M.b lossy wire-safe",
        "FIELD_JSON_SAME_ONEOF p.M.b breaks-json identical",
      ],
    ],
    [
      "into one that is there",
      "int32 a = 1; oneof o { int32 b = 2; }",
      "oneof o { int32 a = 1; int32 b = 2; }",
      ["FIELD_SAME_ONEOF p.M.a lossy wire-safe", "FIELD_JSON_SAME_ONEOF p.M.a breaks-json identical"],
    ],
    [
      "out of one",
      "oneof o { int32 a = 1; int32 b = 2; }",
      "oneof o { int32 a = 1; } int32 b = 2;",
      ["FIELD_SAME_ONEOF p.M.b wire-safe lossy", "FIELD_JSON_SAME_ONEOF p.M.b identical breaks-json"],
    ],
    ["the last out of one", "oneof o { int32 a = 1; }", "int32 a = 1;", ["FIELD_SAME_ONEOF p.M.a wire-safe wire-safe"]],
    [
      "one becomes two",
      "oneof o { int32 a = 1; int32 b = 2; }",
      "oneof o { int32 a = 1; } oneof p { int32 b = 2; }",
      ["FIELD_SAME_ONEOF p.M.b wire-safe lossy", "FIELD_JSON_SAME_ONEOF p.M.b identical breaks-json"],
    ],
    [
      "two become one",
      "oneof o { int32 a = 1; } oneof p { int32 b = 2; }",
      "oneof o { int32 a = 1; int32 b = 2; }",
      ["FIELD_SAME_ONEOF p.M.b lossy wire-safe", "FIELD_JSON_SAME_ONEOF p.M.b breaks-json identical"],
    ],
  ])("%s", (_title, old, next, expected) => {
    expect(show(compare(message(old), message(next)))).toEqual(expected);
  });
});

describe("options", () => {
  const old = proto3(
    "message A { B b = 1; } message B { int32 x = 1; } message C { int32 y = 1; } service S { rpc R(A) returns (A); }",
  );
  const next = proto3(
    "message A { B b = 1; } message B { fixed32 z = 1; } message C { fixed32 y = 1; } service S { rpc R(A) returns (A); }",
  );

  test("categories", () => {
    expect(show(compare(old, next, { categories: ["wire"] }))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.B.x unknown unknown",
      "FIELD_WIRE_COMPATIBLE_TYPE p.C.y unknown unknown",
    ]);
    expect(show(compare(old, next, { categories: ["json"] }))).toEqual([
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.B.x breaks-json breaks-json",
      "FIELD_SAME_NAME p.B.x breaks-json breaks-json",
      "FIELD_SAME_JSON_NAME p.B.x breaks-json breaks-json",
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE p.C.y breaks-json breaks-json",
    ]);
  });

  test("roots, and what they reach", () => {
    for (const root of ["p.A", "p.S"])
      expect(new Set(compare(old, next, { roots: [root] }).map(({ path }) => path))).toEqual(new Set(["p.B.x"]));
    expect(show(compare(old, next, { roots: ["p.C"], categories: ["wire"] }))).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE p.C.y unknown unknown",
    ]);
  });

  test("ignore: rules, and what stands in a name", () => {
    const rules = ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"];
    expect(compare(old, next, { ignore: [...rules, "p.B"] })).toEqual([]);
    expect(compare(old, next, { ignore: ["p"] })).toEqual([]);
    expect(compare(old, next, { ignore: ["p.B.x"] }).map(({ path }) => path)).toEqual(["p.C.y", "p.C.y"]);
  });

  test.each<[string, object, string]>([
    ["an unknown option", { category: ["wire"] }, "INVALID_ARGUMENT"],
    ["an unknown category", { categories: ["text"] }, "INVALID_ARGUMENT"],
    ["no list", { roots: "p.A" }, "INVALID_ARGUMENT"],
    ["a rule that is none", { ignore: ["FIELD_NO_DELET"] }, "INVALID_ARGUMENT"],
    ["a root that is not there", { roots: ["p.X"] }, "NOT_FOUND"],
  ])("%s is refused", (_title, options, code) => {
    expect(() => compare(old, next, options)).toThrow(expect.objectContaining({ code }));
  });
});

test("what is no schema is refused", () => {
  expect(() => check(parse(proto3("")), {} as never)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
});

test("positions on both sides", () => {
  const [issue] = check(
    parse({ "a.proto": proto3("\nmessage M {\n  int32 a = 1;\n}") }),
    parse({ "b.proto": proto3("message M {\n\n\n int64 a = 1;\n}") }),
  );
  expect(issue).toMatchObject({
    path: "p.M.a",
    old: { file: "a.proto", line: 3, column: 3 },
    new: { file: "b.proto", line: 4, column: 2 },
  });
});

test("a schema is identical to itself, Google's files included", async () => {
  const schema = await load([
    "google/protobuf/descriptor.proto",
    "google/protobuf/struct.proto",
    "google/protobuf/api.proto",
  ]);
  expect(check(schema, schema)).toEqual([]);
});

test("ProtoJSON's special types are those of wireform/json", async () => {
  const names = [
    "any",
    "timestamp",
    "duration",
    "field_mask",
    "struct",
    "wrappers",
    "empty",
    "api",
    "type",
    "source_context",
    "descriptor",
  ];
  const schema = await load(names.map((name) => `google/protobuf/${name}.proto`));
  for (const { typeName, plan } of schema.messages()) {
    expect([typeName, hasSpecialJson(schema.descriptor(typeName))]).toEqual([
      typeName,
      specialForm(plan) !== undefined || typeName === "google.protobuf.Any",
    ]);
  }
});

test("a thousand renamed types that refer to each other, a long oneof, many reserved ranges", () => {
  const count = 1000;
  const types = (prefix: string, scalar: string): string =>
    Array.from(
      { length: count },
      (_, index) =>
        `message ${prefix}${index} { ${prefix}${(index + 1) % count} next = 1; ${prefix}${(index * 7) % count} other = 2; ${scalar} x = 3; }`,
    ).join("\n");
  const members = (from: number): string =>
    Array.from({ length: count }, (_, index) => `int32 f${index} = ${index + from};`).join(" ");
  const ranges = Array.from({ length: count }, (_, index) => 10_000 + 2 * index).join(", ");
  const old = proto3(`message M { A0 a = 1; A1 b = 2; ${members(10)} reserved ${ranges}; } ${types("A", "int32")}`);
  const next = proto3(`message M { B0 a = 1; B1 b = 2; oneof o { ${members(10)} } } ${types("B", "sint32")}`);
  const issues = compare(old, next, { categories: ["wire"] });
  const count2 = (rule: string): number => issues.filter((issue) => issue.rule === rule).length;
  expect(
    issues
      .filter(({ rule }) => rule === "FIELD_WIRE_COMPATIBLE_TYPE")
      .map(({ path, newReadsOld }) => [path, newReadsOld]),
  ).toEqual([
    ["p.M.a", "corruption"],
    ["p.M.b", "corruption"],
  ]);
  expect([count2("FIELD_SAME_ONEOF"), count2("RESERVED_MESSAGE_NO_DELETE"), count2("MESSAGE_NO_DELETE")]).toEqual([
    count,
    1,
    count,
  ]);
});

test("every rule has a category", () => {
  expect(rules.size).toBeGreaterThanOrEqual(24);
  expect(new Set(rules.values())).toEqual(new Set(["wire", "json"]));
});
