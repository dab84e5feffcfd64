import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { mapKeyProblem, mapKeyText } from "../message/map-key.ts";
import { PerType } from "../message/per-type.ts";
import { getMember, hasStrangePrototype, isBytes, isMap, isMessageObject, setOwn } from "../message/property.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import { toBase64 } from "../wire/base64.ts";
import { shortestFloat32 } from "./decimal.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";
import { irregular } from "../message/irregular.ts";
import { isSpecial } from "./special.ts";
import { emptiness } from "../message/emptiness.ts";
import { enumNames, keysOf, objectOf, plainElements, type Style, timeForm } from "./write-parts.ts";

/*
 * Messages to the values of their JSON, as write-text.ts writes them to text: without books, and `irregular` is thrown for what is not as it should be.
 */

/** Writes a message that may have `depth` levels below. */
export type WriteMessageValue = (message: unknown, depth: number) => JsonValue;

type WriteValue = (value: any, depth: number) => JsonValue;

/** What the function that writes messages of a type is made of, member by member. */
export interface ValueParts {
  readonly members: readonly FieldPlan[];
  readonly keys: readonly string[];
  readonly writes: readonly WriteValue[];
  /** Whether nothing is written; undefined where something always is. */
  readonly empties: readonly (((value: any) => boolean) | undefined)[];
  readonly enter: (message: unknown, depth: number) => void;
  readonly refuse: () => never;
}

/** Writes a message of a special form, or an Any. */
export type WriteOtherValue = (plan: MessagePlan, message: unknown, depth: number) => JsonValue;

/** The functions of one style. */
export function valueWriters(style: Style, writeOther: WriteOtherValue): PerType<WriteMessageValue> {
  return new PerType<WriteMessageValue>((plan, link, unroll) => {
    if (isSpecial(plan)) return specialValue(plan, (message, depth) => writeOther(plan, message, depth));
    const keys = keysOf(plan, style);
    if (keys === undefined) return refuse;
    const { members } = plan;
    const valueOf = (type: ValuePlan): WriteValue => {
      if (type.kind === "scalar") return scalarValue(type.scalar);
      if (type.kind === "enum") return enumValueOf(type.enum, style.enumsAsIntegers);
      const message = link(type.message);
      return (value, depth) => message.run(value, depth);
    };
    const writes = members.map((member) => fieldValue(member, valueOf(member.value)));
    const parts: ValueParts = { members, keys, writes, empties: members.map(emptiness), enter, refuse };
    return (unroll?.(plan, "value", parts) as WriteMessageValue | undefined) ?? loop(plan, parts);
  });
}

function refuse(): never {
  throw irregular;
}

function enter(message: unknown, depth: number): void {
  if (depth < 0 || !isMessageObject(message)) refuse();
}

function loop({ oneofs }: MessagePlan, { members, keys, writes, empties }: ValueParts): WriteMessageValue {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const required = members.map((member) => member.presence === "required");
  const oneofOf = members.map((member) => (member.oneof === undefined ? -1 : oneofs.indexOf(member.oneof)));
  const strange = keys.map((key) => key in Object.prototype);
  // V8 keeps as much room for an object as those before it have taken.
  const Json = function () {} as unknown as new () => JsonObject;
  Json.prototype = Object.prototype;
  const inOrder = members.every((member) => member.kind === "field") && !strange.includes(true);
  const write = (message: object, depth: number): JsonValue => {
    const json = new Json();
    let seen: boolean[] | undefined;
    for (let index = 0; index < names.length; index++) {
      const value = getMember(message, names[index]!, inherited[index]!);
      if (value === undefined) {
        if (required[index]!) refuse();
        continue;
      }
      const oneof = oneofOf[index]!;
      if (oneof >= 0) {
        seen ??= [];
        if (seen[oneof] === true) refuse();
        seen[oneof] = true;
      }
      if (empties[index]?.(value) === true) continue;
      const written = writes[index]!(value, depth);
      if (strange[index]!) setOwn(json, keys[index]!, written);
      else json[keys[index]!] = written;
    }
    return json;
  };
  return (message, depth) => {
    enter(message, depth);
    if (!inOrder || hasStrangePrototype()) return write(message as object, depth - 1);
    // A message that has all members in order is gone through as V8 has it, which takes a third of the time to read them by name.
    const json = new Json();
    let index = 0;
    let seen: boolean[] | undefined;
    for (const name in message as Record<string, unknown>) {
      if (name !== names[index]) break;
      const value = (message as Record<string, unknown>)[name];
      const oneof = oneofOf[index]!;
      if (value !== undefined) {
        if (oneof >= 0) {
          seen ??= [];
          if (seen[oneof] === true) refuse();
          seen[oneof] = true;
        }
        if (empties[index]?.(value) !== true) json[keys[index]!] = writes[index]!(value, depth - 1);
      } else if (required[index]!) refuse();
      index++;
    }
    return index === names.length ? json : write(message as object, depth - 1);
  };
}

