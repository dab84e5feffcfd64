import Long from "long";
import { describe, expect, it } from "vitest";
import { create } from "../../src/message/create.ts";
import { equals } from "../../src/message/equals.ts";
import { unknownFields } from "../../src/message/message-type.ts";
import { failure } from "./failure.ts";
import { All, all, Awkward, Required, Small, Tree, typeOf } from "./support.ts";

const same: [string, object, object][] = [
  [
    "literals may omit zeros",
    { oInt32: 0, int64: 0n, bool: false, string: "", bytes: new Uint8Array(0), open: 0, numbers: [], labels: {} },
    {},
  ],
  ["NaN equals NaN", { double: NaN, float: NaN }, { double: NaN, float: NaN }],
  ["float compares as rounded", { float: 0.1 }, { float: Math.fround(0.1) }],
  ["integers have one zero", { oInt32: -0 }, { oInt32: 0 }],
  [
    "64-bit across forms",
    { int64: -1n, uint64: "18446744073709551615", longs: [1] },
    { int64: "-1", uint64: Long.MAX_UNSIGNED_VALUE, longs: [Long.ONE] },
  ],
  ["a 64-bit zero in any form", { int64: "0", uint64: Long.UZERO }, {}],
  ["bytes by content", { bytes: new Uint8Array([1, 2]) }, { bytes: Buffer.from([1, 2]) }],
  ["maps without order", { labels: { a: "1", b: "2" } }, { labels: { b: "2", a: "1" } }],
  [
    "maps in either form",
    { byInt: { "-1": { a: 1 } }, byLong: { "5": 6n }, byBool: { true: 1 } },
    { byInt: new Map([[-1, { a: 1 }]]), byLong: new Map([[Long.fromInt(5), "6"]]), byBool: new Map([[true, 1]]) },
  ],
  ["empty maps in either form", { labels: new Map() }, { labels: {} }],
  ["messages deep", { child: { a: 1 }, items: [{}] }, { child: { a: 1, name: "" }, items: [{ a: 0 }] }],
  ["an absent field as undefined", { optional: undefined }, {}],
  ["records of different numbers in any order", unknown(0x50, 1, 0x58, 2, 0x50, 3), unknown(0x58, 2, 0x50, 1, 0x50, 3)],
  ["no unknown fields", { [unknownFields]: new Uint8Array(0) }, {}],
];

const different: [string, object, object][] = [
  ["a present zero and an absent field", { optional: 0 }, {}],
  ["0 and -0", { double: 0 }, { double: -0 }],
  ["-0 and absent", { double: -0 }, {}],
  ["0 and NaN", { double: NaN }, { double: 0 }],
  ["doubles are not rounded", { double: 0.1 }, { double: Math.fround(0.1) }],
  ["64-bit", { int64: 1n }, { int64: "2" }],
  ["64-bit beyond exact numbers", { int64: "9007199254740993" }, { int64: 9007199254740992n }],
  ["lists in order", { numbers: [1, 2] }, { numbers: [2, 1] }],
  ["lists of other length", { numbers: [1] }, { numbers: [1, 1] }],
  ["bytes", { bytes: new Uint8Array([1, 2]) }, { bytes: new Uint8Array([1, 3]) }],
  ["map keys", { labels: { a: "1" } }, { labels: { b: "1" } }],
  ["maps of other size", { labels: { a: "1" } }, { labels: { a: "1", b: "2" } }],
  ["map values", { labels: { a: "1" } }, { labels: { a: "2" } }],
  ["an empty message and none", { child: {} }, {}],
  ["members of a oneof", { text: "" }, { number: 0n }],
  ["extensions", { "[pkg.late]": 1n }, {}],
  ["unknown fields", unknown(0x50, 1), {}],
  ["records of one number in order", unknown(0x50, 1, 0x50, 2), unknown(0x50, 2, 0x50, 1)],
  ["overlong varints", unknown(0x50, 0x81, 0), unknown(0x50, 1)],
  ["values of a wrong kind", { child: 5 }, { child: 5 }],
];

function unknown(...bytes: number[]): object {
  return { [unknownFields]: new Uint8Array(bytes) };
}

describe("equals", () => {
  it.each(same)("same: %s", (_name, left, right) => {
    expect(equals(All, left, right)).toBe(true);
    expect(equals(All, right, left)).toBe(true);
    expect(equals(All, create(All, left), create(typeOf(all["All"], { int64: "string", maps: "map" }), right))).toBe(
      true,
    );
  });

  it.each(different)("different: %s", (_name, left, right) => {
    expect(equals(All, left, right)).toBe(false);
    expect(equals(All, right, left)).toBe(false);
  });

  it("compares names that every object has", () => {
    expect(equals(Awkward, {}, create(Awkward))).toBe(true);
    expect(equals(Awkward, JSON.parse('{"__proto__": 1}'), {})).toBe(false);
    expect(equals(All, { labels: JSON.parse('{"__proto__": "1"}') }, { labels: {} })).toBe(false);
    expect(equals(Small, { a: 1, toString: 1 }, { a: 1 })).toBe(true);
  });

  it("is false for what is no message", () => {
    expect([equals(Small, null, null), equals(Small, {}, []), equals(Required, undefined, {})]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("bounds the depth", () => {
    const node: Record<string, unknown> = {};
    node["child"] = node;
    expect(failure(() => equals(Tree, node, { ...node }))).toEqual({ code: "CYCLE", path: "child", typeName: "Tree" });
  });
});
