import { v8Version } from "./v8-version.ts";

/*
 * One 8-byte scratch seen as integers and as floats: no DataView is made for single values, which is 1.4 times faster than making one per message.
 */
const float64 = new Float64Array(1);
const float32 = new Float32Array(float64.buffer);
const int32 = new Int32Array(float64.buffer);
const bigInt64 = new BigInt64Array(float64.buffer);
const signBit = 0x8000_0000 | 0;
/** The byte order of typed arrays on this platform. */
const littleEndian: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
/** Where the halves of a 64-bit value stand in a typed array of 32-bit ones. */
export const low32: 0 | 1 = littleEndian ? 0 : 1;
export const high32: 0 | 1 = littleEndian ? 1 : 0;

/** Reads 4 bytes as a signed 32-bit integer; `>>> 0` makes it unsigned. */
export function readInt32(bytes: Uint8Array, position: number): number {
  return bytes[position]! | (bytes[position + 1]! << 8) | (bytes[position + 2]! << 16) | (bytes[position + 3]! << 24);
}

/** Reads 4 bytes as an IEEE 754 single. */
export function readFloat(bytes: Uint8Array, position: number): number {
  const bits =
    bytes[position]! | (bytes[position + 1]! << 8) | (bytes[position + 2]! << 16) | (bytes[position + 3]! << 24);
  if ((bits & 0x7f80_0000) === 0x7f80_0000 && bits << 9 !== 0) return floatNaN(bits);
  int32[0] = bits;
  return float32[0]!;
}

/** The same, but a signalling NaN becomes quiet. Written out, for V8 does not inline more than so much code into a decoder (8 fields of floats). */
export function readQuietFloat(bytes: Uint8Array, position: number): number {
  int32[0] =
    bytes[position]! | (bytes[position + 1]! << 8) | (bytes[position + 2]! << 16) | (bytes[position + 3]! << 24);
  return float32[0]!;
}

/** The NaN of 64 bits for one of 32, with its sign, payload and signalling bit: processors make a signalling one quiet where they convert it. */
export function floatNaN(bits: number): number {
  int32[low32] = bits << 29;
  int32[high32] = (bits & signBit) | 0x7ff0_0000 | ((bits >> 3) & 0xf_ffff);
  return float64[0]!;
}

/** The 32 bits of an infinity, which are `bits`, or of a NaN that `floatNaN` has made; quiet if there is nothing left of its payload. */
function nonFiniteBits(value: number, bits: number): number {
  if (value === value) return bits;
  storeNaN(value);
  const high = int32[high32]!;
  const payload = ((high & 0xf_ffff) << 3) | (int32[low32]! >>> 29);
  return (high & signBit) | 0x7f80_0000 | (payload === 0 ? 0x40_0000 : payload);
}

/** V8 14 (Node 26) makes a signalling NaN quiet where code that its first compiler has made stores it; `fill` is none of that code. */
function storeNaN(value: number): void {
  float64.fill(value, 0, 1);
}

/** Reads 8 bytes as an IEEE 754 double. */
export function readDouble(bytes: Uint8Array, position: number): number {
  int32[low32] = readInt32(bytes, position);
  int32[high32] = readInt32(bytes, position + 4);
  return float64[0]!;
}

/** Writes a signed or unsigned 32-bit integer as 4 bytes; returns the position after it. */
export function writeInt32(bytes: Uint8Array, position: number, value: number): number {
  bytes[position] = value;
  bytes[position + 1] = value >> 8;
  bytes[position + 2] = value >> 16;
  bytes[position + 3] = value >> 24;
  return position + 4;
}

/*
 * The exponents of infinities and NaNs have all bits set. To look at them costs less than to compare a number with itself, and written out less than as constants
 * (benchmark cases `numeric` and `records`).
 */

/** The bits of an IEEE 754 single, rounded as `Math.fround`; the exponent of what is not finite, or too large, has all bits set. */
export function floatBits(value: number): number {
  float32[0] = value;
  return int32[0]!;
}

/**
 * Returns whether a number is in the range of an IEEE 754 single; what `Math.fround` makes infinite is not, infinities
 * and NaN are.
 */
export function isFloat(value: number): boolean {
  return Math.abs(Math.fround(value) - value) !== Infinity;
}

/** Writes an IEEE 754 single, rounded as `Math.fround`; returns the position after it. */
export function writeFloat(bytes: Uint8Array, position: number, value: number): number {
  const bits = floatBits(value);
  return writeInt32(bytes, position, (bits & 0x7f80_0000) === 0x7f80_0000 ? nonFiniteBits(value, bits) : bits);
}

/** Writes an IEEE 754 double; returns the position after it. */
export function writeDouble(bytes: Uint8Array, position: number, value: number): number {
  float64[0] = value;
  const high = int32[high32]!;
  if ((high & 0x7ff0_0000) === 0x7ff0_0000) return writeNonFinite(bytes, position, value);
  return writeInt32(bytes, writeInt32(bytes, position, int32[low32]!), high);
}

function writeNonFinite(bytes: Uint8Array, position: number, value: number): number {
  storeNaN(value);
  return writeInt32(bytes, writeInt32(bytes, position, int32[low32]!), int32[high32]!);
}

/** The integers that are one byte on the wire, made once (benchmark case `int64`). */
const smallIntegers: readonly bigint[] = Array.from({ length: 128 }, (_, value) => BigInt(value));

/** Joins 32-bit halves to a signed 64-bit integer: Node 24 and 26 by arithmetic in 7 ns, for a load from a scratch waits for both stores (10); on Node 22 that takes 30. */
export function joinInt64(low: number, high: number): bigint {
  if (high === 0 && low >>> 0 < 128) return smallIntegers[low]!;
  if (v8Version >= 13) return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low >>> 0));
  int32[low32] = low;
  int32[high32] = high;
  return bigInt64[0]!;
}

/** Joins 32-bit halves to an unsigned 64-bit integer. */
export function joinUint64(low: number, high: number): bigint {
  const value = joinInt64(low, high);
  if (high >= 0) return value;
  // A sum takes half as long again in V8; `asUintN` of QuickJS gives what `asIntN` gives.
  return v8Version > 0 ? BigInt.asUintN(64, value) : value + 0x1_0000_0000_0000_0000n;
}

/** The low half of a 64-bit integer, as a signed 32-bit integer; bits above 64 are dropped. `highHalf()` gives the other, at once after this. */
export function lowHalf(value: bigint): number {
  bigInt64[0] = value;
  return int32[low32]!;
}

/** The high half of the integer that `lowHalf` was called with last, as a signed 32-bit integer. */
export function highHalf(): number {
  return int32[high32]!;
}
