import { emptyBytes } from "../../message/empty-bytes.ts";
import type { ScalarPlan } from "../../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import { cursor, readVarint32, readVarint64 } from "../../wire/varint.ts";
import type { Emission } from "../emission.ts";
import type { Part, Parts, ScalarPart } from "../parts.ts";
import { takeInt64AsLong, takeUint64AsLong, zeroLong, zeroUnsignedLong } from "../runtime/long.ts";
import { readBytes } from "../runtime/read-bytes.ts";
import { readDouble, readFixed32, readFixed64, readFloat, readSfixed32 } from "../runtime/read-fixed.ts";
import { readLength } from "../runtime/read-length.ts";
import {
  readBool,
  readSint32,
  readUint32,
  readZigzag64,
  takeInt64,
  takeInt64AsNumber,
  takeInt64AsString,
  takeUint64,
  takeUint64AsNumber,
  takeUint64AsString,
} from "../runtime/read-scalar.ts";
import { readText, readUnverifiedText } from "../runtime/read-text.ts";
import { isEmptyBytes } from "../runtime/write-checks.ts";
import {
  isZero64,
  writeBool,
  writeBytes,
  writeDouble,
  writeFixed32,
  writeFixed64,
  writeFloat,
  writeInt32,
  writeInt64,
  writeSfixed32,
  writeSfixed64,
  writeSint32,
  writeSint64,
  writeUint32,
  writeUint64,
} from "../runtime/write-scalar.ts";
import { writeString } from "../runtime/write-text.ts";
import { runtimeName } from "../runtime-names.ts";
import { type Code, js } from "../source/code.ts";
import type { ReadValue, ValueEmitter, ValueInterpreter } from "./value-codec.ts";

/*
 * Scalar values: which functions of the runtime read and write them. The emitter writes their names, the interpreter calls them.
 */

type Reader = (bytes: Uint8Array, position: number) => unknown;

const isZeroFloat = (value: unknown): boolean => Object.is(value, 0);

export const doublePart: Part<"double"> = {
  double: { read: readDouble, write: writeDouble, zero: 0, isZero: isZeroFloat },
};
export const floatPart: Part<"float"> = { float: { read: readFloat, write: writeFloat, zero: 0, isZero: isZeroFloat } };
export const int32Part: Part<"int32"> = { int32: { read: readVarint32, write: writeInt32, zero: 0 } };
export const uint32Part: Part<"uint32"> = { uint32: { read: readUint32, write: writeUint32, zero: 0 } };
export const sint32Part: Part<"sint32"> = { sint32: { read: readSint32, write: writeSint32, zero: 0 } };
export const fixed32Part: Part<"fixed32"> = { fixed32: { read: readFixed32, write: writeFixed32, zero: 0 } };
export const sfixed32Part: Part<"sfixed32"> = { sfixed32: { read: readSfixed32, write: writeSfixed32, zero: 0 } };
export const boolPart: Part<"bool"> = { bool: { read: readBool, write: writeBool, zero: false } };
export const int64Part: Part<"int64"> = { int64: { read: readVarint64, write: writeInt64, isZero: isZero64 } };
export const uint64Part: Part<"uint64"> = { uint64: { read: readVarint64, write: writeUint64, isZero: isZero64 } };
export const sint64Part: Part<"sint64"> = { sint64: { read: readZigzag64, write: writeSint64, isZero: isZero64 } };
export const fixed64Part: Part<"fixed64"> = { fixed64: { read: readFixed64, write: writeFixed64, isZero: isZero64 } };
export const sfixed64Part: Part<"sfixed64"> = {
  sfixed64: { read: readFixed64, write: writeSfixed64, isZero: isZero64 },
};

