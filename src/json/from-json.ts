import { quote } from "../message/path.ts";
import type { MessageCodec } from "../codec/options.ts";
import { checkKind } from "../message/check-arguments.ts";
import type { FieldDescriptor, MessageDescriptor, OneofDescriptor, ValueType } from "../schema/descriptors.ts";
import type { ScalarType } from "../schema/scalar-type.ts";
import { floodText, isFlooded } from "../message/flooded-keys.ts";
import { mapKeyText, setMapEntry } from "../message/map-key.ts";
import { nearestName } from "../message/nearest-name.ts";
import { type AnyMessage, setOwn } from "../message/property.ts";
import { largestDenseType, zeroValue } from "../message/zero-value.ts";
import { readAny, typeKey } from "./any.ts";
import { type JsonReader, startJson } from "./context.ts";
import { nullValue, readEnum } from "./enum.ts";
import { fieldsByKey } from "./field-name.ts";
import { readJson, stepOfKey } from "./json-reader.ts";
import { isJsonObject } from "./json-value.ts";
import type { FromJsonOptions } from "./options.ts";
import { readScalar, wrongKind } from "./scalar.ts";
import { anyName, isSpecial, specialForm, valueName } from "./special.ts";

/**
 * Makes a message of ProtoJSON, as JSON.parse gives it.
 *
 * Errors: INVALID_TYPE (another kind of JSON value), INVALID_JSON (a string of the wrong form, a field under both of its names), OUT_OF_RANGE,
 * INVALID_UTF8, UNKNOWN_FIELD and UNKNOWN_ENUM_VALUE (not with `ignoreUnknown`), ONEOF_CONFLICT, MISSING_REQUIRED, LIMIT_EXCEEDED, CYCLE; NOT_FOUND for an
 * Any of an unknown type. Numbers beyond 2^53 are refused for 64-bit integers, as they may not be exact: `fromJsonString` reads them.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function fromJson<T>(codec: MessageCodec<T>, json: unknown, options: FromJsonOptions = {}): T {
  return readMessage(startJson("read JSON of", codec, options), codec.descriptor, json) as T;
}

/**
 * Makes a message of the text of its ProtoJSON. Numbers are read exactly.
 *
 * Errors as of `fromJson`; INVALID_JSON with offset, line and column for what is no JSON, duplicate keys and lone surrogates.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function fromJsonString<T>(codec: MessageCodec<T>, text: string, options: FromJsonOptions = {}): T {
  checkKind("string", text, "text");
  const reader = startJson("read JSON of", codec, options);
  // A level of messages takes two of JSON at most: the object, and a list or a map around it.
  return readMessage(reader, codec.descriptor, readJson(text, 2 * reader.maxDepth + 2)) as T;
}

function readMessage(reader: JsonReader, descriptor: MessageDescriptor, json: unknown): unknown {
  const special = specialForm(descriptor);
  if (special?.nests === true) return special.read(reader, descriptor, json);
  reader.place.enter(json);
  const message = special !== undefined ? special.read(reader, descriptor, json) : readOrdinary(reader, descriptor, json);
  reader.place.leave();
  return message;
}

function readOrdinary(reader: JsonReader, descriptor: MessageDescriptor, json: unknown): unknown {
  if (descriptor.typeName === anyName) return readAny(reader, descriptor, json, readContent);
  return readFields(reader, descriptor, json);
}

function readContent(reader: JsonReader, descriptor: MessageDescriptor, json: Record<string, unknown>): unknown {
  const { place, options } = reader;
  if (!isSpecial(descriptor)) {
    place.enter();
    const content = readFields(reader, descriptor, json, typeKey);
    place.leave();
    return content;
  }
  const unknown = Object.keys(json).find((key) => key !== typeKey && key !== "value");
  if (unknown !== undefined && options.ignoreUnknown !== true) return place.fail("UNKNOWN_FIELD", `an Any of ${descriptor.typeName} has no key ${quote(unknown)}`);
  if (!Object.hasOwn(json, "value")) return place.fail("INVALID_JSON", `an Any of ${descriptor.typeName} needs the key "value"`);
  return readMessage(reader, descriptor, json["value"]);
}

/** Reads an object of fields, apart from the key `except`. */
function readFields(reader: JsonReader, descriptor: MessageDescriptor, json: unknown, except?: string): AnyMessage {
  if (!isJsonObject(json)) return wrongKind(reader, `a message ${descriptor.typeName}`, json);
  const values = matchKeys(reader, descriptor, json, except);
  const message: AnyMessage = {};
  const dense = descriptor.fields.length <= largestDenseType;
  for (const field of descriptor.fields) {
    const value = values.has(field) ? readField(reader, field, values.get(field)) : undefined;
    if (value !== undefined) setOwn(message, field.localName, value);
    else if (field.presence === "implicit") setOwn(message, field.localName, zeroValue(field, reader.representation));
    else if (field.presence === "required") failRequired(reader, field);
    else if (dense) setOwn(message, field.localName, undefined);
  }
  for (const [field, fieldJson] of values.size === 0 ? [] : values) {
    if (field.kind !== "extension") continue;
    const value = readField(reader, field, fieldJson);
    if (value !== undefined) message[field.localName] = value;
  }
  return message;
}

