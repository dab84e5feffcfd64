import { describe, expect, test } from "vitest";
import { create } from "../../src/index.ts";
import { readSlowly } from "../../src/text/from-text.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { TextWriter } from "../../src/text/text-writer.ts";
import { writeSlowly } from "../../src/text/to-text.ts";
import { allKinds, allKindsInit } from "../support/all-kinds.ts";
import { damage, outcome, randomOf } from "../support/damage.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * Text is read and written straight, and again with books where it is not as printed. Both ways give the same: messages, texts and errors.
 */

const pieces = [
  ..."{}[]<>:,;\"'\\ \n\t\u0001#-+.eEfx0189_n\u00e4\ud83d\ude00\ud800",
  "i: 1 ",
  "one: 2 ",
  "is: [1, 2]",
  "child {}",
  "ms < >",
  "\\101",
  "\\x41",
  "\\u00e4",
  "\\400",
  "\\8",
  "inf",
  "nan",
  "0x1F",
  "017",
  "1e3",
  "-0",
  "123456789012345678",
  '"a" "b"',
  "key: 1 ",
  "value: 2 ",
  "true",
  "t",
  "RED",
  "# comment\n",
];

const wrongs: readonly object[] = [
  { i: 1.5 },
  { i: -0 },
  { u: -1 },
  { l: 1n << 63n },
  { l: "12" },
  { x: "1" },
  { b: 0 },
  { s: "a\ud800" },
  { s: "'quotes' \"and\" \\ and \u0000\u007f\u00e4\ud83d\ude00" },
  { y: [1] },
  { c: 2 ** 31 },
  { c: 5 },
  { is: [1, null] },
  { ms: [{ ms: [{ i: "deep" }] }] },
  { m: { "a\ud800": 1 } },
  { m: { b: 1, a: 2, "\ud83d\ude00": 3, "\uffff": 4 } },
  { n: { "01": "x" } },
  {
    n: new Map([
      [3, "x"],
      [-1, "y"],
    ]),
  },
  {
    p: new Map<unknown, unknown>([
      [10n, 0],
      [9, 7],
    ]),
  },
  { one: 1 },
  { child: [] },
];

forEachEngine((_engine, load) => {
  const options = [{}, { int64: "string", maps: "map" }, { int64: "number" }] as const;
  describe.each(options)("%o", (loading) => {
    const codec = load.source(allKinds, loading).message("straight.M");
    const message = create(codec, loading === options[2] ? { ...allKindsInit, l: 3 } : allKindsInit);

    test("a text is what is written with books", () => {
      for (const style of [{}, { indent: 4 }, { indent: "\t" }, { singleLine: true }, { maxDepth: 9, indent: "" }])
        expect(toText(codec, message, style)).toBe(writeSlowly(new TextWriter(codec, style), codec.plan, message));
    });

    test("so are messages with something wrong, or the error is the same", () => {
      for (const wrong of wrongs) {
        const broken = { ...(message as object), ...wrong };
        expect(outcome(() => toText(codec, broken))).toEqual(
          outcome(() => writeSlowly(new TextWriter(codec, {}), codec.plan, broken)),
        );
      }
    });

    test("damaged texts are read, or refused, as by tokens", () => {
      const random = randomOf(7);
      const text = toText(codec, message);
      let accepted = 0;
      for (let round = 0; round < 3000; round++) {
        const damaged = damage(text, pieces, random);
        const straight = outcome(() => fromText(codec, damaged));
        if ("value" in straight) accepted++;
        expect(straight, damaged).toEqual(outcome(() => readSlowly(codec, damaged, {})));
      }
      expect(accepted).toBeGreaterThan(100);
    });
  });

  test("an Any is written and read as with books, damaged or not", () => {
    const codec = load
      .source(
        `syntax = "proto3"; package straight; import "google/protobuf/any.proto";
        message Holder { google.protobuf.Any any = 1; repeated google.protobuf.Any more = 2; int32 i = 3; }`,
      )
      .message("straight.Holder");
    const any = (message: object): object => ({ typeUrl: "a.b/straight.Holder", value: codec.encode(message) });
    const message = {
      any: any({ i: 1, more: [any({}), any({ any: any({ i: 2 }) })] }),
      more: [{ typeUrl: "none" }],
      i: 3,
    };
    for (const style of [{}, { singleLine: true }, { expandAny: false }, { maxDepth: 4 }, { maxDepth: 7 }])
      expect(outcome(() => toText(codec, message, style))).toEqual(
        outcome(() => writeSlowly(new TextWriter(codec, style), codec.plan, message)),
      );
    const text = toText(codec, message);
    const random = randomOf(3);
    for (let round = 0; round < 300; round++) {
      const damaged = round === 0 ? text : damage(text, [...pieces, "[a.b/straight.Holder] { }", "[x/y] {}"], random);
      expect(
        outcome(() => fromText(codec, damaged)),
        damaged,
      ).toEqual(outcome(() => readSlowly(codec, damaged, {})));
    }
    expect(fromText(codec, text)).toEqual(codec.decode(codec.encode(message)));
  });
});
