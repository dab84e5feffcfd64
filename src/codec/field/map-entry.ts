import { anyEnum, closedNumbers } from "../../plan/enum-value.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { newNumberSet } from "../../plan/number-map.ts";
import type { MapPlan, ScalarPlan, ValuePlan } from "../../plan/plan.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import { cursor, readTag } from "../../wire/varint.ts";
import { throwTruncated } from "../../wire/wire-error.ts";
import type { Emission } from "../emission.ts";
import { chargeIndexKey, type KeyMemory, recallKeyText } from "../runtime/key-memory.ts";
import { rewriteEntry, setMapEntry } from "../runtime/map-entries.ts";
import { readLength } from "../runtime/read-length.ts";
import { refuseFlood } from "../runtime/refuse-flood.ts";
import { skipRecord } from "../runtime/skip-record.ts";
import { runtimeName } from "../runtime-names.ts";
import { type Code, js, literal } from "../source/code.ts";
import { declareFunction, typed, uses } from "../source/print.ts";
import { emitIsDeclared } from "../value/enum.ts";
import { emitterOf, interpreterOf } from "../value/index.ts";
import { int64Memory, propertyMemory } from "../value/memory.ts";
import { scalarParts } from "../value/scalar.ts";
import type { Interpretation, ScalarPart } from "../parts.ts";
import type { ReadValue, ValueEmitter } from "../value/value-codec.ts";
import { mayReject, tagOf } from "../value/wire-form.ts";
import { emitZero, zeroOf } from "../value/zero.ts";

/*
 * How one entry of a map is read: a message with the key as field 1 and the value as field 2.
 */

/** Estimated bytes of an entry; messages, texts and bytes in it charge themselves beside. */
export function entryMemory({ key, value, maps }: MapPlan): number {
  return (maps === "map" ? memoryCosts.mapEntry + int64Memory(key) : objectEntryMemory(key)) + propertyMemory(value);
}

/** Properties of an object: those whose names were in the last one, too, take little more than their place, which key-memory.ts knows. */
function objectEntryMemory(key: ScalarPlan): number {
  switch (scalarTypes[key.scalar].kind) {
    case "string":
      return key.verifyUtf8 ? memoryCosts.knownKey : memoryCosts.newKey;
    case "bool":
      return memoryCosts.knownKey;
    case "int64":
    case "uint64":
      return memoryCosts.newKey + memoryCosts.digits;
    default:
      return 0;
  }
}

export interface EntryEmitter {
  readonly key: ValueEmitter;
  readonly value: ValueEmitter;
  /** Writes values. */
  readonly strictValue: ValueEmitter;
}

export function emitterOfEntry(field: MapPlan): EntryEmitter {
  return {
    key: emitterOf(field.key, 1),
    value: emitterOf(valueAsRead(field), 2),
    strictValue: emitterOf(field.value, 2),
  };
}

export function entryKeyTag({ key }: MapPlan): number {
  return tagOf(1, key);
}

export function entryValueTag({ value }: MapPlan): number {
  return tagOf(2, value);
}

/** The values of a closed enum are read as of an open one: the last on the wire counts, and is looked at at the end. */
function valueAsRead({ value }: MapPlan): ValuePlan {
  return value.kind === "enum" ? anyEnum : value;
}

function closedNumbersOf({ value }: MapPlan): readonly number[] | undefined {
  return value.kind === "enum" ? closedNumbers(value.enum) : undefined;
}

/** The function puts an entry into the map, or returns the record that is to be kept as unknown. */
export function emitEntryFunction(
  emission: Emission,
  field: MapPlan,
  entry: EntryEmitter,
  name: Code,
  memory: Code | undefined,
): Code {
  const records = emitRecords(emission, field, entry, memory);
  const set =
    field.maps === "map" ? js`map.set(key, value);` : js`${emission.runtime("setMapEntry")}(map, key, value);`;
  const refuse = hasHashedKeys(field)
    ? js`if ((map.size & 255) === 0) ${emission.runtime("refuseFlood")}(map, recordStart);`
    : js``;
  const body = js`
    position |= 0;
    end |= 0;
    if (depth < 0) ${emission.runtime("throwTooDeep")}(position);
    ${emission.charge(entryMemory(field))}
    let key${typed("any")} = ${emitZero(emission, field.key)};
    let value${typed("any")} = ${field.value.kind === "message" ? literal(undefined) : emitZero(emission, field.value)};
    ${uses(records, "length") ? js`let length = 0;` : js``}
    let rejected = false;
    ${records}
    if (position !== end) ${emission.runtime("throwTruncated")}(end);
    if (rejected) return bytes.subarray(recordStart, end);
    ${emitClosed(emission, field)}
    ${field.value.kind === "message" ? js`if (value === undefined) value = ${emission.decode(field.value.message)}(bytes, end, end, depth - 1, 0);` : js``}
    ${memory !== undefined && hasIndexKeys(field) ? js`${emission.runtime("chargeIndexKey")}(key, ${memory}, end);` : js``}
    ${set}
    ${refuse}
  `;
  return declareFunction(
    name,
    { map: "any", bytes: "any", recordStart: "number", position: "number", end: "number", depth: "number" },
    "any",
    body,
  );
}