// The delimited ones one by one, so that V8 can put the function of the runtime into each (benchmark case `fds`).
/** Strings for speed, of loaded schemas. */
export const fastStrings: Part<"string" | "unverifiedString"> = {
  string: {
    read: readText,
    write: writeString,
    readDelimited: (bytes: Uint8Array, position: number, end: number): unknown => {
      const length = readLength(bytes, position, end);
      const next = cursor.position + length;
      const value = readText(bytes, cursor.position, length);
      cursor.position = next;
      return value;
    },
    zero: "",
  },
  unverifiedString: {
    read: readUnverifiedText,
    write: writeString,
    readDelimited: (bytes: Uint8Array, position: number, end: number): unknown => {
      const length = readLength(bytes, position, end);
      const next = cursor.position + length;
      const value = readUnverifiedText(bytes, cursor.position, length);
      cursor.position = next;
      return value;
    },
    zero: "",
  },
};

export const bytesPart: Part<"bytes"> = {
  bytes: {
    read: readBytes,
    write: writeBytes,
    readDelimited: (bytes: Uint8Array, position: number, end: number): unknown => {
      const length = readLength(bytes, position, end);
      const next = cursor.position + length;
      const value = readBytes(bytes, cursor.position, length);
      cursor.position = next;
      return value;
    },
    zero: emptyBytes,
    isZero: isEmptyBytes,
  },
};

export const asBigintPart: Part<"asBigint"> = {
  asBigint: { int64: takeInt64, uint64: takeUint64, zero: { int64: 0n, uint64: 0n } },
};
export const asNumberPart: Part<"asNumber"> = {
  asNumber: { int64: takeInt64AsNumber, uint64: takeUint64AsNumber, zero: { int64: 0, uint64: 0 } },
};
export const asStringPart: Part<"asString"> = {
  asString: { int64: takeInt64AsString, uint64: takeUint64AsString, zero: { int64: "0", uint64: "0" } },
};
export const asLongPart: Part<"asLong"> = {
  asLong: {
    int64: takeInt64AsLong,
    uint64: takeUint64AsLong,
    // When they are asked for: not every program that has this part makes a Long.
    zero: {
      get int64() {
        return zeroLong();
      },
      get uint64() {
        return zeroUnsignedLong();
      },
    },
  },
};
const forms = { bigint: "asBigint", number: "asNumber", string: "asString", long: "asLong" } as const;

/** The part for how 64-bit integers are held. */
function formOf({ int64 }: ScalarPlan): (typeof forms)[keyof typeof forms] {
  return forms[int64];
}

/** How the interpreter reads and writes a scalar value. */
export function interpretScalar(plan: ScalarPlan, parts: Parts): ValueInterpreter {
  const { read, write, readDelimited } = parts[partOf(plan)]!;
  const { kind, fixedSize, wireType } = scalarTypes[plan.scalar];
  if (kind === "int64" || kind === "uint64")
    return { read: readHalves(read as Reader, parts[formOf(plan)]![kind]), write };
  if (fixedSize !== 0) return { read: readFixed(read as Reader, fixedSize), write };
  if (wireType === 2) return { read: readDelimited ?? delimited(read), write };
  return { read: read as Reader, write };
}

/** What an absent value is, for the interpreter. */
export function zeroScalar(plan: ScalarPlan, parts: Parts): unknown {
  const { kind } = scalarTypes[plan.scalar];
  return kind === "int64" || kind === "uint64" ? parts[formOf(plan)]!.zero[kind] : parts[partOf(plan)]!.zero;
}

/** The part for a scalar type. */
export function partOf({ scalar, verifyUtf8 }: ScalarPlan): ScalarType | "unverifiedString" {
  return scalar === "string" && !verifyUtf8 ? "unverifiedString" : scalar;
}

function delimited(read: ScalarPart["read"]): ReadValue {
  return (bytes, position, end) => {
    const length = readLength(bytes, position, end);
    const next = cursor.position + length;
    const value = read(bytes, cursor.position, length);
    cursor.position = next;
    return value;
  };
}

function readFixed(read: Reader, size: number): ReadValue {
  return (bytes, position) => {
    cursor.position = position + size;
    return read(bytes, position);
  };
}

function readHalves(read: Reader, take: () => unknown): ReadValue {
  return (bytes, position) => {
    read(bytes, position);
    return take();
  };
}

