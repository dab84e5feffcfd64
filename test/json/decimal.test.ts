import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "../../src/wire/base64.ts";
import { parseInteger, shortestFloat32 } from "../../src/json/decimal.ts";

describe("parseInteger", () => {
  it.each([
    ["0", 0n],
    ["-0", 0n],
    ["0.000", 0n],
    ["0e999999999999", 0n],
    ["1e5", 100000n],
    ["1E+5", 100000n],
    ["1.0", 1n],
    ["10e-1", 1n],
    ["2.147483647e9", 2147483647n],
    ["-9223372036854775808", -9223372036854775808n],
    ["18446744073709551615", 18446744073709551615n],
    ["1844674407370955161500e-2", 18446744073709551615n],
    ["0.00018446744073709551615e23", 18446744073709551615n],
    ["1e20", "OUT_OF_RANGE"],
    ["1e536870000", "OUT_OF_RANGE"],
    ["1e99999999999999999999999", "OUT_OF_RANGE"],
    ["1e-99999999999999999999999", "INVALID_TYPE"],
    ["0.5", "INVALID_TYPE"],
    ["1.0000000000000000000000001", "INVALID_TYPE"],
    ["1e-1", "INVALID_TYPE"],
    ["", "INVALID_JSON"],
    [" 1", "INVALID_JSON"],
    ["1 ", "INVALID_JSON"],
    ["1\n", "INVALID_JSON"],
    ["+1", "INVALID_JSON"],
    ["01", "INVALID_JSON"],
    ["1.", "INVALID_JSON"],
    [".5", "INVALID_JSON"],
    ["0x1", "INVALID_JSON"],
    ["1_0", "INVALID_JSON"],
    ["1e", "INVALID_JSON"],
    ["NaN", "INVALID_JSON"],
  ])("%s", (text, expected) => {
    expect(parseInteger(text)).toBe(expected);
  });

  it("reads every int64 written with any exponent", () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.nat(30), (value, shift) => {
        expect(parseInteger(value === 0n ? `0e${shift}` : `${value}${"0".repeat(shift)}e-${shift}`)).toBe(value);
      }),
    );
  });

  it("takes linear time", () => {
    const start = performance.now();
    expect(parseInteger("1" + "0".repeat(1_000_000) + "1")).toBe("OUT_OF_RANGE");
    expect(parseInteger(`0.${"0".repeat(1_000_000)}1e1000001`)).toBe(1n);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("shortestFloat32", () => {
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);

  it("reads back, in 9 digits at most", () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (pattern) => {
        bits[0] = pattern;
        const value = float[0]!;
        if (!Number.isFinite(value)) return;
        const shortest = shortestFloat32(value);
        expect(Object.is(Math.fround(shortest), value)).toBe(true);
        expect(shortest.toExponential().replace(/e.*|[-.]/g, "").length).toBeLessThanOrEqual(
          Number.isInteger(value) && Math.abs(value) < 1e9 ? 10 : 9,
        );
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [0.1, 0.1],
    [3.4028234663852886e38, 3.4028235e38],
    [1.401298464324817e-45, 1e-45],
    [1.1754943508222875e-38, 1.1754944e-38],
    [16777216, 16777216],
    [-0, -0],
    // Powers of two, where the nearest decimal of 8 digits does not read back, and another one does.
    [2 ** -96, 1.2621775e-29],
    [2 ** 87, 1.5474251e26],
    [2 ** 90, 1.2379401e27],
  ])("of %d", (value, shortest) => {
    expect(shortestFloat32(Math.fround(value))).toBe(shortest);
  });

  it("is shortest: no decimal with a digit less reads back", () => {
    fc.assert(
      fc.property(fc.nat(0x7f7fffff), (pattern) => {
        bits[0] = pattern;
        const value = float[0]!;
        const shortest = shortestFloat32(value);
        const [mantissa, exponent] = shortest.toExponential().split("e") as [string, string];
        const digits = mantissa.replace(".", "");
        if (digits.length === 1 || (Number.isInteger(value) && value < 1e9)) return;
        const shorter = BigInt(digits.slice(0, -1));
        for (const candidate of [shorter - 1n, shorter, shorter + 1n]) {
          const read = Number(`${candidate}e${Number(exponent) - digits.length + 2}`);
          expect(Math.fround(read)).not.toBe(value);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe("base64", () => {
  it("comes back, and is what Buffer writes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(text)).toEqual(bytes);
        expect(fromBase64(Buffer.from(bytes).toString("base64url"))).toEqual(bytes);
        expect(fromBase64(text.replace(/=+$/, ""))).toEqual(bytes);
      }),
    );
  });

  it.each([
    "A",
    "AAAAA",
    "AQ=",
    "AQ===",
    "=",
    "====",
    "A===",
    "AQ==AQ==",
    "A Q=",
    "AQ\n",
    "A*==",
    "AQI=\n",
    "é===",
    "AAA=A",
  ])("refuses %j", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  it("ignores bits after the last byte, as the conformance suite demands", () => {
    expect(fromBase64("-_")).toEqual(new Uint8Array([0xfb]));
  });
});
