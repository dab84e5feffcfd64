import { type ScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { cursor } from "../../wire/varint.ts";
import { type Emission, fieldVariable, slotOf } from "../emission.ts";
import type { RepeatedPlan, ValuePlan } from "../../plan/plan.ts";
import { runtime, type RuntimeName } from "../runtime-names.ts";
import { keepElement } from "../runtime/unknown.ts";
import { type Code, join, js, literal } from "../source/code.ts";
import type { ReadValue, ValueCodec, WriteValue } from "../value/value-codec.ts";
import type { DecodeRecord, DecodeSite, EncodeField } from "./field-codec.ts";
import {
  elementMemory,
  emitElements,
  emitLengthened,
  emitList,
  emitListOf,
  growingMemory,
  type ListForm,
  listOf,
  runMemory,
} from "./list.ts";

/*
 * Packed lists: one record of all elements. Numbers have functions of their own in the runtime, for whole lists; the rest is read and written one by one.
 * An undeclared number of a closed enum becomes an unknown record of its own.
 */

export function packedList(field: RepeatedPlan, value: ValueCodec): ListForm {
  const tag = makeTag(field.number, 2);
  const whole = wholeListCodec(field.value);
  return {
    record: {
      tag,
      slot: field.slot,
      repeats: false,
      rejects: value.mayReject ? "element" : "nothing",
      emitDecode: (emission, site) =>
        whole === undefined ? emitDecode(emission, field, value, site) : emitWholeDecode(emission, field, whole, site),
      interpretDecode: (interpretation) =>
        whole === undefined
          ? decodeElements(field, value.mayReject, value.interpretRead(interpretation))
          : decodeWhole(whole),
    },
    emitEncode: (emission) => emitEncode(emission, field, value, tag, whole),
    interpretEncode: (interpretation) =>
      encodePacked(
        field,
        tag,
        whole === undefined ? elementsWriter(value.interpretWrite(interpretation)) : wholeWriter(whole),
      ),
  };
}

/** The functions that read and write all elements of a list of a type. */
interface WholeListCodec {
  readonly type: ScalarType;
  readonly read: RuntimeName;
  readonly write: RuntimeName;
}

const varints32 = { read: "readPackedVarint32", write: "writePackedVarint32" } as const;
const varints64 = { read: "readPackedVarint64", write: "writePackedVarint64" } as const;
const fixed32 = { read: "readPackedFixed32", write: "writePackedFixed" } as const;
const fixed64 = { read: "readPackedFixed64", write: "writePackedFixed" } as const;

const wholeListCodecs: { readonly [T in ScalarType]?: Omit<WholeListCodec, "type"> } = {
  int32: varints32,
  uint32: varints32,
  sint32: varints32,
  int64: varints64,
  uint64: varints64,
  sint64: varints64,
  double: { read: "readPackedDouble", write: "writePackedDouble" },
  float: { read: "readPackedFloat", write: "writePackedFloat" },
  fixed32,
  sfixed32: fixed32,
  fixed64,
  sfixed64: fixed64,
};

/** 64-bit integers only as bigints. */
function wholeListCodec(value: ValuePlan): WholeListCodec | undefined {
  if (value.kind === "message" || (value.kind === "enum" && !value.enum.open)) return undefined;
  const type = value.kind === "enum" ? "int32" : value.scalar;
  const codec = wholeListCodecs[type];
  if (codec === undefined || (value.kind === "scalar" && isWide(type) && value.int64 !== "bigint")) return undefined;
  return { ...codec, type };
}

/** The type of lists that are read and written whole. */
export function wholeListType(value: ValuePlan): ScalarType | undefined {
  return wholeListCodec(value)?.type;
}

function isWide(type: ScalarType): boolean {
  const { kind } = scalarTypes[type];
  return kind === "int64" || kind === "uint64";
}

type ReadWhole = (
  bytes: Uint8Array,
  position: number,
  limit: number,
  list: unknown[] | undefined,
  type: ScalarType,
) => unknown[];
type WriteWhole = (bytes: Uint8Array, position: number, list: readonly unknown[], type: ScalarType) => number;

function emitWholeDecode(emission: Emission, field: RepeatedPlan, whole: WholeListCodec, site: DecodeSite): Code {
  const earlier = site.inOrder ? literal(undefined) : slotOf(field);
  const list = js`${emission.runtime(whole.read)}(${join([js`bytes, position, position + length`, earlier, ...typeArgument(whole)], ", ")})`;
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
  const { readLength } = runtime;
  const readWhole = runtime[read] as unknown as ReadWhole;
  return (bytes, position, end, _depth, previous: unknown[] | undefined) => {
    const length = readLength(bytes, position, end);
    position = cursor.position;
    const list = readWhole(bytes, position, position + length, previous, type);
    cursor.position = position + length;
    return list;
  };
}

function emitDecode(emission: Emission, field: RepeatedPlan, value: ValueCodec, site: DecodeSite): Code {
  return js`
    ${emission.readLength()}
    {
      const limit = position + length;
      const count = ${emitCount(emission, field.value)};
      ${emission.runtime("charge")}(${value.mayReject ? growingMemory : runMemory(field.value)} + count * ${elementMemory(field.value)}, position);
      ${value.mayReject ? emitListOf(field, site) : emitLengthened(field, site)}
      while (position < limit) {
        ${value.mayReject ? js`start = position;` : js``}
        ${value.emitRead(emission, js`value`)}
        ${value.mayReject ? emitAppendOrKeep(emission, field) : js`list[index++] = value;`}
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

function decodeElements(field: RepeatedPlan, mayReject: boolean, read: ReadValue): DecodeRecord {
  const { number } = field;
  const { readLength, charge, countVarints, throwTruncated } = runtime;
  const room = mayReject ? growingMemory : runMemory(field.value);
  const memory = elementMemory(field.value);
  const fixedSize = field.value.kind === "scalar" ? scalarTypes[field.value.scalar].fixedSize : 0;
  return (bytes, position, end, depth, previous: unknown[] | undefined) => {
    const length = readLength(bytes, position, end);
    position = cursor.position;
    const limit = position + length;
    const count = fixedSize === 0 ? countVarints(bytes, position, limit) : Math.floor(length / fixedSize);
    charge(room + count * memory, position);
    const list: unknown[] = previous ?? (mayReject ? [] : new Array<unknown>(count));
    let size = previous === undefined ? 0 : list.length;
    while (position < limit) {
      const element = read(bytes, position, limit, depth);
      if (element === undefined) keepElement(number, bytes, position, cursor.position);
      else list[size++] = element;
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
  value: ValueCodec,
  tag: number,
  whole: WholeListCodec | undefined,
): Code {
  const list = fieldVariable(field);
  const elements =
    whole === undefined
      ? emitElements(list, value.emitWrite(emission, js`value`, list, js`index`))
      : js`position = ${emission.runtime(whole.write)}(${join([js`bytes, position`, list, ...typeArgument(whole)], ", ")}) | 0;`;
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
  const writeWhole = runtime[write] as unknown as WriteWhole;
  return (bytes, position, list) => writeWhole(bytes, position, list, type);
}

function encodePacked(field: RepeatedPlan, tag: number, write: WriteElements): EncodeField {
  const { writeVarint32, moveAndWriteLength, varint32Size } = runtime;
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
