import fc from "fast-check";
import { expect, it } from "vitest";
import type { MessageCodec } from "../../src/codec/options.ts";
import { isProtobufError } from "../../src/errors.ts";
import { clone } from "../../src/message/clone.ts";
import { create } from "../../src/message/create.ts";
import { equals } from "../../src/message/equals.ts";
import { merge } from "../../src/message/merge.ts";
import { unknownFields } from "../../src/message/message-type.ts";
import { verify } from "../../src/message/verify.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * What these functions and the codec say of the same value has to agree.
 */

const source: string = `
  syntax = "proto2";
  package t;
  enum Closed { SEVEN = 7; ONE = 1; } enum Zero { NONE = 0; UNO = 1; }
  message Inner { optional int32 a = 1; repeated string names = 2; required bool must = 3; }
  message Outer {
    optional int32 i32 = 1; optional uint32 u32 = 2; optional sint64 s64 = 3; optional fixed64 f64 = 4;
    optional float f = 5; optional double d = 6; optional bool b = 7; optional string s = 8; optional bytes y = 9;
    optional Closed e = 10; optional Inner inner = 11; repeated Inner items = 12; repeated sfixed32 list = 13 [packed = true];
    map<string, Inner> by_name = 14; map<int64, Zero> by_long = 15; map<bool, string> by_bool = 16;
    oneof choice { string text = 17; Inner message = 18; Outer self = 19; }
    optional group Grp = 20 { optional int32 x = 1; }
    extensions 100 to 200;
  }
  extend Outer { optional Inner ext = 150; repeated int64 longs = 120; }
`;
const source3: string = `
  syntax = "proto3";
  package t3;
  enum Open { ZERO = 0; ONE = 1; }
  message All {
    int32 i32 = 1; uint64 u64 = 2; float f = 3; double d = 4; bool b = 5; string s = 6; bytes y = 7; Open e = 8;
    repeated Open es = 9; map<uint32, double> m = 10; All child = 11; optional int32 maybe = 12; oneof c { int32 left = 13; All right = 14; }
  }
  message Large { ${Array.from({ length: 70 }, (_, index) => `${index % 3 === 0 ? "optional " : ""}int32 f${index + 1} = ${index + 1};`).join(" ")} All all = 71; }
`;

const wrong: [type: string, value: object][] = [
  ...[1.5, NaN, 2147483648, "1", null, 1n, true].map((i32) => ["t.Outer", { i32 }] as [string, object]),
  ...[-1, 4294967296].map((u32) => ["t.Outer", { u32 }] as [string, object]),
  ...[9007199254740992, 2n ** 63n, "x", "", 1.5, null, {}, true].map((s64) => ["t.Outer", { s64 }] as [string, object]),
  ...[-1, -1n, 2n ** 64n].map((f64) => ["t.Outer", { f64 }] as [string, object]),
  ...["1", null, 1n].map((f) => ["t.Outer", { f }] as [string, object]),
  ...[0, "true", null].map((b) => ["t.Outer", { b }] as [string, object]),
  ...[0, "\ud800", `${"x".repeat(100)}\udc00`, null].map((s) => ["t.Outer", { s }] as [string, object]),
  ...["a", [1], null, new Uint16Array(1)].map((y) => ["t.Outer", { y }] as [string, object]),
  ...[0, 2, "SEVEN", 1.5, null].map((e) => ["t.Outer", { e }] as [string, object]),
  ...[null, 5, "a", [], new Date(), new Map(), { must: 1 }, {}].map(
    (inner) => ["t.Outer", { inner }] as [string, object],
  ),
  ...[5, "a", {}, null, [null], [{ must: true }, {}], [{ must: true, names: ["a", 5] }], new Set()].map(
    (items) => ["t.Outer", { items }] as [string, object],
  ),
  ...[[1, 1.5], [1, , 2], new Int32Array(1), "12"].map((list) => ["t.Outer", { list }] as [string, object]),
  ...[5, [], new Set(), null, { a: null }, { a: {} }, { "\ud800": { must: true } }, new Map([[1, { must: true }]])].map(
    (byName) => ["t.Outer", { byName }] as [string, object],
  ),
  ...[{ "01": 1 }, { x: 1 }, { 1: 5 }, { "9223372036854775808": 1 }, new Map([["x", 1]]), new Map([[1.5, 1]])].map(
    (byLong) => ["t.Outer", { byLong }] as [string, object],
  ),
  ...[{ yes: "a" }, { true: 5 }, new Map([["true", "a"]])].map((byBool) => ["t.Outer", { byBool }] as [string, object]),
  ["t.Outer", { text: "a", message: { must: true } }],
  ["t.Outer", { self: { self: { grp: { x: 1.5 } } } }],
  ["t.Outer", { "[t.ext]": {} }],
  ["t.Outer", { "[t.longs]": [1n, "x"] }],
  ...sharedValues(),
  ["t.Outer", null as never],
  ["t.Outer", 5 as never],
  ["t.Outer", [] as never],
  ["t3.All", { child: { child: { e: 1.5 } } }],
  ["t3.All", { es: [1, 2147483648] }],
  ["t3.All", { m: { "-1": 1 } }],
  ["t3.All", { i32: null }],
  ["t3.Large", { all: { maybe: "x" } }],
];

/** One object in two places, of which one is wrong. */
function sharedValues(): [type: string, value: object][] {
  const [empty, five, list] = [{}, { a: "x" }, [1, "\ud800"]];
  return [
    ["t.Outer", { byName: empty, "[t.ext]": empty }],
    ["t.Outer", { byBool: {}, items: [], self: { byName: empty, "[t.ext]": empty } }],
    ["t.Outer", { byName: new Map([["a", { must: true, names: [] }]]), "[t.ext]": { must: true, ...five } }],
    ["t.Outer", { "[t.longs]": list }],
    ["t3.All", { child: { m: empty, es: list }, right: { m: empty } }],
  ];
}

