import { ProtobufError } from "../errors.ts";
import { joinInt64, joinUint64, readDouble, readFloat, readInt32 } from "./fixed.ts";
import { isBytes, trueBytes, trueLength } from "./byte-array.ts";
import { readUtf8 } from "./utf8.ts";
import { cursor, readTag, readVarint32, readVarint64, skipVarint, zigzagDecode32 } from "./varint.ts";
import {
  throwInvalidGroup,
  throwInvalidLength,
  throwInvalidUtf8,
  throwLimitExceeded,
  throwTruncated,
} from "./wire-error.ts";
import { maxFieldNumber, WireType } from "./wire-type.ts";

/** Groups may contain groups this many levels deep, as in decode. */
export const maxGroupDepth = 100;

function isTag(tag: Tag | null | undefined): tag is Tag {
  const { number = 0, wireType = -1 } = tag ?? {};
  return (
    Number.isInteger(number) &&
    number >= 1 &&
    number <= maxFieldNumber &&
    Number.isInteger(wireType) &&
    wireType >= 0 &&
    wireType <= 5
  );
}

function lengthOf(bytes: unknown): number {
  if (!isBytes(bytes))
    throw new ProtobufError(
      "INVALID_TYPE",
      "expected a Uint8Array to read: of an ArrayBuffer, give new Uint8Array(buffer)",
    );
  return trueLength(bytes);
}

/** The two parts of a tag. */
export interface Tag {
  /** Field number, 1 to 2^29 - 1. */
  readonly number: number;
  /** How the value is written, 0 to 5. */
  readonly wireType: WireType;
}

/**
 * BinaryReader reads Protocol Buffers bytes without a schema: tags and values, one after another.
 *
 * Each method reads one value of the scalar type in its name, and moves `position` past it. After an error, `position`
 * stays at the value. Errors, with the offset into `input`: TRUNCATED, VARINT_OVERFLOW, INVALID_TAG, INVALID_GROUP,
 * INVALID_LENGTH, INVALID_UTF8, LIMIT_EXCEEDED. Source: https://protobuf.dev/programming-guides/encoding
 */
export class BinaryReader {
  /** The bytes that are read. */
  readonly input: Uint8Array;
  /** Offset of the next byte. */
  position: number;
  /** Offset after the last byte that may be read. */
  readonly end: number;

  /**
   * Reads `bytes` from `position` (default 0) up to `end` (default: all). Errors: INVALID_ARGUMENT for offsets outside;
   * INVALID_TYPE for anything that is not a Uint8Array.
   */
  constructor(bytes: Uint8Array, position = 0, end: number = lengthOf(bytes)) {
    const length = lengthOf(bytes);
    const inside =
      Number.isInteger(position) && Number.isInteger(end) && position >= 0 && position <= end && end <= length;
    if (!inside) throw new ProtobufError("INVALID_ARGUMENT", "position and end are not within the bytes");
    this.input = trueBytes(bytes);
    this.position = position;
    this.end = end;
  }

  /** Whether everything has been read. */
  get done(): boolean {
    return this.position >= this.end;
  }

  /** Reads a tag: 1 to 5 bytes. Errors: INVALID_TAG, TRUNCATED. */
  tag(): Tag {
    const tag = readTag(this.input, this.position, this.end);
    this.#moveToCursor();
    return { number: tag >>> 3, wireType: (tag & 7) as WireType };
  }

  /** Reads a varint, -2^31 to 2^31 - 1; bits above 32 are dropped. Use it for enums, too. */
  int32(): number {
    const value = readVarint32(this.input, this.position);
    this.#moveToCursor();
    return value;
  }

  /** Reads a varint, 0 to 2^32 - 1; bits above 32 are dropped. */
  uint32(): number {
    return this.int32() >>> 0;
  }

  /** Reads a zigzag varint, -2^31 to 2^31 - 1. */
  sint32(): number {
    return zigzagDecode32(this.int32());
  }

  /** Reads a varint, -2^63 to 2^63 - 1. */
  int64(): bigint {
    this.#varint64();
    return joinInt64(cursor.low, cursor.high);
  }

  /** Reads a varint, 0 to 2^64 - 1. */
  uint64(): bigint {
    this.#varint64();
    return joinUint64(cursor.low, cursor.high);
  }

  /** Reads a zigzag varint, -2^63 to 2^63 - 1. */
  sint64(): bigint {
    const value = this.uint64();
    return (value >> 1n) ^ -(value & 1n);
  }

  /** Reads a varint: any bit of the 64 makes it true. */
  bool(): boolean {
    this.#varint64();
    return (cursor.low | cursor.high) !== 0;
  }

