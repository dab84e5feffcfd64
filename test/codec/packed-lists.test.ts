import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { failure, outcome } from "../support/outcome.ts";

/** The judge: the specification's rules, in arithmetic of any size. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, value); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
}

function zigzag(value: bigint): bigint {
  return value < 0n ? -2n * value - 1n : 2n * value;
}

function fixed(size: number): (value: bigint) => number[] {
  return (value) => Array.from({ length: size }, (_, index) => Number((BigInt.asUintN(64, value) >> BigInt(8 * index)) & 255n));
}

interface Type {
  readonly number: number;
  readonly bits: 32 | 64;
  readonly signed: boolean;
  readonly write: (value: bigint) => number[];
}

const types: Readonly<Record<string, Type>> = {
  int32: { number: 1, bits: 32, signed: true, write: varint },
  uint32: { number: 2, bits: 32, signed: false, write: varint },
  sint32: { number: 3, bits: 32, signed: true, write: (value) => varint(zigzag(value)) },
  int64: { number: 4, bits: 64, signed: true, write: varint },
  uint64: { number: 5, bits: 64, signed: false, write: varint },
  sint64: { number: 6, bits: 64, signed: true, write: (value) => varint(zigzag(value)) },
  fixed32: { number: 7, bits: 32, signed: false, write: fixed(4) },
  sfixed32: { number: 8, bits: 32, signed: true, write: fixed(4) },
  fixed64: { number: 9, bits: 64, signed: false, write: fixed(8) },
  sfixed64: { number: 10, bits: 64, signed: true, write: fixed(8) },
};

const source = `
  syntax = "proto3";
  message Lists {
    ${Object.entries(types).map(([name, { number }]) => `repeated ${name} f_${name} = ${number};`).join("\n    ")}
    repeated double f_double = 11;
  }`;

/** Integers of every size, and those beside each power of two. */
function integers({ bits, signed }: Type): fc.Arbitrary<bigint> {
  const wrap = (value: bigint): bigint => (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  return fc.tuple(fc.integer({ min: 0, max: bits }), fc.bigInt({ min: -2n, max: 2n }), fc.bigInt({ min: 0n, max: 2n ** 64n })).map(([power, by, noise]) =>
    by === 2n ? wrap(noise >> BigInt(bits - power)) : wrap((2n ** BigInt(power) + by) * (noise & 1n ? 1n : -1n)),
  );
}

function record(number: number, content: readonly number[]): number[] {
  return [(number << 3) | 2, ...varint(BigInt(content.length)), ...content];
}

forEachEngine((_engine, load) => {
  const codec = load.source(source).message("Lists");

  describe.each(Object.entries(types))("a packed list of %s", (name, type) => {
    const field = codec.descriptor.fields.find(({ number }) => number === type.number)!.localName;
    const value = (integer: bigint): unknown => (type.bits === 32 ? Number(integer) : integer);

    test("is written and read as the specification says, of any length", () => {
      const lists = fc.oneof(fc.array(integers(type), { maxLength: 40 }), fc.array(integers(type), { minLength: 500, maxLength: 1500 }));
      fc.assert(fc.property(lists, (list) => {
        if (list.length === 0) return;
        const expected = record(type.number, list.flatMap(type.write));
        const message = { [field]: list.map(value) };
        expect([...codec.encode(message)]).toEqual(expected);
        expect(codec.decode(Uint8Array.from(expected))).toEqual({ ...codec.create({}), ...message });
      }), { numRuns: 60 });
    });

    test("goes on in another record", () => {
      const part = (from: number, length: number): bigint[] => Array.from({ length }, (_, index) => BigInt(from + index * 100));
      const bytes = Uint8Array.from([...record(type.number, part(0, 3).flatMap(type.write)), ...record(type.number, part(7, 700).flatMap(type.write)), ...record(type.number, part(9, 2).flatMap(type.write))]);
      expect(codec.decode(bytes)[field]).toEqual([...part(0, 3), ...part(7, 700), ...part(9, 2)].map(value));
    });

    test("ends where its length says", () => {
      const content = Array.from({ length: 300 }, () => 3n).flatMap(type.write);
      const [tag] = record(type.number, []);
      const cut = type.write === varint || name.startsWith("sint") ? [...content, 0x80] : [...content, 1];
      const bytes = Uint8Array.from([tag!, ...varint(BigInt(cut.length)), ...cut, 1, 2, 3]);
      expect(outcome(() => codec.decode(bytes))).toEqual({ error: { code: "TRUNCATED", path: `${field}[300]`, offset: 3 + cut.length } });
    });

    test.each([["1.5", 1.5], ["NaN", NaN], ["text", "x"], ["null", null], ["undefined", undefined], ["true", true]])("refuses %s, and names its index", (_what, wrong) => {
      const list = Array.from({ length: 50 }, () => value(5n));
      list[33] = wrong;
      expect(failure(() => codec.encode({ [field]: list }))).toEqual({ code: "INVALID_TYPE", path: `${field}[33]` });
    });

    test("refuses what is out of range, and names its index", () => {
      const limits = type.signed ? [2n ** BigInt(type.bits - 1), -(2n ** BigInt(type.bits - 1)) - 1n] : [2n ** BigInt(type.bits), -1n];
      for (const limit of limits) {
        expect(failure(() => codec.encode({ [field]: [value(1n), value(limit)] }))).toEqual({ code: "OUT_OF_RANGE", path: `${field}[1]` });
      }
    });
  });

  test("64-bit elements may be of mixed forms", () => {
    const mixed = { fInt64: [1n, -2, "3", { low: 4, high: 0, unsigned: false }], fFixed64: ["18446744073709551615", 1] };
    expect(codec.decode(codec.encode(mixed))).toMatchObject({ fInt64: [1n, -2n, 3n, 4n], fFixed64: [2n ** 64n - 1n, 1n] });
  });

  test("an element's getter may encode another list", () => {
    const inner = codec.encode({ fSint64: Array.from({ length: 100 }, () => -(2n ** 60n)) });
    const list = Array.from({ length: 100 }, (_, index) => BigInt(index) << 40n);
    Object.defineProperty(list, 50, { get: () => (codec.encode({ fSint64: Array.from({ length: 100 }, () => -(2n ** 60n)) }), 5n), enumerable: true });
    const plain = list.map((each) => each);
    expect(codec.decode(codec.encode({ fSint64: list }))).toMatchObject({ fSint64: plain });
    expect(codec.encode({ fSint64: Array.from({ length: 100 }, () => -(2n ** 60n)) })).toEqual(inner);
  });

  test("a varint of 11 bytes in a list is an error where it begins", () => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const bytes = Uint8Array.from(record(number, [1, 2, ...Array.from({ length: 10 }, () => 0xff), 1]));
      expect(outcome(() => codec.decode(bytes))).toMatchObject({ error: { code: "VARINT_OVERFLOW", offset: 4 } });
    }
  });

  test("NaNs in long lists keep their payloads", () => {
    const nan = [4, 0, 0, 0, 0, 0, 0xf8, 0xff];
    const bytes = Uint8Array.from(record(11, Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? nan : [0, 0, 0, 0, 0, 0, 0xf0, 0x3f])).flat()));
    for (let run = 0; run < 200; run++) expect(codec.encode(codec.decode(bytes))).toEqual(bytes);
  });
});
