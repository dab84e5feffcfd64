import { scalarTypes } from "../../plan/scalar-type.ts";
import { memoryCosts } from "../../plan/memory-costs.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { cursor } from "../../wire/varint.ts";
import type { Emission } from "../emission.ts";
import { anyEnum, closedNumbers } from "../../plan/enum-value.ts";
import type { MapPlan, ScalarPlan } from "../../plan/plan.ts";
import type { KeyMemory } from "../runtime/key-memory.ts";
import { runtime, type RuntimeName } from "../runtime-names.ts";
import { type Code, js, literal } from "../source/code.ts";
import { valueCodec } from "../value/index.ts";
import { int64Memory, propertyMemory } from "../value/memory.ts";
import { emitIsDeclared } from "../value/enum.ts";
import type { ReadValue, ValueCodec } from "../value/value-codec.ts";
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
  const { knownKey, newKey, digits } = memoryCosts;
  switch (scalarTypes[key.scalar].kind) {
    case "string":
      return key.verifyUtf8 ? knownKey : newKey;
    case "bool":
      return knownKey;
    case "int64":
    case "uint64":
      return newKey + digits;
    default:
      return 0;
  }
}

export interface EntryCodec {
  readonly key: ValueCodec;
  /** Reads the values of a closed enum as of an open one: the last on the wire counts, and is looked at at the end. */
  readonly value: ValueCodec;
  /** Writes them. */
  readonly strictValue: ValueCodec;
  readonly keyTag: number;
  readonly valueTag: number;
  /** The declared numbers, where the value is of a closed enum. */
  readonly closed: readonly number[] | undefined;
}

export function entryCodec(field: MapPlan): EntryCodec {
  const key = valueCodec(field.key, 1);
  const closed = field.value.kind === "enum" ? closedNumbers(field.value.enum) : undefined;
  const value = valueCodec(closed === undefined ? field.value : anyEnum, 2);
  return {
    key,
    value,
    strictValue: valueCodec(field.value, 2),
    keyTag: makeTag(1, key.wireType),
    valueTag: makeTag(2, value.wireType),
    closed,
  };
}

/** The function puts an entry into the map, or returns the record that is to be kept as unknown. */
export function emitEntryFunction(
  emission: Emission,
  field: MapPlan,
  entry: EntryCodec,
  name: Code,
  memory: Code | undefined,
): Code {
  const set =
    field.maps === "map" ? js`map.set(key, value);` : js`${emission.runtime("setMapEntry")}(map, key, value);`;
  const refuse = hasHashedKeys(field)
    ? js`if ((map.size & 255) === 0) ${emission.runtime("refuseFlood")}(map, recordStart);`
    : js``;
  return js`
    function ${name}(map, bytes, recordStart, position, end, depth) {
      position |= 0;
      end |= 0;
      if (depth < 0) ${emission.runtime("throwTooDeep")}(position);
      ${emission.charge(entryMemory(field))}
      let key = ${emitZero(emission, field.key)};
      let value = ${field.value.kind === "message" ? literal(undefined) : emitZero(emission, field.value)};
      let length = 0;
      let rejected = false;
      while (position < end) {
        const start = position;
        let tag = bytes[position++];
        if (tag > 127) {
          tag = ${emission.runtime("readTag")}(bytes, start, end);
          position = cursor.position | 0;
        }
        if (tag === ${entry.keyTag}) {
          ${memory === undefined || !hasKeyMemory(field) ? entry.key.emitRead(emission, js`key`) : emitRecallKey(emission, memory)}
          ${entry.key.mayReject ? js`if (key === undefined) rejected = true;` : js``}
        } else if (tag === ${entry.valueTag}) {
          ${emitEntryValue(emission, entry)}
        } else {
          tag = ${emission.runtime("readTag")}(bytes, start, end);
          position = ${emission.runtime("skipRecord")}(bytes, start, cursor.position, end, tag, depth) | 0;
        }
      }
      if (position !== end) ${emission.runtime("throwTruncated")}(end);
      if (rejected) return bytes.subarray(recordStart, end);
      ${emitClosed(emission, field, entry)}
      ${field.value.kind === "message" ? js`if (value === undefined) value = ${emission.decode(field.value.message)}(bytes, end, end, depth - 1, 0);` : js``}
      ${memory !== undefined && hasIndexKeys(field) ? js`${emission.runtime("chargeIndexKey")}(key, ${memory}, end);` : js``}
      ${set}
      ${refuse}
    }
  `;
}

/** The map is a Map with integer keys, whose hashes everybody can compute. */
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

const valueVariable = js`value`;

function emitEntryValue(emission: Emission, entry: EntryCodec): Code {
  return js`
    ${entry.value.emitRead(emission, valueVariable, valueVariable)}
    ${entry.value.mayReject ? js`if (value === undefined) rejected = true;` : js``}
  `;
}

function emitClosed(emission: Emission, field: MapPlan, entry: EntryCodec): Code {
  if (entry.closed === undefined) return js``;
  const write = emission.runtime(keyWriter(field.key));
  return js`
    if (!${emitIsDeclared(emission, entry.closed, js`value`)}) {
      return ${emission.runtime("rewriteEntry")}(${field.number}, ${entry.keyTag}, ${write}, key, value);
    }
  `;
}

function keyWriter(key: ScalarPlan): RuntimeName {
  return `write${key.scalar.charAt(0).toUpperCase()}${key.scalar.slice(1)}` as RuntimeName;
}

export function recallKey(memory: KeyMemory): ReadValue {
  const { readLength, readKeyText } = runtime;
  return (bytes, position, end) => {
    const length = readLength(bytes, position, end);
    const start = cursor.position;
    const key = readKeyText(bytes, start, length, memory);
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

export function entryReader(
  field: MapPlan,
  entry: EntryCodec,
  memory: KeyMemory,
  readKey: ReadValue,
  readValue: ReadValue,
  empty: (bytes: Uint8Array, end: number, depth: number) => unknown,
): ReadEntry {
  const { chargeIndexKey, newNumberSet, readTag, skipRecord, throwTruncated, refuseFlood, rewriteEntry, setMapEntry } =
    runtime;
  const { keyTag, valueTag } = entry;
  const isIndex = hasIndexKeys(field);
  const zeroKey = zeroOf(field.key);
  const zeroValue = field.value.kind === "message" ? () => undefined : zeroOf(field.value);
  const declared = entry.closed === undefined ? undefined : newNumberSet(entry.closed);
  const isHashed = hasHashedKeys(field);
  const writeKey = runtime[keyWriter(field.key)] as WriteScalar;
  return (map, bytes, recordStart, position, end, depth) => {
    let key = zeroKey();
    let value = zeroValue();
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
      return rewriteEntry(field.number, keyTag, writeKey, key, value as number);
    if (value === undefined) value = empty(bytes, end, depth);
    if (isIndex) chargeIndexKey(key as number, memory, end);
    if (field.maps === "map") (map as Map<unknown, unknown>).set(key, value);
    else setMapEntry(map, key, value);
    if (isHashed) refuseFlood(map, recordStart);
    return undefined;
  };
}

type WriteScalar = (bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown) => number;
