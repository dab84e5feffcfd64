import Long from "long";
import { describe, expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { toHex } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";

const source = `
  syntax = "proto2";
  package strict;
  enum Closed { A = 0; B = 2; }
  message Item { optional string name = 1; optional Item next = 2; repeated Item items = 3; }
  message Strict {
    optional int32 int32 = 1; optional int64 int64 = 2; optional uint32 uint32 = 3; optional uint64 uint64 = 4;
    optional sint32 sint32 = 5; optional sint64 sint64 = 6; optional fixed32 fixed32 = 7; optional fixed64 fixed64 = 8;
    optional sfixed32 sfixed32 = 9; optional sfixed64 sfixed64 = 10;
    optional float float = 11; optional double double = 12; optional bool bool = 13; optional string string = 14; optional bytes bytes = 15;
    optional Closed closed = 16; optional Item item = 17;
    repeated int32 numbers = 20; repeated int32 packed = 21 [packed = true]; repeated string texts = 22; repeated Item items = 23;
    repeated Closed closeds = 24; repeated sint64 longs = 25; repeated bool flags = 26 [packed = true]; repeated Closed packed_closeds = 27 [packed = true];
    repeated float floats = 28; repeated float packed_floats = 29 [packed = true]; map<string, float> weights = 38;
    map<string, int32> counts = 30; map<int32, string> by_int32 = 31; map<bool, string> by_bool = 32; map<uint64, string> by_uint64 = 33;
    map<string, Item> children = 34; map<string, Closed> states = 35; map<int64, int32> by_int64 = 36; map<uint32, int32> by_uint32 = 37;
    oneof choice { int32 left = 40; string right = 41; Item middle = 42; }
    optional group Inner = 50 { optional int32 n = 1; }
    extensions 100 to 199;
  }
  extend Strict { optional int32 extra = 100; repeated string extras = 101; }`;

const openSource = `
  syntax = "proto3";
  package open;
  enum Level { LOW = 0; HIGH = 1; }
  message Open { Level level = 1; repeated Level levels = 2; map<string, Level> by_name = 3; int32 number = 4; string text = 5; bool flag = 6; double ratio = 7; int64 long = 8; bytes data = 9; }`;

/** [what, value, code, path] */
type Refusal = readonly [name: string, value: object, code: string, path: string];

const wrongInteger: readonly (readonly [name: string, value: unknown, code: string])[] = [
  ["a string", "5", "INVALID_TYPE"],
  ["null", null, "INVALID_TYPE"],
  ["true", true, "INVALID_TYPE"],
  ["an object", {}, "INVALID_TYPE"],
  ["a list", [1], "INVALID_TYPE"],
];

const narrow = ["int32", "uint32", "sint32", "fixed32", "sfixed32"];
const wide = ["int64", "uint64", "sint64", "fixed64", "sfixed64"];
const isUnsigned = (type: string): boolean => /^(uint|fixed)/.test(type);

const narrowRefusals: Refusal[] = narrow.flatMap((type) => {
  const [low, high] = isUnsigned(type) ? [0, 2 ** 32 - 1] : [-(2 ** 31), 2 ** 31 - 1];
  return [
    ...wrongInteger.map(([name, value, code]): Refusal => [`${name} into ${type}`, { [type]: value }, code, type]),
    [`a bigint into ${type}`, { [type]: 5n }, "INVALID_TYPE", type],
    [`${type} above its range`, { [type]: high! + 1 }, "OUT_OF_RANGE", type],
    [`${type} below its range`, { [type]: low! - 1 }, "OUT_OF_RANGE", type],
  ];
});

const wideRefusals: Refusal[] = wide.flatMap((type) => {
  const [low, high] = isUnsigned(type) ? [0n, 2n ** 64n - 1n] : [-(2n ** 63n), 2n ** 63n - 1n];
  return [
    [`null into ${type}`, { [type]: null }, "INVALID_TYPE", type],
    [`true into ${type}`, { [type]: true }, "INVALID_TYPE", type],
    [`an object into ${type}`, { [type]: {} }, "INVALID_TYPE", type],
    [`${type} above its range`, { [type]: high! + 1n }, "OUT_OF_RANGE", type],
    [`${type} below its range`, { [type]: low! - 1n }, "OUT_OF_RANGE", type],
    [`decimal string above the range of ${type}`, { [type]: String(high! + 1n) }, "OUT_OF_RANGE", type],
    [`decimal string below the range of ${type}`, { [type]: String(low! - 1n) }, "OUT_OF_RANGE", type],
  ];
});

/** Values of which it is a matter of taste whether the type or the range is wrong: only the path is contract. */
const notIntegers: readonly (readonly [name: string, value: object, path: string])[] = [
  ...[...narrow, ...wide].flatMap((type) =>
    [1.5, Number.NaN, Number.POSITIVE_INFINITY].map(
      (value) => [`${value} into ${type}`, { [type]: value }, type] as const,
    ),
  ),
  ...wide.map((type) => [`an unsafe integer into ${type}`, { [type]: 2 ** 53 }, type] as const),
  ...wide.flatMap((type) =>
    ["", " 5", "5.0", "0x5", "1e3", "five", "+", "--5"].map(
      (value) => [`${JSON.stringify(value)} into ${type}`, { [type]: value }, type] as const,
    ),
  ),
  ["1.5 in a list", { numbers: [1, 1.5] }, "numbers[1]"],
  ["NaN in a packed list", { packed: [Number.NaN] }, "packed[0]"],
  ["1.5 in a map", { counts: { a: 1.5 } }, 'counts["a"]'],
];

/** Half way between the largest float, 2^128 - 2^104, and 2^128: IEEE 754 rounds it to infinity. */
const beyondFloat = 2 ** 128 - 2 ** 103;

const refusals: readonly Refusal[] = [
  ...narrowRefusals,
  ...wideRefusals,
  ["a number into a string", { string: 5 }, "INVALID_TYPE", "string"],
  ["null into a string", { string: null }, "INVALID_TYPE", "string"],
  ["a String object into a string", { string: new String("a") }, "INVALID_TYPE", "string"],
  ["a lone high surrogate", { string: "a\ud800" }, "INVALID_UTF8", "string"],
  ["a lone low surrogate", { string: "\udc00b" }, "INVALID_UTF8", "string"],
  ["surrogates in the wrong order", { string: "\udc00\ud800" }, "INVALID_UTF8", "string"],
  ["a lone surrogate in a long string", { string: `${"é".repeat(5000)}\ud800` }, "INVALID_UTF8", "string"],
  [
    "a lone surrogate in a long ASCII string",
    { string: `${"a".repeat(5000)}\ud800${"a".repeat(5000)}` },
    "INVALID_UTF8",
    "string",
  ],
  ["a lone surrogate in a list", { texts: ["a", "\ud800"] }, "INVALID_UTF8", "texts[1]"],
  ["a string into bytes", { bytes: "ff" }, "INVALID_TYPE", "bytes"],
  ["a list into bytes", { bytes: [1, 2] }, "INVALID_TYPE", "bytes"],
  ["an ArrayBuffer into bytes", { bytes: new ArrayBuffer(2) }, "INVALID_TYPE", "bytes"],
  ["a Uint16Array into bytes", { bytes: new Uint16Array(2) }, "INVALID_TYPE", "bytes"],
  ["1 into a bool", { bool: 1 }, "INVALID_TYPE", "bool"],
  ['"true" into a bool', { bool: "true" }, "INVALID_TYPE", "bool"],
  ["null into a bool", { bool: null }, "INVALID_TYPE", "bool"],
  ["a string into a double", { double: "1" }, "INVALID_TYPE", "double"],
  ["null into a double", { double: null }, "INVALID_TYPE", "double"],
  ["a bigint into a float", { float: 1n }, "INVALID_TYPE", "float"],
  ["a double into a float that is beyond it", { float: 1e39 }, "OUT_OF_RANGE", "float"],
  ["the least number that rounds to no float", { float: beyondFloat }, "OUT_OF_RANGE", "float"],
  ["the same below zero", { float: -beyondFloat }, "OUT_OF_RANGE", "float"],
  ["the largest double in a list of floats", { floats: [1, Number.MAX_VALUE] }, "OUT_OF_RANGE", "floats[1]"],
  ["1e39 in a packed list", { packedFloats: [1, NaN, 1e39, -1e39] }, "OUT_OF_RANGE", "packedFloats[2]"],
  [
    "1e39 in a long packed list",
    { packedFloats: [...new Array(5000).fill(3e38), -1e39] },
    "OUT_OF_RANGE",
    "packedFloats[5000]",
  ],
  ["1e39 in a map", { weights: { a: 1e39 } }, "OUT_OF_RANGE", 'weights["a"]'],
  ["an undeclared number into a closed enum", { closed: 1 }, "UNKNOWN_ENUM_VALUE", "closed"],
  ["an undeclared number into a list of a closed enum", { closeds: [0, 2, 1] }, "UNKNOWN_ENUM_VALUE", "closeds[2]"],
  [
    "an undeclared number into a packed list of a closed enum",
    { packedCloseds: [0, 3] },
    "UNKNOWN_ENUM_VALUE",
    "packedCloseds[1]",
  ],
  ["an undeclared number into a map of a closed enum", { states: { a: 9 } }, "UNKNOWN_ENUM_VALUE", 'states["a"]'],
  ["a name into an enum", { closed: "B" }, "INVALID_TYPE", "closed"],
  ["null into a message", { item: null }, "INVALID_TYPE", "item"],
  ["a string into a message", { item: "a" }, "INVALID_TYPE", "item"],
  ["null into a group", { inner: null }, "INVALID_TYPE", "inner"],
  ["null in a list of numbers", { numbers: [1, null] }, "INVALID_TYPE", "numbers[1]"],
  ["undefined in a list of numbers", { numbers: [undefined] }, "INVALID_TYPE", "numbers[0]"],
  ["a hole in a list", { texts: [, "a"] }, "INVALID_TYPE", "texts[0]"],
  ["null in a list of messages", { items: [{}, null] }, "INVALID_TYPE", "items[1]"],
  ["undefined in a list of messages", { items: [undefined] }, "INVALID_TYPE", "items[0]"],
  ["null as a list", { numbers: null }, "INVALID_TYPE", "numbers"],
  ["a number as a list", { numbers: 5 }, "INVALID_TYPE", "numbers"],
  ["a string as a list of strings", { texts: "ab" }, "INVALID_TYPE", "texts"],
  ["an object as a list", { items: {} }, "INVALID_TYPE", "items"],
  ["a list as a map", { counts: [1] }, "INVALID_TYPE", "counts"],
  ["null as a map", { counts: null }, "INVALID_TYPE", "counts"],
  ["a number as a map", { counts: 5 }, "INVALID_TYPE", "counts"],
  ["null as the value of a map", { counts: { a: null } }, "INVALID_TYPE", 'counts["a"]'],
  ["undefined as the value of a map", { counts: { a: undefined } }, "INVALID_TYPE", 'counts["a"]'],
  ["null as the message of a map", { children: { a: null } }, "INVALID_TYPE", 'children["a"]'],
  ["null in a Map", { counts: new Map([["a", null]]) }, "INVALID_TYPE", 'counts["a"]'],
  ["a number as a string key of a Map", { counts: new Map([[1, 1]]) }, "INVALID_TYPE", "counts[1]"],
  ["a lone surrogate in a key", { counts: { "\ud800": 1 } }, "INVALID_UTF8", 'counts["\\ud800"]'],
  ["deep in a list", { items: [{}, {}, {}, { name: 5 }] }, "INVALID_TYPE", "items[3].name"],
  ["deep in a map", { children: { a: { items: [{ name: 5 }] } } }, "INVALID_TYPE", 'children["a"].items[0].name'],
  ["deep in a Map of bool keys", { byBool: new Map([[true, 5]]) }, "INVALID_TYPE", "byBool[true]"],
  ["deep in messages", { item: { next: { next: { name: 5 } } } }, "INVALID_TYPE", "item.next.next.name"],
  ["in a group", { inner: { n: "5" } }, "INVALID_TYPE", "inner.n"],
  ["in a member of a oneof", { middle: { name: 5 } }, "INVALID_TYPE", "middle.name"],
  ["an extension", { "[strict.extra]": "5" }, "INVALID_TYPE", "[strict.extra]"],
  ["a list of an extension", { "[strict.extras]": ["a", 5] }, "INVALID_TYPE", "[strict.extras][1]"],
];

const invalidKeys: readonly (readonly [name: string, value: object])[] = [
  ["letters as an int32 key", { byInt32: { a: "x" } }],
  ["1.5 as an int32 key", { byInt32: { "1.5": "x" } }],
  ["an empty int32 key", { byInt32: { "": "x" } }],
  ["an int32 key with a leading space", { byInt32: { " 1": "x" } }],
  ["an int32 key out of range", { byInt32: { "2147483648": "x" } }],
  ["a hexadecimal int32 key", { byInt32: { "0x1": "x" } }],
  ["a negative uint32 key", { byUint32: { "-1": 1 } }],
  ["a uint64 key out of range", { byUint64: { "18446744073709551616": "x" } }],
  ["a negative uint64 key", { byUint64: { "-1": "x" } }],
  ["an int64 key out of range", { byInt64: { "9223372036854775808": 1 } }],
  ["a bool key that is none", { byBool: { yes: "x" } }],
  ["1 as a bool key of a Map", { byBool: new Map([[1, "x"]]) }],
  ["NaN as an int32 key of a Map", { byInt32: new Map([[Number.NaN, "x"]]) }],
];

/** Each stands in a Map beside another key, with which `deterministic` compares it. */
const invalidMapKeys: readonly [name: string, field: string, key: unknown, other: unknown][] = [
  ["text as an int64 key", "byInt64", "abc", 5n],
  ["1.5 as an int64 key", "byInt64", 1.5, "5"],
  ["a symbol as an int64 key", "byInt64", Symbol("key"), 5n],
  ["an object as a uint64 key", "byUint64", Object.create(null), 5n],
  ["a symbol as an int32 key", "byInt32", Symbol("key"), 5],
  ["text as an int32 key", "byInt32", "5", 6],
  ["a number as a bool key", "byBool", 1, true],
  ["an object as a string key", "counts", Object.create(null), "a"],
  ["a symbol as a string key", "counts", Symbol("key"), "a"],
];

forEachEngine((_engine, load) => {
  const strict = (options?: object) => load.source(source, options).message("strict.Strict");
  const open = () => load.source(openSource).message("open.Open");

  describe("encode and size refuse, with code and path", () => {
    test.each(refusals)("%s", (_name, value, code, path) => {
      expect(failure(() => strict().encode(value))).toEqual({ code, path });
      expect(failure(() => strict().encode(value, { deterministic: true }))).toEqual({ code, path });
      expect(failure(() => strict().encodeInto(value, new Uint8Array(20_000)))).toEqual({ code, path });
    });

    test("but the largest number that is rounded to a float, in every field", () => {
      const largest = 3.4028235677973362e38;
      const value = { float: largest, floats: [-largest], packedFloats: [largest, Infinity], weights: { a: largest } };
      expect(toHex(strict().encode(value))).toBe(
        "5dffff7f7fe501ffff7fff" + "ea0108ffff7f7f0000807f" + "b20208" + "0a0161" + "15ffff7f7f",
      );
    });

    test.each(notIntegers)("%s", (_name, value, path) => {
      expect(failure(() => strict().encode(value))).toEqual({
        code: expect.stringMatching(/^(INVALID_TYPE|OUT_OF_RANGE)$/),
        path,
      });
    });

    test.each(invalidKeys)("%s", (_name, value) => {
      expect(failure(() => strict().encode(value))).toEqual({
        code: expect.stringMatching(/^(INVALID_TYPE|OUT_OF_RANGE)$/),
        path: expect.stringMatching(/^by\w+(\[|$)/),
      });
    });

    test.each(invalidMapKeys)("%s, in the order of deterministic", (_name, field, key, other) => {
      for (const keys of [
        [key, other],
        [other, key],
      ]) {
        const map = new Map(keys.map((each) => [each, field === "byInt64" || field === "counts" ? 1 : "x"]));
        expect(failure(() => strict().encode({ [field]: map }, { deterministic: true }))).toEqual({
          code: "INVALID_TYPE",
          path: expect.stringMatching(new RegExp(`^${field}(\\[|$)`)),
        });
      }
    });

    test("nothing of 64-bit keys in any form, which deterministic sorts by value", () => {
      const long = { low: 2, high: 0x200000, unsigned: false };
      const forms = ["9007199254740993", -5, long, 10n, "9007199254740992"];
      const inOrder = new Map([-5n, 10n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 53n + 2n].map((key) => [key, 1]));
      const given = new Map(forms.map((key) => [key, 1]));
      expect(toHex(strict().encode({ byInt64: given }, { deterministic: true }))).toBe(
        toHex(strict().encode({ byInt64: inOrder })),
      );
    });

    test.each([null, undefined, 5, "a", true])("%s as a message", (value) => {
      expect(failure(() => strict().encode(value as never))).toEqual({ code: "INVALID_TYPE", path: "" });
    });
  });

  test("a required field must be there, unless partial", () => {
    const codec = load.file("test/closed.proto").message("test.closed.Required");
    expect(failure(() => codec.encode({}))).toEqual({ code: "MISSING_REQUIRED", path: "id" });
    expect(failure(() => codec.encode({ id: 1, children: [{ id: 1 }, {}] }))).toEqual({
      code: "MISSING_REQUIRED",
      path: "children[1].id",
    });
    expect(failure(() => codec.encode({ id: 1, byName: { a: {} } }))).toEqual({
      code: "MISSING_REQUIRED",
      path: 'byName["a"].id',
    });
    expect(toHex(codec.encode({ child: {} }, { partial: true }))).toBe("1200");
  });

  test("two members of a oneof are a conflict, one and an undefined are not", () => {
    expect(failure(() => strict().encode({ left: 1, right: "a" }))).toMatchObject({ code: "ONEOF_CONFLICT" });
    expect(failure(() => strict().encode({ left: 0, middle: {} }))).toMatchObject({ code: "ONEOF_CONFLICT" });
    expect(toHex(strict().encode({ left: 1, right: undefined, middle: undefined }))).toBe("c00201");
  });

  test("a cycle is named, through a message, a list and a map", () => {
    const item: Record<string, unknown> = { name: "a" };
    item["next"] = item;
    expect(failure(() => strict().encode({ item }))).toMatchObject({ code: "CYCLE" });
    const list: Record<string, unknown> = {};
    list["items"] = [list];
    expect(failure(() => strict().encode({ items: [list] }))).toMatchObject({ code: "CYCLE" });
    expect(failure(() => strict().size({ children: { a: item } }))).toMatchObject({ code: "CYCLE" });
    expect(failure(() => strict().encode({ item }, { maxDepth: 1e6 }))).toMatchObject({
      code: expect.stringMatching(/^(CYCLE|LIMIT_EXCEEDED)$/),
    });
  });

  test("the same object twice is no cycle", () => {
    const item = { name: "a" };
    expect(toHex(strict().encode({ item, items: [item, item] }))).toBe("8a01030a0161ba01030a0161ba01030a0161");
  });

  test("an open enum takes any int32, and nothing else", () => {
    expect(toHex(open().encode({ level: 99 }))).toBe("0863");
    expect(toHex(open().encode({ level: -1 }))).toBe("08ffffffffffffffffff01");
    expect(toHex(open().encode({ levels: [5, 6] }))).toBe("12020506");
    expect(failure(() => open().encode({ level: 2 ** 31 }))).toEqual({ code: "OUT_OF_RANGE", path: "level" });
    expect(failure(() => open().encode({ level: "HIGH" }))).toEqual({ code: "INVALID_TYPE", path: "level" });
    expect(failure(() => open().encode({ byName: { a: null } }))).toEqual({
      code: "INVALID_TYPE",
      path: 'byName["a"]',
    });
  });

  test.each(["level", "number", "text", "flag", "ratio", "long", "data", "levels", "byName"])(
    "null is an error in implicit %s, undefined is absence",
    (name) => {
      expect(failure(() => open().encode({ [name]: null }))).toEqual({ code: "INVALID_TYPE", path: name });
      expect(toHex(open().encode({ [name]: undefined }))).toBe("");
    },
  );

  test.each([{ zero: 0 }, { zero: "" }, { zero: false }, { zero: 0n }])(
    "a zero of another type into an implicit field is an error: $zero",
    ({ zero }) => {
      for (const [name, types] of Object.entries({ number: "number", text: "string", flag: "boolean" })) {
        if (typeof zero === types) continue;
        expect(failure(() => open().encode({ [name]: zero }))).toEqual({ code: "INVALID_TYPE", path: name });
      }
    },
  );

  test("-0 is written in implicit float types, and is zero in integers", () => {
    expect(toHex(open().encode({ ratio: -0 }))).toBe("390000000000000080");
    expect(toHex(open().encode({ ratio: 0 }))).toBe("");
    expect(toHex(open().encode({ number: -0 }))).toBe("");
    expect(toHex(strict().encode({ int32: -0 }))).toBe("0800");
    expect(toHex(strict().encode({ int64: -0 }))).toBe("1000");
  });

  test("a float is rounded as Math.fround does", () => {
    expect(toHex(strict().encode({ float: 0.1 }))).toBe("5dcdcccc3d");
    expect(toHex(strict().encode({ float: -Infinity }))).toBe("5d000080ff");
    expect(toHex(strict().encode({ float: Number.NaN }))).toBe("5d0000c07f");
  });

  test.each(["bigint", "number", "string", "long"])(
    "int64 types take bigint, safe integers, decimal strings and Long, under int64: %s",
    (int64) => {
      const codec = strict({ int64 });
      for (const value of [-2n, -2, "-2", Long.fromNumber(-2)]) {
        expect(toHex(codec.encode({ int64: value }))).toBe("10feffffffffffffffff01");
        expect(toHex(codec.encode({ sint64: value }))).toBe("3003");
        expect(toHex(codec.encode({ sfixed64: value }))).toBe("51feffffffffffffff");
        expect(toHex(codec.encode({ longs: [value] }))).toBe("c80103");
      }
      for (const value of [5n, 5, "5", Long.fromNumber(5, true)]) {
        expect(toHex(codec.encode({ uint64: value }))).toBe("2005");
        expect(toHex(codec.encode({ fixed64: value }))).toBe("410500000000000000");
      }
      expect(toHex(codec.encode({ uint64: 2n ** 64n - 1n }))).toBe("20ffffffffffffffffff01");
      expect(toHex(codec.encode({ uint64: "18446744073709551615" }))).toBe("20ffffffffffffffffff01");
      expect(toHex(codec.encode({ uint64: Long.MAX_UNSIGNED_VALUE }))).toBe("20ffffffffffffffffff01");
      expect(toHex(codec.encode({ int64: "-9223372036854775808" }))).toBe("1080808080808080808001");
      expect(failure(() => codec.encode({ uint64: -1 }))).toEqual({ code: "OUT_OF_RANGE", path: "uint64" });
      expect(failure(() => codec.encode({ longs: [0, 2n ** 63n] }))).toEqual({
        code: "OUT_OF_RANGE",
        path: "longs[1]",
      });
    },
  );

  test("decode gives 64-bit integers as the int64 option says", () => {
    const bytes = strict().encode({ int64: -5n, uint64: 7n, byInt64: { "-5": 1 } });
    expect(strict().decode(bytes)).toMatchObject({ int64: -5n, uint64: 7n });
    expect(strict({ int64: "number" }).decode(bytes)).toMatchObject({ int64: -5, uint64: 7 });
    expect(strict({ int64: "string" }).decode(bytes)).toMatchObject({ int64: "-5", uint64: "7" });
    const { int64, uint64 } = strict({ int64: "long" }).decode(bytes);
    expect([Long.isLong(int64), int64.toString(), int64.unsigned]).toEqual([true, "-5", false]);
    expect([Long.isLong(uint64), uint64.toString(), uint64.unsigned]).toEqual([true, "7", true]);
  });

  test("int64: number refuses what would not be exact", () => {
    const codec = strict({ int64: "number" });
    for (const value of [2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n]) {
      expect(failure(() => codec.decode(strict().encode({ int64: value })))).toMatchObject({
        path: "int64",
        code: "OUT_OF_RANGE",
      });
    }
    expect(codec.decode(strict().encode({ int64: 2n ** 53n - 1n })).int64).toBe(Number.MAX_SAFE_INTEGER);
    expect(codec.decode(strict().encode({ sint64: -(2n ** 53n - 1n) })).sint64).toBe(Number.MIN_SAFE_INTEGER);
    expect(failure(() => codec.decode(strict().encode({ longs: [1, 2n ** 60n] })))).toMatchObject({ path: "longs[1]" });
  });

  test("int64: number is right at every power of two that is exact, in every kind of field", () => {
    const kinds = ["int64", "uint64", "sint64", "fixed64", "sfixed64"];
    const text = `syntax = "proto3"; message M { ${kinds.map((kind, index) => `${kind} one_${index} = ${index + 1}; repeated ${kind} packed_${index} = ${index + 11}; repeated ${kind} list_${index} = ${index + 21} [packed = false]; map<${kind}, ${kind}> map_${index} = ${index + 31};`).join(" ")} }`;
    const [exact, numbers] = [load.source(text).message("M"), load.source(text, { int64: "number" }).message("M")];
    for (let power = 0; power < 53; power++) {
      for (const [index, kind] of kinds.entries()) {
        for (const value of [2 ** power, 2 ** power + 1, 2 ** power - 1].flatMap((each) =>
          kind.startsWith("u") || kind === "fixed64" ? [each] : [each, -each],
        )) {
          const big = BigInt(value);
          const bytes = exact.encode({
            [`one${index}`]: big,
            [`packed${index}`]: [big, big],
            [`list${index}`]: [big, big],
            [`map${index}`]: { [String(big)]: big },
          });
          const expected = {
            [`one${index}`]: value + 0 || 0,
            [`packed${index}`]: [value || 0, value || 0],
            [`list${index}`]: [value || 0, value || 0],
            [`map${index}`]: { [String(big)]: value || 0 },
          };
          expect(numbers.decode(bytes)).toMatchObject(expected);
          expect(numbers.encode(expected)).toEqual(bytes);
        }
      }
    }
  });

  test.each(["object", "map"])("encode takes objects and Maps with native keys, under maps: %s", (maps) => {
    const codec = strict({ maps });
    for (const counts of [{ a: 5 }, new Map([["a", 5]])])
      expect(toHex(codec.encode({ counts }))).toBe("f201050a01611005");
    for (const byInt32 of [{ "-1": "x" }, new Map([[-1, "x"]])])
      expect(toHex(codec.encode({ byInt32 }))).toBe("fa010e08ffffffffffffffffff01120178");
    for (const byBool of [{ true: "x" }, new Map([[true, "x"]])])
      expect(toHex(codec.encode({ byBool }))).toBe("8202050801120178");
    for (const byUint64 of [{ "5": "x" }, new Map([[5n, "x"]])])
      expect(toHex(codec.encode({ byUint64 }))).toBe("8a02050805120178");
  });

  test("maps: map gives native keys in wire order", () => {
    const codec = strict({ maps: "map" });
    const bytes = strict().encode({
      byInt32: new Map([
        [2, "b"],
        [-1, "a"],
      ]),
      byBool: { true: "x" },
      byUint64: { "7": "x" },
      counts: { a: 1 },
    });
    const message = codec.decode(bytes);
    expect([...message.byInt32]).toEqual([
      [2, "b"],
      [-1, "a"],
    ]);
    expect([...message.byBool]).toEqual([[true, "x"]]);
    expect([...message.byUint64]).toEqual([[7n, "x"]]);
    expect([...message.counts]).toEqual([["a", 1]]);
    expect(codec.decode(new Uint8Array(0)).children).toEqual(new Map());
  });

  test("decode gives plain objects with string keys, safe from __proto__", () => {
    const codec = strict();
    const counts = new Map([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
    const decoded = codec.decode(codec.encode({ counts })).counts;
    expect(Object.entries(decoded)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
    expect(({} as Record<string, unknown>)["constructor"]).toBe(Object);
  });
});
