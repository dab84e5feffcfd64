import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { mapKeyProblem, mapKeyText } from "../message/map-key.ts";
import { PerType, type Prepared } from "../message/per-type.ts";
import { getMember, hasStrangePrototype, isBytes, isMap, isMessageObject } from "../message/property.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import { toBase64 } from "../wire/base64.ts";
import { isFloat } from "../wire/fixed.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { shortestFloat32 } from "./decimal.ts";
import { irregular } from "../message/irregular.ts";
import { isPlainList, isPlainObject, plainElements, plainValue } from "./plain.ts";
import { isPlainText, quoteText } from "./quote-text.ts";
import { isSpecial } from "./special.ts";
import { emptiness } from "../message/emptiness.ts";
import {
  type Absent,
  absentValue,
  areInOrder,
  enumNames,
  isEmitted,
  keysOf,
  objectOf,
  type Style,
  timeForm,
} from "./write-parts.ts";
import { wrappedContent } from "./wrapper.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * Messages straight to the text of their JSON: a closure per field, with its key as a ready piece. It does not track
 * the path. What is not as it should be is thrown as `irregular`, and gone through again by the writers of values,
 * which tell what is wrong and where, or find a form for it.
 */

/** Writes a message that may have `depth` levels below. */
export type WriteMessageText = (message: unknown, depth: number) => string;

/** Writes a value. */
type WriteText = (value: any, depth: number) => string;

/** Appends a field to the text of an object that is not closed yet, `{` at least. */
type AppendField = (text: string, value: any, depth: number) => string;

/** What the function that writes messages of a type is made of, member by member. */
export interface TextParts {
  readonly members: readonly FieldPlan[];
  readonly appends: readonly AppendField[];
  /** The key as the first, and after others: with the bracket or the comma in front. */
  readonly keys: readonly FieldKey[];
  /** What the value is, without the key. */
  readonly writes: readonly WriteText[];
  /** Whether nothing is written; undefined if something always is. */
  readonly empties: readonly (((value: any) => boolean) | undefined)[];
  readonly isPlainText: typeof isPlainText;
  /** Refuses what can be no message, or is too deep. */
  readonly enter: (message: unknown, depth: number) => void;
  readonly refuse: () => never;
}

/** Writes a message of a special form, or an Any, by the writer of values. */
export type WriteOther = (plan: MessagePlan, message: unknown, depth: number) => string;

/** The functions of one style. */
export function textWriters(style: Style, writeOther: WriteOther): PerType<WriteMessageText> {
  return new PerType<WriteMessageText>((plan, link, unroll) => {
    if (isSpecial(plan)) return specialText(plan, (message, depth) => writeOther(plan, message, depth));
    const { members } = plan;
    const keys = keysOf(plan, style);
    if (!areInOrder(keys)) return refuse;
    const parts = textParts(members, keys, { style, link });
    const unrolled = style.emitDefaults ? undefined : unroll?.(plan, "text", parts);
    if (unrolled !== undefined) return unrolled as WriteMessageText;
    const absents = members.map((member) => absentValue(style, member, plan.representation));
    return loop(plan, parts, absents);
  });
}

function refuse(): never {
  throw irregular;
}

function enter(message: unknown, depth: number): void {
  if (depth < 0 || !isMessageObject(message)) refuse();
}

function loop(
  { oneofs }: MessagePlan,
  { members, appends }: TextParts,
  absents: readonly (Absent | undefined)[],
): WriteMessageText {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const oneofOf = members.map((member) => (member.oneof === undefined ? -1 : oneofs.indexOf(member.oneof)));
  return (message, depth) => {
    enter(message, depth);
    let text = "{";
    let seen: boolean[] | undefined;
    for (let index = 0; index < names.length; index++) {
      let value = getMember(message as object, names[index]!, inherited[index]!);
      if (value === undefined) value = absents[index]?.();
      if (value === undefined) continue;
      const oneof = oneofOf[index]!;
      if (oneof >= 0) {
        seen ??= [];
        if (seen[oneof] === true) refuse();
        seen[oneof] = true;
      }
      text = appends[index]!(text, value, depth - 1);
    }
    return `${text}}`;
  };
}

/** The special forms that are frequent; `other` writes those that are not, and what is wrong. */
function specialText(plan: MessagePlan, other: WriteMessageText): WriteMessageText {
  const form = timeForm(plan);
  if (form !== undefined) {
    return (message, depth) => {
      const text = depth < 0 ? undefined : form(message);
      return text === undefined ? other(message, depth) : `"${text}"`;
    };
  }
  const content = wrappedContent(plan);
  if (content === undefined) return other;
  const write = scalarText(content.scalar);
  return (message, depth) =>
    depth < 0 || !isMessageObject(message) ? other(message, depth) : write(content.of(message), depth);
}

interface Making {
  readonly style: Style;
  readonly link: (plan: MessagePlan) => Prepared<WriteMessageText>;
}

interface FieldKey {
  readonly first: string;
  readonly next: string;
}

function textParts(members: readonly FieldPlan[], names: readonly string[], making: Making): TextParts {
  const keys = names.map((name) => ({ first: `{${JSON.stringify(name)}:`, next: `,${JSON.stringify(name)}:` }));
  const writes = members.map((member) => fieldText(member, making));
  const empties = members.map((member) => (isEmitted(making.style, member) ? undefined : emptiness(member)));
  const appends = members.map((_, index) => appendField(keys[index]!, writes[index]!, empties[index]));
  return { members, appends, keys, writes, empties, isPlainText, enter, refuse };
}

