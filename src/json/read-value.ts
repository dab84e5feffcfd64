import { type BuildParts, buildParts, messageBuilder } from "../message/build.ts";
import { missingRequired } from "./incomplete.ts";
import { floodText, isFlooded } from "../message/flooded-keys.ts";
import { mapKeyText, setMapEntry } from "../message/map-key.ts";
import type { Representation } from "../message/message-type.ts";
import { PerType, type Prepared, type Unroll } from "../message/per-type.ts";
import { hasStrangePrototype, isMap } from "../message/property.ts";
import { passing, refuse, refuseNesting } from "../message/refusal.ts";
import { secondsAndNanos, timestampProblem } from "../message/well-known.ts";
import { enumValue } from "../plan/enum-value.ts";
import * as memoryCosts from "../plan/costs.ts";
import { asciiMemory } from "../plan/memory-costs.ts";
import { entryMemory, grownMessageMemory, valueMemory } from "../plan/message-memory.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { nullValue, readEnum } from "./enum.ts";
import { isJsonObject } from "./json-value.ts";
import { keyMatcher } from "./match-keys.ts";
import { isPlainList, isPlainObject, plainElements, plainValue } from "./plain.ts";
import { canonicalInteger } from "./read-parts.ts";
import { charge, chargeAll, reading } from "./reading.ts";
import { readScalar, wrongKind } from "./scalar.ts";
import { isSpecial, valueName } from "./special.ts";
import { parseUtc } from "./timestamp.ts";
import { type WrappedContent, wrappedContent } from "./wrapper.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * Values of JSON to messages: a closure per field. It does not track the path of where it is: what is wrong is thrown,
 * and loops add their steps as it passes. Those that are unrolled do not, and so what they threw is done again by loops
 * (from-json.ts).
 */

/** Reads a message that may have `depth` levels below. */
export type ReadMessageValue = (json: unknown, depth: number) => unknown;

/** Undefined for what is left out. */
type ReadValue = (json: any, depth: number) => unknown;
type Link = (plan: MessagePlan) => Prepared<ReadMessageValue>;

/** Reads a message of a special form, or an Any. */
export type ReadOtherValue = (plan: MessagePlan, json: unknown, depth: number) => unknown;

/** The functions that read messages. */
export function valueReaders(readOther: ReadOtherValue): PerType<ReadMessageValue> {
  return new PerType<ReadMessageValue>((plan, link, unroll) => {
    const other: ReadMessageValue = (json, depth) => readOther(plan, json, depth);
    if (plan.typeName === "google.protobuf.Timestamp") return timestampReader(plan, other);
    const content = wrappedContent(plan);
    if (content !== undefined) return wrapperReader(plan, content);
    if (isSpecial(plan)) return other;
    const parts = readParts(plan, link);
    return (unroll?.(plan, "read", parts) as ReadMessageValue | undefined) ?? loop(plan, parts, unroll);
  });
}

/** What the function that reads messages of a type is made of, member by member in the order of properties. */
export interface ReadParts extends BuildParts {
  readonly reads: readonly ReadValue[];
  /** Refuses what is too deep or no object, and gives the values by member. */
  readonly match: (json: unknown, depth: number) => unknown[];
  readonly refuse: () => never;
}

function readParts(plan: MessagePlan, link: Link): ReadParts {
  const parts = buildParts(plan);
  const { members } = parts;
  const memory = grownMessageMemory(plan);
  const matchKeys = keyMatcher(
    plan,
    members,
    ({ cardinality, value }) => cardinality === "singular" && takesNull(value),
  );
  const match = (json: unknown, depth: number): unknown[] => {
    if (depth < 0) return refuseNesting(json);
    charge(memory);
    if (!isJsonObject(json)) return wrongKind(`a message ${plan.typeName}`, json);
    return matchKeys(json, reading.call!.options.ignoreUnknown === true);
  };
  const reads = members.map((member) => fieldReader(member, plan.representation, link));
  return { ...parts, reads, match, refuse: () => refuse(missingRequired) };
}

function loop(plan: MessagePlan, { members, reads, match }: ReadParts, unroll: Unroll | undefined): ReadMessageValue {
  const names = members.map((member) => member.localName);
  const required = members.map((member) => member.presence === "required");
  const build = messageBuilder(plan, unroll);
  return (json, depth) => {
    const values = match(json, depth);
    let index = 0;
    try {
      for (; index < names.length; index++) {
        const value = values[index];
        if (value !== undefined) values[index] = reads[index]!(value, depth - 1);
        if (required[index]! && (values[index] ?? null) === null) refuse(missingRequired);
      }
    } catch (error) {
      throw passing(error, names[index]!, json);
    }
    return build(values);
  };
}

