import type { ScalarType } from "../../plan/scalar-type.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { cursor, varint32Size } from "../../wire/varint.ts";
import { type Emission, fieldVariable } from "../emission.ts";
import type { RepeatedPlan } from "../../plan/plan.ts";
import { runtime } from "../runtime-names.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { type Code, js, literal } from "../source/code.ts";
import { valueCodec } from "../value/index.ts";
import type { ReadValue, ValueCodec, WriteValue } from "../value/value-codec.ts";
import type { DecodeRecord, DecodeSite, EncodeField, FieldCodec } from "./field-codec.ts";
import {
  appendTo,
  elementMemory,
  emitBeforeElement,
  emitElements,
  emitLengthened,
  emitList,
  emitListOf,
  growingMemory,
  listMaker,
  type ListForm,
  listOf,
  runMemory,
} from "./list.ts";
import { packedList, wholeListType } from "./packed.ts";

/*
 * Repeated fields. Numbers, booleans and enums come packed or expanded, whatever the schema says; encode writes what it says.
 */

export function repeatedField(field: RepeatedPlan): FieldCodec {
  const value = valueCodec(field.value, field.number);
  const packable = value.wireType !== 2 && value.wireType !== 3;
  const expanded = expandedList(field, value);
  const packed = packable ? packedList(field, value) : undefined;
  const written = field.packed && packed !== undefined ? packed : expanded;
  const records = [expanded, packed].filter((each) => each !== undefined).map((each) => each.record);
  return {
    records: written === packed ? records.reverse() : records,
    emitEncode: written.emitEncode,
    interpretEncode: written.interpretEncode,
  };
}

/** A record for each element. */
function expandedList(field: RepeatedPlan, value: ValueCodec): ListForm {
  const tag = makeTag(field.number, value.wireType);
  const counted = value.wireType === 2;
  return {
    record: {
      tag,
      slot: field.slot,
      repeats: !counted,
      rejects: value.mayReject ? "record" : "nothing",
      emitDecode: (emission, site) => (counted ? emitDecodeCounted : emitDecode)(emission, field, value, tag, site),
      interpretDecode: (interpretation) =>
        (counted ? decodeCounted : decodeExpanded)(field, tag, value.interpretRead(interpretation)),
    },
    emitEncode: (emission) => emitEncode(emission, field, value, tag),
    interpretEncode: (interpretation) => encodeElements(field, tag, value.interpretWrite(interpretation)),
  };
}

/** Numbers that are read as whole lists where they are packed are so, too, where records of a tag of one byte or two follow each other. */
function followingType(field: RepeatedPlan, tag: number): ScalarType | undefined {
  return tag < 1 << 14 ? wholeListType(field.value) : undefined;
}

/** Records that follow each other are counted, and read into a list that has its length. */
function emitDecodeCounted(
  emission: Emission,
  field: RepeatedPlan,
  value: ValueCodec,
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
        ${value.mayReject ? appendOrReject : js`list[index++] = value;`}
        if (--count === 0) break;
        ${value.mayReject ? js`start = position;` : js``}
        position += ${varint32Size(tag)};
      }
      ${value.mayReject && !site.inOrder ? js`list.length = index;` : js``}
    }
  `;
}

function emitDecode(emission: Emission, field: RepeatedPlan, value: ValueCodec, tag: number, site: DecodeSite): Code {
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
      ${value.mayReject ? appendOrReject : append}
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
  const { charge, countRecords } = runtime;
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
function decodeExpanded(field: RepeatedPlan, tag: number, read: ReadValue): DecodeRecord {
  const { charge, readFollowing } = runtime;
  const append = appendTo(field);
  const newList = listMaker(field);
  const memory = elementMemory(field.value);
  const follows = tag < 128 ? tag : -1;
  const type = followingType(field, tag);
  return (bytes, position, end, depth, previous: unknown[] | undefined, start) => {
    const list = previous ?? newList();
    for (;;) {
      charge(list.length === 0 ? memory + growingMemory : memory, position);
      const element = read(bytes, position, end, depth);
      position = cursor.position;
      if (element === undefined) keepRecord(bytes, start, position);
      else append(list, element);
      if (type !== undefined && position < end) position = readFollowing(bytes, position, end, tag, list, type);
      cursor.position = position;
      if (!(position < end) || bytes[position] !== follows) return list;
      start = position++;
    }
  };
}

function emitEncode(emission: Emission, field: RepeatedPlan, value: ValueCodec, tag: number): Code {
  const list = fieldVariable(field);
  const write = js`
    ${emission.writeTag(tag)}
    ${value.emitWrite(emission, js`value`, list, js`index`)}
  `;
  return emitList(emission, field, emitElements(list, write));
}

function encodeElements(field: RepeatedPlan, tag: number, write: WriteValue): EncodeField {
  const { writeVarint32 } = runtime;
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
