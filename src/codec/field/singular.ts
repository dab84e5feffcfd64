import { scalarTypes } from "../../schema/scalar-type.ts";
import { getOwn } from "../../message/property.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldOf, fieldVariable } from "../emission.ts";
import type { SingularPlan } from "../plan.ts";
import { runtime } from "../runtime-names.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { cursor } from "../../wire/varint.ts";
import { type Code, js, literal } from "../source/code.ts";
import { valueCodec } from "../value/index.ts";
import type { ValueCodec } from "../value/value-codec.ts";
import type { DecodeRecord, EncodeField, FieldCodec } from "./field-codec.ts";

/*
 * Singular fields: the last value on the wire counts; messages are merged. A member of a oneof clears the others.
 */

export function singularField(field: SingularPlan): FieldCodec {
  const value = valueCodec(field.value, field.number);
  const tag = makeTag(field.number, value.wireType);
  return {
    records: [
      {
        tag,
        repeats: false,
        emitDecode: (emission) => emitDecode(emission, field, value),
        interpretDecode: (interpretation) => {
          const read = value.interpretRead(interpretation);
          return clearing(field, field.value.kind === "message" ? decodeMessage(field.slot, read) : decodeValue(field.slot, read, value.mayReject));
        },
      },
    ],
    emitVariables: () => [],
    emitEncode: (emission) => emitEncode(emission, field, value, tag),
    interpretEncode: (interpretation) => interpretEncode(field, tag, value.interpretWrite(interpretation)),
  };
}

function emitDecode(emission: Emission, field: SingularPlan, value: ValueCodec): Code {
  const slot = fieldVariable(field);
  const clear = otherMembers(field).map((member) => js`${fieldVariable(member)} = undefined;`);
  if (field.value.kind === "message") return js`
    ${value.emitRead(emission, slot, slot)}
    ${clear}
  `;
  if (!value.mayReject) return js`
    ${value.emitRead(emission, slot)}
    ${clear}
  `;
  return js`
    ${value.emitRead(emission, js`value`)}
    if (value === undefined) {
      unknown = ${emission.runtime("keepUnknown")}(unknown, bytes, start, position);
    } else {
      ${slot} = value;
      ${clear}
    }
  `;
}

function otherMembers(field: SingularPlan): readonly SingularPlan[] {
  return field.oneof === undefined ? [] : field.oneof.members.filter((member) => member !== field);
}

type Read = ReturnType<ValueCodec["interpretRead"]>;

function decodeValue(slot: number, read: Read, mayReject: boolean): DecodeRecord {
  if (!mayReject) {
    return (slots, bytes, _start, position, end, depth) => {
      slots[slot] = read(bytes, position, end, depth);
      return cursor.position;
    };
  }
  return (slots, bytes, start, position, end, depth) => {
    const value = read(bytes, position, end, depth);
    position = cursor.position;
    if (value === undefined) keepRecord(bytes, start, position);
    else slots[slot] = value;
    return position;
  };
}

function decodeMessage(slot: number, read: Read): DecodeRecord {
  return (slots, bytes, _start, position, end, depth) => {
    slots[slot] = read(bytes, position, end, depth, slots[slot] as object | undefined);
    return cursor.position;
  };
}

/** Clears the other members of the oneof, where the record was one of the field. */
function clearing(field: SingularPlan, decode: DecodeRecord): DecodeRecord {
  const others = otherMembers(field).map((member) => member.slot);
  if (others.length === 0) return decode;
  return (slots, bytes, start, position, end, depth) => {
    const before = slots[field.slot];
    slots[field.slot] = field.value.kind === "message" ? before : undefined;
    const next = decode(slots, bytes, start, position, end, depth);
    if (slots[field.slot] === undefined) slots[field.slot] = before;
    else for (const other of others) slots[other] = undefined;
    return next;
  };
}

