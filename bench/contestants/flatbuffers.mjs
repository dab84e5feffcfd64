import { Builder, ByteBuffer } from "flatbuffers";
import { plainInputs } from "./plain-data.mjs";

/**
 * FlatBuffers: its runtime library under code of the form of its compiler's object API, emitted here of the payload's descriptor. Decoding unpacks the
 * whole message, as everybody does here; reading a few fields in place, its strength, is not what this measures.
 */
export default {
  name: "flatbuffers",
  about: "FlatBuffers: made to be read in place, without decoding",
  packageName: "flatbuffers",
  format: "flatbuffers",
  prepare(payload) {
    const { pack, unpack } = compile(payload.writerDescriptor);
    const builder = new Builder(1024);
    const encode = (message) => {
      builder.clear();
      builder.finish(pack(builder, message));
      return builder.asUint8Array().slice();
    };
    const decode = (bytes) => {
      const buffer = new ByteBuffer(bytes);
      return unpack(buffer, buffer.readInt32(buffer.position()) + buffer.position());
    };
    return { inputs: plainInputs(payload), encode, decode };
  },
};

const scalars = {
  double: { verb: "Float64", size: 8 },
  float: { verb: "Float32", size: 4 },
  bool: { verb: "Int8", size: 1 },
  uint32: { verb: "Int32", read: "Uint32", size: 4 },
  fixed32: { verb: "Int32", read: "Uint32", size: 4 },
  int64: { verb: "Int64", size: 8 },
  sint64: { verb: "Int64", size: 8 },
  sfixed64: { verb: "Int64", size: 8 },
  uint64: { verb: "Int64", read: "Uint64", size: 8 },
  fixed64: { verb: "Int64", read: "Uint64", size: 8 },
};

function scalarOf(value) {
  return scalars[value.scalar] ?? { verb: "Int32", size: 4 };
}

/** Whether a value is held elsewhere, and the table holds its offset. */
function byOffset(value) {
  return value.kind === "message" || value.scalar === "string" || value.scalar === "bytes";
}

/** The fields of a table; a map is a list of tables of key and value. */
function tableFields(message) {
  return message.fields.map((field) => {
    if (field.cardinality !== "map") return field;
    const entry = {
      typeName: `${field.fullName} entry`,
      fields: [entryField("key", { kind: "scalar", scalar: field.mapKey }), entryField("value", field.value)],
    };
    return { ...field, cardinality: "map", value: { kind: "message", message: entry } };
  });
}

function entryField(localName, value) {
  return { localName, cardinality: "singular", presence: "implicit", value };
}

/** `pack(builder, message)`, which gives an offset, and `unpack(buffer, position)` of a message type. */
function compile(descriptor) {
  const names = new Map();
  const functions = [];
  const nameOf = (message) => {
    let name = names.get(message.typeName);
    if (name === undefined) {
      names.set(message.typeName, (name = String(names.size)));
      const fields = tableFields(message);
      functions.push(packFunction(fields, name, nameOf), unpackFunction(fields, name, nameOf));
    }
    return name;
  };
  const root = nameOf(descriptor);
  return new Function(`${functions.join("\n")}\nreturn { pack: pack${root}, unpack: unpack${root} };`)();
}

function packFunction(fields, name, nameOf) {
  const create = (value, from) => {
    if (value.kind === "message") return `pack${nameOf(value.message)}(builder, ${from})`;
    return value.scalar === "string" ? `builder.createString(${from})` : `builder.createByteVector(${from})`;
  };
  const vector = (value, items) => {
    const { verb, size } = byOffset(value) ? { verb: "Offset", size: 4 } : scalarOf(value);
    return `builder.startVector(${size}, ${items}.length, ${size}); for (let i = ${items}.length - 1; i >= 0; i--) builder.add${verb}(${items}[i]);`;
  };
  const before = fields.map(({ localName, cardinality, value }, slot) => {
    if (cardinality === "singular" && !byOffset(value)) return "";
    const from = `message.${localName}`;
    const entries = cardinality === "map" ? `Object.entries(${from}).map(([key, value]) => ({ key, value }))` : from;
    const list = byOffset(value)
      ? `const items = ${entries}.map((each) => ${create(value, "each")});`
      : `const items = ${from};`;
    const make =
      cardinality === "singular"
        ? `offset${slot} = ${create(value, from)};`
        : `${list} ${vector(value, "items")} offset${slot} = builder.endVector();`;
    return `let offset${slot} = 0; if (${from} !== undefined) { ${make} }`;
  });
  const add = fields.map(({ localName, cardinality, presence, value }, slot) => {
    if (cardinality !== "singular" || byOffset(value))
      return `if (offset${slot} !== 0) builder.addFieldOffset(${slot}, offset${slot}, 0);`;
    const { verb, size } = scalarOf(value);
    const zero = presence !== "implicit" ? "null" : verb === "Int64" ? "0n" : "0";
    return `if (message.${localName} !== undefined) builder.addField${verb}(${slot}, ${size === 1 ? "+" : ""}message.${localName}, ${zero});`;
  });
  return `function pack${name}(builder, message) {
    ${before.join("\n")}
    builder.startObject(${fields.length});
    ${add.join("\n")}
    return builder.endObject();
  }`;
}

function unpackFunction(fields, name, nameOf) {
  const read = (value, position) => {
    if (value.kind === "message") return `unpack${nameOf(value.message)}(buffer, buffer.__indirect(${position}))`;
    if (value.scalar === "string") return `buffer.__string(${position})`;
    if (value.scalar === "bytes")
      return `buffer.bytes().slice(buffer.__vector(${position}), buffer.__vector(${position}) + buffer.__vector_len(${position}))`;
    const { verb, read = verb } = scalarOf(value);
    return value.scalar === "bool" ? `buffer.readInt8(${position}) !== 0` : `buffer.read${read}(${position})`;
  };
  const statements = fields.map(({ cardinality, presence, value }, slot) => {
    const place = `const at${slot} = buffer.__offset(position, ${4 + 2 * slot}); let value${slot}`;
    if (cardinality === "singular") {
      const absent =
        presence !== "implicit" || byOffset(value)
          ? "undefined"
          : value.scalar === "bool"
            ? "false"
            : scalarOf(value).verb === "Int64"
              ? "0n"
              : "0";
      return `${place} = at${slot} === 0 ? ${absent} : ${read(value, `position + at${slot}`)};`;
    }
    const size = byOffset(value) ? 4 : scalarOf(value).size;
    const fill =
      cardinality === "map"
        ? `const entry = ${read(value, `start + i * ${size}`)}; value${slot}[entry.key] = entry.value;`
        : `value${slot}.push(${read(value, `start + i * ${size}`)});`;
    return `${place} = ${cardinality === "map" ? "{}" : "[]"};
    if (at${slot} !== 0) { const start = buffer.__vector(position + at${slot}), length = buffer.__vector_len(position + at${slot}); for (let i = 0; i < length; i++) { ${fill} } }`;
  });
  return `function unpack${name}(buffer, position) {
    ${statements.join("\n")}
    return { ${fields.map(({ localName }, slot) => `${localName}: value${slot}`).join(", ")} };
  }`;
}
