import type { MessageCodec } from "../codec/options.ts";
import { checkCount, checkKind, checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import { irregular } from "../message/irregular.ts";
import { leastMemory, MemoryBudget, memoryPerCharacter } from "../message/memory-budget.ts";
import { maxDepthOf } from "../message/nesting.ts";
import type { PerType } from "../message/per-type.ts";
import { Place } from "../message/place.ts";
import { locating } from "../message/refusal.ts";
import { cursor, skipSpace } from "../message/text-cursor.ts";
import { grownMessageMemory } from "../plan/message-memory.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { readAny } from "./any.ts";
import { type JsonReader, type ReadingCall, registryOf } from "./context.ts";
import { parseDouble } from "./decimal.ts";
import { readJson, readJsonValue } from "./json-reader.ts";
import { JsonNumber } from "./json-value.ts";
import type { FromJsonOptions } from "./options.ts";
import { apart } from "./quote-text.ts";
import { type ReadMessageText, type ReadOther, textReaders } from "./read-text.ts";
import { type ReadMessageValue, valueReaders } from "./read-value.ts";
import { reading } from "./reading.ts";
import { specialForm } from "./special.ts";

/**
 * Makes a message from ProtoJSON, as from JSON.parse.
 *
 * Errors: INVALID_TYPE (another kind of JSON value), INVALID_JSON (a string of the wrong form, a field under both of
 * its names), OUT_OF_RANGE, INVALID_UTF8, UNKNOWN_FIELD and UNKNOWN_ENUM_VALUE (not with `ignoreUnknown`),
 * ONEOF_CONFLICT, MISSING_REQUIRED, LIMIT_EXCEEDED, CYCLE; NOT_FOUND for an Any of an unknown type. Numbers beyond 2^53
 * are rejected for 64-bit integers, because they may not be exact: `fromJsonString` reads them. Source:
 * https://protobuf.dev/programming-guides/json/
 */
export function fromJson<T>(codec: MessageCodec<T>, json: unknown, options: FromJsonOptions = {}): T {
  return readValues(codec, json, options, () => lengthOf(json)) as T;
}

/** From values of JSON with this many characters. */
function readValues(codec: MessageCodec, json: unknown, options: FromJsonOptions, characters: () => number): unknown {
  const outer = reading.call;
  const call = startReading(codec, options, characters);
  const { maxDepth } = call;
  try {
    reading.call = call;
    return values.of(codec.plan)(json, maxDepth);
  } catch {
    // With loops, which report what is wrong and where.
    reading.call = { ...call, memory: new MemoryBudget(options.maxMemory, characters), isLooped: true };
    const read = values.looped(codec.plan);
    return locating("read JSON of", codec.typeName, maxDepth, () => read(json, maxDepth));
  } finally {
    reading.call = outer;
  }
}

function startReading(codec: MessageCodec, options: FromJsonOptions, characters: () => number): ReadingCall {
  checkType(codec);
  checkOptionsObject(options);
  const { registry } = options;
  checkRegistry(registry);
  checkCount("maxMemory", options.maxMemory);
  return {
    options,
    registry: registry ?? registryOf(codec),
    maxDepth: maxDepthOf(options),
    memory: new MemoryBudget(options.maxMemory, characters),
    isLooped: false,
  };
}

/** Characters of the JSON; none of what is not JSON. */
function lengthOf(json: unknown): number {
  try {
    return JSON.stringify(json)?.length ?? 0;
  } catch {
    return 0;
  }
}

/** Reads a message of a special form, or an Any, in the call that is under way. */
function readOther(plan: MessagePlan, json: unknown, depth: number): unknown {
  const call = reading.call!;
  const place = new Place(depth);
  place.memory = call.memory;
  const reader = { ...call, place, representation: plan.representation, number: numberOfJson };
  const form = specialForm(plan);
  if (form?.nests === true) return form.read(reader, plan, json);
  place.enter(json);
  place.charge(grownMessageMemory(plan));
  return form === undefined ? readAny(reader, plan, json, readContent) : form.read(reader, plan, json);
}

function readContent(reader: JsonReader, plan: MessagePlan, json: unknown): unknown {
  const outer = reading.call;
  reading.call = reader;
  try {
    return (reader.isLooped ? values.looped(plan) : values.of(plan))(json, reader.place.rest);
  } finally {
    reading.call = outer;
  }
}

/** Infinity where the literal is beyond the doubles. */
function numberOfJson(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (!(value instanceof JsonNumber)) return undefined;
  const number = parseDouble(value.text);
  return typeof number === "number" ? number : Infinity;
}

const values: PerType<ReadMessageValue> = /* @__PURE__ */ valueReaders(readOther);

/**
 * Makes a message from the text of its ProtoJSON. Numbers are read exactly.
 *
 * Errors: as for `fromJson`; INVALID_JSON with offset, line and column for malformed JSON, duplicate keys and lone
 * surrogates. Source: https://protobuf.dev/programming-guides/json/
 */
export function fromJsonString<T>(codec: MessageCodec<T>, text: string, options: FromJsonOptions = {}): T {
  checkKind("string", text, "text");
  return (readStraight(codec, text, options) ?? readByValues(codec, text, options)) as T;
}

/**
 * Converts by way of values. Errors and results are those of `fromJsonString`.
 *
 * @testonly
 */
export function readByValues(codec: MessageCodec, text: string, options: FromJsonOptions): unknown {
  // A level of messages takes two of JSON at most: the object, and a list or a map around it.
  const json = readJson(text, 2 * maxDepthOf(options) + 2);
  return readValues(codec, json, options, () => text.length);
}

/** Estimated bytes for each character, of which no value takes more, whatever it is; messages are counted beside that. */
const mostPerCharacter = 80;

/** Undefined if something is not of the usual form: what it is is found by way of values. */
function readStraight(codec: MessageCodec, text: string, options: FromJsonOptions): unknown {
  const outer = reading.call;
  const { position, memory } = cursor;
  const characters = text.length;
  const { maxDepth } = (reading.call = startReading(codec, options, () => characters));
  cursor.memory =
    (options.maxMemory ?? Math.max(leastMemory, characters * memoryPerCharacter)) - characters * mostPerCharacter;
  try {
    return apart(() => readDocument(texts.of(codec.plan), text, maxDepth));
  } catch {
    return undefined;
  } finally {
    reading.call = outer;
    cursor.position = position;
    cursor.memory = memory;
  }
}

function readDocument(read: ReadMessageText, text: string, depth: number): unknown {
  const message = read(text, skipSpace(text, 0), depth);
  if (skipSpace(text, cursor.position) !== text.length) throw irregular;
  return message;
}

const readOtherText: ReadOther = (plan, text, position, depth) => {
  const { value, end } = readJsonValue(text, position, 2 * depth + 2);
  const { call } = reading;
  const memory = new MemoryBudget(cursor.memory, () => 0);
  reading.call = { ...call!, memory };
  const message = readOther(plan, value, depth);
  reading.call = call;
  cursor.memory = memory.rest;
  cursor.position = end;
  return message;
};

const texts: PerType<ReadMessageText> = /* @__PURE__ */ textReaders(readOtherText);
