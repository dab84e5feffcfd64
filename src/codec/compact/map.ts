import { sortFlatEntries } from "../sort-entries.ts";
import { getOwn, isMap, isMessageObject } from "../../message/property.ts";
import { keepNaN } from "../../message/keep-nan.ts";
import { newNumberSet } from "../../plan/number-map.ts";
import type { MapPlan } from "../../plan/plan.ts";
import type { ScalarType } from "../../plan/scalar-type.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { throwInvalidUtf8, throwTruncated } from "../../wire/wire-error.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { findInEntry } from "../locate-in-map.ts";
import { locators } from "../locate-offset.ts";
import { charge, throwTooDeep } from "../runtime/decode-state.ts";
import { encoding } from "../runtime/encode-state.ts";
import { chargeIndexKey, type KeyMemory, newKeyMemory, recallKeyText } from "../runtime/key-memory.ts";
import { setMapEntry } from "../runtime/map-entries.ts";
import { refuseFlood } from "../runtime/refuse-flood.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { failDeep } from "./cycle.ts";
import { at, failType } from "./fault.ts";
import { bytes, end, position, readLength, readTag, setEnd, skip, take } from "./input.ts";
import type { Kind, ReadValue } from "./kind.ts";
import { hasRoom, moveTo, output, place, turnTo, writeLengthAt, writeVarint } from "./output.ts";
import { type FieldFunctions, kindOf, parts, type WriteField } from "./parts.ts";
import { textBetween } from "./text.ts";
import { typeOf } from "./types.ts";

/*
 * Maps: each entry is a message with the key as field 1 and the value as field 2.
 */

interface Entry {
  readonly field: MapPlan;
  readonly tag: number;
  readonly key: Kind;
  readonly keyTag: number;
  readonly value: Kind;
  readonly valueTag: number;
}

export function map(field: MapPlan): FieldFunctions {
  locators.map = findInEntry;
  const key = kindOf(field.key, 1);
  const value = kindOf(field.value, 2);
  const entry: Entry = {
    field,
    tag: makeTag(field.number, 2),
    key,
    keyTag: makeTag(1, key.wireType),
    value,
    valueTag: makeTag(2, value.wireType),
  };
  const makeEmpty = field.maps === "map" ? () => new Map() : () => ({});
  const read = readEntries(entry, makeEmpty);
  return { records: [{ tag: entry.tag, slot: field.slot, read }], write: writeEntries(entry), makeEmpty };
}

/** Estimated bytes of an entry; messages, texts and bytes in it charge themselves beside, and keys of an object what key-memory.ts knows. */
function memoryOf({ field, key, value }: Entry): number {
  const property = value.propertyMemory ?? value.memory ?? 0;
  const ofValue = property === true ? 0 : property;
  if (field.maps === "map") return memoryCosts.mapEntry + (key.memory ?? 0) + ofValue;
  if (key.memory !== undefined) return memoryCosts.newKey + memoryCosts.digits + ofValue;
  return (key.mayReject ? memoryCosts.newKey : typeof key.zero === "number" ? 0 : memoryCosts.knownKey) + ofValue;
}

function readEntries(entry: Entry, makeEmpty: () => object): ReadValue {
  const memory = memoryOf(entry);
  const keys = newKeyMemory(entry.field.maps === "object");
  const read = entryReader(entry, keys);
  // Where the run of entries goes on.
  let next = -1;
  return (depth, previous: object | undefined, start) => {
    if (start !== next || previous === undefined) keys.next = 0;
    const map = previous ?? makeEmpty();
    const length = readLength();
    if (depth < 1) throwTooDeep(position);
    charge(memory, position);
    const outer = setEnd(position + length);
    const rejected = read(map, start, depth - 1);
    if (rejected !== undefined) keepRecord(rejected, 0, rejected.length);
    setEnd(outer);
    next = position;
    return map;
  };
}

/** Keys that are verified text are looked for among those of the last map. */
function keyReader({ key }: Entry, keys: KeyMemory): Kind["read"] {
  if (key !== parts.string) return key.read;
  const read = (_: Uint8Array, start: number, length: number): string =>
    textBetween(start, start + length) ?? throwInvalidUtf8(start);
  return () => {
    const length = readLength();
    return recallKeyText(bytes, take(length), length, keys, read);
  };
}

