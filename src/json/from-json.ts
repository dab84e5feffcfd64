import type { MessageCodec } from "../codec/options.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { checkCount, checkKind, checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import { leastMemory, MemoryBudget, memoryPerCharacter } from "../message/memory-budget.ts";
import { maxDepthOf } from "../message/nesting.ts";
import type { PerType } from "../message/per-type.ts";
import { Place } from "../message/place.ts";
import { locating } from "../message/refusal.ts";
import { startReading } from "./context.ts";
import { readJson, readJsonValue } from "./json-reader.ts";
import type { FromJsonOptions } from "./options.ts";
import { irregular } from "../message/irregular.ts";
import { apart } from "./quote-text.ts";
import { type ReadMessageText, type ReadOther, textReaders } from "./read-text.ts";
import { type ReadMessageValue, valueReaders } from "./read-value.ts";
import { cursor, skipSpace } from "../message/text-cursor.ts";
import { readMessage } from "./message-reader.ts";

/**
 * Makes a message of ProtoJSON, as JSON.parse gives it.
 *
 * Errors: INVALID_TYPE (another kind of JSON value), INVALID_JSON (a string of the wrong form, a field under both of its names), OUT_OF_RANGE,
 * INVALID_UTF8, UNKNOWN_FIELD and UNKNOWN_ENUM_VALUE (not with `ignoreUnknown`), ONEOF_CONFLICT, MISSING_REQUIRED, LIMIT_EXCEEDED, CYCLE; NOT_FOUND for an
 * Any of an unknown type. Numbers beyond 2^53 are refused for 64-bit integers, as they may not be exact: `fromJsonString` reads them.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function fromJson<T>(codec: MessageCodec<T>, json: unknown, options: FromJsonOptions = {}): T {
  const message = quickly(codec, options, 0, () => {
    const read = valuesReaders.of(codec.plan)(json, maxDepthOf(options));
    if (cursor.memory < 0) throw irregular;
    return read;
  });
  return (message ?? readValuesSlowly(codec, json, options)) as T;
}

/**
 * With books. Errors as of `fromJson`, whose results are the same.
 *
 * @testonly
 */
export function readValuesSlowly(codec: MessageCodec, json: unknown, options: FromJsonOptions): unknown {
  const reader = startReading(codec, options, () => lengthOf(json));
  return locating("read JSON of", codec.typeName, reader.maxDepth, () => readMessage(reader, codec.plan, json));
}

/** Characters of the JSON; none of what is no JSON. */
function lengthOf(json: unknown): number {
  try {
    return JSON.stringify(json)?.length ?? 0;
  } catch {
    return 0;
  }
}

/**
 * Makes a message of the text of its ProtoJSON. Numbers are read exactly.
 *
 * Errors as of `fromJson`; INVALID_JSON with offset, line and column for what is no JSON, duplicate keys and lone surrogates.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function fromJsonString<T>(codec: MessageCodec<T>, text: string, options: FromJsonOptions = {}): T {
  checkKind("string", text, "text");
  return (readTextQuickly(codec, text, options) ?? readSlowly(codec, text, options)) as T;
}

/**
 * By way of values. Errors as of `fromJsonString`, whose results are the same.
 *
 * @testonly
 */
export function readSlowly(codec: MessageCodec, text: string, options: FromJsonOptions): unknown {
  const reader = startReading(codec, options, () => text.length);
  // A level of messages takes two of JSON at most: the object, and a list or a map around it.
  const json = readJson(text, 2 * reader.maxDepth + 2);
  return locating("read JSON of", codec.typeName, reader.maxDepth, () => readMessage(reader, codec.plan, json));
}

/** The call that is under way, for what only the reader of values knows. */
interface Call {
  readonly codec: MessageCodec;
  readonly options: FromJsonOptions;
}
let current: Call | undefined;

function readOther(plan: MessagePlan, json: unknown, depth: number): unknown {
  const { codec, options } = current!;
  const place = new Place(depth);
  place.memory = new MemoryBudget(cursor.memory, () => 0);
  const reader = { ...startReading(codec, options, () => 0), place, representation: plan.representation };
  const message = readMessage(reader, plan, json);
  cursor.memory = place.memory.rest;
  return message;
}

const readOtherText: ReadOther = (plan, text, position, depth) => {
  const { value, end } = readJsonValue(text, position, 2 * depth + 2);
  const message = readOther(plan, value, depth);
  cursor.position = end;
  return message;
};

const textsReaders: PerType<ReadMessageText> = /* @__PURE__ */ textReaders(readOtherText);
const valuesReaders: PerType<ReadMessageValue> = /* @__PURE__ */ valueReaders(readOther);

/** Estimated bytes for each character, of which no value takes more, whatever it is; messages are counted beside that. */
const mostPerCharacter = 80;

function readTextQuickly(codec: MessageCodec, text: string, options: FromJsonOptions): unknown {
  return quickly(codec, options, text.length, () =>
    apart(() => readDocument(textsReaders.of(codec.plan), text, maxDepthOf(options))),
  );
}

/** Undefined where something is not of the usual form: what it is is found by those who keep books. */
function quickly(codec: MessageCodec, options: FromJsonOptions, characters: number, read: () => unknown): unknown {
  checkType(codec);
  checkOptionsObject(options);
  checkRegistry(options.registry);
  maxDepthOf(options);
  checkCount("maxMemory", options.maxMemory);
  const { position, memory } = cursor;
  const outer = current;
  current = { codec, options };
  cursor.memory =
    (options.maxMemory ?? Math.max(leastMemory, characters * memoryPerCharacter)) - characters * mostPerCharacter;
  try {
    return read();
  } catch {
    return undefined;
  } finally {
    current = outer;
    cursor.position = position;
    cursor.memory = memory;
  }
}

function readDocument(read: ReadMessageText, text: string, depth: number): unknown {
  const message = read(text, skipSpace(text, 0), depth);
  if (skipSpace(text, cursor.position) !== text.length) throw irregular;
  return message;
}
