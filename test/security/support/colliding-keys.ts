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

/** Some integers that are doubles to V8, as uint32 have them from 2^31 on, whose hashes end in the same 10 bits. */
export const collidingDoubles: readonly number[] = [
  1566, 1899, 2276, 3965, 4222, 6192, 7971, 8413, 9666, 10000, 11097, 11168, 13158, 14033, 14449, 16604, 19133, 19216,
  20247, 20854, 22359, 23464, 24280, 25175, 25906, 26772, 28881, 31175, 32424, 33732, 33843, 35261, 37854, 38470, 40117,
  42507, 42694, 43549, 44476, 44974, 46838, 47499, 49767, 49821, 52113, 53387, 54194, 54534, 54807, 57465, 57874, 59311,
  60874, 62377, 62744, 63373, 64304, 64678, 66928, 68471, 69950, 70191, 71763, 72530, 73379, 73672, 74587, 75244, 76217,
  78825, 79722, 80275, 80828, 82440, 83403, 83512, 84142, 84293, 85664, 86745, 87247, 89648, 94198, 94633, 94835, 94889,
  96077, 96826, 96880, 98179, 98721, 99390, 101669, 104805, 105757, 106202, 106653, 107556, 107974, 108194,
].map((key) => key + 2 ** 31);
