import { describe, expect, test } from "vitest";
import { create, equals, parse } from "../../src/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { asMentioned } from "../support/notation.ts";
import { editionSource, source } from "./schema.ts";

const schema = parse(source);
const codec = schema.message("t.M");

/** What is read, without what `expected` does not mention. */
function expectRead(text: string, expected: object): void {
  const message = fromText(codec, text);
  expect(asMentioned(message, expected)).toEqual(expected);
  expect(Reflect.ownKeys(message)).toEqual(Reflect.ownKeys(codec.decode(codec.encode(message))));
}

describe("the message contract", () => {
  test("the shape that decode gives", () => {
    expect(fromText(codec, "")).toEqual(codec.decode(new Uint8Array()));
    expect(Object.keys(fromText(codec, "i: 1 d: 2"))).toEqual(Object.keys(codec.decode(new Uint8Array())));
    expectRead("[t.Scope.sc] {} [t.ext]: 5 i64: -1 d: 1", { d: 1, i64: -1n, "[t.ext]": 5, "[t.Scope.sc]": {} });
  });

  test("values", () => {
    expectRead('b: "\\xff\\0" "a" u64: 0xffffffffffffffff mu { key: 7 value: "x" } mb { key: t }', {
      b: new Uint8Array([255, 0, 97]),
      u64: 2n ** 64n - 1n,
      mu: { 7: "x" },
      mb: { true: new Uint8Array() },
    });
    expectRead("d: -nan f: -inf ds: [-0, 1e999]", { d: NaN, f: -Infinity, ds: [-0, Infinity] });
    expectRead("mm { key: 1 } e: -1", { mm: { 1: create(codec) }, e: -1 });
    expectRead("Grp { x: 5 } c3 {}", { grp: { x: 5 }, c3: create(codec) });
    expect(Object.is(fromText(codec, "i: -0").i[0], 0)).toBe(true);
    expect(fromText(codec, "f: 0.1").f).toBe(Math.fround(0.1));
  });

  test("of the representation", () => {
    const text = 'i64: -5 u64: 5 mu { key: 5 value: "x" }';
    const read = (options: object): unknown => {
      const { i64, u64, mu } = fromText(parse(source, options).message("t.M"), text);
      return { i64, u64, mu };
    };
    expect(read({ int64: "number", maps: "map" })).toEqual({ i64: -5, u64: 5, mu: new Map([[5, "x"]]) });
    expect(read({ int64: "string", maps: "map" })).toEqual({ i64: "-5", u64: "5", mu: new Map([["5", "x"]]) });
    expect(() => fromText(parse(source, { int64: "number" }).message("t.M"), "m { i64: 9007199254740993 }")).toThrow(
      expect.objectContaining({ code: "OUT_OF_RANGE", path: "m.i64", column: 10 }),
    );
  });

  test("names and keys that every object has", () => {
    const own = parse(
      'syntax = "proto3"; package t; message P { int32 __proto__ = 1; int32 constructor = 2; map<string, int32> m = 3; }',
      { fieldNames: "proto" },
    ).message("t.P");
    const text = '__proto__: 1 constructor: 2 m { key: "__proto__" value: 3 }';
    const message = fromText(own, text);
    expect(Object.getOwnPropertyDescriptor(message, "__proto__")?.value).toBe(1);
    expect(Object.getOwnPropertyDescriptor(message.m, "__proto__")?.value).toBe(3);
    expect(toText(own, message, { singleLine: true })).toBe(text);
  });

  test("proto names, whatever the properties are called", () => {
    const snake = `syntax = "proto3"; package t; message P { int32 foo_bar = 1 [json_name = "x"]; }`;
    expect(fromText(parse(snake).message("t.P"), "foo_bar: 1")).toEqual({ fooBar: 1 });
    expect(fromText(parse(snake, { fieldNames: "proto" }).message("t.P"), "foo_bar: 1")).toEqual({ foo_bar: 1 });
    for (const name of ["fooBar", "x"])
      expect(() => fromText(parse(snake).message("t.P"), `${name}: 1`)).toThrow(
        expect.objectContaining({ code: "UNKNOWN_FIELD" }),
      );
  });

  test("Any comes back as its bytes", () => {
    expectRead("any { [a.b/t.M] { bo: true } }", { any: { typeUrl: "a.b/t.M", value: new Uint8Array([0x48, 0x01]) } });
  });
});

