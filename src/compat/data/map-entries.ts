import type { PathStep } from "../../message/path.ts";
import type { FieldDescriptor } from "../../schema/descriptors.ts";
import { readUtf8Lossy } from "../../wire/plain-utf8.ts";
import { accepts, contentType, memberOf, recordsOf, type WireRecord } from "./wire-records.ts";
import { type PlainValue, valuesOf } from "./wire-values.ts";

/** The step of a path that names an entry of a map. */
export function mapKeyStep(bytes: Uint8Array, map: FieldDescriptor, record: WireRecord): PathStep {
  const key = keyOf(bytes, map, record);
  if (key instanceof Uint8Array) return { key: readUtf8Lossy(key, 0, key.length) };
  return { key: key ?? (map.mapKey === "string" ? "" : map.mapKey === "bool" ? false : 0) };
}

/** A text that is the same for equal keys. */
export function keyText(bytes: Uint8Array, map: FieldDescriptor, record: WireRecord): string {
  const { key } = mapKeyStep(bytes, map, record) as { key: unknown };
  return String(key);
}

/** The key that an entry has; undefined if it has none, or what stands there is no entry. */
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
