import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { check } from "../../src/compat/index.ts";
import { clone, create, type MessageCodec, parse, setOneof } from "../../src/index.ts";
import { fromJson, fromJsonString, toJson } from "../../src/json/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { protocErrors } from "../schema/protoc.ts";
import { forEachEngine } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";
import { failure, outcome } from "../support/outcome.ts";

/*
 * Faults that were put into src/ by hand, and that no test had noticed.
 */

describe("names of enum values, without the enum's name: as protoc says", () => {
  test.each([
    ["Foo", "FOO__BAR", "BAR"],
    ["Foo", "FOO__BAR", "FOO_BAR"],
    ["Foo", "FOO___BAR", "foo_bar"],
    ["Foo", "FOO__BAR", "FOOBAR"],
    ["Foo", "FOO__", "FOO"],
    ["Foo", "FOO__", "FOO___"],
    ["FooBar", "FOO__BAR__BAZ", "BAZ"],
    ["Foo__Bar", "FOO_BAR_BAZ", "BAZ"],
    ["Foo", "_FOO_BAR", "BAR"],
    ["Foo", "F_O_O_BAR", "BAR"],
    ["Foo", "FOO_BAR__BAZ", "BAR_BAZ"],
    ["Foo", "FOO__BAR", "BA_R"],
    ["Foo", "FOOB", "B"],
    ["Foo", "FOO__BAR", "_BAR"],
    ["Foo", "FO_BAR", "BAR"],
    ["Foo", "FOO__1", "_1"],
    ["Foo", "FOO", "F_OO"],
  ])("%s { %s, %s }", (name, first, second) => {
    const source = `syntax = "proto3"; enum ${name} { ${first} = 0; ${second} = 1; }`;
    const refused = protocErrors({ "a.proto": source }) !== "";
    const found = outcome(() => void parse(source));
    expect(found).toEqual(
      refused ? { error: expect.objectContaining({ code: "INVALID_SCHEMA" }) } : { value: undefined },
    );
  });
});

describe("escaped surrogates in text", () => {
  const source = 'syntax = "proto3"; message M { string s = 1; bytes b = 2; }';
  const M = parse(source).message("M");

  // https://protobuf.dev/reference/protobuf/textformat-spec/#string: a Unicode escape in U+D800 to U+DFFF is no code point.
  const alone = ["ud800", "udbff", "udc00", "uDC00", "udfff", "U0000d800", "U0000dc00", "U0000DFFF"];
  test.each(alone.flatMap((escape) => [escape, `${escape}x`, `ud7ff\\${escape}`, `${escape}\\ue000`]))(
    "\\%s is refused",
    (escape) => {
      for (const field of ["s", "b"])
        expect(failure(() => fromText(M, `${field}: "\\${escape}"`))).toEqual({ code: "INVALID_TEXT", path: field });
    },
  );

  test.each([
    ["ud7ff", "ed9fbf"],
    ["ue000", "ee8080"],
    ["U0010ffff", "f48fbfbf"],
    ["U00010000", "f0908080"],
    ["uffff", "efbfbf"],
  ])("\\%s is a character", (escape, hex) => {
    expect(toHex((fromText(M, `b: "\\${escape}"`) as { b: Uint8Array }).b)).toBe(hex);
    // protoc: a string escape in the text of an option's value is the same escape.
    const { status, stdout } = spawnSync(
      new URL("../../node_modules/.bin/protoc", import.meta.url).pathname,
      ["--encode=google.protobuf.StringValue", "google/protobuf/wrappers.proto"],
      {
        input: `value: "\\${escape}"`,
        cwd: new URL("../../proto", import.meta.url).pathname,
      },
    );
    expect({ status, hex: stdout.toString("hex").slice(4) }).toEqual({ status: 0, hex });
  });
});

