import type { FieldPlan, MapPlan, MessagePlan, OneofPlan, ValuePlan } from "../plan/plan.ts";
import { mapEntries, mapKeyProblem, mapKeyText } from "../message/map-key.ts";
import { getOwn, isMap, isMessageObject, setOwn } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { isZero, zeroValue } from "../message/zero-value.ts";
import { writeAny } from "./any.ts";
import type { JsonWriter } from "./context.ts";
import { writeEnum } from "./enum.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";
import { writeScalar } from "./scalar.ts";
import { anyName, isSpecial, specialForm } from "./special.ts";

/*
 * Messages to values of JSON, with books of where that is: this tells what is wrong, and writes all that the quick ways refuse.
 */

export function writeMessage(writer: JsonWriter, plan: MessagePlan, message: unknown): JsonValue {
  const special = specialForm(plan);
  if (special?.nests === true) return special.write(writer, plan, message);
  writer.place.enter(message);
  const json = special !== undefined ? special.write(writer, plan, message) : writeOrdinary(writer, plan, message);
  writer.place.leave();
  return json;
}

function writeOrdinary(writer: JsonWriter, plan: MessagePlan, message: unknown): JsonValue {
  if (plan.typeName === anyName) return writeAny(writer, plan, message, writeContent);
  return writeFields(writer, plan, message);
}

function writeContent(writer: JsonWriter, plan: MessagePlan, content: unknown): JsonObject {
  if (isSpecial(plan)) return { value: writeMessage(writer, plan, content) };
  writer.place.enter();
  const json = writeFields(writer, plan, content);
  writer.place.leave();
  return json;
}

function writeFields(writer: JsonWriter, plan: MessagePlan, message: unknown): JsonObject {
  const { place, options } = writer;
  if (!isMessageObject(message)) return place.failWith(wrongType(`a message ${plan.typeName}`, message));
  const json: JsonObject = {};
  let oneofs: Set<OneofPlan> | undefined;
  for (const field of plan.members) {
    let value = getOwn(message, field.localName);
    if (value === undefined) value = absentValue(writer, field);
    if (value === undefined) continue;
    place.steps.push(field.localName);
    if (field.oneof !== undefined) {
      oneofs ??= new Set();
      if (oneofs.has(field.oneof))
        return place.fail("ONEOF_CONFLICT", `another member of oneof ${field.oneof.name} is set as well`);
      oneofs.add(field.oneof);
    }
    const written = writeField(writer, field, value);
    if (written !== undefined)
      setOwn(json, options.useProtoNames === true ? protoName(field) : field.jsonName, written);
    place.steps.pop();
  }
  return json;
}

/** What is written for an absent field: nothing, unless `emitDefaults` asks for it. Extensions are written only where they are set. */
function absentValue({ options, place, representation }: JsonWriter, field: FieldPlan): unknown {
  if (field.presence === "required") {
    place.steps.push(field.localName);
    place.fail("MISSING_REQUIRED", "required field is absent");
  }
  const emitted = options.emitDefaults === true && field.presence === "implicit" && field.kind === "field";
  return emitted ? zeroValue(field, representation) : undefined;
}

function protoName(field: FieldPlan): string {
  return field.kind === "extension" ? field.jsonName : field.name;
}

/** Undefined where the field is zero or empty, and has no presence. */
function writeField(writer: JsonWriter, field: FieldPlan, value: unknown): JsonValue | undefined {
  const { options } = writer;
  const skipsEmpty = options.emitDefaults !== true || field.kind === "extension";
  if (field.cardinality === "singular")
    return writeSingular(writer, field, value, skipsEmpty && field.presence === "implicit");
  const written = field.cardinality === "repeated" ? writeList(writer, field, value) : writeMap(writer, field, value);
  return skipsEmpty && Object.keys(written).length === 0 ? undefined : written;
}

function writeSingular(
  writer: JsonWriter,
  { value: type }: FieldPlan,
  value: unknown,
  skipsZero: boolean,
): JsonValue | undefined {
  // Zeros of numbers and booleans need no check of their type; of bytes they do.
  if (skipsZero && typeof value !== "object" && typeof value !== "string" && isZero(type, value)) return undefined;
  const written = writeValue(writer, type, value);
  return skipsZero && isZero(type, value) ? undefined : written;
}

function writeList(writer: JsonWriter, field: FieldPlan, value: unknown): JsonValue[] {
  const { place } = writer;
  if (!Array.isArray(value)) return place.failWith(wrongType("an array", value));
  const json: JsonValue[] = [];
  for (let index = 0; index < value.length; index++) {
    place.steps.push(index);
    json.push(writeValue(writer, field.value, value[index]));
    place.steps.pop();
  }
  return json;
}

function writeMap(writer: JsonWriter, field: MapPlan, value: unknown): JsonObject {
  const { place } = writer;
  const keyIsText = !isMap(value);
  if (keyIsText && !isMessageObject(value)) return place.failWith(wrongType("an object or a Map", value));
  const json: JsonObject = {};
  const entries = mapEntries(value);
  if (entries.length === 0) return json;
  place.enter(value);
  for (const [key, entry] of entries) {
    place.steps.push({ key });
    const problem = mapKeyProblem(field.key.scalar, key, keyIsText);
    if (problem !== undefined) return place.failWith(problem);
    const name = keyIsText ? (key as string) : mapKeyText(field.key.scalar, key);
    setOwn(json, name, writeValue(writer, field.value, entry));
    place.steps.pop();
  }
  place.leave();
  return json;
}

function writeValue(writer: JsonWriter, type: ValuePlan, value: unknown): JsonValue {
  switch (type.kind) {
    case "scalar":
      return writeScalar(writer, type.scalar, value);
    case "enum":
      return writeEnum(writer, type.enum, value);
    case "message":
      return writeMessage(writer, type.message, value);
  }
}
