import { describe, expect, test } from "vitest";
import { checkData, type CheckDataOptions, type DataIssue } from "../../src/compat/index.ts";
import { parse } from "../../src/index.ts";
import { failure } from "../support/outcome.ts";
import { fromHex } from "../support/hex.ts";

type Brief = readonly [
  path: string,
  number: number | undefined,
  loss: string,
  grade: string,
  offset: number | undefined,
];

function brief({ path, number, loss, grade, offset }: DataIssue): Brief {
  return [path, number, loss, grade, offset];
}

const head = 'edition = "2023";';

/** What a literal of `M` loses; the texts of the schemas are those of an edition. */
function losses(old: string, next: string, value: object, options?: CheckDataOptions): Brief[] {
  const [writer, reader] = [parse(head + old), parse(head + next)];
  return checkData(writer, reader, "M", writer.message("M").encode(value, { partial: true }), options).map(brief);
}

describe("values", () => {
  test("numbers that are truncated, and those that are not", () => {
    expect(
      losses("message M { int64 a = 1; int64 b = 2; }", "message M { int32 a = 1; int32 b = 2; }", {
        a: 5_000_000_000n,
        b: -7n,
      }),
    ).toEqual([["a", 1, "changed", "lossy", 0]]);
    expect(losses("message M { int32 a = 1; }", "message M { int64 a = 1; }", { a: -1 })).toEqual([]);
    expect(losses("message M { int32 a = 1; }", "message M { uint32 a = 1; }", { a: -1 })).toEqual([
      ["a", 1, "changed", "lossy", 0],
    ]);
    expect(losses("message M { sint64 a = 1; }", "message M { bool a = 1; }", { a: 1n })).toEqual([]);
    expect(losses("message M { sint64 a = 1; }", "message M { bool a = 1; }", { a: 2n })).toEqual([
      ["a", 1, "changed", "lossy", 0],
    ]);
  });

  test("numbers of another meaning", () => {
    expect(losses("message M { int32 a = 1; }", "message M { sint32 a = 1; }", { a: 1 })).toEqual([
      ["a", 1, "changed", "corruption", 0],
    ]);
    expect(losses("message M { fixed32 a = 1; }", "message M { float a = 1; }", { a: 1 })).toEqual([
      ["a", 1, "changed", "corruption", 0],
    ]);
    expect(losses("message M { double a = 1; }", "message M { fixed64 a = 1; }", { a: 1.5 })).toEqual([
      ["a", 1, "changed", "corruption", 0],
    ]);
    expect(losses("message M { fixed32 a = 1; }", "message M { float a = 1; }", { a: 0 })).toEqual([]);
  });

  test("text and bytes", () => {
    const [text, octets] = ["message M { string a = 1; }", "message M { bytes a = 1; }"];
    expect(losses(text, octets, { a: "ä" })).toEqual([]);
    expect(losses(octets, text, { a: fromHex("c3a4") })).toEqual([]);
    expect(losses(octets, text, { a: fromHex("61ff") })).toEqual([["a", 1, "unreadable", "data-dependent", 2]]);
    expect(
      losses(octets, "message M { string a = 1 [features.utf8_validation = NONE]; }", { a: fromHex("ff") }),
    ).toEqual([["a", 1, "unknown", "data-dependent", 0]]);
  });

  test("messages, bytes and text", () => {
    const [inner, octets, text] = [
      "message M { S a = 1; } message S { int32 x = 1; }",
      "message M { bytes a = 1; }",
      "message M { string a = 1; }",
    ];
    expect(losses(inner, octets, { a: { x: 5 } })).toEqual([]);
    expect(losses(octets, inner, { a: fromHex("0805") })).toEqual([]);
    expect(losses(octets, inner, { a: fromHex("08") })).toEqual([["a", 1, "unreadable", "data-dependent", 3]]);
    expect(losses(inner, text, { a: { x: 5 } })).toEqual([["a", 1, "changed", "corruption", 0]]);
    expect(losses(text, inner, { a: "\b\u0005" })).toEqual([["a", 1, "changed", "corruption", 0]]);
    expect(losses(text, inner, { a: "hello" })).toEqual([["a", 1, "unreadable", "corruption", 4]]);
  });

  test("enums", () => {
    const enums = "enum E { A = 0; B = 1; C = 2; }";
    const closed = `message M { repeated E a = 1; E b = 2; } enum E { option features.enum_type = CLOSED; A = 0; B = 1; }`;
    expect(losses(`message M { repeated E a = 1; E b = 2; } ${enums}`, closed, { a: [2, 1, 7], b: 1 })).toEqual([
      ["a[0]", 1, "unknown", "data-dependent", 2],
      ["a[2]", 1, "unknown", "data-dependent", 4],
    ]);
    expect(losses(`message M { E b = 2; } ${enums}`, closed, { b: 2 })).toEqual([
      ["b", 2, "unknown", "data-dependent", 0],
    ]);
    expect(losses(`message M { E a = 1; } ${enums}`, "message M { E a = 1; } enum E { A = 0; }", { a: 2 })).toEqual([
      ["a", 1, "unnamed", "data-dependent", 0],
    ]);
    expect(losses("message M { int32 a = 1; }", `message M { E a = 1; } ${enums}`, { a: 3 })).toEqual([
      ["a", 1, "unnamed", "data-dependent", 0],
    ]);
    expect(losses(`message M { E a = 1; } ${enums}`, "message M { int32 a = 1; }", { a: 3 })).toEqual([]);
  });
});

