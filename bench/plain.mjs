import { byLocalName } from "./touch.mjs";

/**
 * A message as plain data, the same whoever decoded it: what a reader of it sees. Fields that have their default value are left out, 64-bit integers are
 * bigints, bytes are Uint8Arrays, maps are objects. Formats without a schema encode this; the tests compare it.
 */
export function plain(descriptor, message, { access = byLocalName, has = () => true } = {}) {
  const readers = readersOf(access);
  const convert = (type, source) => {
    const target = {};
    for (const field of type.fields) {
      if (!has(source, field)) continue;
      const value = convertField(field, readers(field)(source), convert);
      if (value !== undefined) target[field.localName] = value;
    }
    return target;
  };
  return convert(descriptor, message);
}

/** Compiled access expressions, by field. */
function readersOf(access) {
  const readers = new Map();
  return (field) => {
    let reader = readers.get(field);
    if (reader === undefined) readers.set(field, (reader = new Function("m", `return ${access(field)};`)));
    return reader;
  };
}

const wide = new Set(["int64", "uint64", "sint64", "fixed64", "sfixed64"]);

function convertField(field, value, convert) {
  if (value === undefined || value === null) return undefined;
  if (field.cardinality === "repeated") return value.length === 0 ? undefined : Array.from(value, (each) => convertValue(field.value, each, convert));
  if (field.cardinality === "map") {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([key, each]) => [String(key), convertValue(field.value, each, convert)]));
  }
  const converted = convertValue(field.value, value, convert);
  return field.oneof === undefined && isDefault(field, converted) ? undefined : converted;
}

function convertValue(type, value, convert) {
  if (type.kind === "message") return convert(type.message, value);
  if (type.kind === "enum") return typeof value === "string" ? type.enum.value(value).number : value;
  if (wide.has(type.scalar)) return BigInt(String(value));
  if (type.scalar === "bytes") return typeof value === "string" ? Uint8Array.from(Buffer.from(value, "base64")) : Uint8Array.from(value);
  return value;
}

function isDefault(field, value) {
  if (field.value.kind === "message") return false;
  const declared = field.defaultValue;
  if (declared !== undefined) return value === declared;
  if (field.value.kind === "enum") return value === field.value.enum.values[0].number;
  return value instanceof Uint8Array ? value.length === 0 : value === "" || value === false || value === 0n || Object.is(value, 0);
}