describe("the depth of nested Any in JSON: each message is one level", () => {
  const schema = parse(
    'syntax = "proto3"; import "google/protobuf/any.proto"; import "google/protobuf/struct.proto"; package t; message M { google.protobuf.Any any = 1; M m = 2; google.protobuf.Struct struct = 3; }',
  );
  const [M, Any] = [schema.message("t.M"), schema.message("google.protobuf.Any")];
  type Json = { [key: string]: Json | string };
  const nest = (levels: number, start: Json, wrap: (inner: Json) => Json): Json =>
    Array.from({ length: levels }).reduce<Json>(wrap, start);
  const inner: Json = { "@type": "x/t.M" };
  const anyOf = (content: Json): Json => ({ "@type": "x/google.protobuf.Any", value: content });

  test.each([
    // Levels below the root: each Any, and the message at the end.
    ["an Any in an Any", Any as MessageCodec, (levels: number) => nest(levels - 1, inner, anyOf)],
    [
      "an Any of a message with an Any",
      Any,
      (levels: number) => nest((levels - 1) / 2, inner, (content) => ({ "@type": "x/t.M", any: content })),
    ],
    ["a message", M as MessageCodec, (levels: number) => nest(levels, {}, (content) => ({ m: content }))],
  ] as const)("%s", (_name, codec, make) => {
    const refused = { code: "LIMIT_EXCEEDED", path: expect.any(String) };
    for (const maxDepth of [11, 99]) {
      const message = fromJson(codec, make(maxDepth), { maxDepth });
      expect(toJson(codec, message, { maxDepth })).toEqual(make(maxDepth));
      const beyond = fromJson(codec, make(maxDepth + 2), { maxDepth: maxDepth + 2 });
      expect(failure(() => fromJson(codec, make(maxDepth + 2), { maxDepth }))).toEqual(refused);
      expect(failure(() => fromJsonString(codec, JSON.stringify(make(maxDepth + 2)), { maxDepth }))).toEqual(refused);
      expect(failure(() => toJson(codec, beyond, { maxDepth }))).toEqual(refused);
    }
    // By default, and however deep: an error of ours, and no overflow of the stack.
    for (const levels of [201, 2001]) expect(failure(() => fromJson(codec, make(levels)))).toEqual(refused);
  });

  test("an Any of an Any counts one, exactly", () => {
    const make = (levels: number): Json => nest(levels - 1, inner, anyOf);
    expect(failure(() => fromJson(Any, make(101)))).toEqual({ code: "LIMIT_EXCEEDED", path: "" });
    const message = fromJson(Any, make(100));
    expect(toJson(Any, message)).toEqual(make(100));
    expect(failure(() => toJson(Any, fromJson(Any, make(101), { maxDepth: 101 })))).toEqual({
      code: "LIMIT_EXCEEDED",
      path: "",
    });
  });

  test("toText of the same does not overflow, either", () => {
    expect(typeof toText(Any, fromJson(Any, nest(99, inner, anyOf)))).toBe("string");
  });
});

