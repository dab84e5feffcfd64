import { enumValue } from "../plan/enum-value.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { mapKeyProblem, mapKeyText } from "../message/map-key.ts";
import { PerType, type Prepared } from "../message/per-type.ts";
import { getMember, isBytes, isMap, isMessageObject, setOwn } from "../message/property.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import { durationProblem, type SecondsAndNanos, timestampProblem } from "../message/well-known.ts";
import { toBase64 } from "./base64.ts";
import { shortestFloat32 } from "./decimal.ts";
import { nullValue } from "./enum.ts";
import { irregular, isPlainText, quoteText } from "./quote-text.ts";
import { isSpecial } from "./special.ts";
import { formatDuration, formatTimestamp } from "./timestamp.ts";

/*
 * Messages straight to the text of their JSON: a closure per field, with its key as a ready piece. It keeps no books. What is not as it should be is thrown as
 * `irregular`, and gone through again by the writer of values, which tells what is wrong and where, or finds a form for it.
 */

/** What depends on the options of a call. */
export interface TextStyle {
  readonly useProtoNames: boolean;
  readonly enumsAsIntegers: boolean;
}

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
  /** Whether nothing is written; undefined where something always is. */
  readonly empties: readonly (((value: any) => boolean) | undefined)[];
  readonly isPlainText: typeof isPlainText;
  /** Refuses what can be no message, or is too deep. */
  readonly enter: (message: unknown, depth: number) => void;
  readonly refuse: () => never;
}

/** Writes a message of a special form, or an Any, by the writer of values. */
export type WriteOther = (plan: MessagePlan, message: unknown, depth: number) => string;

/** The functions of one style. */
export function textWriters(style: TextStyle, writeOther: WriteOther): PerType<WriteMessageText> {
  return new PerType<WriteMessageText>((plan, link, unroll) => {
    if (isSpecial(plan)) return specialText(plan, (message, depth) => writeOther(plan, message, depth));
    const { members } = plan;
    const keys = members.map((member) =>
      style.useProtoNames && member.kind === "field" ? member.name : member.jsonName,
    );
    // An object has such keys before all others, and a key once.
    if (keys.some((key) => /^\d/.test(key)) || new Set(keys).size < keys.length) return refuse;
    const parts = textParts(members, keys, { style, link });
    return (unroll?.(plan, "text", parts) as WriteMessageText | undefined) ?? loop(plan, parts);
  });
}

function refuse(): never {
  throw irregular;
}

function enter(message: unknown, depth: number): void {
  if (depth < 0 || !isMessageObject(message)) refuse();
}

function loop({ oneofs }: MessagePlan, { members, appends }: TextParts): WriteMessageText {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const required = members.map((member) => member.presence === "required");
  const oneofOf = members.map((member) => (member.oneof === undefined ? -1 : oneofs.indexOf(member.oneof)));
  return (message, depth) => {
    enter(message, depth);
    let text = "{";
    let seen: boolean[] | undefined;
    for (let index = 0; index < names.length; index++) {
      const value = getMember(message as object, names[index]!, inherited[index]!);
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
      text = appends[index]!(text, value, depth - 1);
    }
    return `${text}}`;
  };
}

/** The special forms that are frequent; `other` writes those that are not, and what is wrong. */
function specialText(plan: MessagePlan, other: WriteMessageText): WriteMessageText {
  switch (plan.typeName) {
    case "google.protobuf.Timestamp":
      return timeText(timestampProblem, formatTimestamp, other);
    case "google.protobuf.Duration":
      return timeText(durationProblem, formatDuration, other);
    default:
      return other;
  }
}

function timeText(
  problem: (time: SecondsAndNanos) => object | undefined,
  format: (time: SecondsAndNanos) => string,
  other: WriteMessageText,
): WriteMessageText {
  return (message, depth) => {
    if (!isMessageObject(message) || depth < 0) return refuse();
    const { seconds, nanos } = message as { seconds?: unknown; nanos?: unknown };
    if (typeof seconds !== "bigint" || typeof nanos !== "number" || (nanos | 0) !== nanos) return other(message, depth);
    const time = { seconds: Number(seconds), nanos };
    return problem(time) === undefined ? `"${format(time)}"` : refuse();
  };
}

interface Making {
  readonly style: TextStyle;
  readonly link: (plan: MessagePlan) => Prepared<WriteMessageText>;
}

