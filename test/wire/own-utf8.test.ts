import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeOwn } from "../../src/wire/own-utf8.ts";
import { decodeUtf8, newEncoder, readUtf8Lossy } from "../../src/wire/plain-utf8.ts";

/*
 * What reads and writes text where the platform has nothing for it. The judge is Node's Buffer, which gives U+FFFD as TextDecoder does.
 */

const byte = fc.oneof(
  fc.nat(255),
  fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
);
const bytes = fc.array(byte, { maxLength: 40 }).map((list) => Uint8Array.from(list));
const texts = fc.string({ unit: "binary", maxLength: 60 });
const lossy = (input: Uint8Array): string => Buffer.from(input).toString();
const strict = (input: Uint8Array): string | undefined =>
  Buffer.from(lossy(input)).equals(input) ? lossy(input) : undefined;

test("any bytes are read as the platform reads them, strictly and not", () => {
  fc.assert(
    fc.property(bytes, (input) => {
      expect(decodeOwn(input, false)).toBe(lossy(input));
      expect(decodeOwn(input, true)).toBe(strict(input));
    }),
    { numRuns: 20_000 },
  );
});

test.each([4095, 4096, 4097, 100_000])("text of %i characters is read in pieces", (length) => {
  for (const unit of ["x", "é", "漢", "😀"]) {
    const text = `a${unit.repeat(length)}`;
    expect(decodeOwn(Buffer.from(text), true) === text).toBe(true);
  }
});

const platform = { TextDecoder, TextEncoder };

/** Runs `body` with these in the place of the platform's. */
function withGlobals<T>(globals: object, body: () => T): T {
  Object.assign(globalThis, globals);
  try {
    return body();
  } finally {
    Object.assign(globalThis, platform);
  }
}

class LossyDecoder {
  constructor(_label: string, options: { fatal: boolean }) {
    if (options.fatal) throw new RangeError("fatal is not supported");
  }
}

test.each([{ TextDecoder: undefined }, { TextDecoder: LossyDecoder }])("%o will do", (globals) => {
  const input = Uint8Array.of(0x61, 0xff);
  withGlobals(globals, () => {
    expect(decodeUtf8(input, 0, 1)).toBe("a");
    expect(decodeUtf8(input, 0, 2)).toBe(undefined);
    if (globals.TextDecoder === undefined) expect(readUtf8Lossy(input, 0, 2)).toBe("a\ufffd");
  });
});

test.each([{ TextEncoder: undefined }, { TextEncoder: class {} }])("%o will do", (globals) => {
  const encoder = withGlobals(globals, newEncoder);
  fc.assert(
    fc.property(texts, fc.nat(5), (text, missing) => {
      const expected = Buffer.from(text);
      const target = new Uint8Array(Math.max(0, expected.length - missing));
      const { read, written } = encoder.encodeInto(text, target);
      expect([read, written]).toEqual([text.length, expected.length]);
      if (missing === 0) expect([...target]).toEqual([...expected]);
    }),
  );
});
