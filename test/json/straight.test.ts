import { describe, expect, test } from "vitest";
import { create } from "../../src/index.ts";
import { readByValues } from "../../src/json/from-json.ts";
import { fromJson, fromJsonString, type JsonValue, toJson, toJsonString } from "../../src/json/index.ts";
import { writeJson } from "../../src/json/json-writer.ts";
import { allKinds, allKindsInit } from "../support/all-kinds.ts";
import { damage, outcome, randomOf } from "../support/damage.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * Text is read and written straight, and again by way of values where it is not as expected. Both ways give the same, messages, texts and errors: here for texts
 * that were damaged in small ways.
 */

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

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

forEachEngine((_engine, load) => {
  const options = [{}, { int64: "string", maps: "map" }, { int64: "number" }] as const;
  describe.each(options)("%o", (loading) => {
    const codec = load.source(allKinds, loading).message("straight.M");
    const message = create(codec, loading === options[2] ? { ...allKindsInit, l: 3 } : allKindsInit);
    const text = toJsonString(codec, message);

    test("a text is what the values are written to", () => {
      for (const style of [{}, { useProtoNames: true }, { enumsAsIntegers: true }, { emitDefaults: true }])
        expect(toJsonString(codec, message, style)).toBe(writeJson(toJson(codec, message, style)));
    });

    test("so are messages with something wrong, or the error is the same", () => {
      for (const wrong of wrongs) {
        const broken = { ...(message as object), ...wrong };
        const expected = outcome(() => toJson(codec, broken));
        expect(outcome(() => toJsonString(codec, broken))).toEqual(
          "value" in expected ? { value: writeJson(expected["value"] as JsonValue) } : expected,
        );
      }
    });

    test.each<[wrong: object, code: string, path: string]>([
      [{ is: [1, 2.5] }, "INVALID_TYPE", "is[1]"],
      [{ c: 1.5 }, "INVALID_TYPE", "c"],
      [{ c: Number.NaN }, "INVALID_TYPE", "c"],
      [{ p: { 5: 2 ** 53 } }, "OUT_OF_RANGE", 'p["5"]'],
      [{ ms: [{}, { m: { "a b": "1" } }] }, "INVALID_TYPE", 'ms[1].m["a b"]'],
      [{ m: { k: 1n } }, "INVALID_TYPE", 'm["k"]'],
      [{ n: { "01": "x" } }, "INVALID_TYPE", 'n["01"]'],
      [{ o: { true: { ss: ["\ud800"] } } }, "INVALID_UTF8", 'o["true"].ss[0]'],
      [{ child: { child: { one: 1, two: "" } } }, "ONEOF_CONFLICT", "child.child.two"],
      [{ y: () => 1 }, "INVALID_TYPE", "y"],
      [{ w: { value: "x" } }, "INVALID_TYPE", "w"],
      [{ v: { listValue: { values: [{ numberValue: Number.NaN }] } } }, "OUT_OF_RANGE", "v[0]"],
    ])("%o is refused where it stands", (wrong, code, path) => {
      const broken = { ...(message as object), ...wrong };
      for (const write of [toJson, toJsonString])
        for (const style of [{}, { emitDefaults: true, enumsAsIntegers: true }])
          expect(outcome(() => write(codec, broken, style))).toMatchObject({ code, path });
    });

    test("white space changes nothing else", () => {
      for (const style of [{}, { emitDefaults: true }])
        expect(JSON.parse(toJsonString(codec, message, { ...style, indent: 2 }))).toEqual(
          JSON.parse(toJsonString(codec, message, style)),
        );
    });

    // With escapes, and without.
    test.each([text, text.replaceAll(/\\./g, "-")])(
      "damaged texts are read, or refused, as by way of values",
      (whole) => {
        const random = randomOf(7);
        let accepted = 0;
        for (let round = 0; round < 2000; round++) {
          const damaged = damage(whole, pieces, random);
          const straight = outcome(() => fromJsonString(codec, damaged));
          if ("value" in straight) accepted++;
          expect(straight, damaged).toEqual(outcome(() => readByValues(codec, damaged, {})));
          const values = parsed(damaged);
          // JSON.parse hides what is no JSON for us, and what a double does not hold.
          if (values !== undefined && "value" in straight && !/\d{16}/.test(damaged))
            expect(
              outcome(() => fromJson(codec, values)),
              damaged,
            ).toEqual(straight);
        }
        expect(accepted).toBeGreaterThan(100);
      },
    );

    test("with white space everywhere, and keys in another order", () => {
      const spaced = JSON.stringify(JSON.parse(text), null, 2);
      const reversed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()));
      for (const each of [spaced, spaced.replaceAll("\n", "\r\n\t"), reversed])
        expect(fromJsonString(codec, each)).toEqual(readByValues(codec, each, {}));
    });
  });

  test("of fields with one key, the same one has it both ways", () => {
    const codec = load
      .source(
        `syntax = "proto2"; message N { optional int32 foo_bar = 1; optional int32 fooBar = 2; optional int32 z = 3; }`,
      )
      .message("N");
    for (const text of [
      '{"fooBar":1}',
      '{"foo_bar":1}',
      '{"fooBar":1,"foo_bar":2,"z":3}',
      "{\u0000 1}",
      '{"\u0000":1}',
    ]) {
      expect(outcome(() => fromJsonString(codec, text))).toEqual(outcome(() => readByValues(codec, text, {})));
      const values = parsed(text);
      if (values !== undefined)
        expect(outcome(() => fromJson(codec, values))).toEqual(outcome(() => readByValues(codec, text, {})));
    }
    for (const message of [{ fooBar: 1 }, { foo_bar: 1 }, { foo_bar: 1, fooBar: 2 }])
      expect(toJsonString(codec, message)).toBe(writeJson(toJson(codec, message)));
  });
});
