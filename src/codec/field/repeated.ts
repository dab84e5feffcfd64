import type { RepeatedPlan, ValuePlan } from "../../plan/plan.ts";
import type { ScalarType } from "../../plan/scalar-type.ts";
import { cursor, varint32Size, writeVarint32 } from "../../wire/varint.ts";
import { type Emission, fieldVariable } from "../emission.ts";
import type { Interpretation, Part, Parts } from "../parts.ts";
import { countRecords } from "../runtime/count-records.ts";
import { charge } from "../runtime/decode-state.ts";
import type { ReadFollowing } from "../runtime/read-following.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { type Code, js, literal } from "../source/code.ts";
import { emitterOf, interpreterOf } from "../value/index.ts";
import type { ReadValue, ValueEmitter, ValueInterpreter, WriteValue } from "../value/value-codec.ts";
import { mayReject, tagOf, wireTypeOf } from "../value/wire-form.ts";
import type { DecodeRecord, DecodeSite, EncodeField, FieldEmitter, FieldInterpreter } from "./field-codec.ts";
import {
  appendTo,
  elementMemory,
  emitBeforeElement,
  emitElements,
  emitLengthened,
  emitList,
  emitListOf,
  growingMemory,
  type ListEmitter,
  type ListInterpreter,
  listMaker,
  listOf,
  runMemory,
} from "./list.ts";
import { emitPacked, interpretPacked, wholeListType } from "./packed.ts";

/*
 * Repeated fields. Numbers, booleans and enums come packed or expanded, whatever the schema says; encode writes what it says.
 */

export function emitRepeated(field: RepeatedPlan): FieldEmitter {
  const value = emitterOf(field.value, field.number);
  const expanded = emitExpanded(field, value);
  if (!isPackable(field.value)) return { records: [expanded.record], emitEncode: expanded.emitEncode };
  const packed = emitPacked(field, value);
  const forms = field.packed ? [packed, expanded] : [expanded, packed];
  return { records: forms.map(({ record }) => record), emitEncode: forms[0]!.emitEncode };
}

/** Lists of what cannot be packed. */
export const repeatedPart: Part<"repeated"> = {
  repeated: (field: RepeatedPlan, interpretation: Interpretation): FieldInterpreter => {
    const value = interpreterOf(field.value, field.number, interpretation);
    const { record, encode } = interpretExpanded(field, value, interpretation.parts);
    return { records: [record], encode };
  },
};

/** Lists of what can be packed. */
export const packedPart: Part<"packed"> = {
  packed: (field: RepeatedPlan, interpretation: Interpretation): FieldInterpreter => {
    const value = interpreterOf(field.value, field.number, interpretation);
    const [packed, expanded] = [
      interpretPacked(field, value, interpretation.parts),
      interpretExpanded(field, value, interpretation.parts),
    ];
    const forms = field.packed ? [packed, expanded] : [expanded, packed];
    return { records: forms.map(({ record }) => record), encode: forms[0]!.encode };
  },
};

/** Numbers, booleans and enums. */
export function isPackable(value: ValuePlan): boolean {
  const wireType = wireTypeOf(value);
  return wireType !== 2 && wireType !== 3;
}

/** A record for each element. */
function emitExpanded(field: RepeatedPlan, value: ValueEmitter): ListEmitter {
  const tag = tagOf(field.number, field.value);
  const counted = isCounted(field.value);
  return {
    record: {
      tag,
      repeats: !counted,
      rejects: mayReject(field.value) ? "record" : "nothing",
      emitDecode: (emission, site) => (counted ? emitDecodeCounted : emitDecode)(emission, field, value, tag, site),
    },
    emitEncode: (emission) => emitEncode(emission, field, value, tag),
  };
}

function interpretExpanded(field: RepeatedPlan, { read, write }: ValueInterpreter, parts: Parts): ListInterpreter {
  const tag = tagOf(field.number, field.value);
  const decode = isCounted(field.value)
    ? decodeCounted(field, tag, read)
    : decodeExpanded(field, tag, read, parts.wholeLists?.readFollowing);
  return { record: { tag, slot: field.slot, decode }, encode: encodeElements(field, tag, write) };
}

/** Records with a length are counted before they are read. */
function isCounted(value: ValuePlan): boolean {
  return wireTypeOf(value) === 2;
}

/** Numbers that are read as whole lists where they are packed are so, too, where records of a tag of one byte or two follow each other. */
function followingType(field: RepeatedPlan, tag: number): ScalarType | undefined {
  return tag < 1 << 14 ? wholeListType(field.value) : undefined;
}

