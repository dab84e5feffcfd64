import { type ScalarType, scalarTypes } from "../../plan/scalar-type.ts";
import type { Emission } from "../emission.ts";
import type { Int64Representation, ScalarPlan } from "../../plan/plan.ts";
import { runtime, type RuntimeName } from "../runtime-names.ts";
import { cursor } from "../../wire/varint.ts";
import { type Code, js } from "../source/code.ts";
import type { ReadValue, ValueCodec } from "./value-codec.ts";

/*
 * Scalar values: which functions of the runtime read and write them. The emitter writes the names of these functions, the interpreter calls them.
 */

type Reader = (bytes: Uint8Array, position: number) => unknown;
type Writer = (bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown) => number;

interface ScalarCodec {
  /**
   * `varint` and `halves` leave the position in the cursor, and `halves` the value too, for `take` to join; `fixed` reads `scalarTypes.fixedSize` bytes;
   * `delimited` gets the length that has been read.
   */
  readonly form: "varint" | "halves" | "fixed" | "delimited";
  readonly read: RuntimeName;
  readonly write: RuntimeName;
}

const scalarCodecs: { readonly [T in ScalarType]: ScalarCodec } = {
  double: { form: "fixed", read: "readDouble", write: "writeDouble" },
  float: { form: "fixed", read: "readFloat", write: "writeFloat" },
  int32: { form: "varint", read: "readVarint32", write: "writeInt32" },
  uint32: { form: "varint", read: "readUint32", write: "writeUint32" },
  sint32: { form: "varint", read: "readSint32", write: "writeSint32" },
  bool: { form: "varint", read: "readBool", write: "writeBool" },
  fixed32: { form: "fixed", read: "readFixed32", write: "writeFixed32" },
  sfixed32: { form: "fixed", read: "readSfixed32", write: "writeSfixed32" },
  int64: { form: "halves", read: "readVarint64", write: "writeInt64" },
  uint64: { form: "halves", read: "readVarint64", write: "writeUint64" },
  sint64: { form: "halves", read: "readZigzag64", write: "writeSint64" },
  fixed64: { form: "halves", read: "readFixed64", write: "writeFixed64" },
  sfixed64: { form: "halves", read: "readFixed64", write: "writeSfixed64" },
  string: { form: "delimited", read: "readText", write: "writeString" },
  bytes: { form: "delimited", read: "readBytes", write: "writeBytes" },
};

/** From the halves in the cursor to a value, by the `int64` option. */
const takes: { readonly [R in Int64Representation]: { readonly int64: RuntimeName; readonly uint64: RuntimeName } } = {
  bigint: { int64: "takeInt64", uint64: "takeUint64" },
  number: { int64: "takeInt64AsNumber", uint64: "takeUint64AsNumber" },
  string: { int64: "takeInt64AsString", uint64: "takeUint64AsString" },
  long: { int64: "takeInt64AsLong", uint64: "takeUint64AsLong" },
};

/** Types whose small values are one byte that is the value: read and written inline (benchmark case `small`). */
const plainVarints: ReadonlySet<ScalarType> = new Set(["int32", "uint32"]);

export function scalarValue(plan: ScalarPlan): ValueCodec {
  const { form, write } = scalarCodecs[plan.scalar];
  const { wireType, fixedSize, kind } = scalarTypes[plan.scalar];
  const mayReject = kind === "string" && !plan.verifyUtf8;
  const read = mayReject ? "readUnverifiedText" : scalarCodecs[plan.scalar].read;
  const take = kind === "int64" || kind === "uint64" ? takes[plan.int64][kind] : undefined;
  const inline = plainVarints.has(plan.scalar);
  return {
    wireType,
    mayReject,
    emitRead: (emission, target) => {
      const name = emission.runtime(read);
      if (form === "delimited") return emitDelimited(emission, name, target);
      if (form === "fixed")
        return js`
        ${target} = ${name}(bytes, position);
        position += ${fixedSize};
      `;
      if (inline) return emitPlainVarint(name, target);
      if (kind === "bool") return emitBool(name, target);
      if (plan.scalar === "sint32") return emitZigzag(emission, target);
      return emitVarint64(name, emission.runtime(take!), target);
    },
    emitWrite: (emission, value, container, key) => {
      const call = js`position = ${emission.runtime(write)}(bytes, position, ${value}, ${container}, ${key}) | 0;`;
      return inline ? emitSmallVarint(value, call) : call;
    },
    interpretRead: () => {
      if (form === "delimited") return delimitedReaders[read as keyof typeof delimitedReaders];
      if (form === "fixed") return readFixed(runtime[read] as Reader, fixedSize);
      return take === undefined
        ? (runtime[read] as Reader)
        : readHalves(runtime[read] as Reader, runtime[take] as () => unknown);
    },
    interpretWrite: () => runtime[write] as Writer,
  };
}

/** A varint of which one byte is the value. */
export function emitPlainVarint(read: Code, target: Code): Code {
  return js`
    ${target} = bytes[position++];
    if (${target} > 127) {
      ${target} = (${target} & 127) | (bytes[position++] << 7);
      if (${target} > 16383) {
        ${target} = ${read}(bytes, position - 2);
        position = cursor.position | 0;
      }
    }
  `;
}

/** The general reader takes 25 ns, for it reads 64 bits (benchmark case `otlp`). */
function emitBool(read: Code, target: Code): Code {
  return js`
    if (bytes[position] < 128) {
      ${target} = bytes[position++] !== 0;
    } else {
      ${target} = ${read}(bytes, position);
      position = cursor.position | 0;
    }
  `;
}

function emitZigzag(emission: Emission, target: Code): Code {
  return js`
    ${emitPlainVarint(emission.runtime("readVarint32"), target)}
    ${target} = (${target} >>> 1) ^ -(${target} & 1);
  `;
}

function emitVarint64(read: Code, take: Code, target: Code): Code {
  return js`
    ${read}(bytes, position);
    ${target} = ${take}();
    position = cursor.position | 0;
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

/** One by one, so that V8 can put the function of the runtime into each (benchmark case `fds`). */
const delimitedReaders = {
  readText: (bytes: Uint8Array, position: number, end: number): unknown => {
    const length = runtime.readLength(bytes, position, end);
    const next = cursor.position + length;
    const value = runtime.readText(bytes, cursor.position, length);
    cursor.position = next;
    return value;
  },
  readUnverifiedText: (bytes: Uint8Array, position: number, end: number): unknown => {
    const length = runtime.readLength(bytes, position, end);
    const next = cursor.position + length;
    const value = runtime.readUnverifiedText(bytes, cursor.position, length);
    cursor.position = next;
    return value;
  },
  readBytes: (bytes: Uint8Array, position: number, end: number): unknown => {
    const length = runtime.readLength(bytes, position, end);
    const next = cursor.position + length;
    const value = runtime.readBytes(bytes, cursor.position, length);
    cursor.position = next;
    return value;
  },
} satisfies { readonly [name: string]: ReadValue };

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