function appendField({ first, next }: FieldKey, write: WriteText, isEmpty: TextParts["empties"][number]): AppendField {
  if (isEmpty === undefined)
    return (text, value, depth) => (text.length === 1 ? first : text + next) + write(value, depth);
  return (text, value, depth) =>
    isEmpty(value) ? text : (text.length === 1 ? first : text + next) + write(value, depth);
}

function fieldText(field: FieldPlan, making: Making): WriteText {
  const write = valueText(field.value, making);
  if (field.cardinality === "repeated") {
    if (field.value.kind === "message") return messageListText(making.link(field.value.message));
    const arePlain = plainElements(field.value);
    return arePlain === undefined ? listText(write) : plainListText(arePlain, listText(write));
  }
  if (field.cardinality === "singular") return write;
  const isPlain = plainValue(field.value);
  return isPlain === undefined ? mapText(field, write) : plainMapText(field, isPlain, mapText(field, write));
}

/** From this length on the platform writes a list of plain elements faster (benchmark measure `operations`). */
const longList = 6;

function plainListText(arePlain: (list: readonly unknown[]) => boolean, other: WriteText): WriteText {
  return (list, depth) =>
    isPlainList(list) && list.length >= longList && !("toJSON" in list) && arePlain(list)
      ? JSON.stringify(list)
      : other(list, depth);
}

function messageListText(type: Prepared<WriteMessageText>): WriteText {
  return (list, depth) => {
    if (!Array.isArray(list)) return refuse();
    const { length } = list;
    if (length === 0) return "[]";
    let text = `[${type.run(list[0], depth)}`;
    for (let index = 1; index < length; index++) text += `,${type.run(list[index], depth)}`;
    return `${text}]`;
  };
}

function listText(write: WriteText): WriteText {
  return (list, depth) => {
    if (!Array.isArray(list)) return refuse();
    const { length } = list;
    if (length === 0) return "[]";
    let text = `[${write(list[0], depth)}`;
    for (let index = 1; index < length; index++) text += `,${write(list[index], depth)}`;
    return `${text}]`;
  };
}

/** From this many entries on the platform writes a map of plain values faster (benchmark case `maps-few`). */
const largeMap = 3;

function plainMapText({ key: { scalar } }: MapPlan, isPlain: (value: any) => boolean, other: WriteText): WriteText {
  const isText = scalar === "string";
  return (map, depth) => {
    if (depth < 0 || hasStrangePrototype() || !isPlainObject(map)) return other(map, depth);
    let count = 0;
    for (const key in map) {
      const isKey = isText ? !hasLoneSurrogate(key) : mapKeyProblem(scalar, key, true) === undefined;
      if (!isKey || !isPlain(map[key])) return other(map, depth);
      count++;
    }
    return count < largeMap || "toJSON" in map ? other(map, depth) : JSON.stringify(map);
  };
}

function mapText({ key: { scalar } }: MapPlan, write: WriteText): WriteText {
  return (map, depth) => {
    const object = isMap(map) ? objectOf(scalar, map) : map;
    if (depth < 0 || !isMessageObject(object)) return refuse();
    const isText = scalar === "string";
    const keys = Object.keys(object);
    let text = "{";
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!;
      if (!isText && mapKeyProblem(scalar, key, true) !== undefined) return refuse();
      const value = (object as Record<string, unknown>)[key];
      text += `${index === 0 ? "" : ","}${isText ? quoteText(key) : `"${key}"`}:${write(value, depth - 1)}`;
    }
    return `${text}}`;
  };
}

function valueText(type: ValuePlan, { style, link }: Making): WriteText {
  if (type.kind === "scalar") return scalarText(type.scalar);
  if (type.kind === "enum") return enumText(type.enum, style.enumsAsIntegers);
  const message = link(type.message);
  return (value, depth) => message.run(value, depth);
}

function enumText(plan: EnumPlan, asInteger: boolean): WriteText {
  const names = enumNames(plan, (written) => (typeof written === "string" ? `"${written}"` : `${written}`), asInteger);
  return (number) => (typeof number === "number" ? names(number) : undefined) ?? refuse();
}

function scalarText(scalar: ScalarType): WriteText {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
      return (number) => (typeof number === "number" && (number | 0) === number ? `${number | 0}` : refuse());
    case "uint32":
      return (number) => (typeof number === "number" && number >>> 0 === number ? `${number >>> 0}` : refuse());
    case "int64":
    case "uint64":
      return int64Text(scalar, kind === "uint64");
    case "float":
      return fixedSize === 4 ? (number) => floatText(number, true) : (number) => floatText(number, false);
    case "bool":
      return (flag) => (flag === true ? "true" : flag === false ? "false" : refuse());
    case "bytes":
      return (bytes) => (isBytes(bytes) ? `"${toBase64(bytes)}"` : refuse());
    case "string":
      return (text) => (typeof text === "string" ? quoteText(text) : refuse());
  }
}

function int64Text(scalar: ScalarType, unsigned: boolean): WriteText {
  return (value) => {
    if (typeof value === "bigint") {
      if (!isInt64(value, unsigned)) return refuse();
      return `"${value}"`;
    }
    if (scalarProblem(scalar, value) !== undefined) return refuse();
    return `"${mapKeyText(scalar, value)}"`;
  };
}

function floatText(number: unknown, single: boolean): string {
  if (typeof number !== "number") return refuse();
  const value = single ? Math.fround(number) : number;
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  if (!Number.isFinite(value)) return isFloat(number) ? `"${value}"` : refuse();
  return `${single ? shortestFloat32(value) : value}`;
}
