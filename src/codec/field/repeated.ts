import type { ScalarType } from "../../schema/scalar-type.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { cursor } from "../../wire/varint.ts";
import { type Emission, fieldVariable, sizeVariable } from "../emission.ts";
import type { RepeatedPlan } from "../plan.ts";
import { runtime } from "../runtime-names.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { type Code, js, literal } from "../source/code.ts";
import { valueCodec } from "../value/index.ts";
import type { ReadValue, ValueCodec, WriteValue } from "../value/value-codec.ts";
import type { DecodeRecord, EncodeField, FieldCodec } from "./field-codec.ts";
import { appendTo, elementMemory, emitAppend, emitElements, emitList, type ListForm, listOf } from "./list.ts";
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
    emitVariables: () => [js`let ${sizeVariable(field)} = 0;`],
    emitEncode: written.emitEncode,
    interpretEncode: written.interpretEncode,
  };
}

/** A record for each element. */
function expandedList(field: RepeatedPlan, value: ValueCodec): ListForm {
  const tag = makeTag(field.number, value.wireType);
  return {
    record: {
      tag,
      slot: field.slot,
      repeats: true,
      emitDecode: (emission) => emitDecode(emission, field, value, tag),
      interpretDecode: (interpretation) => decodeExpanded(field, tag, value.interpretRead(interpretation), isCounted(value)),
    },
    emitEncode: (emission) => emitEncode(emission, field, value, tag),
    interpretEncode: (interpretation) => encodeElements(field, tag, value.interpretWrite(interpretation)),
  };
}

/** The records are counted first, so that the list has its length from the start. */
function isCounted(value: ValueCodec): boolean {
  return value.wireType === 2 && !value.mayReject;
}

/** Numbers that are read as whole lists where they are packed are so, too, where records of a tag of one byte or two follow each other. */
function followingType(field: RepeatedPlan, tag: number): ScalarType | undefined {
  return tag < 1 << 14 ? wholeListType(field.value) : undefined;
}

function emitDecode(emission: Emission, field: RepeatedPlan, value: ValueCodec, tag: number): Code {
  const slot = fieldVariable(field);
  const memory = elementMemory(field.value);
  const first = isCounted(value) ? js`new Array(${emission.runtime("countRecords")}(bytes, start, position, end))` : js`[]`;
  return js`
    if (${slot} === undefined) ${slot} = ${first};
    ${memory === 0 ? js`` : js`${emission.runtime("charge")}(${memory}, position);`}
    ${value.emitRead(emission, js`value`)}
    ${value.mayReject ? emitAppendOrKeep(emission, field) : emitAppend(emission, field)}
    ${emitFollowing(emission, field, tag)}
  `;
}

function emitFollowing(emission: Emission, field: RepeatedPlan, tag: number): Code {
  const type = followingType(field, tag);
  if (type === undefined) return js``;
  const slot = fieldVariable(field);
  return js`
    if (bytes[position] === ${tag < 128 ? tag : (tag & 127) | 128}) {
      position = ${emission.runtime("readFollowing")}(bytes, position, end, ${tag}, ${slot}, ${literal(type)}) | 0;
      ${sizeVariable(field)} = ${slot}.length;
    }
  `;
}

function emitAppendOrKeep(emission: Emission, field: RepeatedPlan): Code {
  return js`
    if (value === undefined) {
      unknown = ${emission.runtime("keepUnknown")}(unknown, bytes, start, position);
    } else {
      ${emitAppend(emission, field)}
    }
  `;
}

/** Reads all records of a tag of one byte that follow each other; of others, one. */
function decodeExpanded(field: RepeatedPlan, tag: number, read: ReadValue, counted: boolean): DecodeRecord {
  const { charge, readFollowing } = runtime;
  const append = counted ? undefined : appendTo(field);
  const memory = elementMemory(field.value);
  const follows = tag < 128 ? tag : -1;
  const type = followingType(field, tag);
  return (bytes, position, end, depth, previous: unknown[] | undefined, start) => {
    const list = previous ?? newList(counted && position - start === 1 ? follows : -1, bytes, start, position, end);
    let size = previous === undefined ? 0 : list.length;
    for (;;) {
      if (memory !== 0) charge(memory, position);
      const element = read(bytes, position, end, depth);
      position = cursor.position;
      if (append === undefined) list[size++] = element;
      else if (element === undefined) keepRecord(bytes, start, position);
      else append(list, element);
      if (type !== undefined && position < end) position = readFollowing(bytes, position, end, tag, list, type);
      cursor.position = position;
      if (!(position < end) || bytes[position] !== follows) return list;
      start = position++;
    }
  };
}

function newList(follows: number, bytes: Uint8Array, start: number, position: number, end: number): unknown[] {
  return follows < 0 ? [] : new Array<unknown>(runtime.countRecords(bytes, start, position, end));
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
