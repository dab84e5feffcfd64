import { getOwn } from "../../message/property.ts";
import type { MapPlan } from "../../plan/plan.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import { cursor, varint32Size, writeVarint32 } from "../../wire/varint.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldOf, fieldVariable, slotOf } from "../emission.ts";
import type { Interpretation, Part } from "../parts.ts";
import { charge, throwTooDeep } from "../runtime/decode-state.ts";
import { newKeyMemory } from "../runtime/key-memory.ts";
import { countRecords } from "../runtime/count-records.ts";
import { mapEntries, mostShaped, newTable } from "../runtime/map-entries.ts";
import { readLength } from "../runtime/read-length.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { throwEncodeTooDeep } from "../runtime/write-checks.ts";
import { moveAndWriteLength } from "../runtime/write-length.ts";
import { type Code, js, literal } from "../source/code.ts";
import { declareFunction } from "../source/print.ts";
import { interpreterOf } from "../value/index.ts";
import { mayReject } from "../value/wire-form.ts";
import type { DecodeRecord, DecodeSite, EncodeField, FieldEmitter, FieldInterpreter } from "./field-codec.ts";
import {
  emitEntryFunction,
  emitterOfEntry,
  type EntryEmitter,
  entryKeyTag,
  entryMemory,
  entryReader,
  entryValueTag,
  hasIndexKeys,
  hasKeyMemory,
} from "./map-entry.ts";

/*
 * Map fields: on the wire each entry is a message with the key as field 1 and the value as field 2, in any order, each perhaps absent or twice.
 * An unknown field inside an entry is dropped; an entry with an undeclared number of a closed enum goes to the unknown fields, written anew.
 */

export function emitMap(field: MapPlan): FieldEmitter {
  const entry = emitterOfEntry(field);
  const tag = makeTag(field.number, 2);
  return {
    records: [
      {
        tag,
        repeats: false,
        rejects: mayRejectEntry(field) ? "element" : "nothing",
        emitDecode: (emission, site) => emitDecode(emission, field, entry, tag, site),
      },
    ],
    emitEncode: (emission) => emitEncode(emission, field, entry, tag),
  };
}

export const mapPart: Part<"map"> = {
  map: (field: MapPlan, interpretation: Interpretation): FieldInterpreter => {
    const tag = makeTag(field.number, 2);
    return {
      records: [{ tag, slot: field.slot, decode: decodeEntry(field, interpretation) }],
      encode: encodeEntries(field, tag, interpretation),
    };
  },
};

/** Entries that follow each other, which are counted so that one loop reads them. */
function emitDecode(emission: Emission, field: MapPlan, entry: EntryEmitter, tag: number, site: DecodeSite): Code {
  const memory = hasKeyMemory(field) || hasIndexKeys(field) ? emission.keyMemory(field) : undefined;
  const name = emission.helper("decodeEntry", field, (helper) =>
    emitEntryFunction(emission, field, entry, helper, memory),
  );
  const read = js`${name}(map, bytes, start, position, position + length, depth - 1);`;
  const readOrKeep = js`
    value = ${read}
    if (value !== undefined) unknown = ${emission.runtime("keepUnknown")}(unknown, value, 0, value.length);
  `;
  return js`
    {
      ${memory === undefined ? js`` : js`${memory}.next = 0;`}
      let count = ${emission.runtime("countRecords")}(bytes, start, position, end);
      ${site.inOrder && isNamed(field) ? js`if (count > ${mostShaped}) ${site.store(field, js`${emission.runtime("newTable")}()`)}` : js``}
      const map = ${slotOf(field)};
      for (;;) {
        ${emission.readLength()}
        ${mayRejectEntry(field) ? readOrKeep : read}
        position += length;
        if (--count === 0) break;
        start = position;
        position += ${varint32Size(tag)};
      }
    }
  `;
}

/** The map is an object whose keys are names, and not indexes. */
function isNamed({ key, maps }: MapPlan): boolean {
  const { kind } = scalarTypes[key.scalar];
  return maps === "object" && (kind === "string" || kind === "int64" || kind === "uint64");
}

/** Entries may be none of the field's, and be kept as unknown. */
function mayRejectEntry({ key, value }: MapPlan): boolean {
  return mayReject(key) || mayReject(value);
}