/** Reads the records of an entry. */
function emitRecords(emission: Emission, field: MapPlan, entry: EntryEmitter, memory: Code | undefined): Code {
  const cursor = emission.runtime("cursor");
  const isRecalled = memory !== undefined && hasKeyMemory(field);
  const readKey = isRecalled ? emitRecallKey(emission, memory) : entry.key.emitRead(emission, js`key`);
  return js`
    while (position < end) {
      const start = position;
      let tag = bytes[position++];
      if (tag > 127) {
        tag = ${emission.runtime("readTag")}(bytes, start, end);
        position = ${cursor}.position | 0;
      }
      if (tag === ${entryKeyTag(field)}) {
        ${readKey}
        ${mayReject(field.key) ? js`if (key === undefined) rejected = true;` : js``}
      } else if (tag === ${entryValueTag(field)}) {
        ${emitEntryValue(emission, field, entry)}
      } else {
        tag = ${emission.runtime("readTag")}(bytes, start, end);
        position = ${emission.runtime("skipRecord")}(bytes, start, ${cursor}.position, end, tag, depth) | 0;
      }
    }
  `;
}

/** The map is a Map with integer keys, whose hashes are predictable. */
function hasHashedKeys({ maps, key }: MapPlan): boolean {
  const { kind } = scalarTypes[key.scalar];
  return (
    maps === "map" &&
    kind !== "bool" &&
    kind !== "string" &&
    !((kind === "int64" || kind === "uint64") && key.int64 === "string")
  );
}

/** Keys that are verified text are looked for among those of the last message. */
export function hasKeyMemory(field: MapPlan): boolean {
  return field.key.scalar === "string" && field.key.verifyUtf8;
}

/** Keys that are indexes of an object are counted. */
export function hasIndexKeys({ key, maps }: MapPlan): boolean {
  const { kind } = scalarTypes[key.scalar];
  return maps === "object" && (kind === "int32" || kind === "uint32");
}

function emitRecallKey(emission: Emission, memory: Code): Code {
  return js`
    ${emission.readLength()}
    key = ${emission.runtime("readKeyText")}(bytes, position, length, ${memory});
    position += length;
  `;
}

function emitEntryValue(emission: Emission, field: MapPlan, entry: EntryEmitter): Code {
  const value = js`value`;
  return js`
    ${entry.value.emitRead(emission, value, value)}
    ${mayReject(valueAsRead(field)) ? js`if (value === undefined) rejected = true;` : js``}
  `;
}

function emitClosed(emission: Emission, field: MapPlan): Code {
  const closed = closedNumbersOf(field);
  if (closed === undefined) return js``;
  const write = emission.runtime(runtimeName(scalarParts()[field.key.scalar].write));
  return js`
    if (!${emitIsDeclared(emission, closed, js`value`)}) {
      return ${emission.runtime("rewriteEntry")}(${field.number}, ${entryKeyTag(field)}, ${write}, key, value);
    }
  `;
}

function recallKey(memory: KeyMemory, read: ScalarPart["read"]): ReadValue {
  return (bytes, position, end) => {
    const length = readLength(bytes, position, end);
    const start = cursor.position;
    const key = recallKeyText(bytes, start, length, memory, read);
    cursor.position = start + length;
    return key;
  };
}

export type ReadEntry = (
  map: object,
  bytes: Uint8Array,
  recordStart: number,
  position: number,
  end: number,
  depth: number,
) => Uint8Array | undefined;

export function entryReader(field: MapPlan, memory: KeyMemory, interpretation: Interpretation): ReadEntry {
  const { link, parts } = interpretation;
  const keyTag = entryKeyTag(field);
  const valueTag = entryValueTag(field);
  const isIndex = hasIndexKeys(field);
  const { read: readWholeKey, write: writeKey } = interpreterOf(field.key, 1, interpretation);
  const readKey = hasKeyMemory(field) ? recallKey(memory, parts.string!.read) : readWholeKey;
  const zeroKey = zeroOf(field.key, parts);
  const zeroValue = field.value.kind === "message" ? undefined : zeroOf(field.value, parts);
  const { read: readValue } = interpreterOf(valueAsRead(field), 2, interpretation);
  const functions = field.value.kind === "message" ? link(field.value.message) : undefined;
  const closed = closedNumbersOf(field);
  const declared = closed === undefined ? undefined : newNumberSet(closed);
  const isHashed = hasHashedKeys(field);
  return (map, bytes, recordStart, position, end, depth) => {
    let key = zeroKey;
    let value = zeroValue;
    let rejected = false;
    while (position < end) {
      const start = position;
      const tag = readTag(bytes, position, end);
      position = cursor.position;
      if (tag === keyTag) {
        key = readKey(bytes, position, end, depth);
        position = cursor.position;
        if (key === undefined) rejected = true;
      } else if (tag === valueTag) {
        value = readValue(bytes, position, end, depth, value as object | undefined);
        position = cursor.position;
        if (value === undefined) rejected = true;
      } else {
        position = skipRecord(bytes, start, position, end, tag, depth);
      }
    }
    if (position !== end) throwTruncated(end);
    if (rejected) return bytes.subarray(recordStart, end);
    if (declared !== undefined && !declared.has(value))
      return rewriteEntry(field.number, keyTag, writeKey as WriteScalar, key, value as number);
    if (value === undefined) value = functions!.decode(bytes, end, end, depth - 1, 0);
    if (isIndex) chargeIndexKey(key as number, memory, end);
    if (field.maps === "map") (map as Map<unknown, unknown>).set(key, value);
    else setMapEntry(map, key, value);
    if (isHashed) refuseFlood(map, recordStart);
    return undefined;
  };
}

type WriteScalar = (bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown) => number;
