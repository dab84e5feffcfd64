import type { PathStep } from "../../message/path.ts";
import type { FieldDescriptor } from "../../schema/descriptors.ts";
import { readUtf8Lossy } from "../../wire/plain-utf8.ts";
import { accepts, contentType, memberOf, recordsOf, type WireRecord } from "./wire-records.ts";
import { type PlainValue, valuesOf } from "./wire-values.ts";

/** The step of a path for a map entry. */
export function mapKeyStep(bytes: Uint8Array, map: FieldDescriptor, record: WireRecord): PathStep {
  const key = keyOf(bytes, map, record);
  if (key instanceof Uint8Array) return { key: readUtf8Lossy(key, 0, key.length) };
  return { key: key ?? (map.mapKey === "string" ? "" : map.mapKey === "bool" ? false : 0) };
}

/** A text that is equal for equal keys. */
export function keyText(bytes: Uint8Array, map: FieldDescriptor, record: WireRecord): string {
  const { key } = mapKeyStep(bytes, map, record) as { key: unknown };
  return String(key);
}

/** The key of an entry; undefined if it has none, or if it is not an entry. */
function keyOf(bytes: Uint8Array, map: FieldDescriptor, { content }: WireRecord): PlainValue | undefined {
  const key = memberOf(contentType(map)!, 1)!;
  try {
    const record = recordsOf(bytes, [content], false).findLast(
      ({ number, wireType }) => number === 1 && accepts(key, wireType),
    );
    return record === undefined ? undefined : valuesOf(bytes, key, record).next().value?.value;
  } catch {
    return undefined;
  }
}
