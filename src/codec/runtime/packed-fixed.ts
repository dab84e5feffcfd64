import { keepNaN } from "../../message/keep-nan.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { floatNaN, writeDouble as writeBits64 } from "../../wire/fixed.ts";
import { throwTruncated } from "../../wire/wire-error.ts";
import { charge } from "./decode-state.ts";
import { throwInvalidScalar } from "./invalid-value.ts";
import { viewOf } from "./input-view.ts";
import { checkPlace } from "./output-limit.ts";
import { outputView } from "./output-view.ts";
import { readDouble, readFixed64, readFloat, readSfixed32 } from "./read-fixed.ts";
import { takeInt64, takeUint64 } from "./read-scalar.ts";
import { writeDouble, writeFixed32, writeFixed64, writeFloat, writeSfixed32, writeSfixed64 } from "./write-scalar.ts";

/*
 * The contents of packed lists of values of 4 or 8 bytes (benchmark case `numeric`); what the functions take, return and throw is as in `packed-varint.ts`.
 */

const elements: number = memoryCosts.elements;
const element: number = memoryCosts.element;
const bigint: number = memoryCosts.bigint;

type Fixed32 = "fixed32" | "sfixed32";
type Fixed64 = "fixed64" | "sfixed64";

/** Lists of at least this many numbers are read through a DataView, which takes 100 ns to make. */
const leastForView = 16;

/** The number of elements, which have been charged. */
function countFixed(position: number, limit: number, size: 4 | 8, memory: number): number {
  const count = (limit - position) / size;
  if (!Number.isInteger(count)) throwTruncated(limit);
  charge(elements + count * memory, position);
  return count;
}

export function readPackedDouble(
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: number[] | undefined,
): number[] {
  const count = countFixed(position, limit, 8, element);
  const isNew = list === undefined || list.length === 0;
  return (
    (isNew && count >= leastForView ? newDoubles(viewOf(bytes), position, count) : undefined) ??
    addDoubles(bytes, position, count, isNew ? new Array<number>(count) : list, isNew ? 0 : list.length)
  );
}

/** Undefined if there is a NaN. A loop with nothing else in it, for V8 to make the best of (benchmark case `numeric`: 1000 in 1.3 us instead of 6.3). */
function newDoubles(view: DataView, position: number, count: number): number[] | undefined {
  const list = new Array<number>(count);
  let hasNaN = false;
  for (let index = 0; index < count; index++, position += 8) {
    const value = view.getFloat64(position, true);
    if (value !== value) hasNaN = true;
    list[index] = value;
  }
  return hasNaN ? undefined : list;
}

function addDoubles(bytes: Uint8Array, position: number, count: number, list: number[], first: number): number[] {
  for (let index = first; index < first + count; index++, position += 8) {
    const value = readDouble(bytes, position);
    if (value !== value) keepNaN(list);
    list[index] = value;
  }
  return list;
}

export function readPackedFloat(
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: number[] | undefined,
): number[] {
  const count = countFixed(position, limit, 4, element);
  const isNew = list === undefined || list.length === 0;
  return (
    (isNew && count >= leastForView ? newFloats(viewOf(bytes), position, count) : undefined) ??
    addFloats(bytes, position, count, isNew ? new Array<number>(count) : list, isNew ? 0 : list.length)
  );
}

/** As `newDoubles`. */
function newFloats(view: DataView, position: number, count: number): number[] | undefined {
  const list = new Array<number>(count);
  let hasNaN = false;
  for (let index = 0; index < count; index++, position += 4) {
    const value = view.getFloat32(position, true);
    if (value !== value) hasNaN = true;
    list[index] = value;
  }
  return hasNaN ? undefined : list;
}

function addFloats(bytes: Uint8Array, position: number, count: number, list: number[], first: number): number[] {
  for (let index = first; index < first + count; index++, position += 4) {
    const value = readFloat(bytes, position);
    list[index] = value === value ? value : takeFloatNaN(bytes, position, list);
  }
  return list;
}

