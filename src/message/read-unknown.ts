import { ProtobufError } from "../errors.ts";
import { BinaryReader, maxGroupDepth, type Tag } from "../wire/reader.ts";
import { throwInvalidGroup, throwLimitExceeded, throwTruncated } from "../wire/wire-error.ts";
import { WireType } from "../wire/wire-type.ts";
import { refuse } from "./check-arguments.ts";
import { unknownFields } from "./message-type.ts";
import { type AnyMessage, copyBytes, isBytes } from "./property.ts";
import type { ValueProblem } from "./scalar-value.ts";

/** An unknown field: a record that the schema does not know. */
export interface UnknownRecord {
  /** Field number. */
  readonly number: number;
  /** How the value is written: 0 varint, 1 fixed64, 2 length-delimited, 3 group, 5 fixed32. */
  readonly wireType: WireType;
  /** Varint and fixed64: unsigned bigint. Fixed32: unsigned number. Length-delimited: the content. Group: the records in it. */
  readonly value: bigint | number | Uint8Array | UnknownRecord[];
  /** The whole record with its tags, as it came. */
  readonly bytes: Uint8Array;
}

/**
 * Reads a message's unknown fields, in wire order; an empty list if there are none. Nothing is shared with the message.
 *
 * Errors, with the offset into `message[unknownFields]`: TRUNCATED, VARINT_OVERFLOW, INVALID_TAG, INVALID_GROUP, INVALID_LENGTH,
 * LIMIT_EXCEEDED (groups deeper than 100); INVALID_TYPE if it is not a Uint8Array.
 */
export function readUnknown(message: object): UnknownRecord[] {
  if (typeof message !== "object" || message === null) refuse("a message", message);
  const bytes = (message as AnyMessage)[unknownFields];
  if (bytes === undefined) return [];
  if (!isBytes(bytes)) throw new ProtobufError("INVALID_TYPE", "the unknown fields are not a Uint8Array");
  return readRecords(new BinaryReader(copyBytes(bytes)), []);
}

/**
 * Reads up to the end, or in a group up to its end tag. `groups`: the numbers of the enclosing groups, outermost first.
 */
function readRecords(reader: BinaryReader, groups: number[]): UnknownRecord[] {
  const records: UnknownRecord[] = [];
  while (!reader.done) {
    const start = reader.position;
    const tag = reader.tag();
    if (tag.wireType === WireType.EndGroup) {
      if (groups.pop() !== tag.number) throwInvalidGroup(start, `end of group ${tag.number} without a start`);
      return records;
    }
    const value = readValue(reader, tag, start, groups);
    records.push({
      number: tag.number,
      wireType: tag.wireType,
      value,
      bytes: reader.input.subarray(start, reader.position),
    });
  }
  if (groups.length > 0) throwTruncated(reader.end);
  return records;
}

function readValue(
  reader: BinaryReader,
  { number, wireType }: Tag,
  start: number,
  groups: number[],
): UnknownRecord["value"] {
  switch (wireType) {
    case WireType.Varint:
      return reader.uint64();
    case WireType.Fixed64:
      return reader.fixed64();
    case WireType.LengthDelimited:
      return reader.bytes();
    case WireType.Fixed32:
      return reader.fixed32();
    default:
      if (groups.length === maxGroupDepth)
        throwLimitExceeded(start, `groups are nested more than ${maxGroupDepth} levels deep`);
      groups.push(number);
      return readRecords(reader, groups);
  }
}

/** Where the records of `bytes` are: field number, start and end (offsets). Errors: as for `readUnknown`. */
export function splitRecords(bytes: Uint8Array): { number: number; start: number; end: number }[] {
  const reader = new BinaryReader(bytes);
  const records = [];
  while (!reader.done) {
    const start = reader.position;
    const tag = reader.tag();
    reader.skip(tag);
    records.push({ number: tag.number, start, end: reader.position });
  }
  return records;
}

/** Says why `bytes` are not whole records; undefined if they are. */
export function recordsProblem(bytes: Uint8Array): ValueProblem | undefined {
  const reader = new BinaryReader(bytes);
  try {
    while (!reader.done) reader.skip(reader.tag());
    return undefined;
  } catch (error) {
    const { code, message, offset } = error as ProtobufError;
    return { code, message: `unknown fields at byte ${offset}: ${message}` };
  }
}
