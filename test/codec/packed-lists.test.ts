import { create } from "../../src/index.ts";
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
  return (value) =>
    Array.from({ length: size }, (_, index) => Number((BigInt.asUintN(64, value) >> BigInt(8 * index)) & 255n));
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
    ${Object.entries(types)
      .map(([name, { number }]) => `repeated ${name} f_${name} = ${number};`)
      .join("\n    ")}
    repeated double f_double = 11;
  }`;

/** Integers of every size, and those beside each power of two. */
function integers({ bits, signed }: Type): fc.Arbitrary<bigint> {
  const wrap = (value: bigint): bigint => (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  return fc
    .tuple(fc.integer({ min: 0, max: bits }), fc.bigInt({ min: -2n, max: 2n }), fc.bigInt({ min: 0n, max: 2n ** 64n }))
    .map(([power, by, noise]) =>
      by === 2n ? wrap(noise >> BigInt(bits - power)) : wrap((2n ** BigInt(power) + by) * (noise & 1n ? 1n : -1n)),
    );
}

function record(number: number, content: readonly number[]): number[] {
  return [(number << 3) | 2, ...varint(BigInt(content.length)), ...content];
}

/** Each type three times, so that tags have one, two and three bytes. */
const wideSource = `
  syntax = "proto3";
  message Wide {
    ${[0, 100, 3000].flatMap((offset) => Object.entries(types).map(([name, { number }]) => `repeated ${name} f_${number + offset} = ${number + offset};`)).join("\n    ")}
    repeated double f_11 = 11;
    repeated double f_111 = 111;
  }`;

function expandedRecord(number: number, wireType: number, content: readonly number[]): number[] {
  return [...varint(BigInt((number << 3) | wireType)), ...content];
}

forEachEngine((_engine, load) => {
  const codec = load.source(source).message("Lists");

  describe.each(Object.entries(types))("a packed list of %s", (name, type) => {
    const field = codec.plan.fields.find(({ number }) => number === type.number)!.localName;
    const value = (integer: bigint): unknown => (type.bits === 32 ? Number(integer) : integer);

    test("is written and read as the specification says, of any length", () => {
      const lists = fc.oneof(
        fc.array(integers(type), { maxLength: 40 }),
        fc.array(integers(type), { minLength: 500, maxLength: 1500 }),
      );
      fc.assert(
        fc.property(lists, (list) => {
          if (list.length === 0) return;
          const expected = record(type.number, list.flatMap(type.write));
          const message = { [field]: list.map(value) };
          expect([...codec.encode(message)]).toEqual(expected);
          expect(codec.decode(Uint8Array.from(expected))).toEqual({ ...create(codec, {}), ...message });
        }),
        { numRuns: 60 },
      );
    });

    test("goes on in another record", () => {
      const part = (from: number, length: number): bigint[] =>
        Array.from({ length }, (_, index) => BigInt(from + index * 100));
      const bytes = Uint8Array.from([
        ...record(type.number, part(0, 3).flatMap(type.write)),
        ...record(type.number, part(7, 700).flatMap(type.write)),
        ...record(type.number, part(9, 2).flatMap(type.write)),
      ]);
      expect(codec.decode(bytes)[field]).toEqual([...part(0, 3), ...part(7, 700), ...part(9, 2)].map(value));
    });

    test("ends where its length says", () => {
      const content = Array.from({ length: 300 }, () => 3n).flatMap(type.write);
      const [tag] = record(type.number, []);
      const cut = type.write === varint || name.startsWith("sint") ? [...content, 0x80] : [...content, 1];
      const bytes = Uint8Array.from([tag!, ...varint(BigInt(cut.length)), ...cut, 1, 2, 3]);
      expect(outcome(() => codec.decode(bytes))).toEqual({
        error: { code: "TRUNCATED", path: `${field}[300]`, offset: 3 + cut.length },
      });
    });

    test.each([
      ["1.5", 1.5],
      ["NaN", NaN],
      ["text", "x"],
      ["null", null],
      ["undefined", undefined],
      ["true", true],
    ])("refuses %s, and names its index", (_what, wrong) => {
      const list = Array.from({ length: 50 }, () => value(5n));
      list[33] = wrong;
      expect(failure(() => codec.encode({ [field]: list }))).toEqual({ code: "INVALID_TYPE", path: `${field}[33]` });
    });

    test("refuses what is out of range, and names its index", () => {
      const limits = type.signed
        ? [2n ** BigInt(type.bits - 1), -(2n ** BigInt(type.bits - 1)) - 1n]
        : [2n ** BigInt(type.bits), -1n];
      for (const limit of limits) {
        expect(failure(() => codec.encode({ [field]: [value(1n), value(limit)] }))).toEqual({
          code: "OUT_OF_RANGE",
          path: `${field}[1]`,
        });
      }
    });
  });

  test("64-bit elements may be of mixed forms", () => {
    const mixed = {
      fInt64: [1n, -2, "3", { low: 4, high: 0, unsigned: false }],
      fFixed64: ["18446744073709551615", 1],
    };
    expect(codec.decode(codec.encode(mixed))).toMatchObject({
      fInt64: [1n, -2n, 3n, 4n],
      fFixed64: [2n ** 64n - 1n, 1n],
    });
  });

  test("an element's getter may encode another list", () => {
    const inner = codec.encode({ fSint64: Array.from({ length: 100 }, () => -(2n ** 60n)) });
    const list = Array.from({ length: 100 }, (_, index) => BigInt(index) << 40n);
    Object.defineProperty(list, 50, {
      get: () => (codec.encode({ fSint64: Array.from({ length: 100 }, () => -(2n ** 60n)) }), 5n),
      enumerable: true,
    });
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
    const bytes = Uint8Array.from(
      record(
        11,
        Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? nan : [0, 0, 0, 0, 0, 0, 0xf0, 0x3f])).flat(),
      ),
    );
    for (let run = 0; run < 200; run++) expect(codec.encode(codec.decode(bytes))).toEqual(bytes);
  });

  const wide = load.source(wideSource).message("Wide");

  describe.each(
    Object.entries(types).flatMap(([name, type]) =>
      [0, 100, 3000].map((offset) => [name, type.number + offset, type] as const),
    ),
  )("expanded records of %s, number %i", (name, number, type) => {
    const field = `f${number}`;
    const value = (integer: bigint): unknown => (type.bits === 32 ? Number(integer) : integer);
    const size = /fixed/.test(name) ? type.bits : 0;
    const wireType = size === 0 ? 0 : size === 32 ? 5 : 1;
    const records = (list: readonly bigint[]): number[] =>
      list.flatMap((each) => expandedRecord(number, wireType, type.write(each)));
    const run = Array.from({ length: 30 }, (_, index) => BigInt(index) << BigInt(type.bits - 8 - (index % 20)));

    test("are read as the specification says, in runs of any length, between other fields and packed ones", () => {
      const parts = fc.array(
        fc.tuple(
          fc.constantFrom("expanded", "packed", "other"),
          fc.array(integers(type), { minLength: 1, maxLength: 30 }),
        ),
        { maxLength: 6 },
      );
      fc.assert(
        fc.property(parts, (chosen) => {
          const bytes = chosen.flatMap(([form, list]) =>
            form === "expanded"
              ? records(list)
              : form === "packed"
                ? [...varint(BigInt((number << 3) | 2)), ...record(1, list.flatMap(type.write)).slice(1)]
                : expandedRecord(11, 1, [0, 0, 0, 0, 0, 0, 0, 0]),
          );
          expect(wide.decode(Uint8Array.from(bytes))[field]).toEqual(
            chosen.flatMap(([form, list]) => (form === "other" ? [] : list.map(value))),
          );
        }),
        { numRuns: 40 },
      );
    });

    test("end where the message ends, and a cut one is an error wherever the cut is", () => {
      const bytes = Uint8Array.from(records(run));
      const lengths = run.map((_, index) => records(run.slice(0, index + 1)).length);
      for (let end = 1; end < bytes.length; end++) {
        const count = lengths.indexOf(end);
        if (count >= 0) expect(wide.decode(bytes.subarray(0, end))[field]).toEqual(run.slice(0, count + 1).map(value));
        else
          expect(outcome(() => wide.decode(bytes.subarray(0, end)))).toMatchObject({
            error: { code: "TRUNCATED", offset: end },
          });
      }
    });

    test("are charged as those that come alone", () => {
      const long = Uint8Array.from(Array.from({ length: 20 }, () => records(run)).flat());
      const message = wide.decode(long, { unknown: "discard" });
      // The room that a growing list has, and each element: its place, and a bigint beside.
      const cost = 102 + 600 * (type.bits === 32 ? 8 : 32);
      const base = [...Array(2000).keys()].find(
        (maxMemory) => "value" in outcome(() => wide.decode(new Uint8Array(0), { maxMemory })),
      )!;
      expect(wide.decode(long, { maxMemory: base + cost })).toEqual(message);
      const refused = outcome(() => wide.decode(long, { maxMemory: base + cost - 1 }));
      expect(refused).toMatchObject({ error: { code: "LIMIT_EXCEEDED", path: `${field}[599]` } });
    });
  });

  test("a varint of 11 bytes in a run of records is an error where it begins", () => {
    for (const number of [1, 2, 3, 4, 5, 6, 101, 104]) {
      const good = Array.from({ length: 12 }, () =>
        expandedRecord(number, 0, [0x85, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]),
      ).flat();
      const bytes = Uint8Array.from([
        ...good,
        ...expandedRecord(number, 0, [...Array.from({ length: 10 }, () => 0xff), 1]),
      ]);
      expect(wide.decode(Uint8Array.from(good))[`f${number}`]).toHaveLength(12);
      expect(outcome(() => wide.decode(bytes))).toMatchObject({
        error: { code: "VARINT_OVERFLOW", offset: good.length + (number < 16 ? 1 : 2) },
      });
    }
  });

  test("NaNs in runs of records keep their payloads", () => {
    const nan = [4, 0, 0, 0, 0, 0, 0xf8, 0xff];
    const content = Array.from({ length: 40 }, (_, index) => (index % 7 === 3 ? nan : [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]));
    const bytes = Uint8Array.from(content.flatMap((each) => expandedRecord(111, 1, each)));
    const packed = [...varint(BigInt((111 << 3) | 2)), ...varint(320n), ...content.flat()];
    for (let each = 0; each < 100; each++) expect([...wide.encode(wide.decode(bytes))]).toEqual(packed);
  });
});
