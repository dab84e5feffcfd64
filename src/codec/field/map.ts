import { getOwn } from "../../message/property.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldOf, fieldVariable } from "../emission.ts";
import type { EnumPlan, MapPlan, ScalarPlan } from "../plan.ts";
import { runtime, type RuntimeName } from "../runtime-names.ts";
import type { KeyMemory } from "../runtime/key-memory.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { cursor } from "../../wire/varint.ts";
import { type Code, js, literal } from "../source/code.ts";
import { valueCodec } from "../value/index.ts";
import type { ReadValue, ValueCodec, WriteValue } from "../value/value-codec.ts";
import { emitZero, zeroOf } from "../value/zero.ts";
import type { DecodeRecord, EncodeField, FieldCodec } from "./field-codec.ts";

/*
 * Map fields: on the wire each entry is a message with the key as field 1 and the value as field 2, in any order, each perhaps absent or twice.
 * An unknown field inside an entry is dropped; an entry with an undeclared number of a closed enum goes to the unknown fields, written anew.
 */

export function mapField(field: MapPlan): FieldCodec {
  const entry = entryCodec(field);
  const tag = makeTag(field.number, 2);
  return {
    records: [
      {
        tag,
        repeats: true,
        emitDecode: (emission) => emitDecode(emission, field, entry),
        interpretDecode: (interpretation) => {
          const link = field.value.kind === "message" ? interpretation.link(field.value.message) : undefined;
          const empty = (bytes: Uint8Array, end: number, depth: number): unknown => link?.decode(bytes, end, end, depth - 1, 0, undefined);
          return decodeEntry(field, entry, entry.key.interpretRead(interpretation), entry.value.interpretRead(interpretation), empty);
        },
      },
    ],
    emitVariables: () => [],
    emitEncode: (emission) => emitEncode(emission, field, entry, tag),
    interpretEncode: (interpretation) => encodeEntries(field, entry, tag, entry.key.interpretWrite(interpretation), entry.strictValue.interpretWrite(interpretation)),
  };
}

interface EntryCodec {
  readonly key: ValueCodec;
  /** Reads the values of a closed enum as of an open one: the last on the wire counts, and is looked at at the end. */
  readonly value: ValueCodec;
  /** Writes them. */
  readonly strictValue: ValueCodec;
  readonly keyTag: number;
  readonly valueTag: number;
  /** The declared numbers, where the value is of a closed enum. */
  readonly closed: EnumPlan["closed"];
}

function entryCodec(field: MapPlan): EntryCodec {
  const key = valueCodec(field.key, 1);
  const closed = field.value.kind === "enum" ? field.value.closed : undefined;
  const value = valueCodec(closed === undefined ? field.value : { kind: "enum", closed: undefined, first: 0 }, 2);
  return { key, value, strictValue: valueCodec(field.value, 2), keyTag: makeTag(1, key.wireType), valueTag: makeTag(2, value.wireType), closed };
}

/** Estimated bytes of an entry beside what a message in it takes. */
const entryMemory = 64;

function emitDecode(emission: Emission, field: MapPlan, entry: EntryCodec): Code {
  const slot = fieldVariable(field);
  const memory = hasKeyMemory(field) ? emission.keyMemory() : undefined;
  const name = emission.helper("decodeEntry", (helper) => emitEntryFunction(emission, field, entry, helper, memory));
  return js`
    if (${slot} === undefined) {
      ${slot} = ${field.maps === "map" ? js`new Map()` : js`{}`};
      ${memory === undefined ? js`` : js`${memory}.next = 0;`}
    }
    ${emission.readLength()}
    value = ${name}(${slot}, bytes, start, position, position + length, depth - 1);
    position += length;
    if (value !== undefined) unknown = ${emission.runtime("keepUnknown")}(unknown, value, 0, value.length);
  `;
}

