import { expect, test } from "vitest";
import { fromText } from "../../src/text/index.ts";
import { type MessageCodec, parse } from "../../src/index.ts";
import { toHex } from "../support/hex.ts";
import { outcome } from "../support/outcome.ts";
import { editionSource, source } from "./schema.ts";
import { type Judge, withJudge } from "./protoc.ts";

/** Texts that protoc judges as well: both refuse them, or both make the same bytes of them. */
const texts = {
  numbers: [
    "d: 10f",
    "d: 0f",
    "d: 5.f",
    "d: .5",
    "d: 1.e5",
    "d: 1E-5F",
    "d: 00.5",
    "d: 0x10",
    "d: 010",
    "d: 0",
    "d: -0",
    "d: - 5",
    "d: --5",
    "d: +5",
    "d: 1e",
    "d: 1.5.5",
    "d: 5.",
    "d: .",
    "d: 1e999 f: 1e50",
    "d: -1e999",
    "f: 1e-46",
    "f: -1e-46",
    "f: 16777217",
    "f: 0.1",
    "d: 18446744073709551616",
    "d: 123456789012345678901234567890",
    "d: inf",
    "d: -inf",
    "d: Infinity",
    "d: -INFINITY",
    "d: nan",
    "d: NaN",
    "d: inff",
    "d: infinit",
    "d: - inf",
    "d: 1_0",
    "d: 1/2",
    "i: 5i: 6",
    "i: 5 i: 6",
    "i: 1.0",
    "i: 1e1",
    "i: 017",
    "i: 018",
    "i: 0x7F",
    "i: 0X7f",
    "i: 0x",
    "i: -017",
    "i: -0x10",
    "i: 00",
    "i: 0000017",
    "i: 2147483647",
    "i: 2147483648",
    "i: -2147483648",
    "i: -2147483649",
    "u32: 4294967295",
    "u32: 4294967296",
    "u32: -1",
    "u32: -0",
    "u64: 0xffffffffffffffff",
    "u64: 0x10000000000000000",
    "u64: 01777777777777777777777",
    "u64: 02000000000000000000000",
    "i64: 9223372036854775807",
    "i64: 9223372036854775808",
    "i64: -9223372036854775808",
    "i64: - # sign\n 5",
    "i64: 000000000000000000000000000000000000005",
  ],
  "booleans and enums": [
    "bo: true",
    "bo: True",
    "bo: t",
    "bo: TRUE",
    "bo: T",
    "bo: 1",
    "bo: 0",
    "bo: 01",
    "bo: 0x1",
    "bo: 2",
    "bo: -1",
    "bo: false",
    "bo: False",
    "bo: f",
    "bo: yes",
    'bo: "true"',
    "e: A",
    "e: B",
    "e: C",
    "e: D",
    "e: 1",
    "e: -1",
    "e: - 1",
    "e: 5",
    'e: "A"',
    "e: 0x1",
    "e: 1.0",
    "es: [A, 1, C]",
    'me { key: "a" value: 5 }',
    'me { key: "a" value: B }',
  ],
  strings: [
    's: "a" "b" \'c\'',
    "s: 'it\"s'",
    `s: "it's"`,
    's: "a\\nb"',
    's: "a\nb"',
    's: "a\\\nb"',
    's: "a',
    's: "\\q"',
    's: "\\?\\a\\b\\v\\f\\r\\t"',
    's: "\\e"',
    's: "\\0"',
    's: "\\1234"',
    's: "\\x41\\x4a\\X4A"',
    's: "\\xZ"',
    's: "\\x"',
    'b: "\\x1g"',
    'b: "\\xff\\377\\0"',
    's: "\\u00e9\\u20AC"',
    's: "\\u00"',
    's: "\\U0001F600"',
    's: "\\U0001F60"',
    's: "é€😀"',
    'b: "é€😀"',
    "s: x",
    "s: 5",
    's: ""',
    's:"a""b"',
    's: "a" # c\n "b"',
    's: "\t"',
  ],
  "separators, lists, messages": [
    "d: 1, f: 2; i: 1",
    "i: 5,,i:6",
    "i: 5;;",
    ";d:1",
    ",",
    "d: 1; ",
    "i: [1,2,]",
    "i: [,1]",
    "i: []",
    "i: [1;2]",
    "i: [1 2]",
    "i: [1, 2] i: 3 i: [4]",
    "i: [[1]]",
    "i []",
    "i 5",
    "d [1]",
    "d: [1]",
    "m: [{}]",
    "m { d: 1 }",
    "m: { d: 1 }",
    "m < d: 1 >",
    "m: <d: 1>",
    "m <d: 1}",
    "m { d: 1",
    "m { d: 1 }}",
    "m: { d: 1, f: 2; }",
    "m {} m {}",
    'm: "x"',
    "m 5",
    "ms [{}, <d: 1>]",
    "ms: [{d: 1}, {d: 2}] ms { d: 3 }",
    "ms []",
    "ms: []",
    "ms [1]",
    'ss: ["a" "b", "c"]',
    "d: 1 d: 2",
    "d: 0 d: 0",
    "c1: 1 c2: 'x'",
    "c1: 0 c1: 1",
    "c3 {} c2: 'a'",
    "c1: 5",
  ],
  names: [
    "nope: 1",
    "1: 5",
    "50: 1",
    "D: 1",
    "Grp { x: 5 }",
    "grp { x: 1 }",
    "GRP {}",
    "Grp: { x: 5 }",
    "M { }",
    "_: 1",
    "d-: 1",
    "d",
    "d:",
    ":",
    "{}",
    "é: 1",
    "d: 1 \u00a0",
    "d: 1 \u0001",
    "# only a comment",
    "",
    "  \t\v\f\r\n ",
    "d: 1 # comment",
    "# c\nd # c\n: # c\n 1# c\n f: 2",
  ],
  maps: [
    'mp { key: "z" }',
    "mp { value: 5 }",
    "mp {}",
    'mp: { key: "a", value: 1 }',
    'mp [{ key: "a" }, { key: "b" value: 2 }]',
    'mp { key: "a" key: "b" }',
    'mp { k: "a" }',
    'mp { key "a" }',
    "mm { key: 1 value {} }",
    "mm { key: 1 value: {} }",
    "mm { key: 1 value { d: 1 } }",
    "mm {}",
    "mb { key: true } mb { key: f value: '\\377' }",
    "mu { key: 18446744073709551615 } mu { key: 2 } mu { key: 10 }",
    'mp { key: "\u{1F600}" } mp { key: "\uE000" } mp { key: "a" } mp { key: "" }',
  ],
  extensions: [
    "[t.ext]: 7",
    "[ t . ext ] : 7",
    "[t.ext ] : 7",
    "[t.\next]: 7",
    "[t.ext]7",
    "[t.nope]: 7",
    "[ext]: 7",
    "[.t.ext]: 7",
    "[t.rext] { d: 1 } [t.rext]: [{ d: 2 }, <d: 3>]",
    "[t.xgrp] { y: 1 }",
    "[t.XGrp] { y: 1 }",
    "[t.Scope.sc] {}",
    "[t.ext]: 1 [t.ext]: 2",
    "[t. ext]: 1",
    "[t ext]: 1",
    "[]: 1",
    "[t.ext: 1",
  ],
  any: [
    "any { [type.googleapis.com/t.M] { d: 1 } }",
    "any { [type.googleapis.com/t.M]: { d: 1 }; }",
    "any: { [type.googleapis.com / t.M] < d: 1 > }",
    "any { [type.googleapis.com/t.M] { d: 1 } type_url: 'x' }",
    "any { type_url: 'x' [type.googleapis.com/t.M] { d: 1 } }",
    "any { [a-b.c/d%20/t.M] {} }",
    "any { [t.M] {} }",
    "any { [/t.M] {} }",
    "any { [x/t.Nope] {} }",
    "any { [x/t.M] {} [x/t.M] {} }",
    "any { [x/t.M] { [t.ext]: 5 any { [x/t.Scope] {} } } }",
    "any { [x/t.M]: 5 }",
    "any { [x/t.Req] { id: 1 } }",
    "any { type_url: 'a/t.M' value: '\\x08' }",
    "any { type_url: 'none' value: 'abc' }",
    "any {}",
    "[type.googleapis.com/t.M] {}",
  ],
  "reserved names": [
    "foo: 5",
    "foo: - 5",
    "foo: -x",
    "foo: x",
    "foo: inf foo: -inf",
    'foo: "a" "b"',
    'foo "x"',
    "foo {}",
    "foo: {} {}",
    "foo: [{}, {}]",
    "foo [1]",
    "foo: <[a/b] {} [x.y]: 5, z: [1]; >",
    "foo: { a: 5 [x.y/z]: 1 }",
    "foo: 5 6",
    "foo: [] d: 1",
    "foo: {",
    "foo: [1",
    "foo:",
    'bar: [1, "x", -inf, { a: 5 }]',
  ],
};

