import { enumValue } from "../plan/enum-value.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { isFloat } from "../wire/fixed.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { emptiness } from "../message/emptiness.ts";
import { irregular } from "../message/irregular.ts";
import { PerType, type Prepared } from "../message/per-type.ts";
import { getMember, isBytes, isMap, isMessageObject } from "../message/property.ts";
import { anyName, expansionOf } from "./any.ts";
import { writeFloat } from "../message/write-number.ts";
import { sortedEntries } from "./sorted-entries.ts";
import { writeLiteral, writeTextLiteral } from "./string-literal.ts";
import type { TextWriter } from "./text-writer.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * Messages straight to text format: a closure per field, with its name as a ready piece. It does not track the path:
 * anything wrong throws `irregular`, and is written again by code that tracks the path.
 */

/** The call that is under way. `start` is what stands before a field, by level: a line break and white space. */
export const lines: { start: readonly string[]; writer: TextWriter | undefined } = { start: [], writer: undefined };

/** The texts of the fields of a message that may have `depth` levels below, each with its line's start. */
export type WriteFields = (message: unknown, level: number, depth: number) => string;

type WriteValue = (value: any, level: number, depth: number) => string;
type Append = (text: string, value: any, level: number, depth: number) => string;

/** What the function that writes messages of a type is made of, member by member. */
export interface FormatParts {
  readonly members: readonly FieldPlan[];
  readonly appends: readonly Append[];
  readonly enter: (message: unknown, depth: number) => void;
  readonly refuse: () => never;
}

function refuse(): never {
  throw irregular;
}

function enter(message: unknown, depth: number): void {
  if (depth < 0 || !isMessageObject(message)) refuse();
}

/** The functions that write messages. */
export const straightWriters: PerType<WriteFields> = /* @__PURE__ */ new PerType<WriteFields>((plan, link, unroll) => {
  const { members } = plan;
  const appends = members.map((member) => appendField(member, link));
  const parts: FormatParts = { members, appends, enter, refuse };
  const write = (unroll?.(plan, "format", parts) as WriteFields | undefined) ?? loop(plan, parts);
  return plan.typeName === anyName ? anyWriter(plan, write) : write;
});

/** The expanded form where there is one, and else the two fields. */
function anyWriter(plan: MessagePlan, writeFields: WriteFields): WriteFields {
  return (message, level, depth) => {
    const expansion = depth < 0 ? refuse() : expansionOf(lines.writer!, plan, message);
    if (expansion === undefined) return writeFields(message, level, depth);
    const { typeUrl, codec, content } = expansion;
    const start = lines.start[level]!;
    return `${start}[${typeUrl}] {${straightWriters.of(codec.plan)(content, level + 1, depth - 1)}${start}}`;
  };
}

function loop({ oneofs }: MessagePlan, { members, appends }: FormatParts): WriteFields {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const required = members.map((member) => member.presence === "required");
  const oneofOf = members.map((member) => (member.oneof === undefined ? -1 : oneofs.indexOf(member.oneof)));
  return (message, level, depth) => {
    enter(message, depth);
    let text = "";
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
      text = appends[index]!(text, value, level, depth - 1);
    }
    return text;
  };
}

type Link = (plan: MessagePlan) => Prepared<WriteFields>;

function appendField(field: FieldPlan, link: Link): Append {
  const write = valueWriter(field.value, link);
  const name =
    field.value.kind === "message" || field.cardinality === "map" ? `${field.textName} {` : `${field.textName}: `;
  if (field.cardinality === "repeated") return appendList(name, write);
  if (field.cardinality === "map") return appendMap(field, name, write);
  const isEmpty = emptiness(field);
  return (text, value, level, depth) =>
    isEmpty?.(value) === true ? text : text + lines.start[level] + name + write(value, level, depth);
}

function appendList(name: string, write: WriteValue): Append {
  return (text, list, level, depth) => {
    if (!Array.isArray(list)) return refuse();
    const start = lines.start[level] + name;
    for (let index = 0; index < list.length; index++) text += start + write(list[index], level, depth);
    return text;
  };
}

function appendMap({ key: { scalar }, value: { kind } }: MapPlan, name: string, write: WriteValue): Append {
  const writeKey = scalarWriter(scalar);
  const valueName = kind === "message" ? "value {" : "value: ";
  return (text, map, level, depth) => {
    if (depth < 0 || !(isMap(map) || isMessageObject(map))) return refuse();
    const start = lines.start[level]!;
    const inner = lines.start[level + 1]!;
    for (const [key, value] of sortedEntries(scalar, map, refuse)) {
      text += `${start}${name}${inner}key: ${writeKey(key, 0, 0)}${inner}${valueName}${write(value, level + 1, depth - 1)}${start}}`;
    }
    return text;
  };
}

/** Of messages what follows the bracket, with the one that closes it. */
function valueWriter(type: ValuePlan, link: Link): WriteValue {
  if (type.kind === "scalar") return scalarWriter(type.scalar);
  if (type.kind === "enum") return enumWriter(type.enum);
  const message = link(type.message);
  return (value, level, depth) => `${message.run(value, level + 1, depth)}${lines.start[level]}}`;
}

function enumWriter(plan: EnumPlan): WriteValue {
  return (number) => {
    if (typeof number !== "number" || (number | 0) !== number) return refuse();
    return enumValue(plan, number)?.name ?? (plan.open ? String(number) : refuse());
  };
}

function scalarWriter(scalar: ScalarType): WriteValue {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
      return (number) => (typeof number === "number" && (number | 0) === number ? `${number}` : refuse());
    case "uint32":
      return (number) => (typeof number === "number" && number >>> 0 === number ? `${number}` : refuse());
    case "int64":
    case "uint64":
      return int64Writer(kind === "uint64");
    case "float":
      return floatWriter(fixedSize === 4);
    case "bool":
      return (flag) => (typeof flag === "boolean" ? `${flag}` : refuse());
    case "string":
      return (text) => (typeof text === "string" ? textLiteral(text) : refuse());
    case "bytes":
      return (bytes) => (isBytes(bytes) ? writeLiteral(bytes) : refuse());
  }
}

function int64Writer(unsigned: boolean): WriteValue {
  return (value) => {
    if (typeof value !== "bigint")
      return Number.isSafeInteger(value) && (!unsigned || value >= 0) ? `${value}` : refuse();
    return isInt64(value, unsigned) ? `${value}` : refuse();
  };
}

function floatWriter(single: boolean): WriteValue {
  if (!single) return (number) => (typeof number === "number" ? writeFloat(number, false) : refuse());
  return (number) => (typeof number === "number" && isFloat(number) ? writeFloat(Math.fround(number), true) : refuse());
}

const special = /["'\\]|[^ -~]/;

function textLiteral(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  return hasLoneSurrogate(text) ? refuse() : writeTextLiteral(text);
}