function decodeEntry(field: MapPlan, interpretation: Interpretation): DecodeRecord {
  const { maps } = field;
  const memory = newKeyMemory(maps === "object");
  const entryCost = entryMemory(field);
  const read = entryReader(field, memory, interpretation);
  const named = isNamed(field);
  const newMap = (bytes: Uint8Array, start: number, position: number, end: number): object => {
    if (maps === "map") return new Map();
    return named && countRecords(bytes, start, position, end) > mostShaped ? newTable() : {};
  };
  // Where the run of entries goes on: emitted code reads it in one loop.
  let nextStart = -1;
  return (bytes, position, end, depth, previous: object | undefined, start) => {
    if (start !== nextStart) memory.next = 0;
    if (previous === undefined) memory.next = 0;
    const map = previous ?? newMap(bytes, start, position, end);
    const length = readLength(bytes, position, end);
    position = cursor.position;
    if (depth < 1) throwTooDeep(position);
    charge(entryCost, position);
    const rejected = read(map, bytes, start, position, position + length, depth - 1);
    if (rejected !== undefined) keepRecord(rejected, 0, rejected.length);
    cursor.position = nextStart = position + length;
    return map;
  };
}

function emitEncode(emission: Emission, field: MapPlan, entry: EntryEmitter, tag: number): Code {
  const map = fieldVariable(field);
  const write = emission.helper("encodeEntry", field, (helper) => emitEncodeEntry(emission, field, entry, tag, helper));
  const general = js`
    const entries = ${emission.runtime("mapEntries")}(${map}, ${literal(field.key.scalar)}, message, ${literal(field.localName)});
    if (depth < 1 && entries.length > 0) ${emission.runtime("throwEncodeTooDeep")}(message, ${literal(field.localName)});
    for (let index = 0; index < entries.length && position >>> 0 <= bytes.length; index += 2) {
      position = ${write}(${map}, entries[index], entries[index + 1], bytes, position, depth - 1) | 0;
    }
  `;
  return js`
    const ${map} = ${fieldOf(field)};
    if (${map} !== undefined) {
      ${field.key.scalar === "string" ? emitPlainMap(emission, map, write, general) : general}
    }
  `;
}

/** Where the keys are the texts that an object has, no list of them is made (benchmark case `maps-few`). */
function emitPlainMap(emission: Emission, map: Code, write: Code, general: Code): Code {
  return js`
    if (depth > 0 && ${emission.runtime("isPlainMap")}(${map})) {
      for (const key in ${map}) {
        position = ${write}(${map}, key, ${map}[key], bytes, position, depth - 1) | 0;
        if (position >>> 0 > bytes.length) break;
      }
    } else {
      ${general}
    }
  `;
}

function emitEncodeEntry(emission: Emission, field: MapPlan, entry: EntryEmitter, tag: number, name: Code): Code {
  const content = js`
    ${emission.writeTag(entryKeyTag(field))}
    ${entry.key.emitWrite(emission, js`key`, js`map`, js`key`)}
    ${emission.writeTag(entryValueTag(field))}
    ${entry.strictValue.emitWrite(emission, js`value`, js`map`, js`key`)}
  `;
  const body = js`
    position |= 0;
    ${emission.writeTag(tag)}
    ${emission.writeDelimited(content)}
    return position;
  `;
  return declareFunction(
    name,
    { map: "any", key: "any", value: "any", bytes: "any", position: "number", depth: "number" },
    "number",
    body,
  );
}

function encodeEntries(field: MapPlan, tag: number, interpretation: Interpretation): EncodeField {
  const { write: writeKey } = interpreterOf(field.key, 1, interpretation);
  const { write: writeValue } = interpreterOf(field.value, 2, interpretation);
  const keyTag = entryKeyTag(field);
  const valueTag = entryValueTag(field);
  const { localName: name, inherited, key: keyPlan } = field;
  return (message, value, bytes, position, depth) => {
    const map = inherited ? getOwn(message, name) : value;
    if (map === undefined) return position;
    const entries = mapEntries(map, keyPlan.scalar, message, name);
    if (depth < 1 && entries.length > 0) throwEncodeTooDeep(message, name);
    for (let index = 0; index < entries.length && position <= bytes.length; index += 2) {
      const key = entries[index];
      const entryAt = writeVarint32(bytes, position, tag);
      position = writeVarint32(bytes, entryAt + 1, keyTag);
      position = writeKey(bytes, position, key, map as object, key, depth - 1);
      position = writeVarint32(bytes, position, valueTag);
      position = writeValue(bytes, position, entries[index + 1], map as object, key, depth - 1);
      position = moveAndWriteLength(bytes, entryAt, 1, position - entryAt - 1);
    }
    return position;
  };
}
