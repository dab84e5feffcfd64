import { littleEndian, readDouble, readFloat, writeDouble, writeFloat } from "../../wire/fixed.ts";
import { cursor, readVarint32, readVarint64, writeVarint32, writeVarint64 } from "../../wire/varint.ts";
import { throwTruncated } from "../../wire/wire-error.ts";
import { countVarints } from "./count-records.ts";
import { charge } from "./decode-state.ts";
import { throwInvalidScalar } from "./invalid-value.ts";
import { keepNaN } from "./keep-nan.ts";

/*
 * The contents of packed lists of the types that come in great numbers (benchmark cases `numeric` and `tile`). Other types take the general way, one value
 * after the other.
 *
 * `readPacked...` reads the elements between `position` and `limit`, behind those of `list` if there is one, and returns the list: it has its exact length
 * from the start, which makes it 4 times as fast to fill. Errors: TRUNCATED past `limit`, VARINT_OVERFLOW, LIMIT_EXCEEDED.
 * `writePacked...` checks and writes the elements, and returns the position after them. Throws InvalidValue.
 */

/** Estimated bytes of a number in a list. */
const memory = 8;
/** Lists of at least so many numbers are read through a DataView, which takes 100 ns to make. */
const leastForView = 16;

/** Elements of 4 or 8 bytes: float or double. */
export function readPackedFloats(bytes: Uint8Array, position: number, limit: number, list: number[] | undefined, size: 4 | 8): number[] {
  const count = (limit - position) / size;
  if (!Number.isInteger(count)) throwTruncated(limit);
  charge(count * memory, position);
  const result = list ?? new Array<number>(count);
  const first = list === undefined ? 0 : list.length;
  const view = count < leastForView ? undefined : new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let index = first; index < first + count; index++, position += size) {
    let value: number;
    if (view === undefined) value = size === 8 ? readDouble(bytes, position) : readFloat(bytes, position);
    else value = size === 8 ? view.getFloat64(position, true) : view.getFloat32(position, true);
    if (value !== value) keepNaN(result);
    result[index] = value;
  }
  return result;
}

/** int32, uint32 and open enums. */
export function readPackedVarint32(bytes: Uint8Array, position: number, limit: number, list: number[] | undefined, unsigned: boolean): number[] {
  const count = countVarints(bytes, position, limit);
  charge(count * memory, position);
  const result = list ?? new Array<number>(count);
  const first = list === undefined ? 0 : list.length;
  for (let index = first; index < first + count; index++) {
    let value = bytes[position++]!;
    if (value > 127) {
      const second = bytes[position]!;
      if (second > 127) {
        value = readVarint32(bytes, position - 1);
        if (unsigned) value >>>= 0;
        position = cursor.position;
      } else {
        value = (value & 127) | (second << 7);
        position += 1;
      }
    }
    result[index] = value;
  }
  if (position !== limit) throwLastVarint(bytes, position, limit);
  return result;
}

/** What stands behind the last varint that ends before `limit` is cut there, or too long. */
function throwLastVarint(bytes: Uint8Array, position: number, limit: number): never {
  readVarint64(bytes, position);
  throwTruncated(limit);
}

/** Floats wait here, as the bytes that they are, to be copied in one go. 2 kB. */
const floats64 = new Float64Array(256);
const floats32 = new Float32Array(floats64.buffer);
const floatBytes = new Uint8Array(floats64.buffer);

/** Elements of 4 or 8 bytes: float or double. */
export function writePackedFloats(bytes: Uint8Array, position: number, list: readonly unknown[], size: 4 | 8): number {
  const { length } = list;
  const end = position + length * size;
  const floats = size === 8 ? floats64 : floats32;
  if (length < leastForView || !littleEndian || end > bytes.length) return writeFloats(bytes, position, list, size);
  for (let index = 0; index < length; ) {
    const some = Math.min(length - index, floats.length);
    for (let each = 0; each < some; each++, index++) {
      const value = list[index];
      if (typeof value !== "number") throwInvalidScalar(size === 8 ? "double" : "float", value, list, index);
      floats[each] = value;
    }
    bytes.set(floatBytes.subarray(0, some * size), position);
    position += some * size;
  }
  return position;
}

function writeFloats(bytes: Uint8Array, position: number, list: readonly unknown[], size: 4 | 8): number {
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (typeof value !== "number") throwInvalidScalar(size === 8 ? "double" : "float", value, list, index);
    position = size === 8 ? writeDouble(bytes, position, value) : writeFloat(bytes, position, value);
  }
  return position;
}

/** int32, uint32 and open enums. */
export function writePackedVarint32(bytes: Uint8Array, position: number, list: readonly unknown[], unsigned: boolean): number {
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (typeof value !== "number" || (unsigned ? value >>> 0 : value | 0) !== value) throwInvalidScalar(unsigned ? "uint32" : "int32", value, list, index);
    if (value < 0) {
      position = writeVarint64(bytes, position, value, -1);
    } else if (value < 128) {
      bytes[position++] = value;
    } else if (value < 16384) {
      bytes[position] = value | 128;
      bytes[position + 1] = value >> 7;
      position += 2;
    } else {
      position = writeVarint32(bytes, position, value);
    }
  }
  return position;
}
