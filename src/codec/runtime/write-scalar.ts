import { isLong, parseInt64 } from "../../message/int64.ts";
import { isBytes, trueLength } from "../../message/property.ts";
import { wrongType } from "../../message/scalar-value.ts";
import type { ScalarType } from "../../plan/scalar-type.ts";
import {
  floatBits,
  highHalf,
  isFloat,
  lowHalf,
  writeDouble as writeBits64,
  writeFloat as writeBits32,
  writeInt32 as writeInteger32,
} from "../../wire/fixed.ts";
import { cursor, writeVarint32, writeVarint64, zigzagEncode32 } from "../../wire/varint.ts";
import { throwInvalid, throwInvalidScalar } from "./invalid-value.ts";
import { checkPlace } from "./output-limit.ts";
import { isInt64 } from "../../wire/int64-range.ts";

/*
 * Writers of scalar values, one per type: `write(bytes, position, value, container, key)` checks the value, writes it and returns the position after it.
 * Stores behind the end of `bytes` do nothing; the position goes on, and tells the caller how much room it takes.
 * `container` and `key` are where the value stands, for the error. Each throws InvalidValue for what `scalarProblem` finds.
 */

export function writeInt32(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number" || (value | 0) !== value) throwInvalidScalar("int32", value, container, key);
  return value < 0 ? writeVarint64(bytes, position, value, -1) : writeVarint32(bytes, position, value);
}

export function writeUint32(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number" || value >>> 0 !== value) throwInvalidScalar("uint32", value, container, key);
  return writeVarint32(bytes, position, value);
}

export function writeSint32(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number" || (value | 0) !== value) throwInvalidScalar("sint32", value, container, key);
  return writeVarint32(bytes, position, zigzagEncode32(value));
}

export function writeBool(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "boolean") throwInvalidScalar("bool", value, container, key);
  bytes[position] = value ? 1 : 0;
  return position + 1;
}

export function writeFixed32(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number" || value >>> 0 !== value) throwInvalidScalar("fixed32", value, container, key);
  return writeInteger32(bytes, position, value);
}

export function writeSfixed32(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number" || (value | 0) !== value) throwInvalidScalar("sfixed32", value, container, key);
  return writeInteger32(bytes, position, value);
}

export function writeFloat(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number") throwInvalidScalar("float", value, container, key);
  const bits = floatBits(value);
  if ((bits & 0x7f80_0000) !== 0x7f80_0000) return writeInteger32(bytes, position, bits);
  if (!isFloat(value)) throwInvalidScalar("float", value, container, key);
  return writeBits32(bytes, position, value);
}

export function writeDouble(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "number") throwInvalidScalar("double", value, container, key);
  return writeBits64(bytes, position, value);
}

export function writeInt64(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value === "bigint" && BigInt.asIntN(64, value) === value)
    return writeVarint64(bytes, position, lowHalf(value), highHalf());
  splitInt64("int64", false, value, container, key);
  return writeVarint64(bytes, position, cursor.low, cursor.high);
}

// Not by `isInt64`, which takes a third more here (benchmark case `int64`); what QuickJS gets wrong goes the slow way.
export function writeUint64(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value === "bigint" && BigInt.asUintN(64, value) === value && value >= 0n)
    return writeVarint64(bytes, position, lowHalf(value), highHalf());
  splitInt64("uint64", true, value, container, key);
  return writeVarint64(bytes, position, cursor.low, cursor.high);
}

export function writeSint64(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value === "bigint" && BigInt.asIntN(64, value) === value)
    return writeZigzag64(bytes, position, lowHalf(value), highHalf());
  splitInt64("sint64", false, value, container, key);
  return writeZigzag64(bytes, position, cursor.low, cursor.high);
}

function writeZigzag64(bytes: Uint8Array, position: number, low: number, high: number): number {
  const sign = high >> 31;
  return writeVarint64(bytes, position, (low << 1) ^ sign, ((high << 1) | (low >>> 31)) ^ sign);
}

export function writeFixed64(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value === "bigint" && BigInt.asUintN(64, value) === value && value >= 0n)
    return writeHalves(bytes, position, lowHalf(value), highHalf());
  splitInt64("fixed64", true, value, container, key);
  return writeHalves(bytes, position, cursor.low, cursor.high);
}

export function writeSfixed64(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value === "bigint" && BigInt.asIntN(64, value) === value)
    return writeHalves(bytes, position, lowHalf(value), highHalf());
  splitInt64("sfixed64", false, value, container, key);
  return writeHalves(bytes, position, cursor.low, cursor.high);
}

function writeHalves(bytes: Uint8Array, position: number, low: number, high: number): number {
  return writeInteger32(bytes, writeInteger32(bytes, position, low), high);
}

/** Leaves the halves of a 64-bit integer, in whatever form it is, in the cursor. */
export function splitInt64(
  scalar: ScalarType,
  unsigned: boolean,
  value: unknown,
  container: object,
  key: unknown,
): void {
  if (typeof value === "bigint" && isInt64(value, unsigned)) {
    cursor.low = lowHalf(value);
    cursor.high = highHalf();
    return;
  }
  if (typeof value === "number" && Number.isSafeInteger(value) && (value >= 0 || !unsigned)) {
    const high = Math.floor(value / 0x1_0000_0000);
    cursor.low = (value - high * 0x1_0000_0000) | 0;
    cursor.high = high | 0;
    return;
  }
  const parsed = parseInt64(value, unsigned);
  if (typeof parsed !== "bigint") throwInvalidScalar(scalar, value, container, key);
  cursor.low = lowHalf(parsed);
  cursor.high = highHalf();
}

/** Returns whether a 64-bit integer, in whatever form, is zero. What is not an integer is not. */
export function isZero64(value: unknown): boolean {
  if (typeof value === "bigint") return value === 0n;
  if (typeof value === "object" && isLong(value)) return (value.low | value.high) === 0;
  return value === 0 || (typeof value === "string" && parseInt64(value, false) === 0n);
}

export function writeBytes(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (!isBytes(value)) throwInvalidScalar("bytes", value, container, key);
  let length = value.length;
  // A length that is not an integer from 0 to 31 is asked for again, where it cannot lie: what `set` leaves out would
  // be bytes of other messages.
  if ((length & 31) !== length) length = trueLength(value);
  checkPlace(position, length);
  position = writeVarint32(bytes, position, length);
  if (length <= 32) for (let index = 0; index < length; index++) bytes[position + index] = value[index]!;
  else copyBytes(bytes, position, value, length);
  return position + length;
}

/** Writes the unknown fields of a message as they are. */
export function writeUnknown(bytes: Uint8Array, position: number, value: unknown, message: object): number {
  if (!isBytes(value)) throwInvalid(wrongType("a Uint8Array", value), message, "[unknownFields]");
  const length = trueLength(value);
  checkPlace(position, length);
  copyBytes(bytes, position, value, length);
  return position + length;
}

/** Copies what there is room for. */
function copyBytes(bytes: Uint8Array, position: number, value: Uint8Array, length: number): void {
  if (length > 0 && length <= bytes.length - position) bytes.set(value, position);
}
