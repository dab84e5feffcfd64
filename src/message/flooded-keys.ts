import { highHalf, lowHalf } from "../wire/fixed.ts";
import { isMap } from "./property.ts";

/*
 * A Map of integer keys that were chosen to collide takes quadratic time to fill and to use: V8 hashes numbers and
 * bigints with a public function, and users get a Map. So the keys of a large Map are counted by the same hash, and a
 * Map with too many collisions is rejected. Ordinary keys (random, sequential, in steps, timestamps) do not collide
 * like that. Engines with another hash reject the same keys.
 */

/** Keys are checked in batches: each time a Map has grown by this many. */
const stride = 256;

/** The most keys that may share a bucket; there are at least as many buckets as keys. */
const mostPerBucket = 64;

/** Why a Map is rejected. */
export const floodText = "the keys of the map were chosen to collide";

/** The keys of a Map that have been counted: `keys` continues after them. */
interface Count {
  readonly keys: Iterator<unknown>;
  counted: number;
  readonly buckets: Uint8Array;
}

const counts = new WeakMap<object, Count>();

/**
 * Returns whether too many keys of a Map collide. Called after each new entry; it looks at the keys after every 256.
 */
export function isFlooded(map: object): boolean {
  return isMap(map) && map.size % stride === 0 && hasCollisions(map);
}

function hasCollisions(map: ReadonlyMap<unknown, unknown>): boolean {
  let count = counts.get(map);
  if (count === undefined || count.buckets.length < map.size) {
    count = { keys: map.keys(), counted: 0, buckets: new Uint8Array(2 ** Math.ceil(Math.log2(map.size * 2))) };
    counts.set(map, count);
  }
  const { keys, buckets } = count;
  for (; count.counted < map.size; count.counted++) {
    const next = keys.next();
    if (next.done === true) {
      // The Map has been used in other ways.
      counts.delete(map);
      return false;
    }
    const hash = hashOf(next.value);
    if (hash !== undefined && ++buckets[hash & (buckets.length - 1)]! > mostPerBucket) return true;
  }
  return false;
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/**
 * V8's hash of an integer, by its value or by its bits as a double or bigint. (Strings are hashed with a secret seed.)
 */
function hashOf(key: unknown): number | undefined {
  if (typeof key === "bigint") return hash64(lowHalf(key), highHalf());
  if (typeof key !== "number") return undefined;
  if ((key | 0) === key) return hash32(key);
  double[0] = key;
  return hash64(halves[0]!, halves[1]!);
}

/** Source: ComputeUnseededHash in V8's src/utils/utils.h */
function hash32(key: number): number {
  let hash = (~key + (key << 15)) | 0;
  hash ^= hash >>> 12;
  hash = (hash + (hash << 2)) | 0;
  hash ^= hash >>> 4;
  hash = Math.imul(hash, 2057);
  return hash ^ (hash >>> 16);
}

/** The low half of the hash. Source: ComputeLongHash in V8's src/utils/utils.h */
function hash64(low: number, high: number): number {
  let sum = (~low >>> 0) + ((low << 18) >>> 0);
  high = (~high + ((high << 18) | (low >>> 14)) + carry(sum)) | 0;
  low = sum | 0;
  low ^= (low >>> 31) | (high << 1);
  high ^= high >>> 31;
  sum = (low >>> 0) * 21;
  high = (Math.imul(high, 21) + carry(sum)) | 0;
  low = sum | 0;
  low ^= (low >>> 11) | (high << 21);
  high ^= high >>> 11;
  sum = (low >>> 0) + ((low << 6) >>> 0);
  high = (high + ((high << 6) | (low >>> 26)) + carry(sum)) | 0;
  low = sum | 0;
  return low ^ ((low >>> 22) | (high << 10));
}

function carry(sum: number): number {
  return Math.floor(sum / 0x1_0000_0000);
}
