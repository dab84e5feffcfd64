/**
 * The wire types of records. 6 and 7 do not exist.
 *
 * Source: https://protobuf.dev/programming-guides/encoding#structure
 */
export const WireType = {
  /** 1 to 10 bytes: int32, int64, uint32, uint64, sint32, sint64, bool, enums. */
  Varint: 0,
  /** 8 bytes: fixed64, sfixed64, double. */
  Fixed64: 1,
  /** A length, and as many bytes: string, bytes, messages, packed lists. */
  LengthDelimited: 2,
  /** Records up to the EndGroup of the same field number: groups. */
  StartGroup: 3,
  /** The end of a group. */
  EndGroup: 4,
  /** 4 bytes: fixed32, sfixed32, float. */
  Fixed32: 5,
} as const;

/** The number of a wire type, 0 to 5. */
export type WireType = (typeof WireType)[keyof typeof WireType];

/** The largest field number: 2^29 - 1. */
export const maxFieldNumber = 536_870_911;

/** The largest message, and the largest length of a record: 2^31 - 1 bytes. Source: https://protobuf.dev/programming-guides/proto-limits#total */
export const largestMessage = 2_147_483_647;

/** The bytes of the longest varint. Source: https://protobuf.dev/programming-guides/encoding#varints */
export const longestVarint = 10;

/** The tag of a record: `number << 3 | wireType`, an unsigned 32-bit integer. */
export function makeTag(number: number, wireType: number): number {
  return ((number << 3) | wireType) >>> 0;
}