/** The NaN at `position`, for which `list` is prepared. */
export function takeFloatNaN(bytes: Uint8Array, position: number, list: unknown[]): number {
  keepNaN(list);
  return floatNaN(readSfixed32(bytes, position));
}

export function readPackedFixed32(
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: number[] | undefined,
  type: Fixed32,
): number[] {
  const count = countFixed(position, limit, 4, element);
  const first = list === undefined ? 0 : list.length;
  const result = first === 0 ? new Array<number>(count) : list!;
  const unsigned = type === "fixed32";
  for (let index = first; index < first + count; index++, position += 4) {
    const value = readSfixed32(bytes, position);
    result[index] = unsigned ? value >>> 0 : value;
  }
  return result;
}

/** As bigints. */
export function readPackedFixed64(
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: bigint[] | undefined,
  type: Fixed64,
): bigint[] {
  const count = countFixed(position, limit, 8, element + bigint);
  const first = list === undefined ? 0 : list.length;
  const result = first === 0 ? new Array<bigint>(count) : list!;
  const unsigned = type === "fixed64";
  for (let index = first; index < first + count; index++, position += 8) {
    readFixed64(bytes, position);
    result[index] = unsigned ? takeUint64() : takeInt64();
  }
  return result;
}

/*
 * The sum of a list with a NaN is NaN: to add costs less than to compare each number with itself. A sum of squares is large, too, where a number is.
 */

export function writePackedDouble(bytes: Uint8Array, position: number, list: readonly unknown[]): number {
  checkPlace(position);
  const { length } = list;
  if (position + length * 8 > bytes.length) return writeOneByOne(bytes, position, list, "double");
  const view = outputView(bytes);
  let sum = 0;
  for (let index = 0; index < length; index++, position += 8) {
    const value = list[index];
    if (typeof value !== "number") throwInvalidScalar("double", value, list, index);
    view.setFloat64(position, value, true);
    sum += value;
  }
  if (sum !== sum) rewriteNaNs(bytes, position - length * 8, list);
  return position;
}

/** Writes the NaNs of a list of doubles once more: a DataView makes signalling ones quiet. */
function rewriteNaNs(bytes: Uint8Array, position: number, list: readonly unknown[]): void {
  for (let index = 0; index < list.length; index++, position += 8) {
    const value = list[index] as number;
    if (value !== value) writeBits64(bytes, position, value);
  }
}

export function writePackedFloat(bytes: Uint8Array, position: number, list: readonly unknown[]): number {
  checkPlace(position);
  const { length } = list;
  if (position + length * 4 > bytes.length) return writeOneByOne(bytes, position, list, "float");
  const view = outputView(bytes);
  let sum = 0;
  for (let index = 0; index < length; index++, position += 4) {
    const value = list[index];
    if (typeof value !== "number") throwInvalidScalar("float", value, list, index);
    view.setFloat32(position, value, true);
    sum += value * value;
  }
  if (!(sum < largestSquare)) rewriteSpecialFloats(bytes, position - length * 4, list);
  return position;
}

/** More than a number that is beyond the range of float has as its square. */
const largestSquare = 2 ** 255;

/** Writes a list of which some may be special once more, with the NaNs' bits, and checks the range. */
function rewriteSpecialFloats(bytes: Uint8Array, position: number, list: readonly unknown[]): void {
  for (let index = 0; index < list.length; index++, position += 4)
    writeFloat(bytes, position, list[index], list, index);
}

export function writePackedFixed(
  bytes: Uint8Array,
  position: number,
  list: readonly unknown[],
  type: Fixed32 | Fixed64,
): number {
  return writeOneByOne(bytes, position, list, type);
}

const writers = {
  double: writeDouble,
  float: writeFloat,
  fixed32: writeFixed32,
  sfixed32: writeSfixed32,
  fixed64: writeFixed64,
  sfixed64: writeSfixed64,
};

function writeOneByOne(
  bytes: Uint8Array,
  position: number,
  list: readonly unknown[],
  type: keyof typeof writers,
): number {
  checkPlace(position);
  const write = writers[type];
  for (let index = 0; index < list.length && position <= bytes.length; index++)
    position = write(bytes, position, list[index], list, index);
  return position;
}