function timestampReader(plan: MessagePlan, other: ReadMessageValue): ReadMessageValue {
  const memory = grownMessageMemory(plan);
  return (json, depth) => {
    const time = typeof json === "string" && depth >= 0 ? parseUtc(json) : undefined;
    if (time === undefined || timestampProblem(time) !== undefined) return other(json, depth);
    charge(memory);
    return secondsAndNanos(plan, time, plan.representation);
  };
}

function wrapperReader(plan: MessagePlan, { scalar, localName }: WrappedContent): ReadMessageValue {
  const memory = grownMessageMemory(plan);
  const read = scalarReader(scalar, plan.representation.int64);
  return (json, depth) => {
    if (depth < 0) return refuseNesting(json);
    charge(memory);
    return { [localName]: read(json, depth) };
  };
}

/** Whether null is a value of the type, and no absence. */
function takesNull(type: ValuePlan): boolean {
  return (
    (type.kind === "message" && type.message.typeName === valueName) ||
    (type.kind === "enum" && type.enum.typeName === nullValue)
  );
}

/** Null stands for an absent field, but for the types that have a null of their own. */
function fieldReader(field: FieldPlan, representation: Representation, link: Link): ReadValue {
  const read = valueReader(field.value, representation, link);
  if (field.cardinality === "singular") return takesNull(field.value) ? read : orNull(read);
  const readElement = takesNull(field.value) ? read : exceptNull(read);
  if (field.cardinality === "repeated") {
    const arePlain = plainElements(field.value);
    return orNull(arePlain === undefined ? listReader(readElement) : plainList(arePlain, listReader(readElement)));
  }
  const isPlain = field.key.scalar === "string" && field.maps === "object" ? plainValue(field.value) : undefined;
  const readMap = mapReader(field, representation, readElement);
  return orNull(isPlain === undefined ? readMap : plainMap(isPlain, readMap));
}

/**
 * A list whose elements are the same in the message: all are looked at, and then the list is copied. `other` reads
 * others, and reports where memory runs out.
 */
function plainList(arePlain: (list: readonly unknown[]) => boolean, other: ReadValue): ReadValue {
  return (json, depth) => {
    if (!isPlainList(json) || !arePlain(json)) return other(json, depth);
    let memory = json.length * memoryCosts.element;
    for (let index = 0; index < json.length; index++) memory += valueMemory(json[index]);
    return chargeAll(memory) ? json.slice() : other(json, depth);
  };
}

/** The same of a map with keys of text, which is an object. */
function plainMap(isPlain: (value: any) => boolean, other: ReadValue): ReadValue {
  return (json, depth) => {
    if (depth < 0 || hasStrangePrototype() || !isPlainObject(json)) return other(json, depth);
    const map = { ...json };
    let memory = 0;
    for (const key in map) {
      const value = map[key];
      if (!isPlain(value) || hasLoneSurrogate(key)) return other(json, depth);
      memory += entryMemory(key, "object") + valueMemory(value);
    }
    return chargeAll(memory) ? map : other(json, depth);
  };
}

function orNull(read: ReadValue): ReadValue {
  return (json, depth) => (json === null ? null : read(json, depth));
}

function exceptNull(read: ReadValue): ReadValue {
  return (json, depth) =>
    json === null
      ? refuse({ code: "INVALID_TYPE", message: "null cannot stand in a list or a map" })
      : read(json, depth);
}

function listReader(read: ReadValue): ReadValue {
  return (json, depth) => {
    if (!Array.isArray(json)) return wrongKind("a list", json);
    const values: unknown[] = [];
    charge(json.length * memoryCosts.element);
    let index = 0;
    try {
      for (; index < json.length; index++) {
        const value = read(json[index], depth);
        if (value !== undefined) values.push(value);
      }
    } catch (error) {
      throw passing(error, index);
    }
    return values;
  };
}

