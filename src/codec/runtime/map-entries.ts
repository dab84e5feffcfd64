import { keepNaN } from "../../message/keep-nan.ts";
import { sortFlatEntries } from "../sort-entries.ts";
import { mapKeyProblem, parseMapKey } from "../../message/map-key.ts";
import { isMap, isMessageObject, setOwn } from "../../message/property.ts";
import { wrongType } from "../../message/scalar-value.ts";
import { type ScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import { writeVarint32, writeVarint64 } from "../../wire/varint.ts";
import { encoding } from "./encode-state.ts";
import { throwInvalid } from "./invalid-value.ts";

/** Maps of more entries are tables from the start: V8 gives an object the shapes of others that have had its keys, however many, which takes more and more time. */
export const mostShaped = 128;

/** An object without properties that V8 keeps as a table (benchmark case `maps-unique`: an entry of 1000 in 170 ns instead of 380). */
export function newTable(): object {
  const table: { first?: number; second?: number } = { first: 0, second: 0 };
  delete table.first;
  delete table.second;
  return table;
}

/** Sets an entry of a map that is an object; the key becomes text, and `__proto__` an own property like any other. */
export function setMapEntry(map: object, key: unknown, value: unknown): void {
  if (typeof key === "number" && value === value) {
    (map as Record<number, unknown>)[key] = value;
    return;
  }
  const text = typeof key === "string" ? key : String(key);
  if (text === "__proto__") return setOwn(map, text, value);
  // A property that has held something else than a double keeps the payload of a NaN.
  if (value !== value) (map as Record<string, unknown>)[text] = undefined;
  (map as Record<string, unknown>)[text] = value;
}

/**
 * Returns whether `for ... in` gives the entries of a map: an object without inherited properties, whose order is to be
 * kept.
 */
export function isPlainMap(map: unknown): map is Record<string, any> {
  if (encoding.deterministic || typeof map !== "object" || map === null) return false;
  const prototype: unknown = Object.getPrototypeOf(map);
  if (prototype === null) return true;
  if (prototype !== Object.prototype) return false;
  for (const _ in Object.prototype) return false;
  return true;
}

/** Keys (native ones) and values of a map in turn; `deterministic` sorts them. Errors: INVALID_TYPE, OUT_OF_RANGE for the map or a key. */
export function mapEntries(map: unknown, scalar: ScalarType, container: object, name: string): unknown[] {
  const entries: unknown[] = [];
  keepNaN(entries);
  if (isMap(map)) {
    for (const [key, value] of map) entries.push(key, value);
  } else {
    if (!isMessageObject(map)) throwInvalid(wrongType("an object or a Map", map), container, name);
    const keys = Object.keys(map);
    const plainKeys = scalar === "string";
    for (let index = 0; index < keys.length; index++) {
      const text = keys[index]!;
      entries.push(plainKeys ? text : nativeKey(map, scalar, text), (map as Record<string, unknown>)[text]);
    }
  }
  return encoding.deterministic && entries.length > 2 ? sortFlatEntries(scalar, entries) : entries;
}

function nativeKey(map: object, scalar: ScalarType, text: string): unknown {
  const { kind } = scalarTypes[scalar];
  if (kind === "int32" || kind === "uint32") {
    const short = parseShortInteger(text);
    if (short > 0) return short;
  }
  const key = parseMapKey(scalar, text);
  if (key === undefined) throwInvalid(mapKeyProblem(scalar, text, true)!, map, text);
  return key;
}

/** The integer of up to 9 digits that `String` writes so; 0 for all else (benchmark case `maps-unique`: a regular expression takes 4 times as long). */
function parseShortInteger(text: string): number {
  const { length } = text;
  if (length > 9 || text.charCodeAt(0) === 48) return 0;
  let value = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}

/** The record of a map entry whose value is an undeclared number of a closed enum: key, then value, as C++ writes it. */
export function rewriteEntry(
  number: number,
  keyTag: number,
  writeKey: (bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown) => number,
  key: unknown,
  value: number,
): Uint8Array {
  const entry = new Uint8Array(32 + (typeof key === "string" ? key.length * 3 : 0));
  let position = writeVarint32(entry, 0, keyTag);
  position = writeKey(entry, position, key, entry, key);
  position = writeVarint32(entry, position, 16);
  position = writeVarint64(entry, position, value, value < 0 ? -1 : 0);
  const record = new Uint8Array(position + 10);
  const content = writeVarint32(record, writeVarint32(record, 0, ((number << 3) | 2) >>> 0), position);
  record.set(entry.subarray(0, position), content);
  return record.subarray(0, content + position);
}
