import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { concat, delimited, varint } from "../support/hex.ts";

/*
 * Fields whose tags have all but one byte in common: 16, 32 and 48 the first of two, 16 and 2064 of three the first as well, 2064 and 18,448 two of three.
 */

const numbers = [16, 32, 48, 2064, 4112, 18_448];
const fixed = (size: number, value: number): number[] =>
  Array.from({ length: size }, (_, index) => (index === 0 ? value : 0));
/** The wire type of each, and what stands behind the tag for a small number. */
const types: Record<
  string,
  readonly [wireType: number, write: (value: number) => number[], read: (value: number) => unknown]
> = {
  int32: [0, (value) => [value], Number],
  sint32: [0, (value) => [2 * value], Number],
  uint64: [0, (value) => [value], BigInt],
  bool: [0, (value) => [value % 2], (value) => value % 2 === 1],
  fixed32: [5, (value) => fixed(4, value), Number],
  sfixed32: [5, (value) => fixed(4, value), Number],
  fixed64: [1, (value) => fixed(8, value), BigInt],
  sfixed64: [1, (value) => fixed(8, value), BigInt],
  float: [5, (value) => [...new Uint8Array(Float32Array.of(value).buffer)], Number],
  double: [1, (value) => [...new Uint8Array(Float64Array.of(value).buffer)], Number],
  string: [2, (value) => [1, 65 + value], (value) => String.fromCharCode(65 + value)],
  bytes: [2, (value) => [1, value], (value) => Uint8Array.of(value)],
  Item: [2, (value) => [2, 0x08, value], (value) => ({ id: value })],
};

const source = (type: string, encoding: string): string => `
  edition = "2023";
  message Item { int32 id = 1 [features.field_presence = IMPLICIT]; }
  message M { ${numbers.map((number) => `repeated ${type} f${number} = ${number} ${encoding};`).join(" ")} }
`;

forEachEngine((_engine, load) => {
  test.each(Object.entries(types))(
    "runs of %s are parted where the next tag differs in one byte",
    (type, [wireType, write, read]) => {
      const packable = wireType !== 2;
      const codec = load
        .source(source(type, packable ? "[features.repeated_field_encoding = EXPANDED]" : ""))
        .message("M");
      for (const run of [1, 2, 7, 8, 9, 20, 60]) {
        for (const first of numbers) {
          for (const second of numbers.filter((number) => number !== first)) {
            const records = (number: number): Uint8Array[] =>
              Array.from({ length: run }, (_, index) => concat([varint(number * 8 + wireType), write(index % 60)]));
            const message = codec.decode(concat([...records(first), ...records(second), ...records(first)])) as Record<
              string,
              unknown
            >;
            const expected = Array.from({ length: run }, (_, index) => read(index % 60));
            const lists = Object.fromEntries(
              numbers.map((number) => [
                `f${number}`,
                number === first ? [...expected, ...expected] : number === second ? expected : [],
              ]),
            );
            expect(message).toEqual(lists);
          }
        }
      }
    },
  );

  test("packed lists, too", () => {
    const codec = load.source(source("int32", "")).message("M");
    const message = codec.decode(
      concat(numbers.flatMap((number, index) => [delimited(number, [index]), delimited(number, [index + 10])])),
    );
    expect(message).toEqual(Object.fromEntries(numbers.map((number, index) => [`f${number}`, [index, index + 10]])));
  });

  test("entries of maps, too", () => {
    const codec = load
      .source(`syntax = "proto3"; message M { map<int32, int32> f16 = 16; map<int32, int32> f32 = 32; }`)
      .message("M");
    const entry = (number: number, key: number): Uint8Array => delimited(number, [0x08, key, 0x10, key]);
    const message = codec.decode(concat([entry(16, 1), entry(16, 2), entry(32, 3), entry(32, 4), entry(16, 5)]));
    expect(message).toEqual({ f16: { 1: 1, 2: 2, 5: 5 }, f32: { 3: 3, 4: 4 } });
  });
});