describe("grades of integers and enums that are read as others", () => {
  const grades = (old: string, next: string, json = false): string => {
    const types =
      "enum Open { ZERO = 0; ONE = 1; } enum Bits { NO = 0; YES = 1; } enum Wide { WIDE_ZERO = 0; WIDE_ONE = 1; WIDE_TWO = 2; }";
    const closed =
      "enum Closed { option features.enum_type = CLOSED; C_ZERO = 0; C_ONE = 1; } enum Two { option features.enum_type = CLOSED; T_ZERO = 0; T_ONE = 1; T_TWO = 2; }";
    const source = (type: string): string =>
      `edition = "2023"; package p; ${types} ${closed} message M { ${type} a = 1; }`;
    const found = check(parse(source(old)), parse(source(next)), {
      categories: [json ? "json" : "wire"] as never,
    }).filter(({ path }) => path === "p.M.a");
    return found.length === 0
      ? "none"
      : found.map(({ newReadsOld, oldReadsNew }) => `${newReadsOld} ${oldReadsNew}`).join(", ");
  };

  // Each is: the new type reads what the old one has written; the old one what the new one has. A varint is cut to the type's bits, a bool is whether it is
  // zero; a closed enum puts what it does not declare among the unknown fields, an open one keeps it.
  // Source: https://protobuf.dev/programming-guides/proto3/#updating, https://protobuf.dev/programming-guides/enum/#definitions
  test.each([
    ["int32", "int64", "wire-safe lossy"],
    ["uint32", "uint64", "wire-safe lossy"],
    ["int32", "uint32", "lossy lossy"],
    ["uint32", "int64", "wire-safe lossy"],
    ["int64", "uint64", "lossy lossy"],
    ["bool", "int32", "wire-safe lossy"],
    ["bool", "uint64", "wire-safe lossy"],
    ["int32", "Open", "data-dependent wire-safe"],
    ["bool", "Open", "wire-safe lossy"],
    ["bool", "Closed", "wire-safe wire-safe"],
    ["bool", "Wide", "wire-safe lossy"],
    ["bool", "Two", "wire-safe lossy"],
    ["int32", "Closed", "data-dependent wire-safe"],
    ["uint32", "Closed", "data-dependent wire-safe"],
    ["uint32", "Open", "data-dependent lossy"],
    ["int64", "Open", "data-dependent wire-safe"],
    ["uint64", "Two", "data-dependent wire-safe"],
    ["Closed", "Two", "wire-safe data-dependent"],
    ["Open", "Wide", "wire-safe data-dependent"],
    ["Closed", "Open", "wire-safe data-dependent"],
    ["Two", "Open", "data-dependent data-dependent"],
    // Another type, if only by name.
    ["Open", "Bits", "wire-safe wire-safe"],
  ])("%s and %s on the wire", (old, next, expected) => {
    expect(grades(old, next)).toBe(expected);
  });

  // ProtoJSON: integers are written as numbers or text, and read by integers, floats and enums that have them; enums are written by name. Source: https://protobuf.dev/programming-guides/json/
  test.each([
    ["int32", "int64", "identical breaks-json"],
    ["int32", "Open", "identical breaks-json"],
    ["int32", "Closed", "breaks-json breaks-json"],
    ["int32", "double", "identical breaks-json"],
    ["int32", "bool", "breaks-json breaks-json"],
    ["int32", "string", "breaks-json breaks-json"],
    ["bool", "Open", "breaks-json breaks-json"],
    ["double", "float", "breaks-json identical"],
    ["string", "bytes", "breaks-json breaks-json"],
  ])("%s and %s in JSON", (old, next, expected) => {
    expect(grades(old, next, true)).toBe(expected);
  });
});

test("the zero of a number and an empty string are one default", () => {
  const rules = (old: string, next: string): string[] => {
    const source = (field: string): string => `syntax = "proto2"; message M { optional ${field}; }`;
    return check(parse(source(old)), parse(source(next))).map(({ rule }) => rule);
  };
  expect(rules("int32 a = 1", "string a = 1")).not.toContain("FIELD_SAME_DEFAULT");
  expect(rules("string a = 1", "int32 a = 1 [default = 0]")).not.toContain("FIELD_SAME_DEFAULT");
  expect(rules("int32 a = 1", "int32 a = 1 [default = 5]")).toContain("FIELD_SAME_DEFAULT");
});

