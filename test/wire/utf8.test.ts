import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUtf8Lossy } from "../../src/wire/plain-utf8.ts";
import { hasLoneSurrogate, readNonAscii, readUtf8, utf8Size, writeUtf8 } from "../../src/wire/utf8.ts";

/** The judge: the platform's own decoder. */
function strict(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const lengths = [0, 1, 7, 8, 9, 20, 24, 25, 31, 32, 33, 300, 8191, 8192, 8193, 20_000];
const units = [
  "x",
  "\u007f",
  "\u0080",
  "é",
  "\u07ff",
  "\u0800",
  "€",
  "\ud7ff",
  "\ue000",
  "\uffff",
  "\ufeff",
  "😀",
  "\u{10ffff}",
];

describe("readUtf8", () => {
  test.each(units)("reads %j at any length, anywhere", (unit) => {
    for (const length of lengths) {
      const text = unit.repeat(length);
      const content = Buffer.from(text);
      const bytes = new Uint8Array([0xff, ...content, 0x80]);
      expect(readUtf8(bytes, 1, 1 + content.length) === text, `${length} times`).toBe(true);
    }
  });

  test.each([
    "80",
    "c0 80",
    "c1 bf",
    "c2",
    "c2 41",
    "e0 80 80",
    "e0 9f bf",
    "ed a0 80",
    "ed bf bf",
    "e2 82",
    "e2 82 41",
    "e2 41 ac",
    "f0 80 80 80",
    "f0 8f bf bf",
    "f4 90 80 80",
    "f5 80 80 80",
    "f0 9f 98",
    "f0 9f 98 41",
    "f8 88 80 80 80",
    "fe",
    "ff",
  ])("refuses %s, alone and within text, short and long", (hex) => {
    for (const length of [0, 5, 40, 9000]) {
      const around = Buffer.alloc(length, "a");
      const bytes = new Uint8Array([...around, ...Buffer.from(hex.replaceAll(" ", ""), "hex"), ...around]);
      expect(readUtf8(bytes, 0, bytes.length)).toBe(undefined);
    }
  });

  test("does not look behind the end for the rest of a character", () => {
    const bytes = new Uint8Array(Buffer.from("a€"));
    expect([1, 2, 3, 4].map((end) => readUtf8(bytes, 0, end))).toEqual(["a", undefined, undefined, "a€"]);
  });

  test("agrees with the platform on any bytes", () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (list) => {
        const bytes = Uint8Array.from(list);
        expect(readUtf8(bytes, 0, bytes.length)).toBe(strict(bytes));
      }),
      { numRuns: 20_000 },
    );
  });

  test("agrees with the platform on any bytes where it has a view of them", () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x41, 0x7f, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4),
    );
    const pair = fc.tuple(fc.integer({ min: 0xc0, max: 0xdf }), fc.integer({ min: 0x7f, max: 0xc0 }));
    const parts = fc.array(
      fc.oneof(
        byte.map((each) => [each]),
        pair,
        fc.constant([0x61, 0x62, 0x63, 0x64]),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.nat(5), parts, (before, list) => {
        const content = list.flat();
        const bytes = Uint8Array.from([...Array(before).fill(0xff), ...content, 0x80]);
        const view = new DataView(bytes.buffer);
        expect(readNonAscii(bytes, view, before, before + content.length)).toBe(strict(Uint8Array.from(content)));
      }),
      { numRuns: 20_000 },
    );
  });

  test("lossy reading gives U+FFFD as the platform does", () => {
    expect(readUtf8Lossy(new Uint8Array([0x61, 0xff, 0x62]), 0, 3)).toBe("a\ufffdb");
  });
});

describe("writeUtf8", () => {
  test("agrees with the platform on any text, and with its own size", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(3), (text, position) => {
        const expected = Buffer.from(text);
        const bytes = new Uint8Array(position + text.length * 3 + 4);
        const end = writeUtf8(bytes, position, text);
        expect(end - position).toBe(expected.length);
        expect(utf8Size(text)).toBe(expected.length);
        expect(Buffer.compare(bytes.subarray(position, end), expected)).toBe(0);
      }),
      { numRuns: 5000 },
    );
  });

  test("tells how much room text takes that does not fit, exactly", () => {
    for (const unit of units) {
      for (const length of [1, 10, 30, 5000]) {
        const text = unit.repeat(length);
        const size = Buffer.byteLength(text);
        for (const room of [0, 1, length, size - 1, size, size + 1, size + 3, size + 4]) {
          const bytes = new Uint8Array(2 + room);
          expect(writeUtf8(bytes, 2, text)).toBe(2 + size);
          if (room >= size) expect(Buffer.compare(bytes.subarray(2, 2 + size), Buffer.from(text))).toBe(0);
        }
      }
    }
  });

  test.each(["\ud800", "\udc00", "a\ud83d", "\ude00b", "\ud83d\ud83d\ude00", "\ude00\ud83d"])(
    "refuses the lone surrogate of %j, short and long",
    (lone) => {
      for (const length of [0, 5, 40, 5000]) {
        const text = "x".repeat(length) + lone + "y".repeat(length);
        expect(writeUtf8(new Uint8Array(40_000), 0, text)).toBe(-1);
        expect(writeUtf8(new Uint8Array(3), 0, text)).toBe(-1);
        expect(utf8Size(text)).toBe(-1);
        expect(hasLoneSurrogate(text)).toBe(true);
      }
      expect(hasLoneSurrogate("a😀b")).toBe(false);
    },
  );
});

test.each(["\udc00", "\udc00\udc00", "a\udfff\udc00b", "\ud800", "\ud800a", "\ud800\ud800\udc00"])(
  "a lone surrogate has no size and cannot be written: %j",
  (text) => {
    expect(utf8Size(text)).toBe(-1);
    expect(writeUtf8(new Uint8Array(20), 0, text)).toBe(-1);
  },
);