function mapReader(field: MapPlan, representation: Representation, read: ReadValue): ReadValue {
  const { scalar } = field.key;
  const readKey = keyReader(scalar, representation.int64);
  return (json, depth) => {
    if (!isJsonObject(json)) return wrongKind("a map", json);
    if (depth < 0) return refuseNesting(json);
    const map = field.maps === "map" ? new Map<unknown, unknown>() : {};
    const keys = Object.keys(json);
    let seen: Set<string> | undefined;
    let index = 0;
    try {
      for (; index < keys.length; index++) {
        const text = keys[index]!;
        const key = readKey(text);
        const name = mapKeyText(scalar, key);
        // Until a key is written in another way, all are different.
        if (name !== text) seen ??= new Set(keys.slice(0, index));
        if (seen !== undefined) takeKey(seen, name);
        charge(entryMemory(key, representation.maps));
        const value = read(json[text], depth - 1);
        if (value === undefined) continue;
        if (isMap(map) || name in map) setMapEntry(map, scalar, key, false, value, representation);
        else (map as Record<string, unknown>)[name] = value;
        if (isFlooded(map)) refuse({ code: "LIMIT_EXCEEDED", message: floodText });
      }
    } catch (error) {
      throw passing(error, { key: keys[index] }, json);
    }
    return map;
  };
}

function takeKey(seen: Set<string>, key: string): void {
  if (seen.has(key)) refuse({ code: "INVALID_JSON", message: "the map has this key already, written differently" });
  seen.add(key);
}

/** Integers of so few characters are in the range of all types, but for the sign. */
const shortInteger = 9;

function keyReader(scalar: ScalarType, form: Representation["int64"]): (text: string) => unknown {
  const { kind } = scalarTypes[scalar];
  switch (kind) {
    case "string":
      return readString;
    case "bool":
      return (text) =>
        text === "true" || text === "false"
          ? text === "true"
          : refuse({ code: "INVALID_JSON", message: 'a map key of bool is "true" or "false"' });
    case "int32":
    case "uint32":
      return (text) =>
        text.length <= shortInteger && text[0] !== "-" && canonicalInteger.test(text)
          ? Number(text)
          : readScalar(scalar, form, text);
    default:
      return (text) => readScalar(scalar, form, text);
  }
}

function valueReader(type: ValuePlan, representation: Representation, link: Link): ReadValue {
  if (type.kind === "scalar") return scalarReader(type.scalar, representation.int64);
  if (type.kind === "enum") return enumReader(type.enum);
  const message = link(type.message);
  return (json, depth) => message.run(json, depth);
}

function enumReader(plan: EnumPlan): ReadValue {
  const numbers = new Map(plan.values.map(({ name, number }) => [name, number]));
  const other = (json: unknown): unknown => readEnum(plan, json, reading.call!.options.ignoreUnknown === true);
  return (json) => {
    if (typeof json === "string") return numbers.get(json) ?? other(json);
    if (typeof json !== "number" || (json | 0) !== json) return other(json);
    return plan.open || enumValue(plan, json) !== undefined ? json | 0 : other(json);
  };
}

/** What is not of the usual form is read by `readScalar`, or refused there. */
function scalarReader(scalar: ScalarType, form: Representation["int64"]): ReadValue {
  const { kind, fixedSize } = scalarTypes[scalar];
  const other = (json: unknown): unknown => {
    const value = readScalar(scalar, form, json);
    charge(valueMemory(value));
    return value;
  };
  switch (kind) {
    case "int32":
      return (json) => (typeof json === "number" && (json | 0) === json ? json | 0 : other(json));
    case "uint32":
      return (json) => {
        if (typeof json !== "number" || json >>> 0 !== json) return other(json);
        if (json > 0x7fff_ffff) charge(memoryCosts.boxedNumber);
        return json >>> 0;
      };
    case "int64":
    case "uint64":
      return form === "bigint" ? int64Reader(kind === "uint64", other) : other;
    case "float":
      return floatReader(fixedSize === 4, other);
    case "bool":
      return (json) => (typeof json === "boolean" ? json : other(json));
    case "string":
      return readChargedString;
    case "bytes":
      return other;
  }
}

function readString(json: unknown): string {
  return typeof json !== "string" || hasLoneSurrogate(json) ? (readScalar("string", "bigint", json) as never) : json;
}

function readChargedString(json: unknown): string {
  const text = readString(json);
  charge(asciiMemory(text.length));
  return text;
}

function int64Reader(unsigned: boolean, other: ReadValue): ReadValue {
  return (json) => {
    if (!(typeof json === "string" ? canonicalInteger.test(json) : Number.isSafeInteger(json))) return other(json, 0);
    const value = BigInt(json as string | number);
    if (!isInt64(value, unsigned)) return other(json, 0);
    charge(memoryCosts.bigint);
    return value;
  };
}

function floatReader(single: boolean, other: ReadValue): ReadValue {
  return (json) => {
    if (typeof json !== "number") return other(json, 0);
    const value = single ? Math.fround(json) : json;
    if (!Number.isFinite(value)) return other(json, 0);
    if ((value | 0) !== value) charge(memoryCosts.boxedNumber);
    return value;
  };
}
