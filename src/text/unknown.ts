import { readUnknown, type UnknownRecord } from "../message/read-unknown.ts";
import { unknownFields } from "../message/message-type.ts";
import { WireType } from "../wire/wire-type.ts";
import { writeLiteral } from "./string-literal.ts";
import type { TextWriter } from "./text-writer.ts";
import { asUintN } from "../wire/int64-range.ts";

/** Bytes may be a message that contains bytes, and so on: beyond this many levels they are bytes, as for protoc. */
const maxGuesses = 10;

/**
 * Prints the unknown fields of a message as protoc does: varints as unsigned decimals, fixed ones in hexadecimal, groups in braces; bytes as a message
 * if they may be one, else as a string. Of a MessageSet, items that no extension is known for.
 */
export function writeUnknown(writer: TextWriter, message: object, messageSet: boolean): void {
  const records = writer.place.run(() => readUnknown(message));
  writeRecords(writer, messageSet ? records.map(unwrapItem) : records, maxGuesses);
}

function writeRecords(writer: TextWriter, records: readonly UnknownRecord[], guesses: number): void {
  for (const { number, wireType, value } of records) {
    const name = String(number);
    if (Array.isArray(value)) writeNested(writer, name, value, guesses);
    else if (!(value instanceof Uint8Array))
      writer.print(name, wireType === WireType.Varint ? String(value) : hexadecimal(value, wireType));
    else {
      const guess = value.length > 0 && guesses > 0 ? recordsIn(value) : undefined;
      if (guess === undefined) writer.print(name, writeLiteral(value));
      else writeNested(writer, name, guess, guesses);
    }
  }
}

function writeNested(writer: TextWriter, name: string, records: readonly UnknownRecord[], guesses: number): void {
  writer.open(name);
  writeRecords(writer, records, guesses - 1);
  writer.close();
}

function hexadecimal(value: number | bigint, wireType: WireType): string {
  return `0x${value.toString(16).padStart(wireType === WireType.Fixed32 ? 8 : 16, "0")}`;
}

/** The records that bytes consist of; undefined if they do not. */
function recordsIn(bytes: Uint8Array): UnknownRecord[] | undefined {
  try {
    return readUnknown({ [unknownFields]: bytes });
  } catch {
    return undefined;
  }
}

/** An item of a MessageSet, a group of a number and a message, as what it stands for: a field of that number. */
function unwrapItem(record: UnknownRecord): UnknownRecord {
  if (record.number !== 1 || !Array.isArray(record.value)) return record;
  const number = record.value.find((part) => part.number === 2 && part.wireType === WireType.Varint);
  const content = record.value.find((part) => part.number === 3 && part.wireType === WireType.LengthDelimited);
  if (number === undefined || content === undefined) return record;
  return { ...content, number: Number(asUintN(32, number.value as bigint)) };
}
