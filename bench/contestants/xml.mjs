import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { plainInputs, textual } from "./plain-data.mjs";

/** XML by fast-xml-parser: an element per value, bytes as base64. Its hooks give values their types by the names of the elements. */
export default {
  name: "xml",
  about: "XML by fast-xml-parser: text, an element per value",
  packageName: "fast-xml-parser",
  format: "xml",
  unable: {
    fds: "its hook sees the name of an element only, and here elements of one name are of several types",
    "maps-unique": "its hook sees the name of an element only, and here elements of one name are of several types",
  },
  prepare(payload) {
    const { lists, types } = elements(payload.writerDescriptor);
    const builder = new XMLBuilder({ suppressEmptyNode: true });
    const parser = new XMLParser({
      parseTagValue: false,
      trimValues: false,
      isArray: (name) => lists.has(name),
      tagValueProcessor: (name, value) => types.get(name)?.(value) ?? value,
    });
    const inputs = plainInputs(payload, textual).map((message) => ({
      message: withEntries(payload.writerDescriptor, message),
    }));
    return {
      inputs,
      encode: (message) => Buffer.from(builder.build(message)),
      decode: (bytes) =>
        parser.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).utf8Slice()).message || {},
    };
  },
};

const numbers = new Set(["double", "float", "int32", "uint32", "sint32", "fixed32", "sfixed32"]);

/** The names of elements that make a list, and how the text of others becomes a value. */
function elements(descriptor, found = { lists: new Set(), types: new Map(), seen: new Set() }) {
  if (found.seen.has(descriptor)) return found;
  found.seen.add(descriptor);
  for (const { localName, cardinality, value } of descriptor.fields) {
    if (cardinality !== "singular") found.lists.add(localName);
    if (value.kind === "message") elements(value.message, found);
    else if (value.kind === "enum" || numbers.has(value.scalar)) found.types.set(localName, Number);
    else if (value.scalar === "bool") found.types.set(localName, (text) => text === "true");
  }
  return found;
}

/** Maps as lists of elements with key and value: keys are no names of elements. */
function withEntries({ fields }, message) {
  const result = { ...message };
  for (const { localName, cardinality, value } of fields) {
    const held = message[localName];
    if (held === undefined) continue;
    const convert = (each) => (value.kind === "message" ? withEntries(value.message, each) : each);
    if (cardinality === "map")
      result[localName] = Object.entries(held).map(([key, each]) => ({ key, value: convert(each) }));
    else result[localName] = Array.isArray(held) ? held.map(convert) : convert(held);
  }
  return result;
}
