import type { MessageCodec } from "../codec/options.ts";
import { checkCount, checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import { floodText, isFlooded } from "../message/flooded-keys.ts";
import { setMapEntry } from "../message/map-key.ts";
import { keepNaN } from "../message/keep-nan.ts";
import { leastMemory, memoryPerCharacter } from "../message/memory-budget.ts";
import { nearestName } from "../message/nearest-name.ts";
import { maxDepthOf } from "../message/nesting.ts";
import { cursor } from "../message/text-cursor.ts";
import * as memoryCosts from "../plan/costs.ts";
import { entryMemory, grownMessageMemory, valueMemory } from "../plan/message-memory.ts";
import { type AnyMessage, setOwn } from "../message/property.ts";
import { zeroScalar, zeroValue } from "../message/zero-value.ts";
import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { anyName, openMessage, readExpanded } from "./any.ts";
import { fieldsByName, reservedNames } from "./names.ts";
import type { FromTextOptions } from "./options.ts";
import { readEnum, readScalar } from "./scalar.ts";
import { straightCall, straightReaders } from "./read-straight.ts";
import { skipField } from "./skip.ts";
import { TextReader } from "./text-reader.ts";

/** The values of a message's fields that have been read. */
type Values = Map<FieldPlan, unknown>;

/**
 * Makes a message from text format.
 *
 * Errors, all with offset, line, column and path: INVALID_TEXT, INVALID_TYPE (a literal of another type), OUT_OF_RANGE, INVALID_UTF8, UNKNOWN_FIELD,
 * UNKNOWN_ENUM_VALUE, ONEOF_CONFLICT, LIMIT_EXCEEDED, MISSING_REQUIRED (not with `partial`); NOT_FOUND for an Any of an unknown type.
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/
 */
export function fromText<T>(codec: MessageCodec<T>, text: string, options: FromTextOptions = {}): T {
  return (readStraight(codec, text, options) ?? readSlowly(codec, text, options)) as T;
}

/**
 * Reads tokens and tracks the path. Errors and results are those of `fromText`.
 *
 * @testonly
 */
export function readSlowly(codec: MessageCodec, text: string, options: FromTextOptions): unknown {
  return readMessage(new TextReader(codec, text, options), codec.plan, "");
}

/** Estimated bytes for each character, of which no value takes more, whatever it is; messages are counted beside that. */
const mostPerCharacter = 80;

/** Undefined if something has another form than that of printed text. */
function readStraight(codec: MessageCodec, text: string, options: FromTextOptions): unknown {
  checkType(codec);
  checkOptionsObject(options);
  const { registry } = options;
  checkRegistry(registry);
  checkCount("maxMemory", options.maxMemory);
  const depth = maxDepthOf(options);
  const { position, memory } = cursor;
  const outer = straightCall.current;
  straightCall.current = { registry: registry ?? (codec.plan.registry as TextReader["registry"]), maxDepth: depth };
  try {
    const most = options.maxMemory ?? Math.max(leastMemory, text.length * memoryPerCharacter);
    cursor.memory = most - text.length * mostPerCharacter;
    return straightReaders.of(codec.plan)(text, 0, Number.NaN, depth);
  } catch {
    return undefined;
  } finally {
    straightCall.current = outer;
    cursor.position = position;
    cursor.memory = memory;
  }
}

/** Reads the fields of a message up to `closer`, or the end of the text where that is "". */
function readMessage(reader: TextReader, plan: MessagePlan, closer: string): AnyMessage {
  const { tokens } = reader;
  const values: Values = new Map();
  let expanded: object | undefined;
  reader.enter();
  while (!takeEnd(reader, closer)) {
    const { start } = tokens;
    if (tokens.is("[") && plan.typeName === anyName) {
      const typeUrl = tokens.takeBracketed();
      if (expanded !== undefined || values.size > 0)
        reader.failAt(start, "INVALID_TEXT", "the Any has a content already");
      expanded = readExpanded(reader, plan, typeUrl, start, readMessage);
    } else {
      if (expanded !== undefined) tokens.fail("the Any has a content already");
      readField(reader, plan, values);
    }
    if (!tokens.take(",")) tokens.take(";");
  }
  const message = expanded ?? build(reader, plan, values);
  reader.leave();
  return message as AnyMessage;
}

function takeEnd({ tokens }: TextReader, closer: string): boolean {
  return closer === "" ? tokens.kind === "end" : tokens.take(closer);
}

function readField(reader: TextReader, plan: MessagePlan, values: Values): void {
  const { tokens, steps } = reader;
  const { start } = tokens;
  const name = readName(reader, plan);
  const field = fieldsByName(plan).get(name);
  if (field === undefined) {
    if (!reservedNames(plan).has(name)) failUnknown(reader, plan, name, start);
    return skipField(reader);
  }
  steps.push(field.localName);
  if (field.cardinality === "singular") {
    checkSingle(reader, field, values, start);
    takeColon(reader, field.value);
    values.set(field, readValue(reader, field.value));
  } else {
    if (!values.has(field)) values.set(field, zeroValue(field, reader.representation));
    takeColon(reader, field.value, field.cardinality === "map");
    if (tokens.is("[")) readList(reader, field, values.get(field) as object);
    else readElement(reader, field, values.get(field) as object);
  }
  steps.pop();
}

/** A name, or an extension's in brackets. */
function readName({ tokens }: TextReader, plan: MessagePlan): string {
  if (tokens.is("[")) return `[${tokens.takeBracketed()}]`;
  const name = tokens.text;
  if (tokens.kind !== "identifier") tokens.fail(`expected a field of ${plan.typeName}, got ${tokens.describe()}`);
  tokens.advance();
  return name;
}

function checkSingle(reader: TextReader, field: FieldPlan, values: Values, start: number): void {
  if (values.has(field)) reader.failAt(start, "INVALID_TEXT", "the field is there already, and not repeated");
  const other = field.oneof?.fields.find((member) => values.has(member));
  if (other !== undefined)
    reader.failAt(start, "ONEOF_CONFLICT", `${other.name} of oneof ${field.oneof!.name} is set as well`);
}

/** A message needs no colon. */
function takeColon({ tokens }: TextReader, type: ValuePlan, isMap = false): void {
  if (type.kind === "message" || isMap) tokens.take(":");
  else tokens.expect(":");
}

function readList(reader: TextReader, field: FieldPlan, target: object): void {
  const { tokens } = reader;
  tokens.expect("[");
  if (tokens.take("]")) return;
  do readElement(reader, field, target);
  while (tokens.take(","));
  tokens.expect("]");
}

function readElement(reader: TextReader, field: FieldPlan, target: object): void {
  if (field.cardinality === "map") return readEntry(reader, field, target);
  const list = target as unknown[];
  reader.steps.push(list.length);
  reader.charge(memoryCosts.element);
  const value = readValue(reader, field.value);
  if (value !== value) keepNaN(list);
  list.push(value);
  reader.steps.pop();
}

/** An entry of a map; of equal keys the last one counts. */
function readEntry(reader: TextReader, field: MapPlan, map: object): void {
  const { tokens, representation } = reader;
  const scalar = field.key.scalar;
  const entry = new Map<string, unknown>();
  reader.enter();
  const closer = openMessage(reader);
  while (!tokens.take(closer)) {
    const name = tokens.text;
    if (tokens.kind !== "identifier" || (name !== "key" && name !== "value")) return failEntry(reader);
    if (entry.has(name)) tokens.fail(`the entry has a ${name} already`);
    tokens.advance();
    takeColon(reader, name === "key" ? field.key : field.value);
    entry.set(name, name === "key" ? readScalar(reader, scalar) : readValue(reader, field.value));
    if (!tokens.take(",")) tokens.take(";");
  }
  reader.leave();
  const key = entry.get("key") ?? zeroScalar(scalar, representation);
  reader.charge(entryMemory(key, representation.maps));
  setMapEntry(
    map,
    scalar,
    key,
    false,
    entry.has("value") ? entry.get("value") : absentValue(reader, field),
    representation,
  );
  if (isFlooded(map)) reader.fail("LIMIT_EXCEEDED", floodText);
}

/** INVALID_TEXT, or UNKNOWN_FIELD where a name stands. */
function failEntry(reader: TextReader): never {
  const { tokens } = reader;
  return reader.fail(
    tokens.kind === "identifier" ? "UNKNOWN_FIELD" : "INVALID_TEXT",
    `expected key or value of a map entry, got ${tokens.describe()}`,
  );
}

/** What an entry without a value maps to. */
function absentValue(reader: TextReader, { value: type }: FieldPlan): unknown {
  if (type.kind === "message") return build(reader, type.message, new Map());
  return type.kind === "scalar" ? zeroScalar(type.scalar, reader.representation) : type.enum.values[0]!.number;
}

function readValue(reader: TextReader, type: ValuePlan): unknown {
  switch (type.kind) {
    case "scalar": {
      const value = readScalar(reader, type.scalar);
      reader.charge(valueMemory(value));
      return value;
    }
    case "enum":
      return readEnum(reader, type.enum);
    case "message":
      return readMessage(reader, type.message, openMessage(reader));
  }
}

/** A message in the shape that decode returns. Errors: MISSING_REQUIRED. */
function build(reader: TextReader, plan: MessagePlan, values: Values): AnyMessage {
  reader.charge(grownMessageMemory(plan));
  const message: AnyMessage = {};
  const dense = plan.absentIsOwn;
  for (const field of plan.fields) {
    if (values.has(field)) setOwn(message, field.localName, values.get(field));
    else if (field.presence === "implicit") setOwn(message, field.localName, zeroValue(field, reader.representation));
    else if (field.presence === "required" && reader.options.partial !== true) failRequired(reader, field);
    else if (dense) setOwn(message, field.localName, undefined);
  }
  if (plan.members.length === plan.fields.length) return message;
  for (const member of plan.members) {
    if (member.kind === "extension" && values.has(member)) message[member.localName] = values.get(member);
  }
  return message;
}

function failRequired(reader: TextReader, field: FieldPlan): never {
  reader.steps.push(field.localName);
  return reader.fail("MISSING_REQUIRED", "required field is absent");
}

function failUnknown(reader: TextReader, plan: MessagePlan, name: string, start: number): never {
  const nearest = nearestName(name, [...fieldsByName(plan).keys()]);
  reader.steps.push(name);
  return reader.failAt(
    start,
    "UNKNOWN_FIELD",
    `${plan.typeName} has no such field${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
  );
}
