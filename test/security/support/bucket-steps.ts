/*
 * Steps that V8 takes in the buckets of its Maps and Sets: counted, since they cannot be asked for. A key that is looked up in a bucket passes all that came there
 * before. Only integers are counted, whose hash everybody can compute.
 */

export interface StepCount {
  readonly inMaps: number;
  stop(): void;
}

/**
 * Source: ComputeUnseededHash and ComputeLongHash in V8's src/utils/utils.h, the latter in bigints. src/message/flooded-keys.ts has the same hash in halves of 32 bits;
 * it is not used here, as a fault in it would not be seen by a test that counts with it.
 */
function hashOf(key: unknown): number | undefined {
  if (typeof key === "bigint") return hash64(BigInt.asUintN(64, key));
  if (typeof key !== "number") return undefined;
  if ((key | 0) !== key) return hash64(new BigUint64Array(new Float64Array([key]).buffer)[0]!);
  let hash = (~key + (key << 15)) | 0;
  hash ^= hash >>> 12;
  hash = (hash + (hash << 2)) | 0;
  hash ^= hash >>> 4;
  hash = Math.imul(hash, 2057);
  return hash ^ (hash >>> 16);
}

function hash64(key: bigint): number {
  const cut = (value: bigint): bigint => BigInt.asUintN(64, value);
  let hash = cut((key << 18n) - key - 1n);
  hash ^= hash >> 31n;
  hash = cut(hash * 21n);
  hash ^= hash >> 11n;
  hash = cut(hash * 65n);
  hash ^= hash >> 22n;
  return Number(hash & 0x3fff_ffffn);
}

/** Buckets of a Map of many thousand entries. */
const bucketMask = 0x3fff;

/** Counts from now on, until it is stopped: methods of Map and Set are replaced. */
export function countSteps(): StepCount {
  const sizes = new WeakMap<object, Uint32Array>();
  let steps = 0;
  const originals = {
    get: Map.prototype.get,
    has: Map.prototype.has,
    set: Map.prototype.set,
    add: Set.prototype.add,
    hasMember: Set.prototype.has,
  };
  const note = (table: object, key: unknown, grows: boolean): void => {
    const hash = hashOf(key);
    if (hash === undefined) return;
    let buckets = sizes.get(table);
    if (buckets === undefined) sizes.set(table, (buckets = new Uint32Array(bucketMask + 1)));
    steps += buckets[hash & bucketMask]!;
    if (grows) buckets[hash & bucketMask]! += 1;
  };
  Map.prototype.get = function (key) {
    note(this, key, false);
    return originals.get.call(this, key);
  };
  Map.prototype.has = function (key) {
    note(this, key, false);
    return originals.has.call(this, key);
  };
  Map.prototype.set = function (key, value) {
    note(this, key, !originals.has.call(this, key));
    return originals.set.call(this, key, value);
  };
  Set.prototype.add = function (key) {
    note(this, key, !originals.hasMember.call(this, key));
    return originals.add.call(this, key);
  };
  Set.prototype.has = function (key) {
    note(this, key, false);
    return originals.hasMember.call(this, key);
  };
  return {
    get inMaps() {
      return steps;
    },
    stop() {
      Object.assign(Map.prototype, { get: originals.get, has: originals.has, set: originals.set });
      Object.assign(Set.prototype, { add: originals.add, has: originals.hasMember });
    },
  };
}
