import { enumValue } from "../plan/enum-value.ts";
import * as memoryCosts from "../plan/costs.ts";
import { entryMemory, grownMessageMemory } from "../plan/message-memory.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { messageBuilder } from "../message/build.ts";
import { completeness } from "../message/completeness.ts";
import { isFlooded } from "../message/flooded-keys.ts";
import { fromBigInt } from "../message/int64.ts";
import { mapKeyText, setMapEntry } from "../message/map-key.ts";
import type { Representation } from "../message/message-type.ts";
import { PerType, type Prepared } from "../message/per-type.ts";
import { inPropertyOrder } from "../plan/order.ts";
import { hasStrangePrototype, isMap } from "../message/property.ts";
import { secondsAndNanos, timestampProblem } from "../message/well-known.ts";
import { fromBase64 } from "../wire/base64.ts";
import { nullValue } from "./enum.ts";
import { fieldsByKey } from "./field-name.ts";
import { irregular } from "../message/irregular.ts";
import { canonicalInteger, inRange, keyOf } from "./read-parts.ts";
import { isSpecial, valueName } from "./special.ts";
import { cursor } from "../message/text-cursor.ts";
import { parseUtc } from "./timestamp.ts";

/*
 * Values of JSON to messages, as read-text.ts reads text: without books, and `irregular` is thrown for what is not of the usual form. What is made is charged to the
 * cursor's memory, generously.
 */

/** Reads a message that may have `depth` levels below. */
export type ReadMessageValue = (json: unknown, depth: number) => unknown;

type ReadValue = (json: any, depth: number) => unknown;
type Link = (plan: MessagePlan) => Prepared<ReadMessageValue>;

/** Reads a message of a special form, or an Any. */
export type ReadOtherValue = (plan: MessagePlan, json: unknown, depth: number) => unknown;

function refuse(): never {
  throw irregular;
}

/** The functions that read messages. */
export function valueReaders(readOther: ReadOtherValue): PerType<ReadMessageValue> {
  return new PerType<ReadMessageValue>((plan, link, unroll) => {
    const other: ReadMessageValue = (json, depth) => readOther(plan, json, depth);
    if (plan.typeName === "google.protobuf.Timestamp") return timestampReader(plan, other);
    if (isSpecial(plan)) return other;
    const members = inPropertyOrder(plan);
    const indexes = new Map([...fieldsByKey(plan)].map(([key, member]) => [key, members.indexOf(member)]));
    // Of fields whose keys are the same, one has it.
    const keys = members.map(({ jsonName }, index) => (indexes.get(jsonName) === index ? jsonName : undefined));
    const readers = members.map((member) => fieldReader(member, plan.representation, link));
    const build = messageBuilder(plan, unroll);
    const memory = grownMessageMemory(plan);
    const check = completeness(plan, members);
    return (json, depth) => {
      if (depth < 0 || (cursor.memory -= memory) < 0 || !isPlainObject(json)) return refuse();
      const values: unknown[] = new Array(members.length);
      let expected = 0;
      for (const key in json) {
        const value = json[key];
        if (value === undefined || (hasStrangePrototype() && !Object.hasOwn(json, key))) continue;
        const index = keys[expected] === key ? expected : (indexes.get(key) ?? refuse());
        if (values[index] !== undefined) return refuse();
        expected = index + 1;
        values[index] = readers[index]!(value, depth - 1);
      }
      if (check !== undefined) check(values);
      return build(values);
    };
  });
}

/** Others may have properties that a loop does not find, or finds beside their own. */
function isPlainObject(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && Object.getPrototypeOf(json) === Object.prototype;
}

function timestampReader(plan: MessagePlan, other: ReadMessageValue): ReadMessageValue {
  const memory = grownMessageMemory(plan);
  return (json, depth) => {
    if (typeof json !== "string" || depth < 0 || (cursor.memory -= memory) < 0) return refuse();
    const time = parseUtc(json);
    if (time === undefined || timestampProblem(time) !== undefined) return other(json, depth);
    return secondsAndNanos(plan, time, plan.representation);
  };
}

