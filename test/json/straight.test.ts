import { describe, expect, test } from "vitest";
import { create } from "../../src/index.ts";
import { readSlowly, readValuesSlowly } from "../../src/json/from-json.ts";
import { fromJson, fromJsonString, type JsonValue, toJson, toJsonString } from "../../src/json/index.ts";
import { writeJson } from "../../src/json/json-writer.ts";
import { writeSlowly } from "../../src/json/to-json.ts";
import { isProtobufError } from "../../src/errors.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * Text is read and written straight, and again by way of values where it is not as expected. Both ways give the same, messages, texts and errors: here for texts
 * that were damaged in small ways.
 */

const source = `
  syntax = "proto3";
  package straight;
  import "google/protobuf/timestamp.proto";
  import "google/protobuf/duration.proto";
  import "google/protobuf/struct.proto";
  import "google/protobuf/wrappers.proto";
  enum Color { RED = 0; GREEN = 1; BLUE = 7; DARK = -2; }
  message M {
    int32 i = 1; uint32 u = 2; sint64 l = 3; fixed64 f = 4; float x = 5; double d = 6; bool b = 7; string s = 8; bytes y = 9; Color c = 10;
    repeated int32 is = 11; repeated string ss = 12; repeated M ms = 13; map<string, int32> m = 14; map<int32, string> n = 15; map<bool, M> o = 16;
    M child = 17; optional int32 oi = 18; optional string os = 19;
    oneof choice { int32 one = 20; string two = 21; M three = 22; google.protobuf.NullValue none = 23; }
    google.protobuf.Timestamp t = 24; google.protobuf.Duration e = 25; google.protobuf.Value v = 26; google.protobuf.Int64Value w = 27;
    repeated double ds = 28; repeated float xs = 29; map<int64, Color> p = 30; int32 snake_case = 31; string __proto__ = 32;
  }`;

const init = {
  i: -5,
  u: 4_000_000_000,
  l: -9_007_199_254_740_993n,
  f: 18n,
  x: Math.fround(0.1),
  d: 1e-7,
  b: true,
  s: "plain",
  y: Uint8Array.of(1, 2, 250),
  c: 7,
  is: [0, 1, -2],
  ss: ["", 'a "quoted" word, and a line\n', "a longer text without anything to escape", "\u{1f600} wide \u00e4"],
  ms: [{ i: 1 }, {}, { child: { s: "deep" } }],
  m: { a: 1, "b c": 2, __proto_: 3 },
  n: { "-3": "x", 4: "y" },
  o: { true: { i: 3 } },
  child: { d: -0, x: -0 },
  oi: 0,
  two: "second",
  t: { seconds: 1_700_000_000n, nanos: 21_000_000 },
  e: { seconds: -3n, nanos: -500_000_000 },
  v: { structValue: { fields: { k: { listValue: { values: [{ nullValue: 0 }, { numberValue: 1.5 }] } } } } },
  w: { value: 77n },
  ds: [Number.NaN, Number.POSITIVE_INFINITY, 123_456.789, 5e300],
  xs: [Math.fround(3.4e38), Math.fround(1e-45), Math.fround(16_777_216), Math.fround(0.3)],
  p: { 5: 1 },
  snakeCase: 9,
};

const wrongs: readonly object[] = [
  { i: 1.5 },
  { i: -0 },
  { i: "1" },
  { u: -1 },
  { l: 1n << 63n },
  { l: "12" },
  { l: "x" },
  { x: "1" },
  { b: 0 },
  { s: "a\ud800" },
  { s: `${"long ".repeat(20)}\udc00` },
  { ss: ["x".repeat(20), `${"y".repeat(20)}"`, "z".repeat(20), "\u0001".repeat(20), "w".repeat(20)] },
  { y: [1] },
  { c: 2 ** 31 },
  { c: 5 },
  { is: [1, null] },
  { is: { length: 0 } },
  { ms: [{ ms: [{ i: "deep" }] }] },
  { m: { "a\ud800": 1 } },
  { m: [] },
  { n: { "01": "x" } },
  {
    n: new Map([
      [3, "x"],
      [1, "y"],
    ]),
  },
  {
    p: new Map<unknown, unknown>([
      [1n, 0],
      [1, 7],
    ]),
  },
  { one: 1 },
  { t: { seconds: 1n << 62n, nanos: 0 } },
  { t: { seconds: 5, nanos: 1 } },
  { t: { seconds: -62_135_596_800n, nanos: 999_999_999 } },
  { t: { seconds: 253_402_300_799n, nanos: 10 } },
  { t: { seconds: -1n, nanos: -1 } },
  { e: { seconds: 1n, nanos: -1 } },
  { v: {} },
  { child: [] },
  { child: null },
];

