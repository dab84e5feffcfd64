import { shorten } from "../../errors.ts";
import type { FieldDescriptor } from "../../schema/descriptors.ts";
import type { ScalarType } from "../../plan/scalar-type.ts";
import { BinaryReader } from "../../wire/reader.ts";
import { readUtf8 } from "../../wire/utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { WireType } from "../../wire/wire-type.ts";
import { contentType, isPackable, type Range, type WireRecord } from "./wire-records.ts";

/** A value for comparison: strings as their bytes. */
export type PlainValue = number | bigint | boolean | Uint8Array;

/** One value of a record. */
export interface WireValue {
  readonly offset: number;
  /**
   * Undefined for values that decode puts into the unknown fields: a number that a closed enum does not declare, or
   * text that is not UTF-8 and need not be.
   */
  readonly value: PlainValue | undefined;
}

/** Whether the values of a record are those of a packed list. */
export function isPackedRecord(field: FieldDescriptor, { wireType }: WireRecord): boolean {
  return wireType === WireType.LengthDelimited && isPackable(field);
}

/** Reads the values of a scalar or enum field from a record that it accepts. Errors: those of decode. */
export function* valuesOf(
  bytes: Uint8Array,
  field: FieldDescriptor,
  record: WireRecord,
): Generator<WireValue, void, undefined> {
  const { start, end } = record.content;
  if (!isPackedRecord(field, record)) {
    yield {
      offset: record.start,
      value:
        record.wireType === WireType.LengthDelimited
          ? textOf(bytes, field, record.content)
          : readOne(new BinaryReader(bytes, start, end), field),
    };
    return;
  }
  const reader = new BinaryReader(bytes, start, end);
  while (!reader.done) yield { offset: reader.position, value: readOne(reader, field) };
}

/** How many values decode reads from a record that the field accepts; a message is one. Errors: those of decode. */
export function countValues(bytes: Uint8Array, field: FieldDescriptor, record: WireRecord): number {
  if (contentType(field) !== undefined) return 1;
  let count = 0;
  for (const { value } of valuesOf(bytes, field, record)) if (value !== undefined) count++;
  return count;
}

function mayBeKept({ value, cardinality, verifyUtf8 }: FieldDescriptor): boolean {
  if (cardinality === "map" || value.kind === "message") return false;
  return value.kind === "enum" ? !value.enum.open : value.scalar === "string" && !verifyUtf8;
}

/** Whether decode puts a single value into the unknown fields. False for a value that cannot be read at all. */
export function isKept(bytes: Uint8Array, field: FieldDescriptor, record: WireRecord): boolean {
  if (!mayBeKept(field) || isPackedRecord(field, record)) return false;
  try {
    return valuesOf(bytes, field, record).next().value?.value === undefined;
  } catch {
    return false;
  }
}

function readOne(reader: BinaryReader, { value }: FieldDescriptor): PlainValue | undefined {
  if (value.kind === "enum") {
    const number = reader.int32();
    return value.enum.open || value.enum.value(number) !== undefined ? number : undefined;
  }
  return reader[(value as { scalar: Exclude<ScalarType, "string" | "bytes"> }).scalar]();
}

function textOf(
  bytes: Uint8Array,
  { value, verifyUtf8 }: FieldDescriptor,
  { start, end }: Range,
): Uint8Array | undefined {
  const isText = value.kind === "scalar" && value.scalar === "string";
  if (isText && readUtf8(bytes, start, end) === undefined) return verifyUtf8 ? throwInvalidUtf8(start) : undefined;
  return bytes.subarray(start, end);
}

/**
 * Whether two values mean the same: numbers by value, whatever their types (false is 0, true is 1), text and bytes by
 * their bytes.
 */
export function isSameValue(one: PlainValue, other: PlainValue): boolean {
  if (one instanceof Uint8Array || other instanceof Uint8Array) {
    if (!(one instanceof Uint8Array && other instanceof Uint8Array) || one.length !== other.length) return false;
    return one.every((byte, index) => byte === other[index]);
  }
  if (typeof one === "number" && typeof other === "number") return Object.is(one, other);
  return asInteger(one) === asInteger(other);
}

function asInteger(value: number | bigint | boolean): bigint | undefined {
  return typeof value === "number" && !Number.isInteger(value) ? undefined : BigInt(value);
}

/** Whether a value is what an absent field of implicit presence reads as. */
export function isZeroValue(value: PlainValue): boolean {
  return value instanceof Uint8Array ? value.length === 0 : isSameValue(value, 0);
}

const maxShown = 40;

/** A value as text for people. */
export function showValue(value: PlainValue, { value: type }: FieldDescriptor): string {
  if (!(value instanceof Uint8Array)) return Object.is(value, -0) ? "-0" : String(value);
  const text = type.kind === "scalar" && type.scalar === "string" ? readUtf8(value, 0, value.length) : undefined;
  if (text === undefined) return value.length === 1 ? "1 byte" : `${value.length} bytes`;
  return JSON.stringify(shorten(text, maxShown));
}