/** Puts an entry into the map, or returns the record that is to be kept as unknown. */
function entryReader(
  entry: Entry,
  keys: KeyMemory,
): (map: any, start: number, depth: number) => Uint8Array | undefined {
  const { field, key, keyTag, value, valueTag } = entry;
  const readKey = keyReader(entry, keys);
  const isMapObject = field.maps === "map";
  const isNumeric = typeof key.zero === "number" || typeof key.zero === "bigint";
  const declared =
    field.value.kind === "enum" && !field.value.enum.open
      ? newNumberSet(field.value.enum.values.map(({ number }) => number))
      : undefined;
  // Of a closed enum the last number on the wire counts, and is looked at at the end.
  const { read: readValue } = declared === undefined ? value : parts.openEnum!(field.value, 2);
  const type = field.value.kind === "message" ? typeOf(field.value.message) : undefined;
  return (map, start, depth) => {
    let name = key.zero;
    let held = value.zero;
    let isRejected = false;
    while (position < end) {
      const from = position;
      const tag = readTag();
      if (tag === keyTag) isRejected = (name = readKey(depth, undefined, from, [])) === undefined || isRejected;
      else if (tag === valueTag) isRejected = (held = readValue(depth, held, from, [])) === undefined || isRejected;
      else skip(tag, from, depth);
    }
    if (position !== end) throwTruncated(end);
    if (isRejected) return bytes.subarray(start, end);
    if (declared !== undefined && !declared.has(held)) return rewritten(entry, name, held);
    if (held === undefined) held = type!.read(depth - 1, 0, undefined);
    if (!isMapObject && typeof key.zero === "number") chargeIndexKey(name as number, keys, end);
    if (isMapObject) map.set(name, held);
    else setMapEntry(map, name, held);
    if (isMapObject && isNumeric) refuseFlood(map, start);
    return undefined;
  };
}

/** The record of an entry whose value is an undeclared number of a closed enum: key, then value, as C++ writes it. */
function rewritten({ tag, key, keyTag, valueTag }: Entry, name: unknown, value: unknown): Uint8Array {
  const before = [output, place] as const;
  turnTo(new Uint8Array(48 + (typeof name === "string" ? name.length * 3 : 0)), 0);
  writeVarint(tag);
  const start = place;
  moveTo(start + 1);
  writeVarint(keyTag);
  key.write(name, 0);
  writeVarint(valueTag);
  writeVarint(value as number, (value as number) >> 31);
  writeLengthAt(start, 1);
  const record = output.subarray(0, place);
  turnTo(...before);
  return record;
}

/** Integers in the one way that `String` writes them: "01" and "-0" would be other keys of the same object. */
const canonicalInteger = /^(?:0|-?[1-9]\d{0,19})$/;

/** The key that a property's name stands for, undefined if it stands for none. */
function keyOf(scalar: ScalarType, text: string): unknown {
  if (scalar === "string") return text;
  if (scalar === "bool") return text === "true" || (text === "false" ? false : undefined);
  const number = Number(text);
  // Most are small, and an expression takes longer.
  if (String(number | 0) !== text && !canonicalInteger.test(text)) return undefined;
  return scalar.endsWith("64") ? BigInt(text) : number;
}

/** Native keys and values in turn. */
function entriesOf(map: unknown, scalar: ScalarType): unknown[] {
  const entries: unknown[] = [];
  keepNaN(entries);
  if (isMap(map)) {
    for (const [key, value] of map) entries.push(key, value);
    return entries;
  }
  if (!isMessageObject(map)) failType("an object or a Map", map);
  for (const text of Object.keys(map)) entries.push(keyOf(scalar, text) ?? refuseKey(text, map), getOwn(map, text));
  return entries;
}

function refuseKey(text: string, map: object): never {
  try {
    failType("a key of the map's type", text);
  } catch (error) {
    throw at(error, { key: text }, map);
  }
}

function writeEntries({ field, tag, key, keyTag, value, valueTag }: Entry): WriteField {
  return (map, depth) => {
    if (map === undefined) return;
    let entries = entriesOf(map, field.key.scalar);
    if (encoding.deterministic) entries = sortFlatEntries(field.key.scalar, entries);
    if (depth < 1 && entries.length > 0) failDeep(undefined);
    for (let index = 0; index < entries.length && hasRoom(); index += 2) {
      try {
        writeVarint(tag);
        const start = place;
        moveTo(start + 1);
        writeVarint(keyTag);
        key.write(entries[index], depth - 1);
        writeVarint(valueTag);
        value.write(entries[index + 1], depth - 1);
        writeLengthAt(start, 1);
      } catch (error) {
        throw at(error, { key: entries[index] }, map);
      }
    }
  };
}
