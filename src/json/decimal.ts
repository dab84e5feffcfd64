import { JsonNumber } from "./json-value.ts";

/*
 * Numbers of JSON, bare or quoted, without loss. Grammar: https://www.rfc-editor.org/rfc/rfc8259#section-6
 */

const literal = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Decimal digits of 2^64. */
const int64Digits = 20;

/**
 * Reads an integer that fits in 64 bits or a little more, exactly; `1e5` and `1.0` are integers.
 *
 * Returns the code of what is wrong: INVALID_JSON (no number), INVALID_TYPE (a fraction), OUT_OF_RANGE (more than 20 digits).
 */
export function parseInteger(text: string): bigint | "INVALID_JSON" | "INVALID_TYPE" | "OUT_OF_RANGE" {
  const match = literal.exec(text);
  if (match === null) return "INVALID_JSON";
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return 0n;
  const significant = withoutTrailingZeros(digits);
  const zeros = Number(exponent) - fraction.length + (digits.length - significant.length);
  if (zeros < 0) return "INVALID_TYPE";
  if (significant.length + zeros > int64Digits) return "OUT_OF_RANGE";
  return BigInt(sign + significant + "0".repeat(zeros));
}

/**
 * Reads a double, rounding to the nearest.
 *
 * Returns the code of what is wrong: INVALID_JSON (no number), OUT_OF_RANGE (beyond the largest double).
 */
export function parseDouble(text: string): number | "INVALID_JSON" | "OUT_OF_RANGE" {
  if (!literal.test(text)) return "INVALID_JSON";
  const number = Number(text);
  return Number.isFinite(number) ? number : "OUT_OF_RANGE";
}

/** A literal of JSON as a number, if the number tells all that the literal says; else as JsonNumber. */
export function numberOfLiteral(text: string): number | JsonNumber {
  const number = Number(text);
  if (text.length <= 15 && !text.includes("e") && !text.includes("E")) return number;
  const isExact = String(number) === text && (Number.isSafeInteger(number) || !Number.isInteger(number));
  return isExact ? number : new JsonNumber(text);
}

/** A regular expression would take quadratic time here. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, end);
}

const singleFloat = new Float32Array(1);
const singleBits = new Uint32Array(singleFloat.buffer);

function isPowerOfTwo(value: number): boolean {
  singleFloat[0] = value;
  return (singleBits[0]! & 0x7f_ffff) === 0;
}

/** The smallest normal float32. Decimals of up to 6 digits come back unchanged from float32 from here on (FLT_DIG), and 9 always do. */
const smallestNormal = 2 ** -126;

/** Powers of ten that are exact as doubles, and so are quotients of integers by them as near as doubles come. */
const powersOfTen: readonly number[] = Array.from({ length: 17 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The shortest decimal, as a double, that rounds to the float32 `value`: 0.1 for 0.10000000149011612.
 *
 * `value` must be finite and a float32 already.
 */
export function shortestFloat32(value: number): number {
  const size = value < 0 ? -value : value;
  if (size < 1e9 && Math.floor(size) === size) return value;
  // Of powers of two, those below 1 are left here, whose inverses are integers.
  if (size < 1e-4 || size > 1e9 || (size < 1 && Number.isInteger(1 / size))) return searchFloat32(value);
  let places = 5;
  if (size >= 1) for (let power = 10; size >= power; power *= 10) places--;
  else for (let scaled = size; scaled < 1; scaled *= 10) places++;
  // 6 digits, 7, 8: those that are nearest.
  for (let last = places + 3; places < last; places++) {
    if (places < 0) continue;
    const power = powersOfTen[places]!;
    const nearest = Math.round(size * power) / power;
    if (Math.fround(nearest) === size) return value < 0 ? -nearest : nearest;
  }
  return Number(value.toPrecision(9));
}

/** The same for the others: very small and large ones, and powers of two. */
function searchFloat32(value: number): number {
  for (let precision = Math.abs(value) < smallestNormal ? 1 : 6; precision < 9; precision++) {
    const nearest = Number(value.toPrecision(precision));
    if (Math.fround(nearest) === value) return nearest;
    if (!isPowerOfTwo(value)) continue;
    // What rounds to a power of two is not centred on it: 1/4 unit below, 1/2 above.
    const centred = Number((value * (1 + 2 ** -26)).toPrecision(precision));
    if (Math.fround(centred) === value) return centred;
  }
  return Number(value.toPrecision(9));
}
