import { isBytes, trueLength } from "./byte-array.ts";
import { ProtobufError } from "../errors.ts";
import { highHalf, isFloat, lowHalf, writeDouble, writeFloat, writeInt32 } from "./fixed.ts";
import { utf8Size, writeUtf8 } from "./utf8.ts";
import { varint32Size, writeVarint32, writeVarint64, zigzagEncode32 } from "./varint.ts";
import { makeTag, maxFieldNumber } from "./wire-type.ts";
import { isInt64 } from "./int64-range.ts";

/** Capacity of a new writer, in bytes. */
const firstCapacity = 256;

/**
 * BinaryWriter writes Protocol Buffers bytes without a schema: tags and values, one after another.
 *
 * Each method writes one value of the scalar type in its name, and returns the writer. Errors: INVALID_TYPE (NaN, 1.5,
 * a string instead of a number), OUT_OF_RANGE, INVALID_UTF8 for a lone surrogate. After an error, nothing is written.
 * Source: https://protobuf.dev/programming-guides/encoding
 */
export class BinaryWriter {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(firstCapacity);
  #position = 0;
  /** The start offsets of the open forks. */
  readonly #forks: number[] = [];

  /** Number of bytes written so far, without the lengths of open forks. */
  get length(): number {
    return this.#position;
  }

