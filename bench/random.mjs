/** Seeded random numbers and texts: the same payloads on every machine, in every run. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = BigInt.asUintN(64, BigInt(seed) * 0x9e3779b97f4a7c15n) || 1n;
  }

  /** A 64-bit word, by xorshift64*. */
  word() {
    let state = this.#state;
    state ^= state >> 12n;
    state = BigInt.asUintN(64, state ^ (state << 25n));
    state ^= state >> 27n;
    this.#state = state;
    return BigInt.asUintN(64, state * 0x2545f4914f6cdd1dn);
  }

  /** At least 0, below 1. */
  fraction() {
    return Number(this.word() >> 11n) / 2 ** 53;
  }

  /** An integer from `low` to `high`, both included. */
  integer(low, high) {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  /** An unsigned integer whose length in bits is evenly distributed up to `bits`. */
  sized(bits) {
    return this.word() >> BigInt(64 - this.integer(1, bits));
  }

  chance(probability) {
    return this.fraction() < probability;
  }

  pick(list) {
    return list[this.integer(0, list.length - 1)];
  }

  list(length, make) {
    return Array.from({ length }, (_, index) => make(index));
  }

  text(length, alphabet = "abcdefghijklmnopqrstuvwxyz0123456789") {
    let text = "";
    while (text.length < length) text += alphabet[this.integer(0, alphabet.length - 1)];
    return text;
  }

  bytes(length) {
    return Uint8Array.from({ length }, () => this.integer(0, 255));
  }
}