describe("errors have a code, a path, a line and a column", () => {
  test.each<[string, string, string, number, number]>([
    ["d: 1\n  nope: 2", "UNKNOWN_FIELD", "nope", 2, 3],
    ["m { [t.nope]: 2 }", "UNKNOWN_FIELD", "m.[t.nope]", 1, 5],
    ["5: 1", "INVALID_TEXT", "", 1, 1],
    ["m {\n  m { e: X }\n}", "UNKNOWN_ENUM_VALUE", "m.m.e", 2, 10],
    ["es: [A, 5]", "UNKNOWN_ENUM_VALUE", "es[1]", 1, 9],
    ["i: [1, 2147483648]", "OUT_OF_RANGE", "i[1]", 1, 8],
    ["i: [1, - 2147483649]", "OUT_OF_RANGE", "i[1]", 1, 8],
    ["i: x", "INVALID_TYPE", "i[0]", 1, 4],
    ["i: 1.5", "INVALID_TYPE", "i[0]", 1, 4],
    ["i: }", "INVALID_TEXT", "i[0]", 1, 4],
    ["m: 5", "INVALID_TYPE", "m", 1, 4],
    ["m:", "INVALID_TEXT", "m", 1, 3],
    ["d: 1\nd: 1", "INVALID_TEXT", "d", 2, 1],
    ["c1: 1 m {} c2: 'x'", "ONEOF_CONFLICT", "c2", 1, 12],
    ["mp { key: 'a' value: 1 key: 'b' }", "INVALID_TEXT", "mp", 1, 24],
    ["mp { kee: 'a' }", "UNKNOWN_FIELD", "mp", 1, 6],
    ['ss: ["a", "\\xff"]', "INVALID_UTF8", "ss[1]", 1, 11],
    ['s: "a" "b\\q"', "INVALID_TEXT", "s", 1, 10],
    ['s: "a\ud800"', "INVALID_TEXT", "s", 1, 5],
    ['s: "a\nb"', "INVALID_TEXT", "s", 1, 6],
    ['s: "a\0b"', "INVALID_TEXT", "s", 1, 6],
    ['s: "abc', "INVALID_TEXT", "s", 1, 4],
    ["d: 1 é: 2", "INVALID_TEXT", "d", 1, 6],
    ["any { [x/t.Nope] {} }", "NOT_FOUND", "any", 1, 7],
    ["any { [x/t.M] { any { [x/t.M] { i: x } } } }", "INVALID_TYPE", "any.any.i[0]", 1, 36],
    ["foo: { a: }", "INVALID_TEXT", "", 1, 11],
  ])("%j", (text, code, path, line, column) => {
    const lines = text.split("\n");
    const offset = lines.slice(0, line - 1).reduce((length, content) => length + content.length + 1, 0) + column - 1;
    expect(() => fromText(codec, text)).toThrow(
      expect.objectContaining({ name: "ProtobufError", code, path, line, column, offset, typeName: "t.M" }),
    );
  });

  test("what is no text", () => {
    for (const value of [undefined, null, 5, new Uint8Array()])
      expect(() => fromText(codec, value as never)).toThrow(expect.objectContaining({ code: "INVALID_TYPE" }));
  });

  test("absent required fields, unless partial", () => {
    const req = schema.message("t.Req");
    expect(() => fromText(req, "id: 1\nnext {\n}")).toThrow(
      expect.objectContaining({ code: "MISSING_REQUIRED", path: "next.id", line: 3 }),
    );
    expect(() => fromText(req, "")).toThrow(expect.objectContaining({ code: "MISSING_REQUIRED", path: "id" }));
    expect(fromText(req, "next {}", { partial: true })).toEqual({
      id: undefined,
      next: { id: undefined, next: undefined },
    });
    const any = "any { [x/t.Req] {} }";
    expect(() => fromText(codec, any)).toThrow(expect.objectContaining({ code: "MISSING_REQUIRED", path: "any.id" }));
    expect(fromText(codec, any, { partial: true }).any.value).toEqual(new Uint8Array());
  });
});

describe("nesting", () => {
  const forms: readonly (readonly [string, string])[] = [
    ["m {", "}"],
    ["ms: [<", ">]"],
    ["mm { value {", "}}"],
    ["any { [a/t.M] {", "}}"],
    ["foo {", "}"],
  ];

  test.each(forms)("%s", (open, close) => {
    const levels = /^(?:mm|any)/.test(open) ? 50 : 100;
    const nested = (depth: number): string => open.repeat(depth) + close.repeat(depth);
    fromText(codec, nested(levels));
    expect(() => fromText(codec, nested(levels + 1))).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED" }));
    expect(() => fromText(codec, nested(4), { maxDepth: 3 })).toThrow(
      expect.objectContaining({ code: "LIMIT_EXCEEDED" }),
    );
    expect(() => fromText(codec, open.repeat(100_000))).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED" }));
  });

  test("long texts", () => {
    const space = " \n".repeat(500_000);
    expect(
      fromText(codec, `${space}d: ${"1".repeat(100_000)} s: ${'"a"'.repeat(50_000)} # ${space.replaceAll("\n", " ")}`)
        .d,
    ).toBe(Infinity);
    expect(() => fromText(codec, `i: ${"9".repeat(500_000)}`)).toThrow(
      expect.objectContaining({ code: "OUT_OF_RANGE" }),
    );
    expect(fromText(codec, `i: [${"1,".repeat(200_000)}1]`).i.length).toBe(200_001);
    expect(fromText(codec, `s: "${"\\x41".repeat(300_000)}"`).s.length).toBe(300_000);
  });
});

test.each([
  ["a name", "x".repeat(2_000_000)],
  ["a name in brackets", `[${"-# c\n".repeat(100_000)}a.${"b".repeat(1_000_000)}]: 1`],
  ["a type URL", `any { [${"a/".repeat(500_000)}-] {} }`],
  ["a name in pieces", `[${"- ".repeat(500_000)}`],
])("long texts that are refused take no long time, nor a long error: %s", (_, text) => {
  const start = performance.now();
  const refused = (): unknown => fromText(codec, text);
  expect(refused).toThrow(
    expect.objectContaining({ name: "ProtobufError", message: expect.stringMatching(/^[^]{1,1000}$/) }),
  );
  expect(performance.now() - start).toBeLessThan(3000);
});

test("reserved names are skipped, numbers are no names", () => {
  expect(
    equals(codec, fromText(codec, "foo: 5 d: 1 bar { x { y: [1, a] } [p.q]: 'z' }"), create(codec, { d: 1 })),
  ).toBe(true);
});

test("delimited fields of editions go by their type's name where they look like groups", () => {
  const delimited = parse(editionSource).message("t.D");
  const text = "GroupLike { x: 1 } other { x: 2 } outer { x: 3 }";
  const message = fromText(delimited, text);
  expect(asMentioned(message, { grouplike: {}, other: {}, outer: {} })).toMatchObject({
    grouplike: { x: 1 },
    other: { x: 2 },
    outer: { x: 3 },
  });
  expect(toText(delimited, message, { singleLine: true })).toBe(text);
});
