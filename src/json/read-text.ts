import { grownMessageMemory } from "../plan/message-memory.ts";
import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { messageBuilder } from "../message/build.ts";
import { completeness } from "../message/completeness.ts";
import { isFlooded } from "../message/flooded-keys.ts";
import { mapKeyText, setMapEntry } from "../message/map-key.ts";
import type { Representation } from "../message/message-type.ts";
import { PerType, type Prepared } from "../message/per-type.ts";
import { inPropertyOrder } from "../plan/order.ts";
import { isMap } from "../message/property.ts";
import { secondsAndNanos, timestampProblem } from "../message/well-known.ts";
import { nullValue } from "./enum.ts";
import { fieldsByKey } from "./field-name.ts";
import { irregular } from "../message/irregular.ts";
import { keyOf } from "./read-parts.ts";
import { isPlainText } from "./quote-text.ts";
import { readJsonValue } from "./json-reader.ts";
import { readString } from "./read-string.ts";
import { reading } from "./reading.ts";
import { isSpecial, valueName } from "./special.ts";
import { cursor, skipSpace } from "../message/text-cursor.ts";
import { parseUtc } from "./timestamp.ts";
import { type WrappedContent, wrappedContent } from "./wrapper.ts";
import { enumReader, type ReadText, scalarReader } from "./read-text-scalar.ts";

/*
 * The text of JSON straight to messages: a closure per field, whose key is expected as a ready piece of text, in the
 * order of the fields. It does not track the path. What is not of the usual form is thrown as `irregular`, and all is
 * read again as values, which reports what is wrong and where, or accepts it.
 */

/** Reads a message that may have `depth` levels below, from its first character on, and leaves the cursor behind it. */
export type ReadMessageText = (text: string, position: number, depth: number) => unknown;

/** Reads a message of a special form, or an Any, by the reader of values. */
export type ReadOther = (plan: MessagePlan, text: string, position: number, depth: number) => unknown;

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const letterN = 0x6e;

function refuse(): never {
  throw irregular;
}

/** The functions that read messages. */
export function textReaders(readOther: ReadOther): PerType<ReadMessageText> {
  return new PerType<ReadMessageText>((plan, link, unroll) => {
    const other: ReadMessageText = (text, position, depth) => readOther(plan, text, position, depth);
    if (plan.typeName === "google.protobuf.Timestamp") return timestampReader(plan, other);
    const content = wrappedContent(plan);
    if (content !== undefined) return wrapperReader(plan, content);
    if (isSpecial(plan)) return other;
    const members = inPropertyOrder(plan);
    const find = keyFinder(plan, members);
    const build = messageBuilder(plan, unroll);
    const readers = members.map((member) => fieldReader(member, plan.representation, link));
    const memory = grownMessageMemory(plan);
    const check = completeness(plan, members);
    return (text, position, depth) => {
      if (depth < 0 || text.charCodeAt(position) !== openBrace || (cursor.memory -= memory) < 0) return refuse();
      const values: unknown[] = new Array(members.length);
      position = skipSpace(text, position + 1);
      let expected = 0;
      let hasUnknown = false;
      if (text.charCodeAt(position) === closeBrace) cursor.position = position + 1;
      else {
        for (;;) {
          const index = find(text, position, expected);
          const at = skipSpace(text, cursor.position);
          if (index < 0) {
            // That two of them are the same is for those to find who keep all keys.
            if (hasUnknown) return refuse();
            hasUnknown = true;
            cursor.position = readJsonValue(text, at, 2 * depth + 1).end;
          } else {
            if (values[index] !== undefined) return refuse();
            expected = index + 1;
            values[index] = readers[index]!(text, at, depth - 1);
          }
          position = skipSpace(text, cursor.position);
          const unit = text.charCodeAt(position);
          if (unit === comma) position = skipSpace(text, position + 1);
          else if (unit === closeBrace) break;
          else return refuse();
        }
        cursor.position = position + 1;
      }
      if (check !== undefined) check(values);
      return build(values);
    };
  });
}

function wrapperReader(plan: MessagePlan, { scalar, localName }: WrappedContent): ReadMessageText {
  const memory = grownMessageMemory(plan);
  const read = scalarReader(scalar, plan.representation);
  return (text, position, depth) => {
    if (depth < 0 || (cursor.memory -= memory) < 0) return refuse();
    return { [localName]: read(text, position, depth) };
  };
}

function timestampReader(plan: MessagePlan, other: ReadMessageText): ReadMessageText {
  const memory = grownMessageMemory(plan);
  return (text, position, depth) => {
    if (text.charCodeAt(position) !== quote || depth < 0 || (cursor.memory -= memory) < 0) return refuse();
    const time = parseUtc(readString(text, position));
    if (time === undefined || timestampProblem(time) !== undefined) return other(text, position, depth);
    return secondsAndNanos(plan, time, plan.representation);
  };
}