function fieldValue(field: FieldPlan, write: WriteValue): WriteValue {
  if (field.cardinality === "repeated") {
    const isPlain = plainElements(field.value);
    return isPlain === undefined ? listValue(write) : plainList(isPlain, write);
  }
  return field.cardinality === "map" ? mapValue(field, write) : write;
}

/** A list whose elements are the same in JSON: all are looked at, and then the list is copied. Of others `write` writes each. */
function plainList(isPlain: (element: any) => boolean, write: WriteValue): WriteValue {
  const other = listValue(write);
  return (list, depth) => {
    if (!Array.isArray(list) || Object.getPrototypeOf(list) !== Array.prototype) return other(list, depth);
    for (let index = 0; index < list.length; index++) if (!isPlain(list[index])) return other(list, depth);
    return list.slice() as JsonValue[];
  };
}

function listValue(write: WriteValue): WriteValue {
  return (list, depth) => {
    if (!Array.isArray(list)) return refuse();
    const json: JsonValue[] = [];
    for (let index = 0; index < list.length; index++) json.push(write(list[index], depth));
    return json;
  };
}

function mapValue({ key: { scalar } }: MapPlan, write: WriteValue): WriteValue {
  return (map, depth) => {
    const object = isMap(map) ? objectOf(scalar, map) : map;
    if (depth < 0 || !isMessageObject(object)) return refuse();
    const json: JsonObject = {};
    const keys = Object.keys(object);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!;
      const isStrange = key in Object.prototype;
      if (scalar === "string" ? hasLoneSurrogate(key) : mapKeyProblem(scalar, key, true) !== undefined) return refuse();
      const written = write(getMember(object, key, isStrange), depth - 1);
      if (isStrange) setOwn(json, key, written);
      else json[key] = written;
    }
    return json;
  };
}

function enumValueOf(plan: EnumPlan, asInteger: boolean): WriteValue {
  const names = enumNames<JsonValue>(plan, (written) => written, asInteger);
  return (number) => {
    const written = typeof number === "number" ? names(number) : undefined;
    return written === undefined ? refuse() : written;
  };
}

/** The special forms that are frequent; `other` writes those that are not, and what is wrong. */
function specialValue(plan: MessagePlan, other: WriteMessageValue): WriteMessageValue {
  const form = timeForm(plan);
  if (form === undefined) return other;
  return (message, depth) => (depth < 0 ? undefined : form(message)) ?? other(message, depth);
}

function scalarValue(scalar: ScalarType): WriteValue {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
      return (number) => (typeof number === "number" && (number | 0) === number ? number | 0 : refuse());
    case "uint32":
      return (number) => (typeof number === "number" && number >>> 0 === number ? number >>> 0 : refuse());
    case "int64":
    case "uint64":
      return int64Value(scalar, kind === "uint64");
    case "float":
      return floatValue(fixedSize === 4);
    case "bool":
      return (flag) => (typeof flag === "boolean" ? flag : refuse());
    case "bytes":
      return (bytes) => (isBytes(bytes) ? toBase64(bytes) : refuse());
    case "string":
      return (text) => (typeof text === "string" && !hasLoneSurrogate(text) ? text : refuse());
  }
}

function int64Value(scalar: ScalarType, unsigned: boolean): WriteValue {
  return (value) => {
    if (typeof value === "bigint")
      return (unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value)) === value ? `${value}` : refuse();
    return scalarProblem(scalar, value) === undefined ? mapKeyText(scalar, value) : refuse();
  };
}

function floatValue(single: boolean): WriteValue {
  return (number) => {
    if (typeof number !== "number") return refuse();
    const value = single ? Math.fround(number) : number;
    if (!Number.isFinite(value)) return `${value}`;
    return single ? shortestFloat32(value) : value;
  };
}
