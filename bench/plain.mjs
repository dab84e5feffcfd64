import { byLocalName } from "./touch.mjs";
import { wideScalars } from "./wide-scalars.mjs";

/**
 * A message as plain data, the same whoever decoded it: what a reader of it sees. `access(field)` is the
 * expression that reads a field of the message `m`, `has` tells whether the field is there, `wide` makes a bigint of a 64-bit integer. Fields that have their default value are left out (with `isSet`, of those whose presence is
 * explicit, only what is not set), 64-bit integers are
 * bigints, bytes are Uint8Arrays, maps are objects. Formats without a schema encode this; the tests compare it.
 */
export function plain(
  descriptor,
  message,
  { access = byLocalName, has = () => true, wide = (value) => BigInt(String(value)), isSet = false } = {},
) {
  const readers = readersOf(access);
  const convert = (type, source) => {
    const target = {};
    for (const field of type.fields) {
      if (!has(source, field)) continue;
      const value = convertField(field, readers(field)(source), { convert, wide, isSet });
      if (value !== undefined) target[field.localName] = value;
    }
    return target;
  };
  return convert(descriptor, message);
}

/** The entries of a map, whatever it is held in. */
function entriesOf(value) {
  if (Array.isArray(value)) return value.map((entry) => [entry.key, entry.value]);
  return typeof value.entries === "function" ? Array.from(value.entries()) : Object.entries(value);
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

function convertField(field, value, view) {
  if (value === undefined || value === null) return undefined;
  if (field.cardinality === "repeated")
    return value.length === 0 ? undefined : Array.from(value, (each) => convertValue(field.value, each, view));
  if (field.cardinality === "map") {
    const entries = entriesOf(value);
    return entries.length === 0
      ? undefined
      : Object.fromEntries(entries.map(([key, each]) => [String(key), convertValue(field.value, each, view)]));
  }
  const converted = convertValue(field.value, value, view);
  const isShown = field.oneof !== undefined || (view.isSet && field.presence !== "implicit");
  return !isShown && isDefault(field, converted) ? undefined : converted;
}

function convertValue(type, value, view) {
  if (type.kind === "message") return view.convert(type.message, value);
  if (wideScalars.has(type.scalar)) return view.wide(value, type.scalar);
  if (type.scalar === "bytes")
    return typeof value === "string" ? Uint8Array.from(Buffer.from(value, "base64")) : Uint8Array.from(value);
  return value;
}

function isDefault(field, value) {
  if (field.value.kind === "message") return false;
  const declared = field.defaultValue;
  if (declared !== undefined) return value === declared;
  if (field.value.kind === "enum") return value === field.value.enum.values[0].number;
  return value instanceof Uint8Array
    ? value.length === 0
    : value === "" || value === false || value === 0n || Object.is(value, 0);
}