/** Null stands for an absent field, but for the types that have a null of their own. */
function fieldReader(field: FieldPlan, representation: Representation, link: Link): ReadValue {
  const read = valueReader(field.value, representation, link);
  if (field.cardinality === "repeated") return orNull(listReader(read));
  if (field.cardinality === "map") return orNull(mapReader(field, representation, read));
  const takesNull =
    (field.value.kind === "message" && field.value.message.typeName === valueName) ||
    (field.value.kind === "enum" && field.value.enum.typeName === nullValue);
  return takesNull ? read : orNull(read);
}

function orNull(read: ReadValue): ReadValue {
  return (json, depth) => (json === null ? null : read(json, depth));
}

function listReader(read: ReadValue): ReadValue {
  return (json, depth) => {
    if (!Array.isArray(json)) return refuse();
    const values: unknown[] = [];
    const { length } = json;
    cursor.memory -= length * memoryCosts.element;
    for (let index = 0; index < length; index++) values.push(read(json[index], depth));
    return values;
  };
}

function mapReader(field: MapPlan, representation: Representation, read: ReadValue): ReadValue {
  const { scalar } = field.key;
  return (json, depth) => {
    if (depth < 0 || !isPlainObject(json)) return refuse();
    const map = field.maps === "map" ? new Map<unknown, unknown>() : {};
    let count = 0;
    for (const text of Object.keys(json)) {
      if (hasLoneSurrogate(text)) return refuse();
      const key = keyOf(scalar, text);
      if (!isMap(map) && Object.hasOwn(map, mapKeyText(scalar, key))) return refuse();
      cursor.memory -= entryMemory(key, representation.maps);
      setMapEntry(map, scalar, key, false, read(json[text], depth - 1), representation);
      if (isMap(map) && (map.size !== ++count || isFlooded(map))) return refuse();
    }
    return map;
  };
}

function valueReader(type: ValuePlan, representation: Representation, link: Link): ReadValue {
  if (type.kind === "scalar") return scalarReader(type.scalar, representation);
  if (type.kind === "enum") return enumReader(type.enum);
  const message = link(type.message);
  return (json, depth) => message.run(json, depth);
}

function enumReader(plan: EnumPlan): ReadValue {
  const numbers = new Map(plan.values.map(({ name, number }) => [name, number]));
  return (json) => {
    if (typeof json === "string") return numbers.get(json) ?? refuse();
    if (typeof json !== "number" || (json | 0) !== json) return refuse();
    return plan.open || enumValue(plan, json) !== undefined ? json | 0 : refuse();
  };
}

function scalarReader(scalar: ScalarType, representation: Representation): ReadValue {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
      return (json) => (typeof json === "number" && (json | 0) === json ? json | 0 : refuse());
    case "uint32":
      return (json) => (typeof json === "number" && json >>> 0 === json ? json >>> 0 : refuse());
    case "int64":
    case "uint64":
      return int64Reader(kind === "uint64", representation.int64);
    case "float":
      return floatReader(fixedSize === 4);
    case "bool":
      return (json) => (typeof json === "boolean" ? json : refuse());
    case "string":
      return readString;
    case "bytes":
      return readBytes;
  }
}

function readString(json: unknown): string {
  if (typeof json !== "string" || hasLoneSurrogate(json)) return refuse();
  cursor.memory -= memoryCosts.object + json.length;
  return json;
}

function readBytes(json: unknown): Uint8Array {
  if (typeof json !== "string") return refuse();
  cursor.memory -= memoryCosts.bytes + json.length;
  return fromBase64(json) ?? refuse();
}

function int64Reader(unsigned: boolean, form: Representation["int64"]): ReadValue {
  return (json) => {
    cursor.memory -= memoryCosts.long;
    const isDigits = typeof json === "string" && canonicalInteger.test(json);
    if (!isDigits && !Number.isSafeInteger(json)) return refuse();
    const value = inRange(BigInt(json as string | number), unsigned);
    return form === "bigint" ? value : fromBigInt(value, unsigned, form);
  };
}

function floatReader(single: boolean): ReadValue {
  return (json) => {
    cursor.memory -= memoryCosts.boxedNumber;
    if (json === "NaN" || json === "Infinity" || json === "-Infinity") return Number(json);
    if (typeof json !== "number") return refuse();
    const value = single ? Math.fround(json) : json;
    return Number.isFinite(value) ? value : refuse();
  };
}
