import { ProtobufError } from "../errors.ts";
import { highHalf, lowHalf } from "../wire/fixed.ts";
import { type Long, longOfBits } from "./long.ts";
import type { Representation } from "./message-type.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * 64-bit integers: bigint inside, and the form that the `int64` option names outside.
 */

/**
 * What is accepted as a 64-bit integer: bigint, a safe integer, decimal digits, or a Long from any copy of the package
 * `long`.
 */
export interface LongLike {
  /** The lower 32 bits, as a signed integer. */
  readonly low: number;
  /** The upper 32 bits, as a signed integer. */
  readonly high: number;
  /** Whether it is unsigned. */
  readonly unsigned: boolean;
}

/** 2^64 has 20 digits; the bound keeps `BigInt` from doing long work. */
const decimal = /^-?\d{1,20}$/;

/**
 * Reads a 64-bit integer in any accepted form: bigint, safe integer, decimal digits, Long.
 *
 * Returns the bigint, or an error code: INVALID_TYPE (not one of these forms, NaN, 1.5), OUT_OF_RANGE (also for numbers
 * beyond 2^53 - 1, which may not be exact).
 */
export function parseInt64(value: unknown, unsigned: boolean): bigint | "INVALID_TYPE" | "OUT_OF_RANGE" {
  if (typeof value === "bigint") return inRange(value, unsigned);
  if (typeof value === "number") {
    if (!Number.isInteger(value)) return "INVALID_TYPE";
    return Number.isSafeInteger(value) ? inRange(BigInt(value), unsigned) : "OUT_OF_RANGE";
  }
  if (typeof value === "string") return decimal.test(value) ? inRange(BigInt(value), unsigned) : "INVALID_TYPE";
  return isLong(value) ? inRange(bigIntOfLong(value), unsigned) : "INVALID_TYPE";
}

/** Like `parseInt64`, but throws a ProtobufError without a path. */
function toBigInt(value: unknown, unsigned: boolean): bigint {
  const parsed = parseInt64(value, unsigned);
  if (typeof parsed === "bigint") return parsed;
  throw new ProtobufError(parsed, `not a 64-bit ${unsigned ? "unsigned " : ""}integer`);
}

/**
 * A 64-bit integer in the form of the `int64` option.
 *
 * Errors: OUT_OF_RANGE where `"number"` would not be exact.
 */
export function fromBigInt(
  value: bigint,
  unsigned: boolean,
  form: Representation["int64"],
): bigint | number | string | Long {
  if (form === "bigint") return value;
  if (form === "string") return value.toString();
  if (form === "long") {
    const low = lowHalf(value);
    return longOfBits(low, highHalf(), unsigned);
  }
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new ProtobufError("OUT_OF_RANGE", `${value} is not exact as a number (int64: "number")`);
}

/** Converts any accepted form to that of the `int64` option. Errors: INVALID_TYPE, OUT_OF_RANGE. */
export function convertInt64(
  value: unknown,
  unsigned: boolean,
  form: Representation["int64"],
): bigint | number | string | Long {
  return fromBigInt(toBigInt(value, unsigned), unsigned, form);
}

/** Recognises a Long by its shape: other copies of the package have other classes. */
export function isLong(value: unknown): value is LongLike {
  if (typeof value !== "object" || value === null) return false;
  const { low, high, unsigned } = value as Partial<LongLike>;
  return Number.isInteger(low) && Number.isInteger(high) && typeof unsigned === "boolean";
}

function bigIntOfLong(value: LongLike): bigint {
  const high = value.unsigned ? value.high >>> 0 : value.high | 0;
  return (BigInt(high) << 32n) | BigInt(value.low >>> 0);
}

function inRange(value: bigint, unsigned: boolean): bigint | "OUT_OF_RANGE" {
  return isInt64(value, unsigned) ? value : "OUT_OF_RANGE";
}
