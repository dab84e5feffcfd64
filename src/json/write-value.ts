import { emptiness } from "../message/emptiness.ts";
import { oneofConflict } from "./incomplete.ts";
import { mapEntries, mapKeyProblem, mapKeyText } from "../message/map-key.ts";
import { PerType, type Prepared } from "../message/per-type.ts";
import { getMember, hasStrangePrototype, isMap, isMessageObject, setOwn } from "../message/property.ts";
import { passing, refuse, refuseNesting } from "../message/refusal.ts";
import { enumProblem, wrongType } from "../message/scalar-value.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";
import { isPlainList, isPlainObject, plainElements, plainValue } from "./plain.ts";
import { scalarWriter } from "./scalar.ts";
import { isSpecial } from "./special.ts";
import { wrappedContent } from "./wrapper.ts";
import { type Absent, absentValue, enumNames, isEmitted, keysOf, type Style, timeForm } from "./write-parts.ts";

/*
 * Messages to the values of their JSON: a closure per field. It does not track the path of where it is: what is wrong
 * is thrown, and loops add their steps as it passes. Those that are unrolled do not, and so what they threw is done
 * again by loops (to-json.ts).
 */

/** Writes a message that may have `depth` levels below. */
export type WriteMessageValue = (message: unknown, depth: number) => JsonValue;

type WriteValue = (value: any, depth: number) => JsonValue;
type Link = (plan: MessagePlan) => Prepared<WriteMessageValue>;

/** What the function that writes messages of a type is made of, member by member. */
export interface ValueParts {
  readonly members: readonly FieldPlan[];
  readonly keys: readonly string[];
  readonly writes: readonly WriteValue[];
  /** Whether nothing is written; undefined if something always is. */
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
    const { members } = plan;
    const parts: ValueParts = {
      members,
      keys: keysOf(plan, style),
      writes: members.map((member) => fieldValue(member, style, link)),
      empties: members.map((member) => (isEmitted(style, member) ? undefined : emptiness(member))),
      enter: enter(plan),
      refuse: refuseUnrolled,
    };
    const unrolled = style.emitDefaults ? undefined : unroll?.(plan, "value", parts);
    return (
      (unrolled as WriteMessageValue | undefined) ??
      loop(
        plan,
        parts,
        members.map((member) => absentValue(style, member, plan.representation)),
      )
    );
  });
}

/** What is wrong is found again by a loop. */
function refuseUnrolled(): never {
  return refuse({ code: "INVALID_TYPE", message: "not as it should be" });
}

function enter({ typeName }: MessagePlan): (message: unknown, depth: number) => void {
  return (message, depth) => {
    if (depth < 0) refuseNesting(message);
    if (!isMessageObject(message)) refuse(wrongType(`a message ${typeName}`, message));
  };
}

function loop(
  { oneofs }: MessagePlan,
  { members, keys, writes, empties, enter: enterMessage }: ValueParts,
  absents: readonly (Absent | undefined)[],
): WriteMessageValue {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const oneofOf = members.map((member) => (member.oneof === undefined ? -1 : oneofs.indexOf(member.oneof)));
  const strange = keys.map((key) => key in Object.prototype);
  // V8 keeps as much room for an object as those before it have taken.
  const Json = function () {} as unknown as new () => JsonObject;
  Json.prototype = Object.prototype;
  const inOrder = members.every((member) => member.kind === "field") && !strange.includes(true);
  const write = (message: object, depth: number): JsonValue => {
    const json = new Json();
    let seen: boolean[] | undefined;
    let index = 0;
    try {
      for (; index < names.length; index++) {
        let value = getMember(message, names[index]!, inherited[index]!);
        if (value === undefined) value = absents[index]?.();
        if (value === undefined) continue;
        const oneof = oneofOf[index]!;
        if (oneof >= 0) {
          seen ??= [];
          if (seen[oneof] === true) refuse(oneofConflict(oneofs[oneof]!));
          seen[oneof] = true;
        }
        if (empties[index]?.(value) === true) continue;
        const written = writes[index]!(value, depth);
        if (strange[index]!) setOwn(json, keys[index]!, written);
        else json[keys[index]!] = written;
      }
    } catch (error) {
      throw passing(error, names[index]!, message);
    }
    return json;
  };
  if (!inOrder) {
    return (message, depth) => {
      enterMessage(message, depth);
      return write(message as object, depth - 1);
    };
  }
  return (message, depth) => {
    enterMessage(message, depth);
    if (hasStrangePrototype()) return write(message as object, depth - 1);
    // A message that has all members in order is gone through as V8 has it, which takes a third of the time to read them by name.
    const json = new Json();
    let index = 0;
    let seen: boolean[] | undefined;
    try {
      for (const name in message as Record<string, unknown>) {
        if (name !== names[index]) break;
        let value = (message as Record<string, unknown>)[name];
        if (value === undefined) value = absents[index]?.();
        if (value !== undefined) {
          const oneof = oneofOf[index]!;
          if (oneof >= 0) {
            seen ??= [];
            if (seen[oneof] === true) refuse(oneofConflict(oneofs[oneof]!));
            seen[oneof] = true;
          }
          if (empties[index]?.(value) !== true) json[keys[index]!] = writes[index]!(value, depth - 1);
        }
        index++;
      }
    } catch (error) {
      throw passing(error, names[index]!, message);
    }
    return index === names.length ? json : write(message as object, depth - 1);
  };
}