forEachEngine((_engine, load) => {
  describe("types of up to 64 fields own what is absent", () => {
    test.each([
      [63, true],
      [64, true],
      [65, false],
    ])("%d fields", (count, owns) => {
      const schema = load.source(
        `syntax = "proto3"; message M { oneof o { ${Array.from({ length: count }, (_, index) => `int32 f${index} = ${index + 1};`).join(" ")} } }`,
      );
      const M = schema.message("M");
      // f0 is 5; then f1 is 6, as if it had come so.
      const message = M.decode(fromHex("0805"));
      setOneof(M, message, "f1", 6);
      expect(message).toStrictEqual(M.decode(fromHex("1006")));
      expect(Object.hasOwn(message, "f0")).toBe(owns);
      expect(Object.keys(message)).toHaveLength(owns ? count : 1);
      setOneof(M, message, "f1", undefined);
      expect(Object.keys(message)).toHaveLength(owns ? count : 0);
      const decoded = M.decode(fromHex("0805"));
      for (const made of [create(M, { f0: 5 }), fromJson(M, { f0: 5 }), fromText(M, "f0: 5"), clone(M, decoded)])
        expect(made).toStrictEqual(decoded);
    });
  });

  describe("items of a MessageSet with two ids or two messages: the first of each counts, as in C++", () => {
    // Source: ParseMessageSetItemImpl in protobuf's wire_format_lite.h: in each state what has been seen already is skipped.
    const set = () =>
      load
        .source(
          'syntax = "proto2"; message Set { option message_set_wire_format = true; extensions 4 to max; } message A { extend Set { optional A a = 100; } optional int32 x = 1; } message B { extend Set { optional B b = 200; } optional int32 y = 1; }',
        )
        .message("Set");
    // 10 64 is the id 100, 10 c801 the id 200; 1a 02 08 05 the message { 5 }, 1a 02 08 07 { 7 }.
    test.each([
      ["two ids, then a message", "0b 10 64 10 c801 1a 02 08 05 0c", { "[A.a]": { x: 5 } }],
      ["an id, a message, another id", "0b 10 64 1a 02 08 05 10 c801 0c", { "[A.a]": { x: 5 } }],
      ["a message, then two ids", "0b 1a 02 08 05 10 c801 10 64 0c", { "[B.b]": { y: 5 } }],
      ["an id, then two messages", "0b 10 64 1a 02 08 05 1a 02 08 07 0c", { "[A.a]": { x: 5 } }],
      ["two messages, then an id", "0b 1a 02 08 05 1a 02 08 07 10 64 0c", { "[A.a]": { x: 5 } }],
      ["a message, an id, another message", "0b 1a 02 08 05 10 64 1a 02 08 07 0c", { "[A.a]": { x: 5 } }],
      ["two of each", "0b 10 64 10 c801 1a 02 08 05 1a 02 08 07 0c", { "[A.a]": { x: 5 } }],
      ["an empty message, then another", "0b 10 64 1a 00 1a 02 08 07 0c", { "[A.a]": { x: undefined } }],
      ["the same id twice", "0b 10 64 10 64 1a 02 08 05 0c", { "[A.a]": { x: 5 } }],
    ])("%s", (_name, hex, expected) => {
      expect(set().decode(fromHex(hex.replaceAll(" ", "")))).toEqual(expected);
    });
  });

  test('keys of maps that are not exact as numbers (int64: "number") are found by create', () => {
    const source =
      'syntax = "proto3"; message M { map<int64, int32> s = 1; map<uint64, int32> u = 2; map<fixed64, int32> f = 3; map<int32, int32> i = 4; }';
    const objects = load.source(source, { int64: "number" }).message("M");
    const maps = load.source(source, { int64: "number", maps: "map" }).message("M");
    for (const codec of [objects, maps]) {
      for (const field of ["s", "u", "f"]) {
        for (const inexact of [2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n]) {
          const refused = { code: "OUT_OF_RANGE", path: `${field}[${inexact}]` };
          expect(failure(() => create(codec, { [field]: { [String(inexact)]: 1 } }))).toEqual(refused);
          expect(failure(() => create(codec, { [field]: new Map([[inexact, 1]]) }))).toEqual(refused);
          expect(failure(() => create(codec, { [field]: new Map([[String(inexact), 1]]) }))).toMatchObject({
            code: "OUT_OF_RANGE",
          });
        }
        const exact = 2n ** 53n - 1n;
        expect(create(codec, { [field]: new Map([[exact, 1]]) })).toMatchObject({
          [field]: codec === maps ? new Map([[Number(exact), 1]]) : { [String(exact)]: 1 },
        });
      }
      expect(create(codec, { i: { 5: 1 } })).toMatchObject({ i: codec === maps ? new Map([[5, 1]]) : { 5: 1 } });
    }
    expect(failure(() => create(objects, { s: { [String(-(2n ** 53n))]: 1 } }))).toEqual({
      code: "OUT_OF_RANGE",
      path: `s[${-(2n ** 53n)}]`,
    });
  });
});