/** The values of the object by field. */
function matchKeys(reader: JsonReader, descriptor: MessageDescriptor, json: Record<string, unknown>, except: string | undefined): Map<FieldDescriptor, unknown> {
  const fields = fieldsByKey(descriptor);
  const values = new Map<FieldDescriptor, unknown>();
  let oneofs: Set<OneofDescriptor> | undefined;
  for (const key of Object.keys(json)) {
    const value = json[key];
    if (key === except || value === undefined) continue;
    const field = fields.get(key);
    if (field === undefined) {
      if (reader.options.ignoreUnknown !== true) failUnknown(reader, descriptor, key);
      continue;
    }
    if (values.has(field)) failKey(reader, key, "INVALID_JSON", "the field is there already, under its other name");
    values.set(field, value);
    if (field.oneof === undefined || (value === null && !takesNull(field))) continue;
    oneofs ??= new Set();
    if (oneofs.has(field.oneof)) failKey(reader, key, "ONEOF_CONFLICT", `another member of oneof ${field.oneof.name} is set as well`);
    oneofs.add(field.oneof);
  }
  return values;
}

/** Null is absence, but for the types that have a null of their own. */
function takesNull({ cardinality, value }: FieldDescriptor): boolean {
  return cardinality === "singular" && takesNullValue(value);
}

function takesNullValue(type: ValueType): boolean {
  return (type.kind === "message" && type.message.typeName === valueName) || (type.kind === "enum" && type.enum.typeName === nullValue);
}

/** Undefined where the field stays absent. */
function readField(reader: JsonReader, field: FieldDescriptor, json: unknown): unknown {
  if (json === null && !takesNull(field)) return undefined;
  reader.place.steps.push(field.localName);
  const value = field.cardinality === "singular" ? readValue(reader, field.value, json) : field.cardinality === "repeated" ? readList(reader, field, json) : readMap(reader, field, json);
  reader.place.steps.pop();
  return value;
}

function readList(reader: JsonReader, field: FieldDescriptor, json: unknown): unknown[] {
  const { steps } = reader.place;
  if (!Array.isArray(json)) return wrongKind(reader, "a list", json);
  const values: unknown[] = [];
  for (let index = 0; index < json.length; index++) {
    steps.push(index);
    const value = readElement(reader, field, json[index]);
    if (value !== undefined) values.push(value);
    steps.pop();
  }
  return values;
}

function readMap(reader: JsonReader, field: FieldDescriptor, json: unknown): object {
  const { place, representation } = reader;
  if (!isJsonObject(json)) return wrongKind(reader, "a map", json);
  const map = zeroValue(field, representation) as object;
  const scalar = field.mapKey!;
  const seen = new Set<string>();
  place.enter(json);
  for (const text of Object.keys(json)) {
    place.steps.push({ key: text });
    const key = readMapKey(reader, scalar, text);
    const keyText = mapKeyText(scalar, key);
    if (seen.has(keyText)) return place.fail("INVALID_JSON", "the map has this key already, written differently");
    seen.add(keyText);
    const value = readElement(reader, field, json[text]);
    if (value !== undefined) setMapEntry(map, scalar, key, false, value, representation);
    if (isFlooded(map)) place.fail("LIMIT_EXCEEDED", floodText);
    place.steps.pop();
  }
  place.leave();
  return map;
}

function readMapKey(reader: JsonReader, scalar: ScalarType, text: string): unknown {
  if (scalar !== "bool") return readScalar(reader, scalar, text);
  if (text === "true" || text === "false") return text === "true";
  return reader.place.fail("INVALID_JSON", 'a map key of bool is "true" or "false"');
}

/** An element of a list or a value of a map. Undefined is to be left out. */
function readElement(reader: JsonReader, { value: type }: FieldDescriptor, json: unknown): unknown {
  if (json === null && !takesNullValue(type)) return reader.place.fail("INVALID_TYPE", "null cannot stand in a list or a map");
  return readValue(reader, type, json);
}

function readValue(reader: JsonReader, type: ValueType, json: unknown): unknown {
  switch (type.kind) {
    case "scalar":
      return readScalar(reader, type.scalar, json);
    case "enum":
      return readEnum(reader, type.enum, json);
    case "message":
      return readMessage(reader, type.message, json);
  }
}

function failRequired(reader: JsonReader, field: FieldDescriptor): never {
  reader.place.steps.push(field.localName);
  return reader.place.fail("MISSING_REQUIRED", "required field is absent");
}

function failUnknown(reader: JsonReader, descriptor: MessageDescriptor, key: string): never {
  const nearest = nearestName(key, [...fieldsByKey(descriptor).keys()]);
  return failKey(reader, key, "UNKNOWN_FIELD", `${descriptor.typeName} has no such field${nearest === undefined ? "" : `; did you mean ${nearest}?`}`);
}

function failKey(reader: JsonReader, key: string, code: "INVALID_JSON" | "ONEOF_CONFLICT" | "UNKNOWN_FIELD", reason: string): never {
  reader.place.steps.push(stepOfKey(key));
  return reader.place.fail(code, reason);
}
