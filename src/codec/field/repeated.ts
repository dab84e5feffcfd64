import { getOwn } from "../../message/property.ts";
import { scalarTypes } from "../../schema/scalar-type.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldOf, fieldVariable, sizeVariable } from "../emission.ts";
import type { RepeatedPlan, ValuePlan } from "../plan.ts";
import { runtime } from "../runtime-names.ts";
import { keepElement, keepRecord } from "../runtime/unknown.ts";
import { cursor } from "../../wire/varint.ts";
import { type Code, js, literal } from "../source/code.ts";
import { valueCodec } from "../value/index.ts";
import type { ReadValue, ValueCodec, WriteValue } from "../value/value-codec.ts";
import type { DecodeRecord, EncodeField, FieldCodec, RecordCodec } from "./field-codec.ts";

/*
 * Repeated fields. Numbers, booleans and enums come packed or expanded, whatever the schema says; encode writes what it says.
 */

export function repeatedField(field: RepeatedPlan): FieldCodec {
  const value = valueCodec(field.value, field.number);
  const expandedTag = makeTag(field.number, value.wireType);
  const packedTag = makeTag(field.number, 2);
  const expanded: RecordCodec = {
    tag: expandedTag,
    repeats: true,
    emitDecode: (emission) => emitExpandedDecode(emission, field, value),
    interpretDecode: (interpretation) => decodeExpanded(field, value.interpretRead(interpretation)),
  };
  const packed: RecordCodec = {
    tag: packedTag,
    repeats: false,
    emitDecode: (emission) => emitPackedDecode(emission, field, value),
    interpretDecode: (interpretation) => decodePacked(field, value.interpretRead(interpretation)),
  };
  const packable = value.wireType !== 2 && value.wireType !== 3;
  return {
    records: !packable ? [expanded] : field.packed ? [packed, expanded] : [expanded, packed],
    emitVariables: () => [js`let ${sizeVariable(field)} = 0;`],
    emitEncode: (emission) => (field.packed ? emitPackedEncode(emission, field, value, packedTag) : emitExpandedEncode(emission, field, value, expandedTag)),
    interpretEncode: (interpretation) => {
      const write = value.interpretWrite(interpretation);
      return field.packed ? encodePacked(field, packedTag, write) : encodeExpanded(field, expandedTag, write);
    },
  };
}

/** Estimated bytes of an element beside what its characters take; a message charges itself. */
function elementMemory(value: ValuePlan): number {
  if (value.kind === "message") return 0;
  if (value.kind === "enum") return 8;
  const { kind } = scalarTypes[value.type];
  if (kind === "string") return 32;
  if (kind === "bytes") return 56;
  return kind === "int64" || kind === "uint64" ? 16 : 8;
}

/** Charges for `count` elements, if elements are charged. */
function emitCharge(emission: Emission, field: RepeatedPlan, count: Code): Code {
  const each = elementMemory(field.value);
  return each === 0 ? js`` : js`${emission.runtime("charge")}(${count} * ${each}, position);`;
}

function emitExpandedDecode(emission: Emission, field: RepeatedPlan, value: ValueCodec): Code {
  const slot = fieldVariable(field);
  const counted = value.wireType === 2 && !value.mayReject;
  const first = counted ? js`new Array(${emission.runtime("countRecords")}(bytes, start, position, end))` : js`[]`;
  const store = emitStore(emission, field);
  return js`
    if (${slot} === undefined) ${slot} = ${first};
    ${emitCharge(emission, field, js`1`)}
    ${value.emitRead(emission, js`value`)}
    ${value.mayReject ? emitUnlessRejected(emission, store) : store}
  `;
}

function emitUnlessRejected(emission: Emission, store: Code): Code {
  return js`
    if (value === undefined) unknown = ${emission.runtime("keepUnknown")}(unknown, bytes, start, position);
    else ${store}
  `;
}

/** Appends `value` to the list. */
function emitStore(emission: Emission, field: RepeatedPlan): Code {
  const slot = fieldVariable(field);
  return js`
    ${isFloat(field.value) ? js`if (value !== value) ${emission.runtime("keepNaN")}(${slot});` : js``}
    ${slot}[${sizeVariable(field)}++] = value;
  `;
}

function isFloat(value: ValuePlan): boolean {
  return value.kind === "scalar" && scalarTypes[value.type].kind === "float";
}

function emitPackedDecode(emission: Emission, field: RepeatedPlan, value: ValueCodec): Code {
  const slot = fieldVariable(field);
  const store = emitStore(emission, field);
  const count = packedCount(emission, field.value);
  const element = js`unknown = ${emission.runtime("keepUnknownElement")}(unknown, ${field.number}, bytes, start, position);`;
  return js`
    ${emission.readLength()}
    {
      const limit = position + length;
      const count = ${count};
      ${emitCharge(emission, field, js`count`)}
      if (${slot} === undefined) ${slot} = ${value.mayReject ? js`[]` : js`new Array(count)`};
      while (position < limit) {
        start = position;
        ${value.emitRead(emission, js`value`)}
        ${value.mayReject ? js`if (value === undefined) ${element}` : js``}
        ${value.mayReject ? js`else {` : js``}
        ${store}
        ${value.mayReject ? js`}` : js``}
      }
      if (position !== limit) ${emission.runtime("throwTruncated")}(limit);
    }
  `;
}

