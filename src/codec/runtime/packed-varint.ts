import * as memoryCosts from "../../plan/costs.ts";
import { high32, highHalf, low32, lowHalf } from "../../wire/fixed.ts";
import { cursor, readVarint32, readVarint64, zigzagDecode32 } from "../../wire/varint.ts";
import { throwTruncated, throwVarintOverflow } from "../../wire/wire-error.ts";
import { countVarints } from "./count-records.ts";
import { charge } from "./decode-state.ts";
import { throwInvalidScalar } from "./invalid-value.ts";
import { checkPlace } from "./output-limit.ts";
import { outputView } from "./output-view.ts";
import {
  splitInt64,
  writeInt32,
  writeInt64,
  writeSint32,
  writeSint64,
  writeUint32,
  writeUint64,
} from "./write-scalar.ts";

/*
 * The contents of packed lists of varints (benchmark cases `tile` and `numeric`).
 *
 * `readPacked...` reads the elements between `position` and `limit`, behind those of `list` if it has any, and returns the list: another one has its exact length
 * from the start, which makes it 4 times as fast to fill. Errors: TRUNCATED past `limit`, VARINT_OVERFLOW, LIMIT_EXCEEDED.
 * `writePacked...` checks and writes the elements, and returns the position after them. Throws InvalidValue.
 */

const elements: number = memoryCosts.elements;
const element: number = memoryCosts.element;
const bigint: number = memoryCosts.bigint;

type Varint32 = "int32" | "uint32" | "sint32";
export type Varint64 = "int64" | "uint64" | "sint64";

/** Open enums are int32. Varints of up to 4 bytes are read without a call (benchmark case `numeric`). */
export function readPackedVarint32(
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: number[] | undefined,
  type: Varint32,
): number[] {
  const count = countVarints(bytes, position, limit);
  charge(elements + count * element, position);
  const first = list === undefined ? 0 : list.length;
  const result = first === 0 ? new Array<number>(count) : list!;
  for (let index = first; index < first + count; index++) {
    let value = bytes[position++]!;
    if (value > 127) {
      let byte = bytes[position++]!;
      value = (value & 127) | ((byte & 127) << 7);
      if (byte > 127) {
        byte = bytes[position++]!;
        value |= (byte & 127) << 14;
        if (byte > 127) {
          byte = bytes[position++]!;
          value |= (byte & 127) << 21;
          if (byte > 127) {
            value = readVarint32(bytes, position - 4);
            if (type === "uint32") value >>>= 0;
            position = cursor.position;
          }
        }
      }
    }
    result[index] = value;
  }
  if (position !== limit) throwLastVarint(bytes, position, limit);
  if (type === "sint32")
    for (let index = first; index < first + count; index++) result[index] = zigzagDecode32(result[index]!);
  return result;
}

/** 64-bit integers wait here, as halves and as bigints, to be turned from one into the other many at a time: one alone waits for the store. 4 kB. */
export const halves = new Int32Array(1024) as Int32Array<ArrayBuffer>;
const bigInts = new BigInt64Array(halves.buffer);
const bigUints = new BigUint64Array(halves.buffer);

/** As bigints. */
export function readPackedVarint64(
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: bigint[] | undefined,
  type: Varint64,
): bigint[] {
  const count = countVarints(bytes, position, limit);
  charge(elements + count * (element + bigint), position);
  let index = list === undefined ? 0 : list.length;
  const result = index === 0 ? new Array<bigint>(count) : list!;
  for (let rest = count; rest > 0; rest -= bigInts.length) {
    const some = Math.min(rest, bigInts.length);
    position = readHalves(bytes, position, some);
    takeHalves(result, index, some, type);
    index += some;
  }
  if (position !== limit) throwLastVarint(bytes, position, limit);
  return result;
}