describe("fields", () => {
  test("that the reader does not have, or has with another wire type, become unknown", () => {
    expect(losses("message M { int32 a = 1; string b = 2; }", "message M { int32 a = 1; }", { a: 1, b: "x" })).toEqual([
      ["b", 2, "unknown", "unknown", 2],
    ]);
    expect(losses("message M { int32 a = 1; }", "message M { fixed32 a = 1; }", { a: 1 })).toEqual([
      ["a", 1, "unknown", "unknown", 0],
    ]);
    expect(losses("message M { repeated string a = 1; }", "message M {}", { a: ["x", "y"] })).toEqual([
      ["a", 1, "unknown", "unknown", 0],
    ]);
    expect(losses("message M { repeated int32 a = 1; }", "message M { int32 a = 1; }", { a: [1] })).toEqual([
      ["a", 1, "unknown", "unknown", 0],
    ]);
    expect(
      losses(
        "message M { S a = 1; } message S {}",
        "message M { S a = 1 [features.message_encoding = DELIMITED]; } message S {}",
        { a: {} },
      ),
    ).toEqual([["a", 1, "unknown", "unknown", 0]]);
  });

  test("whose presence is lost", () => {
    const [explicit, implicit] = [
      "message M { int32 a = 1; string b = 2; }",
      "message M { int32 a = 1 [features.field_presence = IMPLICIT]; string b = 2 [features.field_presence = IMPLICIT]; }",
    ];
    expect(losses(explicit, implicit, { a: 0, b: "x" })).toEqual([["a", 1, "presence", "wire-safe", 0]]);
    expect(losses(implicit, explicit, { a: 0, b: "" })).toEqual([]);
  });

  test("that are overwritten, in a oneof that the writer did not have", () => {
    const next = "message M { oneof o { int32 a = 1; string b = 2; S c = 3; } } message S { int32 x = 1; }";
    const old = "message M { int32 a = 1; string b = 2; S c = 3; } message S { int32 x = 1; }";
    expect(losses(old, next, { a: 1, b: "x" })).toEqual([["a", 1, "dropped", "lossy", 0]]);
    expect(losses(old, next, { a: 1, b: "x", c: {} })).toEqual([
      ["a", 1, "dropped", "lossy", 0],
      ["b", 2, "dropped", "lossy", 2],
    ]);
    expect(losses(old, next, { c: { x: 1 } })).toEqual([]);
    const [writer, reader] = [parse(head + old), parse(head + next)];
    // The message comes in two parts, and another member stands between.
    expect(checkData(writer, reader, "M", fromHex("1a020801 0801 1a00")).map(brief)).toEqual([
      ["c", 3, "dropped", "lossy", 0],
      ["a", 1, "dropped", "lossy", 4],
    ]);
  });

  test("that are absent: required, and of other defaults", () => {
    expect(
      losses(
        "message M { int32 a = 1; }",
        "message M { int32 a = 1 [features.field_presence = LEGACY_REQUIRED]; }",
        {},
      ),
    ).toEqual([["a", 1, "unreadable", "data-dependent", undefined]]);
    expect(
      losses(
        "message M { int32 a = 1; }",
        "message M { int32 a = 1 [features.field_presence = LEGACY_REQUIRED]; }",
        {},
        { partial: true },
      ),
    ).toEqual([]);
    expect(losses("message M { int32 a = 1 [default = 3]; }", "message M { int32 a = 1 [default = 4]; }", {})).toEqual([
      ["a", 1, "changed", "lossy", undefined],
    ]);
    expect(losses("message M { int32 a = 1 [default = 3]; }", "message M { int64 a = 1 [default = 3]; }", {})).toEqual(
      [],
    );
    expect(losses("message M { int32 a = 1 [default = 3]; }", "message M { int32 a = 1; }", { a: 3 })).toEqual([]);
  });
});

