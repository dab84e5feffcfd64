import type { RepeatedPlan, ValuePlan } from "../../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import { cursor, varint32Size, writeVarint32 } from "../../wire/varint.ts";
import { throwTruncated } from "../../wire/wire-error.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldVariable, slotOf } from "../emission.ts";
import type { Part, Parts, WholeListCodec } from "../parts.ts";
import { countVarints } from "../runtime/count-records.ts";
import { charge } from "../runtime/decode-state.ts";
import {
  readPackedDouble,
  readPackedFixed32,
  readPackedFixed64,
  readPackedFloat,
  writePackedDouble,
  writePackedFixed,
  writePackedFloat,
} from "../runtime/packed-fixed.ts";
import {
  readPackedVarint32,
  readPackedVarint64,
  writePackedVarint32,
  writePackedVarint64,
} from "../runtime/packed-varint.ts";
import { readFollowing } from "../runtime/read-following.ts";
import { readLength } from "../runtime/read-length.ts";
import { keepElement } from "../runtime/unknown.ts";
import { moveAndWriteLength } from "../runtime/write-length.ts";
import { runtimeName } from "../runtime-names.ts";
import { type Code, join, js, literal } from "../source/code.ts";
import type { ReadValue, ValueEmitter, ValueInterpreter, WriteValue } from "../value/value-codec.ts";
import { mayReject } from "../value/wire-form.ts";
import type { DecodeRecord, DecodeSite, EncodeField } from "./field-codec.ts";
import {
  elementMemory,
  emitElements,
  emitLengthened,
  emitList,
  emitListOf,
  fillerOf,
  growingMemory,
  type ListEmitter,
  type ListInterpreter,
  listOf,
  runMemory,
} from "./list.ts";

/*
 * Packed lists: one record of all elements. Numbers have functions of their own in the runtime, for whole lists; the rest is read and written one by one.
 * An undeclared number of a closed enum becomes an unknown record of its own.
 */

export function emitPacked(field: RepeatedPlan, value: ValueEmitter): ListEmitter {
  const tag = makeTag(field.number, 2);
  const whole = wholeListCodec(field.value);
  return {
    record: {
      tag,
      repeats: false,
      rejects: mayReject(field.value) ? "element" : "nothing",
      emitDecode: (emission, site) =>
        whole === undefined ? emitDecode(emission, field, value, site) : emitWholeDecode(emission, field, whole, site),
    },
    emitEncode: (emission) => emitEncode(emission, field, value, tag, whole),
  };
}

export function interpretPacked(
  field: RepeatedPlan,
  { read, write }: ValueInterpreter,
  { wholeLists }: Parts,
): ListInterpreter {
  const tag = makeTag(field.number, 2);
  const whole = wholeLists?.codecOf(field.value);
  return {
    record: { tag, slot: field.slot, decode: whole === undefined ? decodeElements(field, read) : decodeWhole(whole) },
    encode: encodePacked(field, tag, whole === undefined ? elementsWriter(write) : wholeWriter(whole)),
  };
}

const varints32 = { read: readPackedVarint32, write: writePackedVarint32 };
const varints64 = { read: readPackedVarint64, write: writePackedVarint64 };
const fixed32 = { read: readPackedFixed32, write: writePackedFixed };
const fixed64 = { read: readPackedFixed64, write: writePackedFixed };

const wholeListCodecs: { readonly [T in ScalarType]?: Omit<WholeListCodec, "type"> } = {
  int32: varints32,
  uint32: varints32,
  sint32: varints32,
  int64: varints64,
  uint64: varints64,
  sint64: varints64,
  double: { read: readPackedDouble, write: writePackedDouble },
  float: { read: readPackedFloat, write: writePackedFloat },
  fixed32,
  sfixed32: fixed32,
  fixed64,
  sfixed64: fixed64,
};

function wholeListCodec(value: ValuePlan): WholeListCodec | undefined {
  const type = wholeListType(value);
  return type === undefined ? undefined : { ...wholeListCodecs[type]!, type };
}

/** The type of lists that are read and written whole: 64-bit integers only as bigints. */
export function wholeListType(value: ValuePlan): ScalarType | undefined {
  if (value.kind === "message" || mayReject(value)) return undefined;
  const type = value.kind === "enum" ? "int32" : value.scalar;
  const { kind } = scalarTypes[type];
  if (kind === "bool" || kind === "string" || kind === "bytes") return undefined;
  return value.kind === "scalar" && isWide(type) && value.int64 !== "bigint" ? undefined : type;
}

/** Lists of numbers read and written by functions of their own: twice as fast, and the larger part of the runtime (benchmark case `numeric`). */
export const wholeListsPart: Part<"wholeLists"> = { wholeLists: { codecOf: wholeListCodec, readFollowing } };

function isWide(type: ScalarType): boolean {
  const { kind } = scalarTypes[type];
  return kind === "int64" || kind === "uint64";
}

function emitWholeDecode(emission: Emission, field: RepeatedPlan, whole: WholeListCodec, site: DecodeSite): Code {
  const earlier = site.inOrder ? literal(undefined) : slotOf(field);
  const list = js`${emission.runtime(runtimeName(whole.read))}(${join([js`bytes, position, position + length`, earlier, ...typeArgument(whole)], ", ")})`;
  return js`
    ${emission.readLength()}
    ${site.store(field, list)}
    position += length;
  `;
}

