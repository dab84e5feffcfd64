import { isFloat, writeDouble, writeFloat } from "../../wire/fixed.ts";
import { zigzagDecode32, zigzagEncode32 } from "../../wire/varint.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { readDouble, readFloat } from "../runtime/read-fixed.ts";
import { checkInteger, fail, failType } from "./fault.ts";
import { bytes, high, readFixed32, readVarint, take } from "./input.ts";
import type { Kind } from "./kind.ts";
import { moveTo, output, place, writeByte, writeFixed32, writeVarint } from "./output.ts";

/*
 * Numbers of up to 32 bits, floats and booleans. Each kind is a constant of its own, so that a bundle has those that its types need.
 */

function checkInt32(type: string, value: unknown): number {
  return typeof value === "number" && (value | 0) === value
    ? value
    : checkInteger(value, -0x8000_0000, 0x7fff_ffff, type);
}

function checkUint32(type: string, value: unknown): number {
  return typeof value === "number" && value >>> 0 === value ? value : checkInteger(value, 0, 0xffff_ffff, type);
}

export const int32: Kind = {
  wireType: 0,
  zero: 0,
  isPlain: true,
  read: readVarint,
  write: (value) => {
    const integer = checkInt32("int32", value);
    writeVarint(integer, integer >> 31);
  },
};
export const uint32: Kind = {
  wireType: 0,
  zero: 0,
  isPlain: true,
  propertyMemory: true,
  read: () => readVarint() >>> 0,
  write: (value) => writeVarint(checkUint32("uint32", value)),
};
export const sint32: Kind = {
  wireType: 0,
  zero: 0,
  read: () => zigzagDecode32(readVarint()),
  write: (value) => writeVarint(zigzagEncode32(checkInt32("sint32", value))),
};
export const fixed32: Kind = {
  wireType: 5,
  zero: 0,
  propertyMemory: true,
  read: () => readFixed32() >>> 0,
  write: (value) => writeFixed32(checkUint32("fixed32", value)),
};
export const sfixed32: Kind = {
  wireType: 5,
  zero: 0,
  read: readFixed32,
  write: (value) => writeFixed32(checkInt32("sfixed32", value)),
};

function checkNumber(value: unknown): number {
  return typeof value === "number" ? value : failType("a number", value);
}

function checkFloat(value: unknown): number {
  const number = checkNumber(value);
  return isFloat(number) ? number : fail("OUT_OF_RANGE", `${number} is out of the range of float`);
}

export const float: Kind = {
  wireType: 5,
  zero: 0,
  propertyMemory: memoryCosts.boxedNumber,
  isZero: (value) => Object.is(value, 0),
  read: () => readFloat(bytes, take(4)),
  write: (value) => moveTo(writeFloat(output, place, checkFloat(value))),
};
export const double: Kind = {
  wireType: 1,
  zero: 0,
  propertyMemory: memoryCosts.boxedNumber,
  isZero: (value) => Object.is(value, 0),
  read: () => readDouble(bytes, take(8)),
  write: (value) => moveTo(writeDouble(output, place, checkNumber(value))),
};

export const bool: Kind = {
  wireType: 0,
  zero: false,
  // Any bit of the 64 makes it true.
  read: () => (readVarint() | high) !== 0,
  write: (value) => writeByte(typeof value === "boolean" ? Number(value) : failType("a boolean", value)),
};
