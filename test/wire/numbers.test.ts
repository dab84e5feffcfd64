import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as fixed from "../../src/wire/fixed.ts";
import {
  cursor,
  readTag,
  readVarint32,
  readVarint64,
  skipVarint,
  varint32Size,
  writeVarint32,
  writeVarint64,
  zigzagDecode32,
  zigzagEncode32,
} from "../../src/wire/varint.ts";

/** The judge: the specification's rule, in arithmetic of any size. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, value); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
}

const edges = [
  0n,
  1n,
  127n,
  128n,
  300n,
  16383n,
  16384n,
  2n ** 21n - 1n,
  2n ** 21n,
  2n ** 28n,
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 35n,
  2n ** 56n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
  -1n,
  -(2n ** 31n),
  -(2n ** 63n),
];
const any64 = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), fc.constantFrom(...edges));

describe("varints", () => {
  test("are read and written as the specification says", () => {
    fc.assert(
      fc.property(any64, (value) => {
        const expected = varint(value);
        const bytes = Uint8Array.from([0xff, ...expected, 0xff]);
        readVarint64(bytes, 1);
        expect([
          fixed.joinUint64(cursor.low, cursor.high),
          fixed.joinInt64(cursor.low, cursor.high),
          cursor.position,
        ]).toEqual([BigInt.asUintN(64, value), BigInt.asIntN(64, value), 1 + expected.length]);
        expect([readVarint32(bytes, 1), cursor.position]).toEqual([
          Number(BigInt.asIntN(32, value)),
          1 + expected.length,
        ]);
        expect(skipVarint(bytes, 1)).toBe(1 + expected.length);
        const written = new Uint8Array(12);
        const low = fixed.lowHalf(value);
        expect(writeVarint64(written, 1, low, fixed.highHalf())).toBe(1 + expected.length);
        expect([...written.subarray(1, 1 + expected.length)]).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  test("of 32 bits have the size that is told", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
        const bytes = new Uint8Array(5);
        expect([writeVarint32(bytes, 0, value), varint32Size(value)]).toEqual([
          varint(BigInt(value)).length,
          varint(BigInt(value)).length,
        ]);
        expect(readVarint32(bytes, 0) >>> 0).toBe(value);
      }),
    );
  });

  test("may be overlong, up to 10 bytes", () => {
    const bytes = Uint8Array.from([0x85, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]);
    expect([readVarint32(bytes, 0), cursor.position]).toEqual([5, 10]);
    readVarint64(bytes, 0);
    expect([cursor.low, cursor.high, cursor.position]).toEqual([5, 0, 10]);
  });

  test.each([readVarint32, readVarint64, skipVarint])("%o refuses the eleventh byte", (read) => {
    const bytes = Uint8Array.from([0, ...Array.from({ length: 10 }, () => 0x80), 1]);
    expect(() => read(bytes, 1)).toThrow(expect.objectContaining({ code: "VARINT_OVERFLOW", offset: 1 }));
  });

  test("zigzag maps 0, -1, 1, -2 to 0, 1, 2, 3, and back", () => {
    expect([0, -1, 1, -2, 2147483647, -2147483648].map(zigzagEncode32)).toEqual([0, 1, 2, 3, 4294967294, 4294967295]);
    fc.assert(fc.property(fc.integer(), (value) => zigzagDecode32(zigzagEncode32(value)) === value));
  });
});

describe("tags", () => {
  test.each([
    ["08", 8, 1],
    ["f8ffffff0f", 0xffff_fff8, 5],
    ["888000", 8, 3],
    ["888080808000", undefined, 0],
    ["888080801f", undefined, 0],
    ["07", undefined, 0],
    ["0e", undefined, 0],
    ["8000", undefined, 0],
  ])("%s", (hex, tag, size) => {
    const bytes = new Uint8Array(Buffer.from(hex, "hex"));
    if (tag === undefined)
      expect(() => readTag(bytes, 0, bytes.length)).toThrow(
        expect.objectContaining({ code: "INVALID_TAG", offset: 0 }),
      );
    else expect([readTag(bytes, 0, bytes.length), cursor.position]).toEqual([tag, size]);
  });

  test("that end behind the message are truncated", () => {
    expect(() => readTag(Uint8Array.of(0x88, 0x01), 0, 1)).toThrow(
      expect.objectContaining({ code: "TRUNCATED", offset: 1 }),
    );
  });
});

describe("fixed sizes", () => {
  test("agree with DataView, at any alignment", () => {
    fc.assert(
      fc.property(
        fc.double(),
        fc.integer(),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.nat(7),
        (double, integer, long, position) => {
          const bytes = new Uint8Array(24);
          const view = new DataView(bytes.buffer);
          view.setFloat64(position, double, true);
          expect(fixed.readDouble(bytes, position)).toBe(double);
          view.setFloat32(position, double, true);
          expect(fixed.readFloat(bytes, position)).toBe(Math.fround(double));
          view.setInt32(position, integer, true);
          expect(fixed.readInt32(bytes, position)).toBe(integer);
          expect(fixed.writeDouble(bytes, position, double)).toBe(position + 8);
          expect(view.getFloat64(position, true)).toBe(double);
          expect(fixed.writeFloat(bytes, position, double)).toBe(position + 4);
          expect(view.getFloat32(position, true)).toBe(Math.fround(double));
          expect(fixed.writeInt32(bytes, position, integer)).toBe(position + 4);
          expect(view.getInt32(position, true)).toBe(integer);
          view.setBigInt64(position, long, true);
          expect(fixed.joinInt64(fixed.readInt32(bytes, position), fixed.readInt32(bytes, position + 4))).toBe(long);
        },
      ),
    );
  });
});

test("the size of a varint is what is written, on both sides of each power of two", () => {
  for (let power = 0; power <= 32; power++) {
    for (const value of [2 ** power - 1, 2 ** power].filter((each) => each < 2 ** 32))
      expect(varint32Size(value), String(value)).toBe(writeVarint32(new Uint8Array(5), 0, value));
  }
});