/** Functions for one type alone need not be told which. */
function typeArgument({ type }: WholeListCodec): Code[] {
  return scalarTypes[type].kind === "float" ? [] : [literal(type)];
}

function decodeWhole({ read, type }: WholeListCodec): DecodeRecord {
  return (bytes, position, end, _depth, previous: unknown[] | undefined) => {
    const length = readLength(bytes, position, end);
    position = cursor.position;
    const list = read(bytes, position, position + length, previous, type);
    cursor.position = position + length;
    return list;
  };
}

function emitDecode(emission: Emission, field: RepeatedPlan, value: ValueEmitter, site: DecodeSite): Code {
  return js`
    ${emission.readLength()}
    {
      const limit = position + length;
      const count = ${emitCount(emission, field.value)};
      ${emission.runtime("charge")}(${mayReject(field.value) ? growingMemory : runMemory(field.value)} + count * ${elementMemory(field.value)}, position);
      ${mayReject(field.value) ? emitListOf(field, site) : emitLengthened(field, site)}
      while (position < limit) {
        ${mayReject(field.value) ? js`start = position;` : js``}
        ${value.emitRead(emission, js`value`)}
        ${mayReject(field.value) ? emitAppendOrKeep(emission, field) : js`list[index++] = value;`}
      }
      if (position !== limit) ${emission.runtime("throwTruncated")}(limit);
    }
  `;
}

function emitCount(emission: Emission, value: ValuePlan): Code {
  const fixedSize = value.kind === "scalar" ? scalarTypes[value.scalar].fixedSize : 0;
  return fixedSize === 0
    ? js`${emission.runtime("countVarints")}(bytes, position, limit)`
    : js`Math.floor(length / ${fixedSize})`;
}

function emitAppendOrKeep(emission: Emission, field: RepeatedPlan): Code {
  return js`
    if (value === undefined) {
      unknown = ${emission.runtime("keepUnknownElement")}(unknown, ${field.number}, bytes, start, position);
    } else {
      list.push(value);
    }
  `;
}

function decodeElements(field: RepeatedPlan, read: ReadValue): DecodeRecord {
  const { number, value } = field;
  const isSparse = mayReject(value);
  const { make, store } = fillerOf(field);
  const room = isSparse ? growingMemory : runMemory(value);
  const memory = elementMemory(value);
  const fixedSize = value.kind === "scalar" ? scalarTypes[value.scalar].fixedSize : 0;
  return (bytes, position, end, depth, previous: unknown[] | undefined) => {
    const length = readLength(bytes, position, end);
    position = cursor.position;
    const limit = position + length;
    const count = fixedSize === 0 ? countVarints(bytes, position, limit) : Math.floor(length / fixedSize);
    charge(room + count * memory, position);
    const list: unknown[] = previous ?? (isSparse ? [] : make(count));
    let size = previous === undefined ? 0 : list.length;
    while (position < limit) {
      const element = read(bytes, position, limit, depth);
      if (element === undefined) keepElement(number, bytes, position, cursor.position);
      else store(list, size++, element);
      position = cursor.position;
    }
    if (position !== limit) throwTruncated(limit);
    cursor.position = position;
    return list;
  };
}

function emitEncode(
  emission: Emission,
  field: RepeatedPlan,
  value: ValueEmitter,
  tag: number,
  whole: WholeListCodec | undefined,
): Code {
  const list = fieldVariable(field);
  const elements =
    whole === undefined
      ? emitElements(list, value.emitWrite(emission, js`value`, list, js`index`))
      : js`position = ${emission.runtime(runtimeName(whole.write))}(${join([js`bytes, position`, list, ...typeArgument(whole)], ", ")}) | 0;`;
  return emitList(
    emission,
    field,
    js`
    if (${list}.length !== 0) {
      ${emission.writeTag(tag)}
      ${emission.writeDelimited(elements)}
    }
  `,
  );
}

type WriteElements = (bytes: Uint8Array, position: number, list: readonly unknown[], depth: number) => number;

function elementsWriter(write: WriteValue): WriteElements {
  return (bytes, position, list, depth) => {
    for (let index = 0; index < list.length && position <= bytes.length; index++)
      position = write(bytes, position, list[index], list, index, depth);
    return position;
  };
}

function wholeWriter({ write, type }: WholeListCodec): WriteElements {
  return (bytes, position, list) => write(bytes, position, list, type);
}

function encodePacked(field: RepeatedPlan, tag: number, write: WriteElements): EncodeField {
  let reserved = 1;
  return (message, value, bytes, position, depth) => {
    const list = listOf(message, value, field);
    if (list === undefined) return position;
    const lengthAt = writeVarint32(bytes, position, tag);
    const taken = reserved;
    position = write(bytes, lengthAt + taken, list, depth);
    const length = position - lengthAt - taken;
    reserved = varint32Size(length);
    return moveAndWriteLength(bytes, lengthAt, taken, length);
  };
}