  /** Reads 4 bytes, 0 to 2^32 - 1. */
  fixed32(): number {
    return readInt32(this.input, this.#take(4)) >>> 0;
  }

  /** Reads 4 bytes, -2^31 to 2^31 - 1. */
  sfixed32(): number {
    return readInt32(this.input, this.#take(4));
  }

  /** Reads 8 bytes, 0 to 2^64 - 1. */
  fixed64(): bigint {
    const start = this.#take(8);
    return joinUint64(readInt32(this.input, start), readInt32(this.input, start + 4));
  }

  /** Reads 8 bytes, -2^63 to 2^63 - 1. */
  sfixed64(): bigint {
    const start = this.#take(8);
    return joinInt64(readInt32(this.input, start), readInt32(this.input, start + 4));
  }

  /** Reads 4 bytes, an IEEE 754 single. */
  float(): number {
    return readFloat(this.input, this.#take(4));
  }

  /** Reads 8 bytes, an IEEE 754 double. */
  double(): number {
    return readDouble(this.input, this.#take(8));
  }

  /** Reads a length and as many bytes of UTF-8. Errors: INVALID_UTF8 (the offset is that of the text), INVALID_LENGTH, TRUNCATED. */
  string(): string {
    const before = this.position;
    const end = this.#content();
    const start = this.position;
    const text = readUtf8(this.input, start, end);
    this.position = text === undefined ? before : end;
    return text ?? throwInvalidUtf8(start);
  }

  /** Reads a length and as many bytes, into a new array. Errors: INVALID_LENGTH, TRUNCATED. */
  bytes(): Uint8Array<ArrayBuffer> {
    const end = this.#content();
    const copy = new Uint8Array(end - this.position);
    copy.set(this.input.subarray(this.position, end));
    this.position = end;
    return copy;
  }

  /**
   * Reads a length, and returns a reader for as many bytes: a message, or packed values. Its offsets are those of this
   * reader. Errors: INVALID_LENGTH, TRUNCATED.
   */
  delimited(): BinaryReader {
    const end = this.#content();
    const content = new BinaryReader(this.input, this.position, end);
    this.position = end;
    return content;
  }

  /**
   * Returns a reader for the content of group `number`, whose start tag was read last. Errors: as for `skip`.
   */
  group(number: number): BinaryReader {
    const start = this.position;
    const end = this.#skipGroup(number);
    return new BinaryReader(this.input, start, end);
  }

  /**
   * Skips the value of the record whose tag was read last; for a group, all of its content. Errors: INVALID_GROUP,
   * LIMIT_EXCEEDED (groups deeper than 100), and those of the value.
   */
  skip(tag: Tag): void {
    if (!isTag(tag)) throw new ProtobufError("INVALID_ARGUMENT", "expected a tag, as tag() gives it");
    const { number, wireType } = tag;
    if (wireType === WireType.StartGroup) this.#skipGroup(number);
    else if (wireType === WireType.EndGroup) throwInvalidGroup(this.position, `end of group ${number} without a start`);
    else this.#skipValue(wireType);
  }

  #skipValue(wireType: WireType): void {
    if (wireType === WireType.Varint) {
      cursor.position = skipVarint(this.input, this.position);
      this.#moveToCursor();
    } else if (wireType === WireType.LengthDelimited) {
      this.position = this.#content();
    } else {
      this.#take(wireType === WireType.Fixed32 ? 4 : 8);
    }
  }

  /** Skips up to and including the end tag of group `number`, and returns the offset of that tag. */
  #skipGroup(number: number): number {
    const before = this.position;
    const open = [number];
    try {
      for (;;) {
        const start = this.position;
        if (this.done) throwTruncated(this.end);
        const tag = this.tag();
        if (tag.wireType === WireType.StartGroup) {
          if (open.length === maxGroupDepth)
            throwLimitExceeded(start, `groups are nested more than ${maxGroupDepth} levels deep`);
          open.push(tag.number);
        } else if (tag.wireType === WireType.EndGroup) {
          if (open.pop() !== tag.number) throwInvalidGroup(start, `end of group ${tag.number} within another group`);
          if (open.length === 0) return start;
        } else {
          this.#skipValue(tag.wireType);
        }
      }
    } catch (error) {
      this.position = before;
      throw error;
    }
  }

  #varint64(): void {
    readVarint64(this.input, this.position);
    this.#moveToCursor();
  }

  /** Reads a length, moves past it, and returns the end of the content. */
  #content(): number {
    const start = this.position;
    const length = readVarint32(this.input, start);
    if (cursor.position > this.end) throwTruncated(this.end);
    if (length < 0 || cursor.position - start > 5 || (cursor.position - start === 5 && this.input[start + 4]! > 7)) {
      throwInvalidLength(start, "length exceeds 2^31 - 1");
    }
    if (length > this.end - cursor.position) throwTruncated(this.end);
    this.position = cursor.position;
    return this.position + length;
  }

  /** Moves past `length` bytes and returns the offset of the first. */
  #take(length: number): number {
    const start = this.position;
    if (length > this.end - start) throwTruncated(this.end);
    this.position = start + length;
    return start;
  }

  #moveToCursor(): void {
    if (cursor.position > this.end) throwTruncated(this.end);
    this.position = cursor.position;
  }
}
