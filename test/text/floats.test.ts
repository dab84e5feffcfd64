import { expect, test } from "vitest";
import { formatGeneral, writeFloat } from "../../src/message/write-number.ts";

/*
 * Most numbers are printed in quick ways: as `%.*g` of C, by the digits of which there is a proof (test/text/print.test.ts compares with protoc).
 */

/** As protoc: 6 or 15 digits, and where these do not read back, 9 or 17. */
function expected(value: number, single: boolean): string {
  const [short, full] = single ? [6, 9] : [15, 17];
  const text = formatGeneral(value, short);
  return (single ? Math.fround(Number(text)) : Number(text)) === value ? text : formatGeneral(value, full);
}

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);
const float = new Float32Array(words.buffer);

/** Seeded, so that a failure comes again. */
function* numbers(): Generator<number> {
  let state = 1;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  for (let count = 0; count < 4000; count++) {
    words[0] = next() * (count % 3 === 0 ? 0 : 1);
    words[1] = next();
    yield double[0]!;
    words[0] = words[1];
    yield float[0]!;
    // Near to where exponents begin, with few bits, and with few digits.
    const scale = 10 ** ((count % 24) - 6);
    for (const base of [next() / 2 ** 32, (next() % 1000) / 8, (next() % 100_000) / 1000, next() + 0.5, 1, 0.999_999_9])
      yield base * scale;
    yield (next() % 2 ** 20) * 2 ** -((count % 40) + 1) + (count % 7) * 2 ** 30;
  }
}

test("doubles and floats in quick ways are as C prints them", () => {
  for (const value of numbers()) {
    if (!Number.isFinite(value) || value === 0) continue;
    expect(writeFloat(value, false)).toBe(expected(value, false));
    const rounded = Math.fround(value);
    if (Number.isFinite(rounded) && Math.abs(rounded) >= 2 ** -126)
      expect(writeFloat(-rounded, true)).toBe(expected(-rounded, true));
  }
});