/** Reads this many varints, without a loop within the loop (benchmark case `numeric`). */
function readHalves(bytes: Uint8Array, position: number, count: number): number {
  for (let index = 0; index < count * 2; index += 2) {
    let byte = bytes[position++]!;
    let low = byte & 127;
    let high = 0;
    // biome-ignore lint/suspicious/noConfusingLabels: a way out of the bytes of one varint
    varint: {
      if (byte < 128) break varint;
      low |= ((byte = bytes[position++]!) & 127) << 7;
      if (byte < 128) break varint;
      low |= ((byte = bytes[position++]!) & 127) << 14;
      if (byte < 128) break varint;
      low |= ((byte = bytes[position++]!) & 127) << 21;
      if (byte < 128) break varint;
      low |= (byte = bytes[position++]!) << 28;
      high = (byte & 127) >> 4;
      if (byte < 128) break varint;
      high |= ((byte = bytes[position++]!) & 127) << 3;
      if (byte < 128) break varint;
      high |= ((byte = bytes[position++]!) & 127) << 10;
      if (byte < 128) break varint;
      high |= ((byte = bytes[position++]!) & 127) << 17;
      if (byte < 128) break varint;
      high |= ((byte = bytes[position++]!) & 127) << 24;
      if (byte < 128) break varint;
      high |= (byte = bytes[position++]!) << 31;
      if (byte > 127) throwVarintOverflow(position - 10);
    }
    halves[index + low32] = low;
    halves[index + high32] = high;
  }
  return position;
}

/** Moves this many of the waiting halves into a list, from `index` on, as bigints. */
export function takeHalves(list: bigint[], index: number, count: number, type: Varint64): void {
  const waiting: BigInt64Array | BigUint64Array = type === "uint64" ? bigUints : bigInts;
  if (type === "sint64") zigzagDecodeHalves(count);
  for (let each = 0; each < count; each++) list[index++] = waiting[each]!;
}

function zigzagDecodeHalves(count: number): void {
  for (let index = 0; index < count * 2; index += 2) {
    const low = halves[index + low32]!;
    const high = halves[index + high32]!;
    const sign = -(low & 1);
    halves[index + low32] = ((low >>> 1) | (high << 31)) ^ sign;
    halves[index + high32] = (high >>> 1) ^ sign;
  }
}

/** What stands behind the last varint that ends before `limit` is cut there, or too long. */
function throwLastVarint(bytes: Uint8Array, position: number, limit: number): never {
  readVarint64(bytes, position);
  throwTruncated(limit);
}

const writers = {
  int32: writeInt32,
  uint32: writeUint32,
  sint32: writeSint32,
  int64: writeInt64,
  uint64: writeUint64,
  sint64: writeSint64,
};

/** A varint of 64 bits, and a store of 4 bytes at its last. */
const roomForVarint = 14;

/** Open enums are int32. Values of up to 28 bits take one store of 2 or 4 bytes (benchmark case `tile`: 1.6 times as fast as one for each byte). */
export function writePackedVarint32(
  bytes: Uint8Array,
  position: number,
  list: readonly unknown[],
  type: Varint32,
): number {
  if (type === "sint32") return writePackedSint32(bytes, position, list);
  checkPlace(position);
  const view = outputView(bytes);
  const last = bytes.length - roomForVarint;
  const { length } = list;
  let index = 0;
  for (; index < length && position <= last; index++) {
    const value = list[index];
    if (typeof value !== "number") throwInvalidScalar(type, value, list, index);
    const small = value & 0x0fff_ffff;
    if (small !== value) {
      position = writeLarge32(view, position, value, list, index, type);
    } else if (small < 0x4000) {
      const more = (0x7f - small) >>> 31;
      view.setInt16(position, (small & 0x7f) | (more << 7) | ((small << 1) & 0x7f00), true);
      position = (position + 1 + more) | 0;
    } else {
      const more = (0x1f_ffff - small) >>> 31;
      view.setInt32(position, spread(small) | 0x8080 | (more << 23), true);
      position = (position + 3 + more) | 0;
    }
  }
  return index < length ? writeRest(bytes, position, list, index, type) : position;
}