/** The function puts an entry into the map, or returns the record that is to be kept as unknown. */
function emitEntryFunction(emission: Emission, field: MapPlan, entry: EntryCodec, name: Code, memory: Code | undefined): Code {
  const set = field.maps === "map" ? js`map.set(key, value);` : js`${emission.runtime("setMapEntry")}(map, key, value);`;
  return js`
    function ${name}(map, bytes, recordStart, position, end, depth) {
      if (depth < 0) ${emission.runtime("throwTooDeep")}(position);
      ${emission.runtime("charge")}(${entryMemory}, position);
      let key = ${emitZero(emission, field.key)};
      let value = ${field.value.kind === "message" ? literal(undefined) : emitZero(emission, field.value)};
      let length = 0;
      let rejected = false;
      while (position < end) {
        const start = position;
        let tag = bytes[position++];
        if (tag > 127) {
          tag = ${emission.runtime("readTag")}(bytes, start, end);
          position = cursor.position;
        }
        if (tag === ${entry.keyTag}) {
          ${memory === undefined ? entry.key.emitRead(emission, js`key`) : emitRecallKey(emission, memory)}
          ${entry.key.mayReject ? js`if (key === undefined) rejected = true;` : js``}
        } else if (tag === ${entry.valueTag}) {
          ${emitEntryValue(emission, entry)}
        } else {
          tag = ${emission.runtime("readTag")}(bytes, start, end);
          position = ${emission.runtime("skipRecord")}(bytes, start, cursor.position, end, tag, depth);
        }
      }
      if (position !== end) ${emission.runtime("throwTruncated")}(end);
      if (rejected) return bytes.subarray(recordStart, end);
      ${emitClosed(emission, field, entry)}
      ${field.value.kind === "message" ? js`if (value === undefined) value = ${emission.decode(field.value.message)}(bytes, end, end, depth - 1, 0, undefined);` : js``}
      ${set}
    }
  `;
}

/** Keys that are verified text are looked for among those of the last message. */
function hasKeyMemory(field: MapPlan): boolean {
  return field.key.type === "string" && field.key.verifyUtf8;
}

function emitRecallKey(emission: Emission, memory: Code): Code {
  return js`
    ${emission.readLength()}
    key = ${emission.runtime("readKeyText")}(bytes, position, length, ${memory});
    position += length;
  `;
}

function emitEntryValue(emission: Emission, entry: EntryCodec): Code {
  return js`
    ${entry.value.emitRead(emission, js`value`, js`value`)}
    ${entry.value.mayReject ? js`if (value === undefined) rejected = true;` : js``}
  `;
}

function emitClosed(emission: Emission, field: MapPlan, entry: EntryCodec): Code {
  if (entry.closed === undefined) return js``;
  const write = emission.runtime(keyWriter(field.key));
  return js`
    if (!${emission.declaredNumbers(entry.closed)}.has(value)) {
      return ${emission.runtime("rewriteEntry")}(${field.number}, ${entry.keyTag}, ${write}, key, value);
    }
  `;
}

function keyWriter(key: ScalarPlan): RuntimeName {
  return `write${key.type.charAt(0).toUpperCase()}${key.type.slice(1)}` as RuntimeName;
}

function decodeEntry(field: MapPlan, entry: EntryCodec, readKey: ReadValue, readValue: ReadValue, empty: (bytes: Uint8Array, end: number, depth: number) => unknown): DecodeRecord {
  const { slot, maps } = field;
  const { readLength, throwTooDeep, charge, newKeyMemory } = runtime;
  const memory = newKeyMemory();
  const read = entryReader(field, entry, hasKeyMemory(field) ? recallKey(memory) : readKey, readValue, empty);
  return (slots, bytes, start, position, end, depth) => {
    if (slots[slot] === undefined) {
      slots[slot] = maps === "map" ? new Map() : {};
      memory.next = 0;
    }
    const map = slots[slot] as object;
    const length = readLength(bytes, position, end);
    position = cursor.position;
    if (depth < 1) throwTooDeep(position);
    charge(entryMemory, position);
    const rejected = read(map, bytes, start, position, position + length, depth - 1);
    if (rejected !== undefined) keepRecord(rejected, 0, rejected.length);
    return position + length;
  };
}

