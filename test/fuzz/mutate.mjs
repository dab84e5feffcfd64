import { reshape } from "./reshape.mjs";

/** Bytes that mean something in the wire format. */
const meaningful = [
  [0x00],
  [0x80],
  [0xff],
  [0x0b],
  [0x0c],
  [0x0b, 0x0c],
  [0x13, 0x14],
  [0x0a, 0x00],
  [0x08, 0x01],
  [0x0e],
  [0x0f],
  [0x0d, 1, 2, 3, 4],
  [0x09, 1, 2, 3, 4, 5, 6, 7, 8],
  [0x88, 0x80, 0x00, 0x01],
  [0x88, 0x80, 0x80, 0x80, 0x80, 0x00],
  [0x80, 0x80, 0x80, 0x80, 0x08],
  [0xff, 0xff, 0xff, 0xff, 0x07],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xc3, 0xa9],
];

/**
 * A generator of whole numbers below a bound, the same for the same seed (mulberry32).
 *
 * @param {number} seed
 * @returns {(bound: number) => number}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/**
 * Changes to the records of an input, whose lengths stay true but for those that are changed, and up to six changes to its bytes.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} other another input of the same type, to take parts of
 * @param {(bound: number) => number} random
 */
export function mutate(bytes, other, random) {
  let changed = random(2) === 0 ? Array.from(bytes) : reshape(bytes, other, random);
  for (let count = random(6) + (random(2) === 0 ? 1 : 0); count > 0; count--) changed = change(changed, other, random);
  return Uint8Array.from(changed);
}

/**
 * @param {number[]} bytes
 * @param {Uint8Array} other
 * @param {(bound: number) => number} random
 */
function change(bytes, other, random) {
  const at = random(bytes.length + 1);
  const piece = (/** @type {ArrayLike<number>} */ from) => {
    const start = random(from.length + 1);
    return Array.from(from).slice(start, start + 1 + random(16));
  };
  switch (random(8)) {
    case 0:
      return at === bytes.length ? bytes : bytes.with(at, bytes[at] ^ (1 << random(8)));
    case 1:
      return bytes.slice(0, at);
    case 2:
      return bytes.toSpliced(at, 1 + random(4));
    case 3:
      return bytes.toSpliced(at, 0, ...meaningful[random(meaningful.length)]);
    case 4:
      return bytes.toSpliced(at, 0, ...piece(bytes));
    case 5:
      return bytes.toSpliced(at, 0, ...piece(other));
    case 6:
      return [...bytes, ...other];
    default:
      return at === bytes.length ? bytes : bytes.with(at, random(256));
  }
}
