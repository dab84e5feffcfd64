import { type ScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import { keepNaN } from "../../message/keep-nan.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { high32, low32 } from "../../wire/fixed.ts";
import { cursor, readVarint32, readVarint64, zigzagDecode32 } from "../../wire/varint.ts";
import { longestVarint } from "../../wire/wire-type.ts";
import { charge, memoryLeft } from "./decode-state.ts";
import { viewOf } from "./input-view.ts";
import { takeFloatNaN } from "./packed-fixed.ts";
import { halves, takeHalves, type Varint64 } from "./packed-varint.ts";

/*
 * Expanded lists of numbers: records of one tag that follow each other are counted, and then read in one loop into a list that has its length (measure `cliffs`,
 * expanded data for packed fields: 1.4 times as fast in emitted code, twice in the interpreter).
 */

/** Shorter runs are left to the caller: a DataView takes 100 ns to make. */
const leastRun = 8;
const element: number = memoryCosts.element;
const bigint: number = memoryCosts.bigint;

export type ReadFollowing = typeof readFollowing;

/**
 * Appends to `list` the values of the records from `position` on, as far as they have this tag, of at most two bytes, and returns the position behind them. What is
 * cut, malformed, or might take more than `maxMemory` allows is left to the caller, who knows how to say so; it is not counted either, or it would be for each record.
 */
export function readFollowing(
  bytes: Uint8Array,
  position: number,
  end: number,
  tag: number,
  list: any[],
  type: ScalarType,
): number {
  const size = scalarTypes[type].fixedSize;
  const { kind } = scalarTypes[type];
  const elementMemory = kind === "int64" || kind === "uint64" ? element + bigint : element;
  const most = Math.floor(memoryLeft() / elementMemory);
  const count =
    size === 0
      ? countVarintRecords(bytes, position, end, tag, most)
      : countFixedRecords(bytes, position, end, tag, size, most);
  if (count < leastRun) return position;
  const first = list.length;
  list.length += count;
  position = readers[type]!(bytes, position, tag < 128 ? 1 : 2, list, first, type);
  charge(count * elementMemory, position);
  return position;
}

function firstByte(tag: number): number {
  return tag < 128 ? tag : (tag & 127) | 128;
}

function countVarintRecords(bytes: Uint8Array, position: number, end: number, tag: number, most: number): number {
  const first = firstByte(tag);
  const second = tag >> 7;
  for (let count = 0; count < most; count++) {
    if (bytes[position++] !== first || (second !== 0 && bytes[position++] !== second)) return count;
    const last = position + longestVarint;
    while (bytes[position]! > 127) position++;
    if (++position > end || position > last) return count;
  }
  return most;
}

function countFixedRecords(
  bytes: Uint8Array,
  position: number,
  end: number,
  tag: number,
  size: number,
  most: number,
): number {
  const first = firstByte(tag);
  const second = tag >> 7;
  const stride = second === 0 ? 1 + size : 2 + size;
  for (let count = 0; count < most; count++) {
    if (bytes[position] !== first || (second !== 0 && bytes[position + 1] !== second) || position + stride > end)
      return count;
    position += stride;
  }
  return most;
}

/** Fills `list` from `index` to its end, and returns the position behind the last record. */
type Read = (bytes: Uint8Array, position: number, tagSize: number, list: any[], index: number, type: any) => number;
const readers: { readonly [T in ScalarType]?: Read } = {
  int32: readVarints32,
  uint32: readVarints32,
  sint32: readVarints32,
  int64: readVarints64,
  uint64: readVarints64,
  sint64: readVarints64,
  fixed32: readFixed32,
  sfixed32: readFixed32,
  fixed64: readFixed64,
  sfixed64: readFixed64,
  float: readFloats,
  double: readDoubles,
};

function readVarints32(
  bytes: Uint8Array,
  position: number,
  tagSize: number,
  list: number[],
  index: number,
  type: ScalarType,
): number {
  const { length } = list;
  for (; index < length; index++) {
    position += tagSize;
    let value = bytes[position++]!;
    if (value > 127) {
      let byte = bytes[position++]!;
      value = (value & 127) | ((byte & 127) << 7);
      if (byte > 127) {
        byte = bytes[position++]!;
        value |= (byte & 127) << 14;
        if (byte > 127) {
          value = readVarint32(bytes, position - 3);
          if (type === "uint32") value >>>= 0;
          position = cursor.position;
        }
      }
    }
    list[index] = type === "sint32" ? zigzagDecode32(value) : value;
  }
  return position;
}

function readVarints64(
  bytes: Uint8Array,
  position: number,
  tagSize: number,
  list: bigint[],
  index: number,
  type: Varint64,
): number {
  while (index < list.length) {
    const count = Math.min(list.length - index, halves.length >> 1);
    for (let each = 0; each < count * 2; each += 2) {
      readVarint64(bytes, position + tagSize);
      halves[each + low32] = cursor.low;
      halves[each + high32] = cursor.high;
      position = cursor.position;
    }
    takeHalves(list, index, count, type);
    index += count;
  }
  return position;
}

function readDoubles(bytes: Uint8Array, position: number, tagSize: number, list: number[], index: number): number {
  const view = viewOf(bytes);
  const { length } = list;
  for (; index < length; index++, position += tagSize + 8) {
    const value = view.getFloat64(position + tagSize, true);
    if (value !== value) keepNaN(list);
    list[index] = value;
  }
  return position;
}

function readFloats(bytes: Uint8Array, position: number, tagSize: number, list: number[], index: number): number {
  const view = viewOf(bytes);
  const { length } = list;
  for (; index < length; index++, position += tagSize + 4) {
    const value = view.getFloat32(position + tagSize, true);
    list[index] = value === value ? value : takeFloatNaN(bytes, position + tagSize, list);
  }
  return position;
}

function readFixed32(
  bytes: Uint8Array,
  position: number,
  tagSize: number,
  list: number[],
  index: number,
  type: ScalarType,
): number {
  const view = viewOf(bytes);
  const { length } = list;
  for (; index < length; index++, position += tagSize + 4) {
    const value = view.getInt32(position + tagSize, true);
    list[index] = type === "fixed32" ? value >>> 0 : value;
  }
  return position;
}

function readFixed64(
  bytes: Uint8Array,
  position: number,
  tagSize: number,
  list: bigint[],
  index: number,
  type: ScalarType,
): number {
  const view = viewOf(bytes);
  const { length } = list;
  for (; index < length; index++, position += tagSize + 8) {
    list[index] =
      type === "fixed64" ? view.getBigUint64(position + tagSize, true) : view.getBigInt64(position + tagSize, true);
  }
  return position;
}
