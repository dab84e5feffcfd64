import Long from "long";
import { describe, expect, it } from "vitest";
import { create } from "../../src/message/create.ts";
import { unknownFields } from "../../src/message/message-type.ts";
import { failure } from "./failure.ts";
import { All, all, Awkward, Big, Required, Small, Tree, typeOf } from "./support.ts";

const emptyAll = {
  oInt32: 0,
  uint32: 0,
  int64: 0n,
  uint64: 0n,
  float: 0,
  double: 0,
  bool: false,
  string: "",
  bytes: new Uint8Array(0),
  open: 0,
  closed: undefined,
  optional: undefined,
  optionalBytes: undefined,
  optionalLong: undefined,
  child: undefined,
  numbers: [],
  longs: [],
  items: [],
  labels: {},
  byInt: {},
  byLong: {},
  byBool: {},
  text: undefined,
  number: undefined,
  message: undefined,
};

describe("create", () => {
  it("fills in all that is absent, in number order", () => {
    const message = create(All);
    expect(message).toStrictEqual(emptyAll);
    expect(Object.keys(message)).toEqual(Object.keys(emptyAll));
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    expect(create(All, {})).toStrictEqual(emptyAll);
  });

  it("gives each message lists and maps of its own, mutable", () => {
    const one = create(All);
    one.numbers.push(1);
    one.labels.a = "b";
    expect(create(All)).toStrictEqual(emptyAll);
  });

  it("copies deeply", () => {
    const bytes = Buffer.from([1, 2, 3]);
    const unknown = new Uint8Array([0x50, 1]);
    const init = {
      child: { a: 1, [unknownFields]: unknown },
      bytes,
      items: [{ name: "x" }],
      labels: { k: "v" },
      byInt: { "-1": { a: 2 } },
    };
    const message = create(All, init);
    expect(message).toStrictEqual({
      ...emptyAll,
      child: { a: 1, name: "", [unknownFields]: new Uint8Array([0x50, 1]) },
      bytes: new Uint8Array([1, 2, 3]),
      items: [{ a: 0, name: "x" }],
      labels: { k: "v" },
      byInt: { "-1": { a: 2, name: "" } },
    });
    expect(message.bytes.constructor).toBe(Uint8Array);
    expect(message.child).not.toBe(init.child);
    bytes[0] = 9;
    unknown[0] = 9;
    init.items[0]!.name = "y";
    expect([message.bytes[0], message.child[unknownFields][0], message.items[0].name]).toEqual([1, 0x50, "x"]);
  });

  it("takes 64-bit integers in any form and holds them in that of the representation", () => {
    const init = {
      int64: -1,
      uint64: "18446744073709551615",
      longs: [Long.MIN_VALUE, { low: 1, high: 0, unsigned: true }, 5n],
      byLong: { "18446744073709551615": "7" },
    };
    const bigints = create(All, init);
    expect([bigints.int64, bigints.uint64, bigints.longs]).toEqual([
      -1n,
      18446744073709551615n,
      [-9223372036854775808n, 1n, 5n],
    ]);
    expect(bigints.byLong).toEqual({ "18446744073709551615": 7n });
    const strings = create(typeOf(all["All"], { int64: "string" }), init);
    expect([strings.int64, strings.uint64, strings.longs]).toEqual([
      "-1",
      "18446744073709551615",
      ["-9223372036854775808", "1", "5"],
    ]);
    const longs = create(typeOf(all["All"], { int64: "long" }), init);
    expect(longs.uint64).toEqual(Long.MAX_UNSIGNED_VALUE);
    expect(longs.longs[0]).toEqual(Long.MIN_VALUE);
    const zeros = create(typeOf(all["All"], { int64: "long" }));
    expect([zeros.int64, zeros.uint64]).toEqual([Long.ZERO, Long.UZERO]);
    const numbers = create(typeOf(all["All"], { int64: "number" }), { int64: "9007199254740991" });
    expect([numbers.int64, numbers.uint64]).toEqual([9007199254740991, 0]);
  });

  it("refuses what a number would not hold exactly", () => {
    expect(failure(() => create(typeOf(all["All"], { int64: "number" }), { int64: 9007199254740992n }))).toMatchObject({
      code: "OUT_OF_RANGE",
      path: "int64",
    });
  });

  it("brings maps into the form of the representation", () => {
    const asMaps = typeOf(all["All"], { maps: "map" });
    const message = create(asMaps, {
      labels: { a: "b" },
      byInt: { "-1": { a: 2 } },
      byLong: { "5": 6 },
      byBool: { true: 1 },
    });
    expect(message.labels).toEqual(new Map([["a", "b"]]));
    expect(message.byInt).toEqual(new Map([[-1, { a: 2, name: "" }]]));
    expect(message.byLong).toEqual(new Map([[5n, 6n]]));
    expect(message.byBool).toEqual(new Map([[true, 1]]));
    const back = create(All, {
      byLong: new Map<unknown, unknown>([
        [5, 6],
        [Long.fromNumber(7, true), 8],
      ]),
      byBool: new Map([[false, 0]]),
    });
    expect([back.byLong, back.byBool]).toEqual([{ "5": 6n, "7": 8n }, { false: 0 }]);
  });

  it("keeps names that every object has", () => {
    const message = create(Awkward, { ["__proto__"]: 5, toString: 7 });
    expect(Object.entries(message)).toEqual([
      ["__proto__", 5],
      ["constructor", ""],
      ["toString", 7],
      ["hasOwnProperty", []],
    ]);
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    expect(Object.entries(create(Awkward))).toEqual([
      ["__proto__", 0],
      ["constructor", ""],
      ["toString", undefined],
      ["hasOwnProperty", []],
    ]);
    const maps = create(All, { labels: JSON.parse('{"__proto__": "a", "toString": "b"}') });
    expect(Object.entries(maps.labels)).toEqual([
      ["__proto__", "a"],
      ["toString", "b"],
    ]);
  });

  it("leaves absent fields out of types above 64 fields", () => {
    expect(create(Big)).toStrictEqual({ f1: 0 });
    expect(Object.entries(create(Big, { f70: 2, f3: 1 }))).toEqual([
      ["f1", 0],
      ["f3", 1],
      ["f70", 2],
    ]);
  });

  it("puts extensions after the fields, by number", () => {
    const message = create(All, { "[pkg.late]": 1, "[pkg.early]": { a: 1 } });
    expect(Object.keys(message).slice(-2)).toEqual(["[pkg.early]", "[pkg.late]"]);
    expect([message["[pkg.early]"], message["[pkg.late]"]]).toEqual([{ a: 1, name: "" }, 1n]);
  });

  it("does not ask for required fields", () => {
    expect(create(Required, { child: {} })).toStrictEqual({ a: undefined, child: { a: undefined, child: undefined } });
  });

  it("holds no -0 where the type is an integer", () => {
    const message = create(All, { oInt32: -0, double: -0 });
    expect(Object.is(message.oInt32, 0)).toBe(true);
    expect(Object.is(message.double, -0)).toBe(true);
  });

  it("throws the first problem, with its path", () => {
    expect(failure(() => create(All, { nmae: 1 }))).toEqual({ code: "UNKNOWN_FIELD", path: "nmae", typeName: "All" });
    expect(failure(() => create(Tree, { children: [{}, { child: { value: 1.5 } }] }))).toEqual({
      code: "INVALID_TYPE",
      path: "children[1].child.value",
      typeName: "Tree",
    });
    expect(failure(() => create(Small, null))).toEqual({ code: "INVALID_TYPE", path: "", typeName: "Small" });
    expect(failure(() => create(Small, {}, { maxDepth: -1 }))).toMatchObject({ code: "INVALID_ARGUMENT" });
  });
});
