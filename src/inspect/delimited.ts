import { isProtobufError } from "../errors.ts";
import { BinaryReader } from "../wire/reader.ts";
import { gather, isPlausible, maxDepth, TypeEvidence } from "./evidence.ts";
import { guessAll } from "./guess.ts";

/** What the length-delimited values of one field are. */
export type Delimited =
  | { readonly kind: "string" | "bytes" }
  | { readonly kind: "message"; readonly type: TypeEvidence }
  | { readonly kind: "packed"; readonly scalar: "uint64" | "float" | "double" };

/** Decides for all values together: as `guessAll`, but bytes that are plausible as packed lists are those. Bytes lose nothing, whatever they were. */
export function readDelimited(values: readonly Uint8Array[], depth: number, total: { fields: number }): Delimited {
  let type: TypeEvidence | undefined;
  const kind = guessAll(values, () => {
    type = depth < maxDepth ? readMessages(values, depth, total) : undefined;
    return type !== undefined;
  });
  if (type !== undefined) return { kind: "message", type };
  if (kind === "string") return { kind };
  const scalar = readPacked(values);
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

/** The type of the values as packed lists; undefined if they are none. An empty list would not be written again. */
function readPacked(values: readonly Uint8Array[]): "uint64" | "float" | "double" | undefined {
  if (values.some(({ length }) => length === 0)) return undefined;
  if (areNumbers(values, 8, (reader) => reader.double(), 2)) return "double";
  if (areNumbers(values, 4, (reader) => reader.float(), 3)) return "float";
  return areVarints(values) ? "uint64" : undefined;
}

/** Whether the values are lists of plausible numbers, at least `least` in all. */
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

/** Whether the values are lists of varints of similar length, none longer than it must be: other bytes are rarely so by chance. */
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
