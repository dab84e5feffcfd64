/*
 * V8 hashes integers by a function that is public: a Map or Set of chosen numbers takes quadratic time. What a schema
 * or a message may choose is looked up by the means of this file.
 */

/** Secrets of this process; any odd factor is a bijection of 32 bits. */
const factor = (Math.random() * 0x1_0000_0000) | 1;
const term = (Math.random() * 0x1_0000_0000) | 0;

/**
 * Items by a 32-bit number, signed or unsigned. It has no methods but these: a bundle has those of a class, used or
 * not.
 */
export class NumberMap<T> {
  readonly #items = new Map<number, T>();

  get(number: number): T | undefined {
    return this.#items.get(Math.imul(number, factor) ^ term);
  }

  set(number: number, item: T): void {
    this.#items.set(Math.imul(number, factor) ^ term, item);
  }
}

/** Items by their number, of several the last. */
export function indexByNumber<T extends { readonly number: number }>(items: readonly T[]): NumberMap<T> {
  const index = new NumberMap<T>();
  for (const item of items) index.set(item.number, item);
  return index;
}

/** A set of numbers of 32 bits. */
export interface NumberSet {
  /** Returns whether a value, of any type, is one of them. */
  has(value: unknown): boolean;
}

/** Makes a set of integers. */
export function newNumberSet(numbers: readonly number[]): NumberSet {
  const mixed = new Set(numbers.map((number) => Math.imul(number, factor) ^ term));
  return {
    has: (value) => typeof value === "number" && (value | 0) === value && mixed.has(Math.imul(value, factor) ^ term),
  };
}
