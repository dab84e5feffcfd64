import jspb from "google-protobuf";

/** The class of a message type, as protoc-gen-js would write it. */
export function compile(descriptor) {
  const names = new Map();
  const classes = [];
  const nameOf = (message) => {
    let name = names.get(message);
    if (name === undefined) {
      names.set(message, (name = `Message${names.size}`));
      classes.push(classOf(message, name, nameOf));
    }
    return name;
  };
  const root = nameOf(descriptor);
  return new Function("jspb", `${classes.join("\n")}\nreturn ${root};`)(jspb);
}

/** The name of the method that reads a field. */
export function getter({ localName, cardinality }) {
  return `get${pascal(localName)}${{ singular: "", repeated: "List", map: "Map" }[cardinality]}`;
}

export function hasPresence(field) {
  return field.cardinality === "singular" && field.presence !== "implicit";
}

export function pascal(name) {
  return name[0].toUpperCase() + name.slice(1);
}

/** The part of a reader's or writer's method that names the type of a value. */
function verbOf(value) {
  return { enum: "Enum", message: "Message" }[value.kind] ?? pascal(value.scalar);
}

function readVerb(field, value = field.value) {
  return value.scalar === "string" && field.verifyUtf8 ? "readStringRequireUtf8" : `read${verbOf(value)}`;
}

function classOf(message, name, nameOf) {
  const repeated = message.fields.filter(({ cardinality }) => cardinality === "repeated").map(({ number }) => number);
  const groups = message.oneofs.map(({ fields }) => fields.map(({ number }) => number));
  return `
    function ${name}(data) { jspb.Message.initialize(this, data, 0, -1, ${repeated.length === 0 ? "null" : JSON.stringify(repeated)}, ${groups.length === 0 ? "null" : `${name}.oneofGroups`}); }
    jspb.inherits(${name}, jspb.Message);
    ${name}.oneofGroups = ${JSON.stringify(groups)};
    ${message.fields.map((field) => accessors(field, name, nameOf)).join("\n")}
    ${name}.deserializeBinary = function(bytes) { return ${name}.deserializeBinaryFromReader(new ${name}(), new jspb.BinaryReader(bytes)); };
    ${name}.deserializeBinaryFromReader = function(message, reader) {
      while (reader.nextField()) {
        if (reader.isEndGroup()) break;
        switch (reader.getFieldNumber()) {
          ${message.fields.map((field) => `case ${field.number}: ${reading(field, nameOf)} break;`).join("\n")}
          default: reader.skipField(); break;
        }
      }
      return message;
    };
    ${name}.prototype.serializeBinary = function() {
      const writer = new jspb.BinaryWriter();
      ${name}.serializeBinaryToWriter(this, writer);
      return writer.getResultBuffer();
    };
    ${name}.serializeBinaryToWriter = function(message, writer) {
      let value;
      ${message.fields.map((field) => writing(field, nameOf)).join("\n")}
    };`;
}

function accessors(field, name, nameOf) {
  const { localName, number, cardinality, value, oneof } = field;
  const method = (verb, parameters, body) => `${name}.prototype.${verb} = function(${parameters}) { ${body} };`;
  const read = (body) => method(getter(field), "noLazyCreate", `return jspb.Message.${body};`);
  const type = value.kind === "message" ? nameOf(value.message) : undefined;
  if (cardinality === "map") return read(`getMapField(this, ${number}, noLazyCreate, ${type ?? "null"})`);
  if (cardinality === "repeated") {
    const add =
      type === undefined
        ? `addToRepeatedField(this, ${number}, value)`
        : `addToRepeatedWrapperField(this, ${number}, value, ${type})`;
    return (
      read(
        type === undefined ? `getRepeatedField(this, ${number})` : `getRepeatedWrapperField(this, ${type}, ${number})`,
      ) + method(`add${pascal(localName)}`, "value", `return jspb.Message.${add};`)
    );
  }
  const group = oneof === undefined ? undefined : `${name}.oneofGroups[${oneof.message.oneofs.indexOf(oneof)}]`;
  const [readName, zero, setName] = kinds[value.scalar] ?? [
    "getFieldWithDefault",
    "0",
    value.kind === "enum" ? "Enum" : "Int",
  ];
  const setters = {
    plain: type === undefined ? `setField(this, ${number}, value)` : `setWrapperField(this, ${number}, value)`,
    oneof: `set${type === undefined ? "OneofField" : "OneofWrapperField"}(this, ${number}, ${group}, value)`,
    implicit: `setProto3${setName}Field(this, ${number}, value)`,
  };
  const set = setters[group !== undefined ? "oneof" : hasPresence(field) ? "plain" : "implicit"];
  return [
    read(type === undefined ? `${readName}(this, ${number}, ${zero})` : `getWrapperField(this, ${type}, ${number})`),
    method(`set${pascal(localName)}`, "value", `return jspb.Message.${set};`),
    method(`has${pascal(localName)}`, "", `return jspb.Message.getField(this, ${number}) != null;`),
  ].join("\n");
}

