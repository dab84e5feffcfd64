import { isProtobufError } from "../errors.ts";
import { BinaryReader } from "../wire/reader.ts";
import { readUtf8 } from "../wire/utf8.ts";
import { gather, isPlausible, maxDepth, TypeEvidence } from "./evidence.ts";
import { isText } from "./guess.ts";

/** What the values of one field are that have a length in front. */
export type Delimited =
  | { readonly kind: "string" | "bytes" }
  | { readonly kind: "message"; readonly type: TypeEvidence }
  | { readonly kind: "packed"; readonly scalar: "uint64" | "float" | "double" };

/**
 * Decides for all values together, in the order of how little chance there is in it: text, a message, a packed list, else bytes.
 *
 * A line feed in front is also the tag of a field 1: values that all begin with a control character are messages if they can be. Bytes lose nothing, whatever they were.
 */
export function readDelimited(values: readonly Uint8Array[], depth: number, total: { fields: number }): Delimited {
  const full = values.filter(({ length }) => length > 0);
  if (full.length === 0) return { kind: "bytes" };
  const areText = full.every((bytes) => isText(readUtf8(bytes, 0, bytes.length)));
  if (areText && full.some((bytes) => bytes[0]! >= 32)) return { kind: "string" };
  const type = depth < maxDepth ? readMessages(values, depth, total) : undefined;
  if (type !== undefined) return { kind: "message", type };
  if (areText) return { kind: "string" };
  // A list that is empty is not written: an empty value would get lost.
  const scalar = full.length === values.length ? readPacked(full) : undefined;
  return scalar === undefined ? { kind: "bytes" } : { kind: "packed", scalar };
}

/** The values as messages of one type; undefined if one of them is not. */
function readMessages(
  values: readonly Uint8Array[],
  depth: number,
  total: { fields: number },
): TypeEvidence | undefined {
  const before = total.fields;
  const type = new TypeEvidence(total);
  try {
    for (const bytes of values) gather(type, bytes, depth + 1);
    if (!type.overlong) return type;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
  }
  total.fields = before;
  return undefined;
}

function readPacked(values: readonly Uint8Array[]): "uint64" | "float" | "double" | undefined {
  if (areNumbers(values, 8, (reader) => reader.double(), 2)) return "double";
  if (areNumbers(values, 4, (reader) => reader.float(), 3)) return "float";
  return areVarints(values) ? "uint64" : undefined;
}

/** Whether the values are lists of numbers, `least` in all, that somebody may have meant. */
function areNumbers(
  values: readonly Uint8Array[],
  size: number,
  read: (reader: BinaryReader) => number,
  least: number,
): boolean {
  let count = 0;
  for (const bytes of values) {
    if (bytes.length % size !== 0) return false;
    for (const reader = new BinaryReader(bytes); !reader.done; count++) if (!isPlausible(read(reader))) return false;
  }
  return count >= least;
}

/** Whether the values are lists of varints of about the same length, written as short as they can be: other bytes are so by chance alone. */
function areVarints(values: readonly Uint8Array[]): boolean {
  let [count, least, most] = [0, 10, 1];
  for (const bytes of values) {
    let start = 0;
    for (const [index, byte] of bytes.entries()) {
      if (byte >= 128) continue;
      const length = index + 1 - start;
      if (byte === 0 && length > 1) return false;
      [count, least, most, start] = [count + 1, Math.min(least, length), Math.max(most, length), index + 1];
    }
    if (start < bytes.length) return false;
  }
  return count > 1 && most <= 5 && most - least <= 2;
}