interface FieldKey {
  readonly first: string;
  readonly next: string;
}

function textParts(members: readonly FieldPlan[], names: readonly string[], making: Making): TextParts {
  const keys = names.map((name) => ({ first: `{${JSON.stringify(name)}:`, next: `,${JSON.stringify(name)}:` }));
  const writes = members.map((member) => fieldText(member, making));
  const empties = members.map(emptiness);
  const appends = members.map((_, index) => appendField(keys[index]!, writes[index]!, empties[index]));
  return { members, appends, keys, writes, empties, isPlainText, enter, refuse };
}

function appendField({ first, next }: FieldKey, write: WriteText, isEmpty: TextParts["empties"][number]): AppendField {
  if (isEmpty === undefined)
    return (text, value, depth) => (text.length === 1 ? first : text + next) + write(value, depth);
  return (text, value, depth) =>
    isEmpty(value) ? text : (text.length === 1 ? first : text + next) + write(value, depth);
}

/** What tells that nothing is written. */
function emptiness({ cardinality, presence, value }: FieldPlan): ((value: any) => boolean) | undefined {
  if (cardinality === "repeated") return (list) => Array.isArray(list) && list.length === 0;
  if (cardinality === "map")
    return (map) => (isMap(map) ? map.size === 0 : isMessageObject(map) && Object.keys(map).length === 0);
  if (presence !== "implicit" || value.kind === "message") return undefined;
  const kind = value.kind === "enum" ? "int32" : scalarTypes[value.scalar].kind;
  switch (kind) {
    case "int64":
    case "uint64":
      return (integer) =>
        integer === 0n || integer === 0 || (typeof integer !== "bigint" && isZeroText(value, integer));
    case "float":
      return (number) => number === 0 && Object.is(number, 0);
    case "bytes":
      return (bytes) => isBytes(bytes) && bytes.length === 0;
    case "string":
      return (text) => text === "";
    case "bool":
      return (flag) => flag === false;
    default:
      return (number) => number === 0;
  }
}

function isZeroText(type: ValuePlan, integer: unknown): boolean {
  return type.kind === "scalar" && mapKeyText(type.scalar, integer) === "0";
}

function fieldText(field: FieldPlan, making: Making): WriteText {
  const write = valueText(field.value, making);
  if (field.cardinality === "repeated") return listText(write);
  return field.cardinality === "map" ? mapText(field, write) : write;
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

/** A Map becomes an object first: that has its integers in order. */
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
      const value = getMember(object, key, key in Object.prototype);
      text += `${index === 0 ? "" : ","}${isText ? quoteText(key) : `"${key}"`}:${write(value, depth - 1)}`;
    }
    return `${text}}`;
  };
}

function objectOf(scalar: ScalarType, map: ReadonlyMap<unknown, unknown>): object {
  const object = {};
  for (const [key, value] of map) {
    if (scalarProblem(scalar, key) !== undefined) refuse();
    const name = mapKeyText(scalar, key);
    if (Object.hasOwn(object, name)) refuse();
    setOwn(object, name, value);
  }
  return object;
}

function valueText(type: ValuePlan, { style, link }: Making): WriteText {
  if (type.kind === "scalar") return scalarText(type.scalar);
  if (type.kind === "enum") return enumText(type.enum, style.enumsAsIntegers);
  const message = link(type.message);
  return (value, depth) => message.run(value, depth);
}

/** Numbers of enums up to this one have their texts in a list. */
const largestListed = 100;

function enumText(plan: EnumPlan, asInteger: boolean): WriteText {
  const textOf = (number: number): string | undefined => {
    if (number === 0 && plan.typeName === nullValue) return "null";
    const value = enumValue(plan, number);
    if (value === undefined) return plan.open ? `${number}` : undefined;
    return asInteger ? `${number}` : `"${value.name}"`;
  };
  const texts: (string | undefined)[] = [];
  for (let number = 0; number <= largestListed && plan.values.some((value) => value.number >= number); number++)
    texts.push(textOf(number));
  return (number) => {
    if (typeof number !== "number" || (number | 0) !== number) return refuse();
    return (number >= 0 && number < texts.length ? texts[number] : textOf(number === 0 ? 0 : number)) ?? refuse();
  };
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
      if ((unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value)) !== value) return refuse();
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
  if (!Number.isFinite(value)) return `"${value}"`;
  return `${single ? shortestFloat32(value) : value}`;
}