/** How a scalar is read from a message, its zero, and what the method that sets it is called after. */
const kinds = {
  string: ["getFieldWithDefault", '""', "String"],
  bytes: ["getFieldWithDefault", '""', "Bytes"],
  bool: ["getBooleanFieldWithDefault", "false", "Boolean"],
  double: ["getFloatingPointFieldWithDefault", "0.0", "Float"],
  float: ["getFloatingPointFieldWithDefault", "0.0", "Float"],
};

function reading(field, nameOf) {
  const { localName, cardinality, value, mapKey } = field;
  const type = value.kind === "message" ? nameOf(value.message) : undefined;
  if (cardinality === "map") {
    const reader = (verb) => `jspb.BinaryReader.prototype.${verb}`;
    const zero = (each) => kinds[each.scalar]?.[1] ?? "0";
    const key = { kind: "scalar", scalar: mapKey };
    const last =
      type === undefined
        ? `null, ${zero(key)}, ${zero(value)}`
        : `${type}.deserializeBinaryFromReader, ${zero(key)}, new ${type}()`;
    return `reader.readMessage(message.${getter(field)}(), (map, reader) => jspb.Map.deserializeBinary(map, reader, ${reader(readVerb(field, key))}, ${reader(readVerb(field))}, ${last}));`;
  }
  const put = `${cardinality === "repeated" ? "add" : "set"}${pascal(localName)}`;
  if (type !== undefined)
    return `{ const value = new ${type}(); reader.readMessage(value, ${type}.deserializeBinaryFromReader); message.${put}(value); }`;
  const packable = cardinality === "repeated" && value.scalar !== "string" && value.scalar !== "bytes";
  return packable
    ? `reader.readPackable${verbOf(value)}Into(message.${getter(field)}());`
    : `message.${put}(reader.${readVerb(field)}());`;
}

function writing(field, nameOf) {
  const { number, cardinality, value, packed, mapKey } = field;
  const serialize = value.kind === "message" ? `, ${nameOf(value.message)}.serializeBinaryToWriter` : "";
  if (cardinality === "map") {
    const writer = (verb) => `jspb.BinaryWriter.prototype.write${verb}`;
    return `value = message.${getter(field)}(true); if (value && value.getLength() > 0) jspb.internal.public_for_gencode.serializeMapToBinary(value, ${number}, writer, ${writer(pascal(mapKey))}, ${writer(verbOf(value))}${serialize});`;
  }
  if (cardinality === "repeated") {
    return `value = message.${getter(field)}(); if (value.length > 0) writer.write${packed ? "Packed" : "Repeated"}${verbOf(value)}(${number}, value${serialize});`;
  }
  const isText = value.scalar === "string" || value.scalar === "bytes";
  const implicit = isText ? "value.length > 0" : value.scalar === "bool" ? "value" : "value !== 0";
  const scalar = hasPresence(field) && value.kind !== "message";
  return `value = ${scalar ? `jspb.Message.getField(message, ${number})` : `message.${getter(field)}()`}; if (${hasPresence(field) ? "value != null" : implicit}) writer.write${verbOf(value)}(${number}, value${serialize});`;
}
