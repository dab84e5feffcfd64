import avro from "avsc";
import { wideScalars } from "../wide-scalars.mjs";
import { bufferOf, plainInputs } from "./plain-data.mjs";

/** Avro by avsc: the schema is made of the payload's descriptor, 64-bit integers are bigints (the LongType of avsc's documentation). */
export default {
  name: "avro",
  about: "Avro by avsc: a schema on both sides, no field numbers on the wire",
  packageName: "avsc",
  format: "avro",
  unable: { int64: "Avro has no unsigned 64-bit integers" },
  prepare(payload) {
    const type = avro.Type.forSchema(recordOf(payload.writerDescriptor, new Set()), {
      typeHook: (schema) => (schema.wide ? bigintType : undefined),
    });
    return {
      inputs: plainInputs(payload, bufferOf),
      encode: (message) => type.toBuffer(message),
      decode: (bytes) => type.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    };
  },
};

const bigintType = avro.types.LongType.__with({
  fromBuffer: (buffer) => buffer.readBigInt64LE(),
  toBuffer(value) {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value) => typeof value === "bigint",
  compare: (left, right) => (left === right ? 0 : left < right ? -1 : 1),
});

const wide = { type: "long", wide: true };
const scalars = { double: "double", float: "float", bool: "boolean", string: "string", bytes: "bytes" };
const zeros = { double: 0, float: 0, int: 0, long: 0, boolean: false, string: "", bytes: "" };

/** A record, or its name where that is defined already. */
function recordOf(message, defined) {
  if (defined.has(message)) return message.typeName;
  defined.add(message);
  return {
    type: "record",
    name: message.typeName,
    fields: message.fields.map((field) => ({ name: field.localName, ...typeOf(field, defined) })),
  };
}

function typeOf(field, defined) {
  const value = valueOf(field.value, defined);
  if (field.cardinality === "repeated") return { type: { type: "array", items: value }, default: [] };
  if (field.cardinality === "map") return { type: { type: "map", values: value }, default: {} };
  if (field.presence !== "implicit" || value === wide) return { type: ["null", value], default: null };
  return { type: value, default: zeros[value] };
}

function valueOf(value, defined) {
  if (value.kind === "message") return recordOf(value.message, defined);
  if (value.kind === "enum") return "int";
  if (wideScalars.has(value.scalar)) return wide;
  return scalars[value.scalar] ?? "int";
}