/** Texts that protoc 36.2 takes and we refuse, because the specification does. */
const protocTakes = [
  // An octal escape goes up to \377; protoc drops the highest bit.
  's: "\\400"',
  // Above U+10FFFF; protoc takes the escape for its characters.
  's: "\\U00110000"',
  // Surrogates are no code points. The conformance suite wants them refused, also as a pair.
  's: "\\ud83d"',
  'b: "\\ud83d"',
  's: "\\ud83d\\ude00"',
  // A string is UTF-8, also in proto2, where protoc takes any bytes: a JavaScript string cannot hold them.
  's: "\\377"',
  // No list contains a list.
  "foo: [[1]]",
  // A required field is absent: protoc only warns.
  "any { [x/t.Req] {} }",
];

/** Texts that protoc 36.2 refuses and we take: a list of messages needs no colon, nor does it for a reserved name. */
const protocRefuses = ["foo [{}, <>]"];

interface Verdict {
  readonly text: string;
  readonly bytes: string | undefined;
}

function judgeVerdict(judge: Judge, text: string): Verdict {
  const bytes = judge.read(text);
  return { text, bytes: bytes && toHex(bytes) };
}

function ourVerdict(codec: MessageCodec, text: string): Verdict {
  const result = outcome(() => fromText(codec, text));
  return { text, bytes: "error" in result ? undefined : toHex(codec.encode(result.value, { deterministic: true })) };
}

