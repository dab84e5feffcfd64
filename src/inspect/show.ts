import { isProtobufError } from "../errors.ts";
import type { EnumDescriptor } from "../schema/descriptors.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import type { BinaryReader } from "../wire/reader.ts";

/** Characters of a value that a line shows. */
const maxText = 72;

export function showText(text: string): string {
  return text.length <= maxText ? text : `${text.slice(0, maxText)}...`;
}

export function showBytes(bytes: Uint8Array): string {
  return bytes.length === 1 ? "1 byte" : `${bytes.length} bytes`;
}

/** Reads one value of a scalar type, and shows it. The reader's verbs are named after the types. */
export function showScalar(reader: BinaryReader, scalar: ScalarType): string {
  try {
    const value = reader[scalar]();
    if (typeof value === "string") return showText(JSON.stringify(value));
    if (typeof value === "object") return showBytes(value);
    return Object.is(value, -0) ? "-0" : String(value);
  } catch (error) {
    if (!isProtobufError(error, "INVALID_UTF8")) throw error;
    return `${showBytes(reader.bytes())}, not UTF-8`;
  }
}

export function showEnum(descriptor: EnumDescriptor, number: number): string {
  const name = descriptor.value(number)?.name;
  return name === undefined ? `${number} (no name)` : `${name} (${number})`;
}

/** What a varint may be where nobody knows. */
export function showVarint(value: bigint): string {
  return value >= 1n << 63n ? `${value} (or ${BigInt.asIntN(64, value)})` : String(value);
}

export function showFixed32(reader: BinaryReader): string {
  const start = reader.position;
  const integer = reader.fixed32();
  reader.position = start;
  return `${integer} (or float ${showNumber(reader.float())})`;
}

export function showFixed64(reader: BinaryReader): string {
  const start = reader.position;
  const integer = reader.fixed64();
  reader.position = start;
  return `${integer} (or double ${showNumber(reader.double())})`;
}

function showNumber(value: number): string {
  return Object.is(value, -0)
    ? "-0"
    : String(Math.abs(value) < 1e-4 || Math.abs(value) > 1e9 ? Number(value.toPrecision(6)) : value);
}