describe("lists and maps", () => {
  test("of a list, a singular field has the last", () => {
    const expanded = "[features.repeated_field_encoding = EXPANDED]";
    expect(
      losses(`message M { repeated int32 a = 1 ${expanded}; }`, "message M { int32 a = 1; }", { a: [1, 2, 3] }),
    ).toEqual([["a", 1, "dropped", "lossy", 0]]);
    expect(
      losses(`message M { repeated int64 a = 1 ${expanded}; }`, "message M { int32 a = 1; }", { a: [2n ** 40n] }),
    ).toEqual([["a[0]", 1, "changed", "lossy", 0]]);
    expect(
      losses("message M { repeated S a = 1; } message S { int32 x = 1; }", "message M { S a = 1; } message S {}", {
        a: [{ x: 1 }, { x: 2 }],
      }),
    ).toEqual([
      ["a", 1, "changed", "lossy", 0],
      ["a[0].x", 1, "unknown", "unknown", 2],
      ["a[1].x", 1, "unknown", "unknown", 6],
    ]);
    expect(losses("message M { int32 a = 1; }", "message M { repeated int32 a = 1; }", { a: 1 })).toEqual([]);
  });

  test("messages that are merged have together what is required", () => {
    const old = "message M { repeated S a = 1; } message S { int32 x = 1; int32 y = 2; }";
    const next =
      "message M { S a = 1; } message S { int32 x = 1 [features.field_presence = LEGACY_REQUIRED]; int32 y = 2 [features.field_presence = LEGACY_REQUIRED]; }";
    expect(losses(old, next, { a: [{ x: 1 }, { y: 2 }] })).toEqual([["a", 1, "changed", "lossy", 0]]);
    expect(losses(old, next, { a: [{ x: 1 }, { x: 2 }] })).toEqual([
      ["a", 1, "changed", "lossy", 0],
      ["a.y", undefined, "unreadable", "data-dependent", undefined],
    ]);
  });

  test("packed lists, by element and as a whole", () => {
    expect(
      losses("message M { repeated int64 a = 1; }", "message M { repeated int32 a = 1; }", {
        a: [1n, 2n ** 31n, 2n, 2n ** 40n],
      }),
    ).toEqual([
      ["a[1]", 1, "changed", "lossy", 3],
      ["a[3]", 1, "changed", "lossy", 9],
    ]);
    expect(
      losses("message M { repeated int32 a = 1; }", "message M { repeated fixed32 a = 1; }", { a: [1, 2, 3, 4] }),
    ).toEqual([["a", 1, "changed", "corruption", 0]]);
    expect(losses("message M { repeated int32 a = 1; }", "message M { repeated fixed32 a = 1; }", { a: [1] })).toEqual([
      ["a", 1, "unreadable", "corruption", 3],
    ]);
    expect(losses("message M { repeated int32 a = 1; }", "message M { repeated string a = 1; }", { a: [65] })).toEqual([
      ["a", 1, "changed", "corruption", 0],
    ]);
    expect(losses("message M { string a = 1; }", "message M { repeated int32 a = 1; }", { a: "ab" })).toEqual([
      ["a", 1, "changed", "corruption", 0],
    ]);
  });

  test("entries of maps, at their keys", () => {
    expect(
      losses("message M { map<string, int64> a = 1; }", "message M { map<string, int32> a = 1; }", {
        a: { x: 1n, y: 2n ** 40n },
      }),
    ).toEqual([['a["y"]', 1 + 1, "changed", "lossy", 12]]);
    expect(
      losses("message M { map<int64, bool> a = 1; }", "message M { map<int32, bool> a = 1; }", {
        a: { [String(2n ** 40n)]: true },
      }),
    ).toEqual([["a[1099511627776]", 1, "changed", "lossy", 2]]);
    expect(
      losses("message M { map<string, int32> a = 1; }", "message M { map<string, string> a = 1; }", { a: { x: 1 } }),
    ).toEqual([['a["x"]', 2, "dropped", "corruption", 5]]);
    const entries = "message M { repeated E a = 1; } message E { string key = 1; int32 value = 2; bool more = 3; }";
    const map = "message M { map<string, int32> a = 1; }";
    expect(losses(map, entries, { a: { x: 0, "": 2 } })).toEqual([]);
    expect(
      losses(entries, map, {
        a: [
          { key: "x", value: 1 },
          { key: "x", value: 2 },
          { key: "y", more: true },
        ],
      }),
    ).toEqual([
      ["a[1]", 1, "changed", "lossy", 7],
      ["a[2].more", 3, "dropped", "corruption", 19],
    ]);
  });
});