function packedCount(emission: Emission, value: ValuePlan): Code {
  const fixedSize = value.kind === "scalar" ? scalarTypes[value.type].fixedSize : 0;
  return fixedSize === 0 ? js`${emission.runtime("countVarints")}(bytes, position, limit)` : js`Math.floor(length / ${fixedSize})`;
}

function decodeExpanded(field: RepeatedPlan, read: ReadValue): DecodeRecord {
  const { slot } = field;
  const { charge } = runtime;
  const append = appendTo(field);
  const memory = elementMemory(field.value);
  return (slots, bytes, start, position, end, depth) => {
    const list = (slots[slot] ??= []) as unknown[];
    if (memory !== 0) charge(memory, position);
    const element = read(bytes, position, end, depth);
    position = cursor.position;
    if (element === undefined) keepRecord(bytes, start, position);
    else append(list, element);
    return position;
  };
}

function decodePacked(field: RepeatedPlan, read: ReadValue): DecodeRecord {
  const { slot, number } = field;
  const { readLength, charge, countVarints, throwTruncated } = runtime;
  const append = appendTo(field);
  const memory = elementMemory(field.value);
  const fixedSize = field.value.kind === "scalar" ? scalarTypes[field.value.type].fixedSize : 0;
  return (slots, bytes, _start, position, end, depth) => {
    const length = readLength(bytes, position, end);
    position = cursor.position;
    const limit = position + length;
    charge((fixedSize === 0 ? countVarints(bytes, position, limit) : Math.floor(length / fixedSize)) * memory, position);
    const list = (slots[slot] ??= []) as unknown[];
    while (position < limit) {
      const element = read(bytes, position, limit, depth);
      if (element === undefined) keepElement(number, bytes, position, cursor.position);
      else append(list, element);
      position = cursor.position;
    }
    if (position !== limit) throwTruncated(limit);
    return position;
  };
}

function appendTo(field: RepeatedPlan): (list: unknown[], element: unknown) => void {
  if (!isFloat(field.value)) return (list, element) => void list.push(element);
  const { keepNaN } = runtime;
  return (list, element) => {
    if (element !== element) keepNaN(list);
    list.push(element);
  };
}

function emitList(emission: Emission, field: RepeatedPlan, body: Code): Code {
  const list = fieldVariable(field);
  return js`
    const ${list} = ${fieldOf(field)};
    if (${list} !== undefined && ${emission.runtime("listLength")}(${list}, message, ${literal(field.name)}) !== 0) {
      ${body}
    }
  `;
}

function emitElements(list: Code, write: Code): Code {
  return js`
    for (let index = 0; index < ${list}.length; index++) {
      const value = ${list}[index];
      ${write}
    }
  `;
}

function emitExpandedEncode(emission: Emission, field: RepeatedPlan, value: ValueCodec, tag: number): Code {
  const list = fieldVariable(field);
  const write = js`
    ${emission.writeTag(tag)}
    ${value.emitWrite(emission, js`value`, list, js`index`)}
  `;
  return emitList(emission, field, emitElements(list, write));
}

function emitPackedEncode(emission: Emission, field: RepeatedPlan, value: ValueCodec, tag: number): Code {
  const list = fieldVariable(field);
  const lengthSize = emission.variable("lengthSize", 1);
  return emitList(emission, field, js`
    ${emission.writeTag(tag)}
    const lengthAt = position;
    const reserved = ${lengthSize};
    position += reserved;
    ${emitElements(list, value.emitWrite(emission, js`value`, list, js`index`))}
    const length = position - lengthAt - reserved;
    position = ${emission.runtime("moveAndWriteLength")}(bytes, lengthAt, reserved, length);
    ${lengthSize} = ${emission.runtime("varint32Size")}(length);
  `);
}

function listOf(message: any, field: RepeatedPlan): unknown[] | undefined {
  const list: unknown = field.inherited ? getOwn(message, field.name) : message[field.name];
  return list === undefined || runtime.listLength(list, message, field.name) === 0 ? undefined : (list as unknown[]);
}

function encodeExpanded(field: RepeatedPlan, tag: number, write: WriteValue): EncodeField {
  const { writeVarint32 } = runtime;
  return (message, bytes, position, depth) => {
    const list = listOf(message, field);
    if (list === undefined) return position;
    for (let index = 0; index < list.length; index++) {
      position = writeVarint32(bytes, position, tag);
      position = write(bytes, position, list[index], depth, list, index);
    }
    return position;
  };
}

function encodePacked(field: RepeatedPlan, tag: number, write: WriteValue): EncodeField {
  const { writeVarint32, moveAndWriteLength, varint32Size } = runtime;
  let reserved = 1;
  return (message, bytes, position, depth) => {
    const list = listOf(message, field);
    if (list === undefined) return position;
    const lengthAt = writeVarint32(bytes, position, tag);
    const taken = reserved;
    position = lengthAt + taken;
    for (let index = 0; index < list.length; index++) position = write(bytes, position, list[index], depth, list, index);
    const length = position - lengthAt - taken;
    reserved = varint32Size(length);
    return moveAndWriteLength(bytes, lengthAt, taken, length);
  };
}
