import thrift from "thrift";
import { bufferOf, plainInputs } from "./plain-data.mjs";

const { TBufferedTransport, TCompactProtocol, TFramedTransport, Thrift, Int64 } = thrift;

// thrift uses the deprecated constructor of Buffer: its first 10,000 calls look through the stack for whom to warn, unless the warning has been given.
process.noDeprecation = true;
new Buffer(0);

/** Thrift's compact protocol: its runtime library under code of the form that its compiler writes, emitted here of the payload's descriptor. */
export default {
  name: "thrift",
  about: "Thrift's compact protocol, under code in the form that its compiler generates",
  packageName: "thrift",
  format: "thrift",
  wide: (value, scalar) =>
    (/^u|^fixed/.test(scalar) ? BigInt.asUintN : BigInt.asIntN)(64, BigInt(`0x${value.toOctetString()}`)),
  prepare(payload) {
    const { read, write } = compile(payload.writerDescriptor);
    const toInt64 = (value) =>
      typeof value === "bigint"
        ? new Int64(`0x${BigInt.asUintN(64, value).toString(16).padStart(16, "0")}`)
        : bufferOf(value);
    const encode = (message) => {
      let result;
      const protocol = new TCompactProtocol(new TBufferedTransport(undefined, (bytes) => (result = bytes)));
      write(message, protocol);
      protocol.flush();
      return result;
    };
    const decode = (bytes) =>
      read(new TCompactProtocol(new TFramedTransport(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))));
    return { inputs: plainInputs(payload, toInt64), encode, decode };
  },
};

const { BOOL, DOUBLE, I32, I64, STRING, STRUCT, LIST, MAP } = Thrift.Type;
const wide = { type: I64, verb: "I64" };
const scalars = {
  bool: { type: BOOL, verb: "Bool" },
  double: { type: DOUBLE, verb: "Double" },
  float: { type: DOUBLE, verb: "Double" },
  string: { type: STRING, verb: "String" },
  bytes: { type: STRING, verb: "Binary" },
  int64: wide,
  uint64: wide,
  sint64: wide,
  fixed64: wide,
  sfixed64: wide,
};

/** `read(protocol)` and `write(message, protocol)` of a message type. */
function compile(descriptor) {
  const names = new Map();
  const functions = [];
  const nameOf = (message) => {
    let name = names.get(message);
    if (name === undefined) {
      names.set(message, (name = String(names.size)));
      functions.push(readFunction(message, name, nameOf), writeFunction(message, name, nameOf));
    }
    return name;
  };
  const root = nameOf(descriptor);
  return new Function(`${functions.join("\n")}\nreturn { read: read${root}, write: write${root} };`)();
}

function typeOf(value) {
  if (value.kind === "message") return STRUCT;
  return (scalars[value.scalar] ?? { type: I32 }).type;
}

function readFunction(message, name, nameOf) {
  const readValue = (value) =>
    value.kind === "message"
      ? `read${nameOf(value.message)}(input)`
      : `input.read${scalars[value.scalar]?.verb ?? "I32"}()`;
  const cases = message.fields.map(({ number, localName, cardinality, value, mapKey }) => {
    const singular = `message.${localName} = ${readValue(value)};`;
    const repeated = `const { size } = input.readListBegin(), list = []; for (let i = 0; i < size; i++) list.push(${readValue(value)}); input.readListEnd(); message.${localName} = list;`;
    const map = `const { size } = input.readMapBegin(), map = {}; for (let i = 0; i < size; i++) { const key = ${readValue({ scalar: mapKey })}; map[key] = ${readValue(value)}; } input.readMapEnd(); message.${localName} = map;`;
    const type = { singular: typeOf(value), repeated: LIST, map: MAP }[cardinality];
    return `case ${number}: if (ftype === ${type}) { ${{ singular, repeated, map }[cardinality]} } else input.skip(ftype); break;`;
  });
  const initial = message.fields.map(({ localName }) => `${localName}: undefined`).join(", ");
  return `function read${name}(input) {
    const message = { ${initial} };
    input.readStructBegin();
    for (;;) {
      const { ftype, fid } = input.readFieldBegin();
      if (ftype === ${Thrift.Type.STOP}) break;
      switch (fid) { ${cases.join("\n")} default: input.skip(ftype); }
      input.readFieldEnd();
    }
    input.readStructEnd();
    return message;
  }`;
}

function writeFunction(message, name, nameOf) {
  const writeValue = (value, from) =>
    value.kind === "message"
      ? `write${nameOf(value.message)}(${from}, output);`
      : `output.write${scalars[value.scalar]?.verb ?? "I32"}(${from});`;
  const statements = message.fields.map(({ number, localName, cardinality, value, mapKey }) => {
    const from = `message.${localName}`;
    const repeated = `output.writeListBegin(${typeOf(value)}, ${from}.length); for (const each of ${from}) { ${writeValue(value, "each")} } output.writeListEnd();`;
    const map = `const keys = Object.keys(${from}); output.writeMapBegin(${typeOf({ scalar: mapKey })}, ${typeOf(value)}, keys.length); for (const key of keys) { ${writeValue({ scalar: mapKey }, "key")} ${writeValue(value, `${from}[key]`)} } output.writeMapEnd();`;
    const type = { singular: typeOf(value), repeated: LIST, map: MAP }[cardinality];
    const body = { singular: writeValue(value, from), repeated, map }[cardinality];
    return `if (${from} !== undefined) { output.writeFieldBegin("${localName}", ${type}, ${number}); ${body} output.writeFieldEnd(); }`;
  });
  return `function write${name}(message, output) {
    output.writeStructBegin("${message.name}");
    ${statements.join("\n")}
    output.writeFieldStop();
    output.writeStructEnd();
  }`;
}
