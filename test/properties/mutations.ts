import fc from "fast-check";
import { concat } from "../support/hex.ts";

/** A change to bytes; positions and lengths are fractions of what is there. */
export type Mutation =
  | { readonly kind: "flip"; readonly at: number; readonly bit: number }
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "delete"; readonly at: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "repeat" };

const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Bytes that mean something in the wire format: tags, groups, overlong and negative varints, large lengths. */
const meaningful = fc.constantFrom(
  [0x00],
  [0x80],
  [0xff],
  [0x0b],
  [0x0c],
  [0x13, 0x14],
  [0x0b, 0x0c],
  [0x0a, 0x00],
  [0x08, 0x01],
  [0x0d, 1, 2, 3, 4],
  [0x09, 1, 2, 3, 4, 5, 6, 7, 8],
  [0x88, 0x80, 0x00, 0x01],
  [0x80, 0x80, 0x80, 0x80, 0x08],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x0e],
  [0x0f],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("flip" as const), at: fraction, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant("cut" as const), at: fraction }),
  fc.record({ kind: fc.constant("delete" as const), at: fraction, length: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constant("insert" as const),
    at: fraction,
    bytes: fc.oneof(
      meaningful.map((bytes) => Uint8Array.from(bytes)),
      fc.uint8Array({ minLength: 1, maxLength: 5 }),
    ),
  }),
  fc.constant({ kind: "repeat" as const }),
);

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(mutation, { maxLength: 4 });

export function mutate(bytes: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  return changes.reduce(apply, bytes);
}

function apply(bytes: Uint8Array, change: Mutation): Uint8Array {
  if (change.kind === "repeat") return concat([bytes, bytes]);
  const at = Math.floor(change.at * bytes.length);
  if (change.kind === "cut") return bytes.slice(0, at);
  if (change.kind === "delete") return concat([bytes.subarray(0, at), bytes.subarray(at + change.length)]);
  if (change.kind === "insert") return concat([bytes.subarray(0, at), change.bytes, bytes.subarray(at)]);
  const flipped = bytes.slice();
  if (at < flipped.length) flipped[at] = flipped[at]! ^ (1 << change.bit);
  return flipped;
}