function expectSameVerdicts(proto: string, typeName: string, cases: readonly string[]): void {
  const codec = parse(proto).message(typeName);
  withJudge(proto, typeName, (judge) => {
    expect(cases.map((text) => ourVerdict(codec, text))).toEqual(cases.map((text) => judgeVerdict(judge, text)));
  });
}

test.each(Object.entries(texts))("protoc takes and refuses the same, and means the same: %s", (_, cases) => {
  expectSameVerdicts(source, "t.M", cases);
});

test("we are not protoc", () => {
  const codec = parse(source).message("t.M");
  withJudge(source, "t.M", (judge) => {
    for (const text of [...protocTakes, ...protocRefuses]) {
      const taken = protocTakes.includes(text);
      expect(ourVerdict(codec, text).bytes === undefined, text).toBe(taken);
      expect(judge.read(text) === undefined, text).toBe(!taken);
    }
  });
});

test.each([
  [
    "t.Set",
    [
      "[t.Item] { v: 5 }",
      "[t.Item.message_set_extension] { v: 5 }",
      "[t.Item] {} [t.Item] {}",
      "[t.Item.message_set_extension]: { v: 1 }",
      "[t.M] {}",
    ],
  ],
  ["t.Req", ["id: 1", "id: 0 next { id: 2 }"]],
])("of %s", (typeName, cases) => {
  expectSameVerdicts(source, typeName, cases);
});

test("of delimited fields and open enums", () => {
  expectSameVerdicts(editionSource, "t.D", [
    "GroupLike { x: 1 }",
    "grouplike { x: 1 }",
    "other { x: 1 }",
    "Other {}",
    "Outer { x: 1 }",
    "outer { x: 1 }",
    "GroupLike {} grouplike {}",
    "open: ONE",
    "open: 1",
    "open: 7",
    "open: -7",
    "open: 2147483648",
    "implicit: 0",
    "implicit: 1",
    "implicit: -0",
  ]);
});
