/**
 * The wire types of records. 6 and 7 do not exist.
 *
 * Source: https://protobuf.dev/programming-guides/encoding#structure
 */
export const WireType = {
  Varint: 0,
  Fixed64: 1,
  LengthDelimited: 2,
  StartGroup: 3,
  EndGroup: 4,
  Fixed32: 5,
} as const;
export type WireType = (typeof WireType)[keyof typeof WireType];

/** The largest field number: 2^29 - 1. */
export const maxFieldNumber = 536_870_911;

/** The largest message, and the largest length of a record: 2^31 - 1 bytes. Source: https://protobuf.dev/programming-guides/proto-limits#total */
export const largestMessage = 2_147_483_647;

/** The tag of a record: `number << 3 | wireType`, an unsigned 32-bit integer. */
export function makeTag(number: number, wireType: number): number {
  return ((number << 3) | wireType) >>> 0;
}