type AllParts = Part<ScalarType | "unverifiedString" | "asBigint" | "asNumber" | "asString" | "asLong">;

let allParts: AllParts | undefined;

/** All of the above, for the emitter; bundles of the interpreter have none of it. */
export function scalarParts(): AllParts {
  allParts ??= {
    ...doublePart,
    ...floatPart,
    ...int32Part,
    ...uint32Part,
    ...sint32Part,
    ...fixed32Part,
    ...sfixed32Part,
    ...boolPart,
    ...int64Part,
    ...uint64Part,
    ...sint64Part,
    ...fixed64Part,
    ...sfixed64Part,
    ...fastStrings,
    ...bytesPart,
    ...asBigintPart,
    ...asNumberPart,
    ...asStringPart,
    ...asLongPart,
  };
  return allParts;
}

/** Types whose small values are one byte that is the value: read and written inline (benchmark case `small`). */
const plainVarints: ReadonlySet<ScalarType> = new Set(["int32", "uint32"]);

/** How emitted code reads and writes a scalar value: by the names of the same functions. */
export function emitScalar(plan: ScalarPlan): ValueEmitter {
  const { kind, fixedSize, wireType } = scalarTypes[plan.scalar];
  const part = scalarParts()[partOf(plan)];
  const inline = plainVarints.has(plan.scalar);
  return {
    emitRead: (emission, target) => {
      const name = emission.runtime(runtimeName(part.read));
      if (wireType === 2) return emitDelimited(emission, name, target);
      if (kind === "int64" || kind === "uint64")
        return emitVarint64(emission, name, emission.runtime(runtimeName(scalarParts()[formOf(plan)][kind])), target);
      if (fixedSize !== 0)
        return js`
          ${target} = ${name}(bytes, position);
          position += ${fixedSize};
        `;
      if (inline) return emitPlainVarint(emission, name, target);
      return kind === "bool" ? emitBool(emission, name, target) : emitZigzag(emission, target);
    },
    emitWrite: (emission, value, container, key) => {
      const write = emission.runtime(runtimeName(part.write));
      const call = js`position = ${write}(bytes, position, ${value}, ${container}, ${key}) | 0;`;
      return inline ? emitSmallVarint(value, call) : call;
    },
  };
}

/** A varint of which one byte is the value. */
export function emitPlainVarint(emission: Emission, read: Code, target: Code): Code {
  return js`
    ${target} = bytes[position++];
    if (${target} > 127) {
      ${target} = (${target} & 127) | (bytes[position++] << 7);
      if (${target} > 16383) {
        ${target} = ${read}(bytes, position - 2);
        position = ${emission.runtime("cursor")}.position | 0;
      }
    }
  `;
}

/** The general reader takes 25 ns, for it reads 64 bits (benchmark case `otlp`). */
function emitBool(emission: Emission, read: Code, target: Code): Code {
  return js`
    if (bytes[position] < 128) {
      ${target} = bytes[position++] !== 0;
    } else {
      ${target} = ${read}(bytes, position);
      position = ${emission.runtime("cursor")}.position | 0;
    }
  `;
}

function emitZigzag(emission: Emission, target: Code): Code {
  return js`
    ${emitPlainVarint(emission, emission.runtime("readVarint32"), target)}
    ${target} = (${target} >>> 1) ^ -(${target} & 1);
  `;
}

function emitVarint64(emission: Emission, read: Code, take: Code, target: Code): Code {
  return js`
    ${read}(bytes, position);
    ${target} = ${take}();
    position = ${emission.runtime("cursor")}.position | 0;
  `;
}

function emitDelimited(emission: Emission, read: Code, target: Code): Code {
  return js`
    ${emission.readLength()}
    ${target} = ${read}(bytes, position, length);
    position += length;
  `;
}

function emitSmallVarint(value: Code, call: Code): Code {
  return js`
    if (typeof ${value} === "number" && (${value} & 127) === ${value}) bytes[position++] = ${value};
    else ${call}
  `;
}