function emitEncode(emission: Emission, field: SingularPlan, value: ValueCodec, tag: number): Code {
  const slot = fieldVariable(field);
  const write = js`
    ${emitOneofCheck(emission, field)}
    ${emission.writeTag(tag)}
    ${value.emitWrite(emission, slot, js`message`, literal(field.name))}
  `;
  const read = js`const ${slot} = ${fieldOf(field)};`;
  if (field.presence === "required") return js`
    ${read}
    if (${slot} === undefined) {
      ${emission.runtime("missingRequired")}(message, ${literal(field.name)});
    } else {
      ${write}
    }
  `;
  return js`
    ${read}
    if (${emitPresent(emission, field, slot)}) {
      ${write}
    }
  `;
}

function emitPresent(emission: Emission, field: SingularPlan, slot: Code): Code {
  if (field.presence !== "implicit" || field.value.kind === "message") return js`${slot} !== undefined`;
  const kind = field.value.kind === "enum" ? "int32" : scalarTypes[field.value.type].kind;
  switch (kind) {
    case "int64":
    case "uint64":
      return js`${slot} !== undefined && !${emission.runtime("isZero64")}(${slot})`;
    case "float":
      return js`${slot} !== undefined && (${slot} !== 0 || Object.is(${slot}, -0))`;
    case "bool":
      return js`${slot} !== undefined && ${slot} !== false`;
    case "string":
      return js`${slot} !== undefined && ${slot} !== ""`;
    case "bytes":
      return js`${slot} !== undefined && !${emission.runtime("isEmptyBytes")}(${slot})`;
    default:
      return js`${slot} !== undefined && ${slot} !== 0`;
  }
}

/** Whether a value of implicit presence is written, for the interpreter. */
function isPresent(field: SingularPlan): (value: unknown) => boolean {
  if (field.presence !== "implicit" || field.value.kind === "message") return (value) => value !== undefined;
  const { isZero64, isEmptyBytes } = runtime;
  const kind = field.value.kind === "enum" ? "int32" : scalarTypes[field.value.type].kind;
  switch (kind) {
    case "int64":
    case "uint64":
      return (value) => value !== undefined && !isZero64(value);
    case "float":
      return (value) => value !== undefined && !Object.is(value, 0);
    case "bool":
      return (value) => value !== undefined && value !== false;
    case "string":
      return (value) => value !== undefined && value !== "";
    case "bytes":
      return (value) => value !== undefined && !isEmptyBytes(value);
    default:
      return (value) => value !== undefined && value !== 0;
  }
}

/** Members before this one, in number order, must not be set too: each pair is looked at once. */
function emitOneofCheck(emission: Emission, field: SingularPlan): Code {
  const { oneof } = field;
  if (oneof === undefined) return js``;
  const earlier = oneof.members.filter((member) => member.number < field.number);
  const check = emission.runtime("throwOneofConflict");
  return js`
    ${earlier.map((member) => js`if (${fieldVariable(member)} !== undefined) ${check}(message, ${literal(oneof.name)}, ${literal(member.name)}, ${literal(field.name)});`)}
  `;
}

function interpretEncode(field: SingularPlan, tag: number, write: ReturnType<ValueCodec["interpretWrite"]>): EncodeField {
  const { name, inherited, presence, oneof, number } = field;
  const { missingRequired, throwOneofConflict, writeVarint32 } = runtime;
  const present = isPresent(field);
  const earlier = oneof === undefined ? [] : oneof.members.filter((member) => member.number < number);
  return (message, bytes, position, depth) => {
    const value: unknown = inherited ? getOwn(message, name) : message[name];
    if (!present(value)) {
      if (presence === "required") missingRequired(message, name);
      return position;
    }
    for (const member of earlier) {
      if (getOwn(message, member.name) !== undefined) throwOneofConflict(message, oneof!.name, member.name, name);
    }
    position = tag < 128 ? ((bytes[position] = tag), position + 1) : writeVarint32(bytes, position, tag);
    return write(bytes, position, value, depth, message, name);
  };
}