/**
 * Gives the index of the member whose key stands at the position, -1 of an unknown one that is left out, and leaves the cursor behind the colon. The next ones are
 * tried before the key is looked up.
 */
function keyFinder(
  plan: MessagePlan,
  members: readonly FieldPlan[],
): (text: string, position: number, expected: number) => number {
  const indexes = new Map([...fieldsByKey(plan)].map(([key, member]) => [key, members.indexOf(member)]));
  // Of fields whose keys are the same, one has it.
  const keys = members.map(({ jsonName }, index) =>
    indexes.get(jsonName) === index ? `${JSON.stringify(jsonName)}:` : undefined,
  );
  return (text, position, expected) => {
    for (let index = expected; index < expected + 2 && index < keys.length; index++) {
      const key = keys[index];
      if (key === undefined || !text.startsWith(key, position)) continue;
      cursor.position = position + key.length;
      return index;
    }
    if (text.charCodeAt(position) !== quote) refuse();
    const end = text.indexOf('"', position + 1);
    const key = text.slice(position + 1, end);
    const index = indexes.get(key) ?? -1;
    if (end < 0 || (index < 0 && !(reading.call!.options.ignoreUnknown === true && isPlainText(key)))) return refuse();
    const colon = skipSpace(text, end + 1);
    if (text.charCodeAt(colon) !== 0x3a) refuse();
    cursor.position = colon + 1;
    return index;
  };
}

type Link = (plan: MessagePlan) => Prepared<ReadMessageText>;

/** Null stands for an absent field, but for the types that have a null of their own. */
function fieldReader(field: FieldPlan, representation: Representation, link: Link): ReadText {
  const read = valueReader(field.value, representation, link);
  if (field.cardinality === "repeated") return orNull(listReader(read));
  if (field.cardinality === "map") return orNull(mapReader(field, representation, read));
  const takesNull =
    (field.value.kind === "message" && field.value.message.typeName === valueName) ||
    (field.value.kind === "enum" && field.value.enum.typeName === nullValue);
  return takesNull ? read : orNull(read);
}

function orNull(read: ReadText): ReadText {
  return (text, position, depth) => {
    if (text.charCodeAt(position) !== letterN) return read(text, position, depth);
    if (!text.startsWith("null", position)) return refuse();
    cursor.position = position + 4;
    return null;
  };
}

function listReader(read: ReadText): ReadText {
  return (text, position, depth) => {
    if (text.charCodeAt(position) !== openBracket) return refuse();
    const values: unknown[] = [];
    position = skipSpace(text, position + 1);
    if (text.charCodeAt(position) === closeBracket) {
      cursor.position = position + 1;
      return values;
    }
    for (;;) {
      values.push(read(text, position, depth));
      position = skipSpace(text, cursor.position);
      const unit = text.charCodeAt(position);
      if (unit === comma) position = skipSpace(text, position + 1);
      else if (unit === closeBracket) break;
      else return refuse();
    }
    cursor.position = position + 1;
    return values;
  };
}

function mapReader(field: MapPlan, representation: Representation, read: ReadText): ReadText {
  const { scalar } = field.key;
  const isObject = field.maps !== "map";
  return (text, position, depth) => {
    if (text.charCodeAt(position) !== openBrace || depth < 0) return refuse();
    const map = field.maps === "map" ? new Map<unknown, unknown>() : {};
    position = skipSpace(text, position + 1);
    if (text.charCodeAt(position) === closeBrace) {
      cursor.position = position + 1;
      return map;
    }
    for (let count = 1; ; count++) {
      if (text.charCodeAt(position) !== quote) refuse();
      const key = keyOf(scalar, readString(text, position));
      position = skipSpace(text, cursor.position);
      if (text.charCodeAt(position) !== 0x3a) refuse();
      const name = isObject ? mapKeyText(scalar, key) : "";
      const isKnown = isObject && name in map;
      if (isKnown && Object.hasOwn(map, name)) refuse();
      const value = read(text, skipSpace(text, position + 1), depth - 1);
      if (isObject && !isKnown) (map as Record<string, unknown>)[name] = value;
      else setMapEntry(map, scalar, key, false, value, representation);
      if (isMap(map) && (map.size !== count || isFlooded(map))) refuse();
      position = skipSpace(text, cursor.position);
      const unit = text.charCodeAt(position);
      if (unit === comma) position = skipSpace(text, position + 1);
      else if (unit === closeBrace) break;
      else return refuse();
    }
    cursor.position = position + 1;
    return map;
  };
}

function valueReader(type: ValuePlan, representation: Representation, link: Link): ReadText {
  if (type.kind === "scalar") return scalarReader(type.scalar, representation);
  if (type.kind === "enum") return enumReader(type.enum);
  const message = link(type.message);
  return (text, position, depth) => message.run(text, position, depth);
}
