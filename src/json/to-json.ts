import type { MessageCodec } from "../codec/options.ts";
import type { FieldPlan, MapPlan, MessagePlan, OneofPlan, ValuePlan } from "../plan/plan.ts";
import { checkOptionsObject, checkRegistry, checkType, refuse } from "../message/check-arguments.ts";
import { mapEntries, mapKeyProblem, mapKeyText } from "../message/map-key.ts";
import { maxDepthOf } from "../message/nesting.ts";
import type { PerType } from "../message/per-type.ts";
import { Place } from "../message/place.ts";
import { getOwn, isMap, isMessageObject, setOwn } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { isZero, zeroValue } from "../message/zero-value.ts";
import { writeAny } from "./any.ts";
import { type JsonWriter, startJson } from "./context.ts";
import { writeEnum } from "./enum.ts";
import { writeJson } from "./json-writer.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";
import type { ToJsonOptions, ToJsonStringOptions } from "./options.ts";
import { writeScalar } from "./scalar.ts";
import { writeQuoted } from "./quote-text.ts";
import { anyName, isSpecial, specialForm } from "./special.ts";
import type { Style } from "./write-parts.ts";
import { textWriters, type WriteOther } from "./write-text.ts";
import { valueWriters } from "./write-value.ts";

/**
 * Turns a message into ProtoJSON: values as JSON.parse gives them. -0 is kept, which `JSON.stringify` would lose and `toJsonString` does not.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, ONEOF_CONFLICT, UNKNOWN_ENUM_VALUE, MISSING_REQUIRED, CYCLE, LIMIT_EXCEEDED; INVALID_JSON for what
 * JSON cannot express; NOT_FOUND for an Any of an unknown type. Unknown fields are not written.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function toJson<TInit>(codec: MessageCodec<any, TInit>, message: TInit, options: ToJsonOptions = {}): JsonValue {
  checkOptionsObject(options);
  return (
    (options.emitDefaults === true ? undefined : quickly(codec, message, options, values, writePlainly)) ??
    writeSlowly(codec, message, options)
  );
}

/** With books. Errors as of `toJson`, whose results are the same. */
export function writeSlowly(codec: MessageCodec, message: unknown, options: ToJsonOptions): JsonValue {
  return writeMessage(startJson("write JSON of", codec, options), codec.plan, message);
}

/** Spaces of a level; a longer indentation is given as a string. */
const largestIndent = 100;

/** Turns a message into the text of its ProtoJSON, without white space unless `indent` says so. Errors as of `toJson`. */
export function toJsonString<TInit>(
  codec: MessageCodec<any, TInit>,
  message: TInit,
  options: ToJsonStringOptions = {},
): string {
  checkOptionsObject(options);
  const { indent = "" } = options;
  if (typeof indent !== "string" && !(Number.isInteger(indent) && indent >= 0 && indent <= largestIndent))
    refuse(`a string or 0 to ${largestIndent} spaces as option indent`, indent);
  if ((indent === "" || indent === 0) && options.emitDefaults !== true) {
    const text = quickly(codec, message, options, texts, writeQuoted);
    if (text !== undefined) return text;
  }
  return writeJson(writeSlowly(codec, message, options), typeof indent === "number" ? " ".repeat(indent) : indent);
}

/** The call that is under way, for what only the writer of values knows. */
let current: MessageCodec | undefined;
let currentOptions: ToJsonOptions | undefined;

function writeOther(plan: MessagePlan, message: unknown, depth: number): JsonValue {
  const place = new Place("write JSON of", plan.typeName, depth);
  const writer = {
    ...startJson("write JSON of", current!, currentOptions!),
    place,
    representation: plan.representation,
  };
  return writeMessage(writer, plan, message);
}

const writeOtherText: WriteOther = (plan, message, depth) => writeJson(writeOther(plan, message, depth));

/** By whether names are those of the `.proto`, and enums are integers. */
const allStyles: readonly Style[] = [0, 1, 2, 3].map((style) => ({
  useProtoNames: (style & 1) !== 0,
  enumsAsIntegers: (style & 2) !== 0,
}));

/** The functions that write quickly, by style. */
type Styles<Written> = readonly PerType<(message: unknown, depth: number) => Written>[];

const texts: Styles<string> = /* @__PURE__ */ allStyles.map((style) => textWriters(style, writeOtherText));
const values: Styles<JsonValue> = /* @__PURE__ */ allStyles.map((style) => valueWriters(style, writeOther));

function writePlainly<Written>(
  write: (message: unknown, depth: number) => Written,
  message: unknown,
  depth: number,
): Written {
  return write(message, depth);
}

/** Undefined where something is not as it should be: what it is is found by those who keep books. */
function quickly<Written>(
  codec: MessageCodec,
  message: unknown,
  options: ToJsonOptions,
  styles: Styles<Written>,
  run: typeof writePlainly<Written>,
): Written | undefined {
  checkType(codec);
  checkRegistry(options.registry);
  const depth = maxDepthOf(options);
  const style = (options.useProtoNames === true ? 1 : 0) | (options.enumsAsIntegers === true ? 2 : 0);
  const outerCodec = current;
  const outerOptions = currentOptions;
  current = codec;
  currentOptions = options;
  try {
    return run(styles[style]!.of(codec.plan), message, depth);
  } catch {
    return undefined;
  } finally {
    current = outerCodec;
    currentOptions = outerOptions;
  }
}

function writeMessage(writer: JsonWriter, plan: MessagePlan, message: unknown): JsonValue {
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
