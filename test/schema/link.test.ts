import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../src/schema/descriptors.ts";

function load(name: string): ReturnType<typeof parse> {
  return parse({ [name]: readFileSync(new URL(`protos/${name}`, import.meta.url), "utf8") });
}

function message(schema: ReturnType<typeof parse>, name: string): MessageDescriptor {
  for (const file of schema.files()) for (const found of file.messages) if (found.name === name) return found;
  throw new RangeError(name);
}

/** Presence and encoding of fields, in short. */
function facts({ members }: MessageDescriptor): { [name: string]: string } {
  const words = (field: FieldDescriptor): string =>
    [
      field.cardinality,
      field.presence,
      field.packed && "packed",
      field.delimited && "delimited",
      field.verifyUtf8 && "utf8",
      field.oneof && `in ${field.oneof.name}`,
    ]
      .filter(Boolean)
      .join(" ");
  return Object.fromEntries(members.map((field) => [field.localName, words(field)]));
}

test("features of edition 2023, inherited and its own", () => {
  const schema = load("edition2023.proto");
  expect(facts(message(schema, "M"))).toEqual({
    implicit: "singular implicit",
    explicit: "singular explicit",
    required: "singular required",
    delimited: "singular explicit delimited",
    many: "repeated implicit delimited",
    packed: "repeated implicit packed",
    expanded: "repeated implicit",
    unverified: "singular explicit",
    verified: "singular implicit utf8",
    verifiedMap: "map implicit utf8",
    messages: "map implicit",
    a: "singular explicit in choice",
    b: "singular explicit delimited in choice",
    open: "singular implicit",
    "[test.edition2023.extension]": "singular explicit",
    "[test.edition2023.closed]": "repeated implicit packed",
    "[test.edition2023.message]": "singular explicit delimited",
  });
  expect(schema.enum("test.edition2023.Open").open).toBe(true);
  expect(schema.enum("test.edition2023.Closed").open).toBe(false);
});

test("a file of DELIMITED spares maps", () => {
  const schema = parse(
    'edition = "2023"; option features.message_encoding = DELIMITED; message M { M a = 1; map<int32, M> b = 2; repeated M c = 3; oneof o { M d = 4; } }',
  );
  expect(facts(message(schema, "M"))).toEqual({
    a: "singular explicit delimited",
    b: "map implicit",
    c: "repeated implicit delimited",
    d: "singular explicit delimited in o",
  });
  expect(message(schema, "M").nestedMessages[0]!.field("value")!.delimited).toBe(false);
});

test("proto3", () => {
  const { a, Nested, ...rest } = facts(message(load("proto3.proto"), "M"));
  expect(a).toBe("singular explicit");
  expect(Nested).toBe(undefined);
  expect(rest).toMatchObject({
    B: "singular explicit utf8",
    A: "singular implicit",
    c: "singular explicit in choice",
    nested: "singular explicit",
    packed: "repeated implicit packed",
    expanded: "repeated implicit",
    optionalE: "singular explicit",
  });
  expect(message(load("proto3.proto"), "M").oneofs.map(({ name }) => name)).toEqual(["choice"]);
});

test("proto2", () => {
  const schema = load("proto2.proto");
  expect(facts(message(schema, "Shapes"))).toMatchObject({
    needed: "singular required",
    pair: "singular explicit delimited",
    packed: "repeated implicit packed",
    pairsById: "map implicit",
    choice: "singular explicit delimited in which",
    number: "singular explicit in which",
    "[test.two.ext_packed]": "repeated implicit packed",
    "[test.two.extgroup]": "singular explicit delimited",
  });
  expect(message(schema, "Shapes").members.map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 101, 102, 200,
  ]);
  expect(message(schema, "Set").messageSet).toBe(true);
  expect(schema.extension("test.two.Item.item").scope?.name).toBe("Item");
});

test("defaults are exact", () => {
  const defaults = Object.fromEntries(
    message(load("proto2.proto"), "Defaults").fields.map((field) => [field.localName, field.defaultValue]),
  );
  expect(defaults).toEqual({
    i32: -2147483648,
    i64: 9007199254740993n,
    u64: 18446744073709551615n,
    lowest: -9223372036854775808n,
    f: Math.fround(1.1),
    d: 1e100,
    infinite: -Infinity,
    nan: NaN,
    hex: 16,
    exact: 123456789012345678,
    small: 1e-5,
    most: Number.MAX_VALUE,
    yes: true,
    text: "foobarAA\n\u00e9\u{1f600}\u00e9",
    base64Like: new TextEncoder().encode("abcd"),
    raw: Uint8Array.of(255, 0, 122, 1, 255, 39, 34, 92, 10, 9, 63, 7, 11),
    color: 16,
    octal: 15,
    zero: -0,
    exponent: 1e10,
    point: 0.5,
    fixed: 18446744073709551615n,
    empty: "",
  });
});

describe("local names", () => {
  test("protoc's lowerCamelCase; of two that would be the same, both keep their own", () => {
    expect(message(load("proto2.proto"), "Names").fields.map(({ localName }) => localName)).toEqual([
      "foo_bar",
      "fooBar",
      "fooBaz",
      "foo1qux",
      "Leading",
      "trailing",
      "UPPERCASE",
      "MapOfThings2x",
      "Proto",
      "constructor",
      "toString",
      "hasOwnProperty",
    ]);
  });

  test("the higher number keeps its own", () => {
    const names = (source: string): string[] =>
      message(parse(`syntax = "proto2"; message M { ${source} }`), "M").fields.map(({ localName }) => localName);
    expect(names("optional int32 foo_bar = 1; optional int32 foo__bar = 2;")).toEqual(["fooBar", "foo__bar"]);
    expect(names("optional int32 foo__bar = 2; optional int32 foo_bar = 1;")).toEqual(["fooBar", "foo__bar"]);
    expect(names("optional int32 foo_bar = 2; optional int32 fooBar = 1;")).toEqual(["fooBar", "foo_bar"]);
  });

  test("a custom json_name changes none; fieldNames does", () => {
    const source =
      'syntax = "proto3"; message M { int32 foo_bar = 1 [json_name = "x"]; oneof my_choice { int32 a_b = 2; } }';
    expect(message(parse(source), "M").fields[0]).toMatchObject({ localName: "fooBar", jsonName: "x" });
    expect(message(parse(source), "M").oneofs[0]!.localName).toBe("myChoice");
    const proto = message(parse(source, { fieldNames: "proto" }), "M");
    expect(proto.fields.map(({ localName }) => localName)).toEqual(["foo_bar", "a_b"]);
    expect(proto.oneofs[0]!.localName).toBe("my_choice");
  });
});

test("a field's default does not name a value of another enum", () => {
  expect(() =>
    parse('syntax = "proto2"; enum A { ONE = 1; } enum B { TWO = 2; } message M { optional A a = 1 [default = TWO]; }'),
  ).toThrow(/no value named "TWO"/);
});

test("all problems are told, the first one's place is the error's", () => {
  expect(() => parse('syntax = "proto3";\nmessage M {\n  int32 a = 0;\n  int32 b = 536870912;\n}')).toThrow(
    expect.objectContaining({
      code: "INVALID_SCHEMA",
      file: "schema.proto",
      line: 3,
      column: 13,
      message: expect.stringMatching(/^schema\.proto:3:13: .*\nschema\.proto:4:13: /),
    }),
  );
});