/** Seeded, so that a failure comes again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = [
  ...'{}[]:,"\\ \n\t\u0001-+.eE0159xn/\u00e4\ud83d\ude00\ud800',
  "null",
  "true",
  '"i":1,',
  '"one":1,',
  '"snake_case":3,',
  "\\u0041",
  "\\ud800",
  "1e3",
  "-0",
  "00",
  "123456789012345678",
  '"NaN"',
  '"k":',
  "1.50",
  '"RED"',
];

function damage(text: string, random: (below: number) => number): string {
  let damaged = text;
  for (let count = 1 + random(3); count > 0; count--) {
    const at = random(damaged.length);
    const length = random(4) === 0 ? random(12) : random(2);
    const piece = random(3) === 0 ? "" : pieces[random(pieces.length)]!;
    damaged = damaged.slice(0, at) + piece + damaged.slice(at + length);
  }
  return damaged;
}

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function outcome(run: () => unknown): Record<string, unknown> {
  try {
    return { value: run() };
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    const { code, path, offset, line, column, message } = error;
    return { code, path, offset, line, column, message };
  }
}

forEachEngine((_engine, load) => {
  const options = [{}, { int64: "string", maps: "map" }, { int64: "number" }] as const;
  describe.each(options)("%o", (loading) => {
    const codec = load.source(source, loading).message("straight.M");
    const message = create(codec, loading === options[2] ? { ...init, l: 3 } : init);
    const text = toJsonString(codec, message);

    test("a text is what the values are written to", () => {
      for (const style of [{}, { useProtoNames: true }, { enumsAsIntegers: true }, { emitDefaults: true }])
        expect(toJsonString(codec, message, style)).toBe(writeJson(writeSlowly(codec, message, style)));
    });

    test("values are what those are that are written with books", () => {
      for (const style of [{}, { useProtoNames: true }, { enumsAsIntegers: true }])
        expect(toJson(codec, message, style)).toStrictEqual(writeSlowly(codec, message, style));
    });

    test("so are messages with something wrong, or the error is the same", () => {
      for (const wrong of wrongs) {
        const broken = { ...(message as object), ...wrong };
        const expected = outcome(() => writeSlowly(codec, broken, {}));
        expect(outcome(() => toJson(codec, broken))).toEqual(expected);
        expect(outcome(() => toJsonString(codec, broken))).toEqual(
          "value" in expected ? { value: writeJson(expected["value"] as JsonValue) } : expected,
        );
      }
    });

    // Texts with escapes are looked at one by one, those without all together.
    test.each([text, text.replaceAll(/\\./g, "-")])(
      "damaged texts are read, or refused, as by way of values",
      (whole) => {
        const random = randomOf(7);
        let accepted = 0;
        for (let round = 0; round < 2000; round++) {
          const damaged = damage(whole, random);
          const straight = outcome(() => fromJsonString(codec, damaged));
          if ("value" in straight) accepted++;
          expect(straight, damaged).toEqual(outcome(() => readSlowly(codec, damaged, {})));
          const values = parsed(damaged);
          if (values !== undefined)
            expect(
              outcome(() => fromJson(codec, values)),
              damaged,
            ).toEqual(outcome(() => readValuesSlowly(codec, values, {})));
        }
        expect(accepted).toBeGreaterThan(100);
      },
    );

    test("with white space everywhere, and keys in another order", () => {
      const spaced = JSON.stringify(JSON.parse(text), null, 2);
      const reversed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()));
      for (const each of [spaced, spaced.replaceAll("\n", "\r\n\t"), reversed])
        expect(fromJsonString(codec, each)).toEqual(readSlowly(codec, each, {}));
    });
  });
});
