/*
 * Integers that V8's hash puts into one bucket of a Map of up to 2^17 entries: its steps, backwards. They are known to everybody.
 * Source: ComputeUnseededHash and ComputeLongHash in V8's src/utils/utils.h
 */

const bits32 = (1n << 32n) - 1n;
const bits64 = (1n << 64n) - 1n;

/** The factor by which a product with `factor` is undone. */
function inverse(factor: bigint, mask: bigint): bigint {
  let result = 1n;
  for (let step = 0; step < 6; step++) result = (result * (2n - factor * result)) & mask;
  return result & mask;
}

/** Undoes `hash ^= hash >>> shift`. */
function unshift(hash: bigint, shift: bigint): bigint {
  let result = hash;
  for (let step = shift; step < 64n; step += shift) result = hash ^ (result >> shift);
  return result;
}

function key32(hash: bigint): number {
  let key = unshift(hash, 16n);
  key = (key * inverse(2057n, bits32)) & bits32;
  key = unshift(key, 4n);
  key = (key * inverse(5n, bits32)) & bits32;
  key = unshift(key, 12n);
  key = ((key + 1n) * inverse((1n << 15n) - 1n, bits32)) & bits32;
  return Number(BigInt.asIntN(32, key));
}

function key64(hash: bigint): bigint {
  let key = unshift(hash, 22n);
  key = (key * inverse(65n, bits64)) & bits64;
  key = unshift(key, 11n);
  key = (key * inverse(21n, bits64)) & bits64;
  key = unshift(key, 31n);
  key = ((key + 1n) * inverse((1n << 18n) - 1n, bits64)) & bits64;
  return BigInt.asIntN(64, key);
}

/** `count` (up to 32,768) int32 whose hashes end in the same 17 bits. */
export function collidingInt32(count: number): number[] {
  return Array.from({ length: count }, (_, index) => key32((BigInt(index) << 17n) | 5n));
}

/** `count` int64 of which the same is true. */
export function collidingInt64(count: number): bigint[] {
  return Array.from({ length: count }, (_, index) => key64((BigInt(index) << 17n) | 5n));
}

/** `count` integers that are doubles to V8: from 2^31 on, as uint32 have them, or above, as 64-bit integers that are numbers. */
export function collidingDoubles(count: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  const keys: number[] = [];
  for (let high = 0n; keys.length < count; high++) {
    view.setBigInt64(0, key64((high << 9n) | 5n));
    const value = view.getFloat64(0);
    if (Number.isSafeInteger(value) && value >= 2 ** 31) keys.push(value);
  }
  return keys;
}