function writeLarge32(
  view: DataView,
  position: number,
  value: number,
  list: readonly unknown[],
  index: number,
  type: Varint32,
): number {
  if ((type === "uint32" ? value >>> 0 : value | 0) !== value) throwInvalidScalar(type, value, list, index);
  return writeHalves(view, position, value, value < 0 ? -1 : 0);
}

function writePackedSint32(bytes: Uint8Array, position: number, list: readonly unknown[]): number {
  checkPlace(position);
  const view = outputView(bytes);
  const last = bytes.length - roomForVarint;
  let index = 0;
  for (; index < list.length && position <= last; index++) {
    const value = list[index];
    if (typeof value !== "number" || (value | 0) !== value) throwInvalidScalar("sint32", value, list, index);
    position = writeHalves(view, position, (value << 1) ^ (value >> 31), 0);
  }
  return writeRest(bytes, position, list, index, "sint32");
}

/** bigints, safe integers, decimal digits and Longs. */
export function writePackedVarint64(
  bytes: Uint8Array,
  position: number,
  list: readonly unknown[],
  type: Varint64,
): number {
  checkPlace(position);
  const view = outputView(bytes);
  const last = bytes.length - roomForVarint;
  const unsigned = type === "uint64";
  const zigzag = type === "sint64";
  const { length } = list;
  let index = 0;
  for (; index < length && position <= last; index++) {
    const value = list[index];
    let low: number;
    let high: number;
    if (typeof value === "bigint" && !unsigned && BigInt.asIntN(64, value) === value) {
      low = lowHalf(value);
      high = highHalf();
    } else {
      splitInt64(type, unsigned, value, list, index);
      ({ low, high } = cursor);
    }
    if (zigzag) {
      const sign = high >> 31;
      high = ((high << 1) | (low >>> 31)) ^ sign;
      low = (low << 1) ^ sign;
    }
    position = writeHalves(view, position, low, high);
  }
  return index < length ? writeRest(bytes, position, list, index, type) : position;
}

/** Near the end of the array nothing may be stored but the bytes that count. */
function writeRest(
  bytes: Uint8Array,
  position: number,
  list: readonly unknown[],
  index: number,
  type: Varint32 | Varint64,
): number {
  const write = writers[type];
  for (; index < list.length && position <= bytes.length; index++)
    position = write(bytes, position, list[index], list, index);
  return position;
}

/** 64 bits as a varint, 28 of them at a time; stores up to 3 bytes behind it. */
function writeHalves(view: DataView, position: number, low: number, high: number): number {
  const middle = ((low >>> 28) | (high << 4)) & 0x0fff_ffff;
  const top = high >>> 24;
  if ((middle | top) === 0) return writeVarint28(view, position, low);
  view.setInt32(position, spread(low) | 0x8080_8080, true);
  if (top === 0) return writeVarint28(view, position + 4, middle);
  view.setInt32(position + 4, spread(middle) | 0x8080_8080, true);
  return writeVarint28(view, position + 8, top);
}

/** 28 bits as a varint, by one store of 2 or 4 bytes (1.6 times as fast as single ones). */
function writeVarint28(view: DataView, position: number, value: number): number {
  if (value < 0x4000) {
    const more = (0x7f - value) >>> 31;
    view.setInt16(position, (value & 0x7f) | (more << 7) | ((value << 1) & 0x7f00), true);
    return position + 1 + more;
  }
  const more = (0x1f_ffff - value) >>> 31;
  view.setInt32(position, spread(value) | 0x8080 | (more << 23), true);
  return position + 3 + more;
}

/** The lowest 28 bits in four groups of seven, one in each byte. */
function spread(value: number): number {
  return (value & 0x7f) | ((value << 1) & 0x7f00) | ((value << 2) & 0x7f_0000) | ((value << 3) & 0x7f00_0000);
}