/** Records that follow each other are counted, and read into a list that has its length. */
function emitDecodeCounted(
  emission: Emission,
  field: RepeatedPlan,
  value: ValueEmitter,
  tag: number,
  site: DecodeSite,
): Code {
  const run = runMemory(field.value);
  const memory = elementMemory(field.value);
  const leave = js`
    list.length = index;
    ${emission.runtime("refund")}(${run} + count * ${memory});
    ${site.reject}
  `;
  const appendOrReject = js`
    if (value === undefined) {
      ${site.inOrder ? leave : site.reject}
    } else {
      list[index++] = value;
    }
  `;
  return js`
    {
      let count = ${emission.runtime("countRecords")}(bytes, start, position, end);
      ${run === 0 ? js`` : js`${emission.runtime("charge")}(${run} + count * ${memory}, position);`}
      ${emitLengthened(field, site)}
      for (;;) {
        ${value.emitRead(emission, js`value`)}
        ${mayReject(field.value) ? appendOrReject : js`list[index++] = value;`}
        if (--count === 0) break;
        ${mayReject(field.value) ? js`start = position;` : js``}
        position += ${varint32Size(tag)};
      }
      ${mayReject(field.value) && !site.inOrder ? js`list.length = index;` : js``}
    }
  `;
}

function emitDecode(emission: Emission, field: RepeatedPlan, value: ValueEmitter, tag: number, site: DecodeSite): Code {
  const memory = elementMemory(field.value);
  const append = js`
    ${emitBeforeElement(emission, field, js`list`)}
    list.push(value);
    ${emitFollowing(emission, field, tag)}
  `;
  const appendOrReject = js`
    if (value === undefined) {
      ${site.inOrder ? js`${emission.runtime("refund")}(list.length === 0 ? ${memory + growingMemory} : ${memory});` : js``}
      ${site.reject}
    } else {
      ${append}
    }
  `;
  return js`
    {
      ${emitListOf(field, site)}
      ${emission.runtime("charge")}(list.length === 0 ? ${memory + growingMemory} : ${memory}, position);
      ${value.emitRead(emission, js`value`)}
      ${mayReject(field.value) ? appendOrReject : append}
    }
  `;
}

function emitFollowing(emission: Emission, field: RepeatedPlan, tag: number): Code {
  const type = followingType(field, tag);
  if (type === undefined) return js``;
  return js`
    if (bytes[position] === ${tag < 128 ? tag : (tag & 127) | 128}) {
      position = ${emission.runtime("readFollowing")}(bytes, position, end, ${tag}, list, ${literal(type)}) | 0;
    }
  `;
}

/** As `emitDecodeCounted`. */
function decodeCounted(field: RepeatedPlan, tag: number, read: ReadValue): DecodeRecord {
  const run = runMemory(field.value);
  const memory = elementMemory(field.value);
  const tagSize = varint32Size(tag);
  return (bytes, position, end, depth, previous: unknown[] | undefined, start) => {
    let count = countRecords(bytes, start, position, end);
    if (run !== 0) charge(run + count * memory, position);
    const list = previous ?? new Array<unknown>(count);
    let size = previous === undefined ? 0 : list.length;
    for (;;) {
      const element = read(bytes, position, end, depth);
      if (element !== undefined) list[size++] = element;
      else keepRecord(bytes, start, cursor.position);
      if (--count === 0) break;
      start = cursor.position;
      position = start + tagSize;
    }
    if (list.length !== size) list.length = size;
    return list;
  };
}

/** Reads all records of a tag of one byte that follow each other; of others, one. */
function decodeExpanded(
  field: RepeatedPlan,
  tag: number,
  read: ReadValue,
  readFollowing: ReadFollowing | undefined,
): DecodeRecord {
  const append = appendTo(field);
  const newList = listMaker(field);
  const memory = elementMemory(field.value);
  const follows = tag < 128 ? tag : -1;
  const type = readFollowing === undefined ? undefined : followingType(field, tag);
  return (bytes, position, end, depth, previous: unknown[] | undefined, start) => {
    const list = previous ?? newList();
    for (;;) {
      charge(list.length === 0 ? memory + growingMemory : memory, position);
      const element = read(bytes, position, end, depth);
      position = cursor.position;
      if (element === undefined) keepRecord(bytes, start, position);
      else append(list, element);
      if (type !== undefined && position < end) position = readFollowing!(bytes, position, end, tag, list, type);
      cursor.position = position;
      if (!(position < end) || bytes[position] !== follows) return list;
      start = position++;
    }
  };
}

function emitEncode(emission: Emission, field: RepeatedPlan, value: ValueEmitter, tag: number): Code {
  const list = fieldVariable(field);
  const write = js`
    ${emission.writeTag(tag)}
    ${value.emitWrite(emission, js`value`, list, js`index`)}
  `;
  return emitList(emission, field, emitElements(list, write));
}

function encodeElements(field: RepeatedPlan, tag: number, write: WriteValue): EncodeField {
  return (message, value, bytes, position, depth) => {
    const list = listOf(message, value, field);
    if (list === undefined) return position;
    for (let index = 0; index < list.length && position <= bytes.length; index++) {
      position = writeVarint32(bytes, position, tag);
      position = write(bytes, position, list[index], list, index, depth);
    }
    return position;
  };
}