  /** Writes the tag of a record. Errors: INVALID_ARGUMENT for a number that is not from 1 to 2^29 - 1, or a wire type that does not exist. */
  tag(number: number, wireType: number): this {
    const valid =
      Number.isInteger(number) &&
      number >= 1 &&
      number <= maxFieldNumber &&
      Number.isInteger(wireType) &&
      wireType >= 0 &&
      wireType <= 5;
    if (!valid)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        "a tag has a field number from 1 to 2^29 - 1 and a wire type from 0 to 5",
      );
    return this.#varint32(makeTag(number, wireType));
  }

  /** Writes a varint: 1 to 5 bytes, or 10 if negative. Use it for enums, too. */
  int32(value: number): this {
    checkInt(value, -0x8000_0000, 0x7fff_ffff);
    return value < 0 ? this.#varint64(value, -1) : this.#varint32(value);
  }

  /** Writes a varint: 1 to 5 bytes. */
  uint32(value: number): this {
    checkInt(value, 0, 0xffff_ffff);
    return this.#varint32(value);
  }

  /** Writes a zigzag varint: 1 to 5 bytes. */
  sint32(value: number): this {
    checkInt(value, -0x8000_0000, 0x7fff_ffff);
    return this.#varint32(zigzagEncode32(value));
  }

  /** Writes a varint: 1 to 10 bytes, 10 if negative. */
  int64(value: bigint | number): this {
    const low = lowHalf(checkInt64(value, false));
    return this.#varint64(low, highHalf());
  }

  /** Writes a varint: 1 to 10 bytes. */
  uint64(value: bigint | number): this {
    const low = lowHalf(checkInt64(value, true));
    return this.#varint64(low, highHalf());
  }

  /** Writes a zigzag varint: 1 to 10 bytes. */
  sint64(value: bigint | number): this {
    const checked = checkInt64(value, false);
    const low = lowHalf((checked << 1n) ^ (checked >> 63n));
    return this.#varint64(low, highHalf());
  }

  /** Writes 1 byte, 1 or 0. */
  bool(value: boolean): this {
    if (typeof value !== "boolean") throw wrongType("a boolean");
    return this.#varint32(value ? 1 : 0);
  }

  /** Writes an unsigned integer as 4 bytes. */
  fixed32(value: number): this {
    checkInt(value, 0, 0xffff_ffff);
    this.#position = writeInt32(this.#room(4), this.#position, value);
    return this;
  }

  /** Writes a signed integer as 4 bytes. */
  sfixed32(value: number): this {
    checkInt(value, -0x8000_0000, 0x7fff_ffff);
    this.#position = writeInt32(this.#room(4), this.#position, value);
    return this;
  }

  /** Writes an unsigned integer as 8 bytes. */
  fixed64(value: bigint | number): this {
    return this.#fixed64(checkInt64(value, true));
  }

  /** Writes a signed integer as 8 bytes. */
  sfixed64(value: bigint | number): this {
    return this.#fixed64(checkInt64(value, false));
  }

  /** Writes an IEEE 754 single, rounded as `Math.fround`: 4 bytes. */
  float(value: number): this {
    if (typeof value !== "number") throw wrongType("a number");
    if (!isFloat(value)) throw outOfRange(value, "the range of float");
    this.#position = writeFloat(this.#room(4), this.#position, value);
    return this;
  }

  /** Writes an IEEE 754 double: 8 bytes. */
  double(value: number): this {
    if (typeof value !== "number") throw wrongType("a number");
    this.#position = writeDouble(this.#room(8), this.#position, value);
    return this;
  }

  /** Writes the length in bytes, and the text as UTF-8. */
  string(value: string): this {
    if (typeof value !== "string") throw wrongType("a string");
    const size = utf8Size(value);
    if (size < 0) throw new ProtobufError("INVALID_UTF8", "string has a lone surrogate");
    this.#varint32(size);
    this.#position = writeUtf8(this.#room(size), this.#position, value);
    return this;
  }

  /** Writes the length, and the bytes. */
  bytes(value: Uint8Array): this {
    if (!isBytes(value)) throw wrongType("a Uint8Array");
    return this.#varint32(trueLength(value)).raw(value);
  }

  /** Writes bytes as they are: whole records, or what was encoded elsewhere. */
  raw(value: Uint8Array): this {
    if (!isBytes(value)) throw wrongType("a Uint8Array");
    const length = trueLength(value);
    if (length > 0) this.#room(length).set(value, this.#position);
    this.#position += length;
    return this;
  }

  /** Begins a length-delimited value: everything written before `join` is its content. Forks may nest. */
  fork(): this {
    this.#room(1);
    this.#forks.push(++this.#position);
    return this;
  }

  /** Ends the value that `fork` began, and inserts its length before it. Errors: INVALID_ARGUMENT without a fork. */
  join(): this {
    const start = this.#forks.pop();
    if (start === undefined) throw new ProtobufError("INVALID_ARGUMENT", "join without a fork");
    const length = this.#position - start;
    const shift = varint32Size(length) - 1;
    const bytes = this.#room(shift);
    if (shift > 0) bytes.copyWithin(start + shift, start, this.#position);
    writeVarint32(bytes, start - 1, length);
    this.#position += shift;
    return this;
  }

  /**
   * Returns everything that was written, in a new array, and empties the writer. Errors: INVALID_ARGUMENT for a fork
   * that was not joined.
   */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#forks.length > 0)
      throw new ProtobufError("INVALID_ARGUMENT", `${this.#forks.length} forks are not joined`);
    const bytes = this.#bytes.slice(0, this.#position);
    this.#bytes = new Uint8Array(firstCapacity);
    this.#position = 0;
    return bytes;
  }

  #varint32(value: number): this {
    this.#position = writeVarint32(this.#room(5), this.#position, value);
    return this;
  }

  #varint64(low: number, high: number): this {
    this.#position = writeVarint64(this.#room(10), this.#position, low, high);
    return this;
  }

  #fixed64(value: bigint): this {
    const bytes = this.#room(8);
    const low = lowHalf(value);
    this.#position = writeInt32(bytes, writeInt32(bytes, this.#position, low), highHalf());
    return this;
  }

  /** The array, with at least `length` bytes behind the position. */
  #room(length: number): Uint8Array<ArrayBuffer> {
    const needed = this.#position + length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#position));
      this.#bytes = grown;
    }
    return this.#bytes;
  }
}

function checkInt(value: number, least: number, most: number): void {
  if (!Number.isInteger(value)) throw wrongType("an integer");
  if (value < least || value > most) throw outOfRange(value, `${least} to ${most}`);
}

function checkInt64(value: bigint | number, unsigned: boolean): bigint {
  if (typeof value !== "bigint" && !Number.isInteger(value)) throw wrongType("a bigint or an integer");
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw outOfRange(value, "the safe integers");
  const integer = BigInt(value);
  if (!isInt64(integer, unsigned)) throw outOfRange(value, unsigned ? "0 to 2^64 - 1" : "-2^63 to 2^63 - 1");
  return integer;
}

function wrongType(expected: string): ProtobufError {
  return new ProtobufError("INVALID_TYPE", `expected ${expected}`);
}

function outOfRange(value: number | bigint, range: string): ProtobufError {
  return new ProtobufError("OUT_OF_RANGE", `${value} is not within ${range}`);
}