function recallKey(memory: KeyMemory): ReadValue {
  const { readLength, readKeyText } = runtime;
  return (bytes, position, end) => {
    const length = readLength(bytes, position, end);
    const start = cursor.position;
    const key = readKeyText(bytes, start, length, memory);
    cursor.position = start + length;
    return key;
  };
}

type ReadEntry = (map: object, bytes: Uint8Array, recordStart: number, position: number, end: number, depth: number) => Uint8Array | undefined;

function entryReader(field: MapPlan, entry: EntryCodec, readKey: ReadValue, readValue: ReadValue, empty: (bytes: Uint8Array, end: number, depth: number) => unknown): ReadEntry {
  const { readTag, skipRecord, throwTruncated, rewriteEntry, setMapEntry } = runtime;
  const { keyTag, valueTag } = entry;
  const zeroKey = zeroOf(field.key);
  const zeroValue = field.value.kind === "message" ? () => undefined : zeroOf(field.value);
  const declared = entry.closed === undefined ? undefined : new Set<unknown>(entry.closed);
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
    if (declared !== undefined && !declared.has(value)) return rewriteEntry(field.number, keyTag, writeKey, key, value as number);
    if (value === undefined) value = empty(bytes, end, depth);
    if (field.maps === "map") (map as Map<unknown, unknown>).set(key, value);
    else setMapEntry(map, key, value);
    return undefined;
  };
}

type WriteScalar = (bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown) => number;

function emitEncode(emission: Emission, field: MapPlan, entry: EntryCodec, tag: number): Code {
  const map = fieldVariable(field);
  const content = js`
    ${emission.writeTag(entry.keyTag)}
    ${entry.key.emitWrite(emission, js`key`, map, js`key`)}
    ${emission.writeTag(entry.valueTag)}
    ${emitEntryDepth(entry.strictValue.emitWrite(emission, js`value`, map, js`key`), field)}
  `;
  return js`
    const ${map} = ${fieldOf(field)};
    if (${map} !== undefined) {
      const entries = ${emission.runtime("mapEntries")}(${map}, ${literal(field.key.type)}, message, ${literal(field.name)});
      if (depth < 1 && entries.length > 0) ${emission.runtime("throwEncodeTooDeep")}(message, ${literal(field.name)});
      for (let index = 0; index < entries.length; index += 2) {
        const key = entries[index];
        const value = entries[index + 1];
        ${emission.writeTag(tag)}
        ${emission.writeDelimited(content)}
      }
    }
  `;
}

/** A message in an entry is one level deeper than the entry. */
function emitEntryDepth(write: Code, field: MapPlan): Code {
  if (field.value.kind !== "message") return write;
  return js`
    depth -= 1;
    ${write}
    depth += 1;
  `;
}

function encodeEntries(field: MapPlan, entry: EntryCodec, tag: number, writeKey: WriteValue, writeValue: WriteValue): EncodeField {
  const { mapEntries, writeVarint32, moveAndWriteLength, throwEncodeTooDeep } = runtime;
  const { keyTag, valueTag } = entry;
  const { name, inherited, key: keyPlan } = field;
  return (message, bytes, position, depth) => {
    const map: unknown = inherited ? getOwn(message, name) : message[name];
    if (map === undefined) return position;
    const entries = mapEntries(map, keyPlan.type, message, name);
    if (depth < 1 && entries.length > 0) throwEncodeTooDeep(message, name);
    for (let index = 0; index < entries.length; index += 2) {
      const key = entries[index];
      const entryAt = writeVarint32(bytes, position, tag);
      position = writeVarint32(bytes, entryAt + 1, keyTag);
      position = writeKey(bytes, position, key, depth - 1, map as object, key);
      position = writeVarint32(bytes, position, valueTag);
      position = writeValue(bytes, position, entries[index + 1], depth - 1, map as object, key);
      position = moveAndWriteLength(bytes, entryAt, 1, position - entryAt - 1);
    }
    return position;
  };
}