const must = { must: true };
const right: [type: string, value: object][] = [
  ["t.Outer", {}],
  [
    "t.Outer",
    {
      i32: -0,
      u32: 4294967295,
      s64: "-9223372036854775808",
      f64: 18446744073709551615n,
      f: 1.5,
      d: NaN,
      b: false,
      s: "\ud83d\ude00",
      y: new Uint8Array(1),
      e: 7,
    },
  ],
  [
    "t.Outer",
    {
      inner: must,
      items: [must, { a: 1, ...must }],
      list: [],
      byName: { ["__proto__"]: must, a: must },
      byLong: new Map([["5", 1]]),
      byBool: { true: "x" },
    },
  ],
  [
    "t.Outer",
    {
      self: { text: "x", grp: {} },
      "[t.ext]": must,
      "[t.longs]": [1, 2n],
      [unknownFields]: new Uint8Array([0xa0, 0x1f, 1]),
    },
  ],
  ["t3.All", { i32: 1, u64: 5, e: 9, es: [0, 9], m: new Map([[1, -0]]), child: { maybe: 0 }, right: {} }],
  ["t3.Large", { f1: 1, f3: 0, all: { left: 0 } }],
];

function placeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return `${error.code} ${error.path}`;
  }
}

forEachEngine((_engine, load) => {
  const schemas = [load.source(source), load.source(source3)];
  const codec = (name: string): MessageCodec => schemas[name.startsWith("t3") ? 1 : 0]!.message(name);

  it.each(wrong)("%s refuses %o, verify and encode alike", (name, value) => {
    const [problem] = verify(codec(name), value);
    expect(placeOf(() => codec(name).encode(value))).toBe(`${problem?.code} ${problem?.path}`);
  });

  it.each(right)("%s takes %o, everywhere", (name, value) => {
    const type = codec(name);
    expect(verify(type, value)).toEqual([]);
    const decoded = type.decode(type.encode(value));
    const created = create(type, value);
    expect(equals(type, value, decoded)).toBe(true);
    expect(Object.keys(created)).toEqual(Object.keys(decoded));
    expect(clone(type, decoded)).toStrictEqual(decoded);
    expect(type.encode(created)).toEqual(type.encode(value));
    const twice = Buffer.concat([type.encode(value), type.encode(value)]);
    const merged = merge(type, clone(type, decoded), value);
    expect(merged).toStrictEqual(type.decode(twice));
    expect(Object.keys(merged)).toEqual(Object.keys(type.decode(twice)));
  });

  it("holds for any values: encode's error is among the problems that verify lists", () => {
    const outer = codec("t.Outer");
    const names = outer.plan.members.map((member) => member.localName);
    const scalars = [
      0,
      -0,
      1,
      -1,
      7,
      1.5,
      NaN,
      2 ** 31,
      2 ** 53,
      5n,
      -5n,
      2n ** 64n,
      "",
      "5",
      "-5",
      "x",
      "\ud800",
      true,
      false,
      null,
      undefined,
    ];
    const objects = [new Uint8Array(2), [], {}, new Map(), new Date(), { low: 1, high: 0, unsigned: true }];
    const { value: messages } = fc.letrec<{ value: unknown; message: object }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom<unknown>(...scalars, ...objects),
        tie("message"),
        fc.array(tie("value"), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom("1", "-1", "01", "a", "true", "__proto__"), tie("value"), {
          maxKeys: 2,
          noNullPrototype: true,
        }),
        fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 2 }).map((entries) => new Map(entries)),
      ),
      message: fc.dictionary(fc.constantFrom(...names, "a", "names", "must", "x"), tie("value"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    }));
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), messages, { maxKeys: 2, noNullPrototype: true }),
        (value) => {
          const problems = verify(outer, value).filter(({ code }) => code !== "UNKNOWN_FIELD");
          const place = placeOf(() => outer.encode(value));
          if (place === undefined) accepted++;
          const [stranger] = verify(outer, value).filter(({ code }) => code === "UNKNOWN_FIELD");
          expect(placeOf(() => outer.encode(value, { verify: true }))).toBe(
            place ?? (stranger && `UNKNOWN_FIELD ${stranger.path}`),
          );
          expect(place === undefined ? problems : problems.map(({ code, path }) => `${code} ${path}`)).toEqual(
            place === undefined ? [] : expect.arrayContaining([place]),
          );
          if (place === undefined && verify(outer, value).length === 0) {
            const decoded = outer.decode(outer.encode(value));
            if (!equals(outer, value, decoded)) throw new Error("not equal after a round trip");
            if (!equals(outer, create(outer, value), clone(outer, decoded)))
              throw new Error("not equal to what create gives");
          }
        },
      ),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it("accepts the same depth", () => {
    const chain = (levels: number) => {
      let node: object = {};
      for (let level = 0; level < levels; level++) node = { child: node };
      return node;
    };
    const type = codec("t3.All");
    for (const levels of [100, 101]) {
      const [problem] = verify(type, chain(levels));
      expect(placeOf(() => type.encode(chain(levels)))?.split(" ")[0]).toBe(problem?.code);
    }
    const cycle: Record<string, unknown> = {};
    cycle["child"] = cycle;
    expect(placeOf(() => type.encode(cycle))?.split(" ")[0]).toBe("CYCLE");
  });
});
