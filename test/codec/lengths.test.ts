import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { concat, varint } from "../support/hex.ts";
import { outcome } from "../support/outcome.ts";

/*
 * A length has at most five bytes, of which the last is at most 7, as in C++ and upb (`ReadSize`): more are refused even where the value would fit.
 */

const source = `
  edition = "2023";
  package lengths;
  message All {
    string text = 1;
    bytes data = 2;
    All child = 3;
    repeated string texts = 4;
    repeated All children = 5;
    repeated int32 packed = 6;
    repeated fixed32 fixed = 7;
    repeated double doubles = 8;
    repeated bool bools = 9;
    repeated sint64 longs = 10;
    map<string, string> map = 11;
    map<int32, All> messages = 12;
    string loose = 13 [features.utf8_validation = NONE];
    repeated Level levels = 14;
    string far = 200;
  }
  enum Level { option features.enum_type = CLOSED; LOW = 0; HIGH = 1; }
`;

/** The bytes before a length, and what it is the length of. */
const places: Record<
  string,
  readonly [before: readonly number[], content: readonly number[], inside?: (record: Uint8Array) => Uint8Array]
> = {
  "a string": [[0x0a], [0x61]],
  "a string behind another": [[0x0a, 0x01, 0x62, 0x0a], [0x61]],
  bytes: [[0x12], [0x61]],
  "a message": [[0x1a], [0x0a, 0x00]],
  "a list of strings": [[0x22], [0x61]],
  "the second of a list of strings": [[0x22, 0x01, 0x62, 0x22], [0x61]],
  "a list of messages": [[0x2a], [0x0a, 0x00]],
  "packed varints": [[0x32], [0x61]],
  "packed fixed32": [[0x3a], [1, 0, 0, 0]],
  "packed doubles": [[0x42], [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]],
  "packed bools": [[0x4a], [1]],
  "packed sint64": [[0x52], [2]],
  "an entry": [[0x5a], [0x0a, 0x01, 0x6b]],
  "a string without validation": [[0x6a], [0x61]],
  "packed enums": [[0x72], [1]],
  "a string of a number of two bytes": [[0xc2, 0x0c], [0x61]],
  "an unknown field": [[0x7a], [0x61]],
  "an unknown field in a group": [[0x83, 0x01, 0x7a], [0x61], (record) => concat([record, [0x84, 0x01]])],
};
const inEntry: Record<string, readonly number[]> = {
  "a key": [0x0a],
  "a value": [0x12],
  "an unknown field of an entry": [0x7a],
};

/** A varint of so many bytes. */
function stretched(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, index) => ((value >> (7 * index)) & 127) | (index < size - 1 ? 128 : 0));
}

forEachEngine((_engine, load) => {
  const codec = load.source(source).message("lengths.All");

  /** `build` puts a length into an input, and says where it stands. */
  function expectFiveBytes(
    size: number,
    build: (length: readonly number[]) => readonly [input: Uint8Array, offset: number],
  ): void {
    const expected = codec.decode(build([size])[0], { unknown: "discard" });
    for (let count = 2; count <= 5; count++)
      expect(codec.decode(build(stretched(size, count))[0], { unknown: "discard" })).toEqual(expected);
    for (let count = 6; count <= 10; count++) {
      const [input, offset] = build(stretched(size, count));
      for (const unknown of ["keep", "discard"] as const)
        expect(
          outcome(() => codec.decode(input, { unknown })),
          `${count} bytes`,
        ).toMatchObject({ error: { code: "INVALID_LENGTH", offset } });
    }
    for (const fifth of [8, 16, 64, 127]) {
      const [input, offset] = build([...stretched(size, 5).slice(0, 4), fifth]);
      expect(
        outcome(() => codec.decode(input)),
        `fifth byte ${fifth}`,
      ).toMatchObject({ error: { code: "INVALID_LENGTH", offset } });
    }
  }

  test.each(Object.entries(places))("%s", (_name, [before, content, inside = (record) => record]) => {
    expectFiveBytes(content.length, (length) => [inside(concat([before, length, content])), before.length]);
  });

  test.each(Object.entries(inEntry))("%s", (_name, tag) => {
    expectFiveBytes(1, (length) => {
      const entry = concat([tag, length, [0x61]]);
      return [concat([[0x5a], varint(entry.length), entry]), 3];
    });
  });

  test("a message in an entry", () => {
    expectFiveBytes(2, (length) => {
      const entry = concat([[0x08, 0x05, 0x12], length, [0x0a, 0x00]]);
      return [concat([[0x62], varint(entry.length), entry]), 5];
    });
  });
});
