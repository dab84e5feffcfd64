import { highHalf, lowHalf } from "../wire/fixed.ts";
import { isMap } from "./property.ts";

/*
 * A Map of integer keys that were chosen to collide takes quadratic time to fill and to use: V8 hashes numbers and bigints by a function that everybody knows, and
 * a Map is what users get. So the keys of a large one are counted by the same hash, and a Map in which too many come together is refused. Other keys come together
 * neither by chance nor in sequences, steps or times. Of engines that hash otherwise, those keys are refused all the same.
 */

/** Keys are looked at together each time that a Map has grown by so many. */
const stride = 256;

/** So many keys may share a bucket, of which there are as many as keys at least. */
const mostPerBucket = 64;

/** Why a Map is refused. */
export const floodText = "the keys of the map were chosen to collide";

/** The keys of a Map that have been counted: `keys` stands behind them. */
interface Count {
  readonly keys: Iterator<unknown>;
  counted: number;
  readonly buckets: Uint8Array;
}

const counts = new WeakMap<object, Count>();

/** Tells whether too many keys of a Map collide. It is asked each time that the Map got an entry, and looks at the keys when there are a further 256. */
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

/** V8's hash of an integer: the way is that of its value, or of its bits as a double or bigint. Strings are hashed with a secret. */
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