describe("the whole", () => {
  test("nested messages, groups and extensions at their full paths", () => {
    const types = (
      integer: string,
    ) => `message M { repeated S s = 1; G g = 2 [features.message_encoding = DELIMITED]; extensions 100; }
      message S { map<string, T> t = 1; } message T { repeated ${integer} n = 1; } message G { ${integer} n = 1; } extend M { ${integer} x = 100; }`;
    const big = 2n ** 40n;
    expect(
      losses(types("int64"), types("int32"), {
        s: [{}, { t: { k: { n: [1n, big] } } }],
        g: { n: big },
        "[x]": big,
      }).map(([path, , loss]) => [path, loss]),
    ).toEqual([
      ['s[1].t["k"].n[1]', "changed"],
      ["g.n", "changed"],
      ["[x]", "changed"],
    ]);
  });

  test("items of a MessageSet", () => {
    const old = parse(`syntax = "proto2"; message M { option message_set_wire_format = true; extensions 4 to max; }
      message A { extend M { optional A item = 100; } optional int64 n = 1; }`);
    const next = parse(`syntax = "proto2"; message M { option message_set_wire_format = true; extensions 4 to max; }
      message A { extend M { optional A item = 100; } optional int32 n = 1; }`);
    const none = parse(`syntax = "proto2"; message M { option message_set_wire_format = true; extensions 4 to max; }`);
    const bytes = old.message("M").encode({ "[A.item]": { n: 2n ** 40n } });
    expect(checkData(old, next, "M", bytes).map(brief)).toEqual([["[A.item].n", 1, "changed", "lossy", 5]]);
    expect(checkData(old, none, "M", bytes).map(brief)).toEqual([["[A.item]", 100, "unknown", "unknown", 0]]);
    expect(checkData(old, old, "M", bytes)).toEqual([]);
  });

  test("what was unknown to the writer may be unreadable to the reader", () => {
    const [writer, reader] = [parse(`${head} message M {}`), parse(`${head} message M { string a = 1; }`)];
    expect(checkData(writer, reader, "M", fromHex("0a01ff")).map(brief)).toEqual([
      ["a", undefined, "unreadable", "data-dependent", 2],
    ]);
    expect(checkData(writer, reader, "M", fromHex("0a0161"))).toEqual([]);
  });

  test("arguments", () => {
    const [writer, reader] = [
      parse(`${head} message M { repeated int64 a = 1; }`),
      parse(`${head} message M { repeated int32 a = 1; }`),
    ];
    const bytes = writer.message("M").encode({ a: Array(50).fill(2n ** 40n) });
    expect(checkData(writer, reader, "M", bytes, { maxIssues: 3 }).length).toBe(3);
    expect(failure(() => checkData(writer, reader, "M", bytes, { maxIssues: 0 }))).toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    expect(failure(() => checkData(writer, reader, "M", bytes, { maxBytes: 3 }))).toMatchObject({
      code: "LIMIT_EXCEEDED",
    });
    expect(failure(() => checkData(writer, parse(head), "M", bytes))).toMatchObject({ code: "NOT_FOUND" });
    expect(failure(() => checkData(writer, reader, "M", fromHex("0a05")))).toMatchObject({ code: "TRUNCATED" });
  });
});
