import { quote } from "../message/path.ts";
import type { FieldPlan, MapPlan, MessagePlan, OneofPlan, ValuePlan } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { floodText, isFlooded } from "../message/flooded-keys.ts";
import { mapKeyText, setMapEntry } from "../message/map-key.ts";
import { nearestName } from "../message/nearest-name.ts";
import * as memoryCosts from "../plan/costs.ts";
import { entryMemory, grownMessageMemory, valueMemory } from "../plan/message-memory.ts";
import { type AnyMessage, setOwn } from "../message/property.ts";
import { zeroValue } from "../message/zero-value.ts";
import { readAny, typeKey } from "./any.ts";
import type { JsonReader } from "./context.ts";
import { nullValue, readEnum } from "./enum.ts";
import { fieldsByKey } from "./field-name.ts";
import { stepOfKey } from "./json-reader.ts";
import { isJsonObject } from "./json-value.ts";
import { readScalar, wrongKind } from "./scalar.ts";
import { anyName, isSpecial, specialForm, valueName } from "./special.ts";

/*
 * Messages out of values of JSON, with books of where that is: this tells what is wrong, and takes all that the quick ways refuse.
 */

export function readMessage(reader: JsonReader, plan: MessagePlan, json: unknown): unknown {
  const special = specialForm(plan);
  if (special?.nests === true) return special.read(reader, plan, json);
  reader.place.enter(json);
  reader.place.charge(grownMessageMemory(plan));
  const message = special !== undefined ? special.read(reader, plan, json) : readOrdinary(reader, plan, json);
  reader.place.leave();
  return message;
}

function readOrdinary(reader: JsonReader, plan: MessagePlan, json: unknown): unknown {
  if (plan.typeName === anyName) return readAny(reader, plan, json, readContent);
  return readFields(reader, plan, json);
}

function readContent(reader: JsonReader, plan: MessagePlan, json: Record<string, unknown>): unknown {
  const { place, options } = reader;
  if (!isSpecial(plan)) {
    place.enter();
    place.charge(grownMessageMemory(plan));
    const content = readFields(reader, plan, json, typeKey);
    place.leave();
    return content;
  }
  const unknown = Object.keys(json).find((key) => key !== typeKey && key !== "value");
  if (unknown !== undefined && options.ignoreUnknown !== true)
    return place.fail("UNKNOWN_FIELD", `an Any of ${plan.typeName} has no key ${quote(unknown)}`);
  if (!Object.hasOwn(json, "value"))
    return place.fail("INVALID_JSON", `an Any of ${plan.typeName} needs the key "value"`);
  return readMessage(reader, plan, json["value"]);
}

/** Reads an object of fields, apart from the key `except`. */
function readFields(reader: JsonReader, plan: MessagePlan, json: unknown, except?: string): AnyMessage {
  if (!isJsonObject(json)) return wrongKind(reader, `a message ${plan.typeName}`, json);
  const values = matchKeys(reader, plan, json, except);
  const message: AnyMessage = {};
  const dense = plan.absentIsOwn;
  for (const field of plan.fields) {
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
function matchKeys(
  reader: JsonReader,
  plan: MessagePlan,
  json: Record<string, unknown>,
  except: string | undefined,
): Map<FieldPlan, unknown> {
  const fields = fieldsByKey(plan);
  const values = new Map<FieldPlan, unknown>();
  let oneofs: Set<OneofPlan> | undefined;
  for (const key of Object.keys(json)) {
    const value = json[key];
    if (key === except || value === undefined) continue;
    const field = fields.get(key);
    if (field === undefined) {
      if (reader.options.ignoreUnknown !== true) failUnknown(reader, plan, key);
      continue;
    }
    if (values.has(field)) failKey(reader, key, "INVALID_JSON", "the field is there already, under its other name");
    values.set(field, value);
    if (field.oneof === undefined || (value === null && !takesNull(field))) continue;
    oneofs ??= new Set();
    if (oneofs.has(field.oneof))
      failKey(reader, key, "ONEOF_CONFLICT", `another member of oneof ${field.oneof.name} is set as well`);
    oneofs.add(field.oneof);
  }
  return values;
}

/** Null is absence, but for the types that have a null of their own. */
function takesNull({ cardinality, value }: FieldPlan): boolean {
  return cardinality === "singular" && takesNullValue(value);
}

function takesNullValue(type: ValuePlan): boolean {
  return (
    (type.kind === "message" && type.message.typeName === valueName) ||
    (type.kind === "enum" && type.enum.typeName === nullValue)
  );
}

/** Undefined where the field stays absent. */
function readField(reader: JsonReader, field: FieldPlan, json: unknown): unknown {
  if (json === null && !takesNull(field)) return undefined;
  reader.place.steps.push(field.localName);
  const value =
    field.cardinality === "singular"
      ? readValue(reader, field.value, json)
      : field.cardinality === "repeated"
        ? readList(reader, field, json)
        : readMap(reader, field, json);
  reader.place.steps.pop();
  return value;
}

function readList(reader: JsonReader, field: FieldPlan, json: unknown): unknown[] {
  const { steps } = reader.place;
  if (!Array.isArray(json)) return wrongKind(reader, "a list", json);
  const values: unknown[] = [];
  reader.place.charge(json.length * memoryCosts.element);
  for (let index = 0; index < json.length; index++) {
    steps.push(index);
    const value = readElement(reader, field, json[index]);
    if (value !== undefined) values.push(value);
    steps.pop();
  }
  return values;
}

function readMap(reader: JsonReader, field: MapPlan, json: unknown): object {
  const { place, representation } = reader;
  if (!isJsonObject(json)) return wrongKind(reader, "a map", json);
  const map = zeroValue(field, representation) as object;
  const scalar = field.key.scalar;
  const seen = new Set<string>();
  place.enter(json);
  for (const text of Object.keys(json)) {
    place.steps.push({ key: text });
    const key = readMapKey(reader, scalar, text);
    const keyText = mapKeyText(scalar, key);
    if (seen.has(keyText)) return place.fail("INVALID_JSON", "the map has this key already, written differently");
    seen.add(keyText);
    place.charge(entryMemory(key, representation.maps));
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
function readElement(reader: JsonReader, { value: type }: FieldPlan, json: unknown): unknown {
  if (json === null && !takesNullValue(type))
    return reader.place.fail("INVALID_TYPE", "null cannot stand in a list or a map");
  return readValue(reader, type, json);
}

function readValue(reader: JsonReader, type: ValuePlan, json: unknown): unknown {
  switch (type.kind) {
    case "scalar": {
      const value = readScalar(reader, type.scalar, json);
      reader.place.charge(valueMemory(value));
      return value;
    }
    case "enum":
      return readEnum(reader, type.enum, json);
    case "message":
      return readMessage(reader, type.message, json);
  }
}

function failRequired(reader: JsonReader, field: FieldPlan): never {
  reader.place.steps.push(field.localName);
  return reader.place.fail("MISSING_REQUIRED", "required field is absent");
}

function failUnknown(reader: JsonReader, plan: MessagePlan, key: string): never {
  const nearest = nearestName(key, [...fieldsByKey(plan).keys()]);
  return failKey(
    reader,
    key,
    "UNKNOWN_FIELD",
    `${plan.typeName} has no such field${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
  );
}

function failKey(
  reader: JsonReader,
  key: string,
  code: "INVALID_JSON" | "ONEOF_CONFLICT" | "UNKNOWN_FIELD",
  reason: string,
): never {
  reader.place.steps.push(stepOfKey(key));
  return reader.place.fail(code, reason);
}