function fieldValue(field: FieldPlan, style: Style, link: Link): WriteValue {
  const write = valueOf(field.value, style, link);
  if (field.cardinality === "singular") return write;
  if (field.cardinality === "repeated") {
    const arePlain = plainElements(field.value);
    return arePlain === undefined ? listValue(write) : plainList(arePlain, listValue(write));
  }
  const isPlain = plainValue(field.value);
  const map = mapValue(field, write);
  return isPlain === undefined || field.key.scalar !== "string" ? map : plainMap(isPlain, map);
}

function valueOf(type: ValuePlan, style: Style, link: Link): WriteValue {
  if (type.kind === "scalar") return scalarWriter(type.scalar);
  if (type.kind === "enum") return enumValueOf(type.enum, style.enumsAsIntegers);
  const message = link(type.message);
  return (value, depth) => message.run(value, depth);
}

/** A list whose elements are the same in JSON: all are looked at, and then the list is copied. Others are written one by one. */
function plainList(arePlain: (list: readonly unknown[]) => boolean, other: WriteValue): WriteValue {
  return (list, depth) => (isPlainList(list) && arePlain(list) ? (list.slice() as JsonValue[]) : other(list, depth));
}

function listValue(write: WriteValue): WriteValue {
  return (list, depth) => {
    if (!Array.isArray(list)) return refuse(wrongType("an array", list));
    const json: JsonValue[] = [];
    let index = 0;
    try {
      for (; index < list.length; index++) json.push(write(list[index], depth));
    } catch (error) {
      throw passing(error, index);
    }
    return json;
  };
}

/** A map with keys of text whose values are the same in JSON: it is copied, and then all are looked at. Others are written one by one. */
function plainMap(isPlain: (value: any) => boolean, other: WriteValue): WriteValue {
  return (map, depth) => {
    if (depth < 0 || hasStrangePrototype() || !isPlainObject(map)) return other(map, depth);
    const json = { ...map } as JsonObject;
    for (const key in json) if (!isPlain(json[key]) || hasLoneSurrogate(key)) return other(map, depth);
    return json;
  };
}

function mapValue({ key: { scalar } }: MapPlan, write: WriteValue): WriteValue {
  return (map, depth) => {
    const keyIsText = !isMap(map);
    if (keyIsText && !isMessageObject(map)) return refuse(wrongType("an object or a Map", map));
    const entries = mapEntries(map);
    if (depth < 0 && entries.length > 0) return refuseNesting(map);
    const json: JsonObject = {};
    let index = 0;
    try {
      for (; index < entries.length; index++) {
        const [key, value] = entries[index]!;
        const problem = mapKeyProblem(scalar, key, keyIsText);
        if (problem !== undefined) return refuse(problem);
        const name = keyIsText ? (key as string) : mapKeyText(scalar, key);
        const written = write(value, depth - 1);
        if (name in Object.prototype) setOwn(json, name, written);
        else json[name] = written;
      }
    } catch (error) {
      throw passing(error, { key: entries[index]![0] }, map);
    }
    return json;
  };
}

function enumValueOf(plan: EnumPlan, asInteger: boolean): WriteValue {
  const names = enumNames<JsonValue>(plan, (written) => written, asInteger);
  return (number) => {
    const written = typeof number === "number" ? names(number) : undefined;
    return written === undefined ? refuse(enumProblem(plan, number)!) : written;
  };
}

/** The special forms that are frequent; `other` writes those that are not, and what is wrong. */
function specialValue(plan: MessagePlan, other: WriteMessageValue): WriteMessageValue {
  const form = timeForm(plan);
  if (form !== undefined) return (message, depth) => (depth < 0 ? undefined : form(message)) ?? other(message, depth);
  const content = wrappedContent(plan);
  if (content === undefined) return other;
  const write = scalarWriter(content.scalar);
  return (message, depth) =>
    depth < 0 || !isMessageObject(message) ? other(message, depth) : write(content.of(message));
}
