import { enumValue } from "../plan/enum-value.ts";
import { grownMessageMemory } from "../plan/message-memory.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { messageBuilder } from "../message/build.ts";
import { completeness } from "../message/completeness.ts";
import { isFlooded } from "../message/flooded-keys.ts";
import { fromBigInt } from "../message/int64.ts";
import { irregular } from "../message/irregular.ts";
import { setMapEntry } from "../message/map-key.ts";
import type { Representation } from "../message/message-type.ts";
import { PerType, type Prepared, type Unroll } from "../message/per-type.ts";
import { inPropertyOrder } from "../plan/order.ts";
import { readDouble, readInteger } from "../message/read-number.ts";
import { cursor, skipSpace } from "../message/text-cursor.ts";
import { anyMessage, typeNameOfUrl } from "../message/well-known.ts";
import { zeroScalar } from "../message/zero-value.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import { anyName, isTypeUrl } from "./any.ts";
import { fieldsByName } from "./names.ts";
import { readBytesLiteral, readTextLiteral } from "./read-literal.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * Text format, as protoc prints it, straight to messages: a closure per field, whose name is expected in the order of
 * the fields. It does not track the path. What has another form is thrown as `irregular`, and all is read again by
 * tokens, which reports what is wrong and where, or accepts it.
 */

/** Reads the fields of a message that may have `depth` levels below, up to `closer` (NaN: the end of the text), and leaves the cursor behind it. */
export type ReadFields = (text: string, position: number, closer: number, depth: number) => unknown;

/** Reads what follows the name of a field; `previous` is the list or map that there is. */
type ReadField = (text: string, position: number, depth: number, previous: any) => unknown;
type ReadValue = (text: string, position: number, depth: number) => unknown;
type Link = (plan: MessagePlan) => Prepared<ReadFields>;

const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function refuse(): never {
  throw irregular;
}

/** The functions that read messages. */
export const straightReaders: PerType<ReadFields> = /* @__PURE__ */ new PerType<ReadFields>((plan, link, unroll) => {
  const read = fieldsReader(plan, link, unroll);
  return plan.typeName === anyName ? anyReader(plan, read) : read;
});

function fieldsReader(plan: MessagePlan, link: Link, unroll: Unroll | undefined): ReadFields {
  const members = inPropertyOrder(plan);
  const find = nameFinder(plan, members);
  const readers = members.map((member) => fieldReader(member, plan.representation, link));
  const build = messageBuilder(plan, unroll);
  const memory = grownMessageMemory(plan);
  const check = completeness(plan, members);
  return (text, position, closer, depth) => {
    if (depth < 0 || (cursor.memory -= memory) < 0) return refuse();
    const values: unknown[] = new Array(members.length);
    let expected = 0;
    for (
      position = skipSpace(text, position);
      !isAt(text, position, closer);
      position = skipSpace(text, cursor.position)
    ) {
      expected = find(text, position, expected);
      values[expected] = readers[expected]!(text, skipSpace(text, cursor.position), depth - 1, values[expected]);
    }
    cursor.position = position + 1;
    if (check !== undefined) check(values);
    return build(values);
  };
}

const openBracket = 0x5b;

/** The expanded form `[type.googleapis.com/pkg.Type] { ... }`, or the two fields. */
function anyReader(plan: MessagePlan, readFields: ReadFields): ReadFields {
  const memory = grownMessageMemory(plan);
  return (text, position, closer, depth) => {
    const start = skipSpace(text, position);
    if (text.charCodeAt(start) !== openBracket) return readFields(text, position, closer, depth);
    if (depth < 0 || (cursor.memory -= memory) < 0) return refuse();
    const end = text.indexOf("]", start);
    const typeUrl = text.slice(start + 1, end);
    if (end < 0 || !isTypeUrl(typeUrl)) return refuse();
    const { registry, maxDepth } = straightCall.current!;
    const codec = registry?.message(typeNameOfUrl(typeUrl)!) ?? refuse();
    const content = straightReaders.of(codec.plan)(
      text,
      skipBrace(text, skipSpace(text, end + 1)),
      closeBrace,
      depth - 1,
    );
    position = skipSpace(text, cursor.position);
    if (!isAt(text, position, closer)) return refuse();
    cursor.position = position + 1;
    return anyMessage(plan, typeUrl, codec.encode(content, { maxDepth, deterministic: true, exact: true }));
  };
}

/** The call that is under way, for an Any. */
export const straightCall: { current: StraightCall | undefined } = { current: undefined };

interface StraightCall {
  readonly registry: TypeRegistry<MessageCodec> | undefined;
  readonly maxDepth: number;
}

function isAt(text: string, position: number, closer: number): boolean {
  const unit = text.charCodeAt(position);
  return unit === closer || (unit !== unit && closer !== closer);
}

/** Gives the index of the member whose name stands at the position, and leaves the cursor behind it. That before and the next ones are tried before it is looked up. */
function nameFinder(
  plan: MessagePlan,
  members: readonly FieldPlan[],
): (text: string, position: number, expected: number) => number {
  const indexes = new Map([...fieldsByName(plan)].map(([name, member]) => [name, members.indexOf(member)]));
  // Of fields whose names are the same, one has it.
  const names = members.map(({ textName }, index) => (indexes.get(textName) === index ? textName : undefined));
  return (text, position, expected) => {
    for (let index = expected; index < expected + 3 && index < names.length; index++) {
      const name = names[index];
      if (name === undefined || !text.startsWith(name, position)) continue;
      const end = position + name.length;
      if (isWord(text.charCodeAt(end))) continue;
      cursor.position = end;
      return index;
    }
    const end = endOfWord(text, position);
    cursor.position = end;
    return indexes.get(text.slice(position, end)) ?? refuse();
  };
}

/** Letters, digits and underscores, and the point that may be part of a number. */
function isWord(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x2e;
}

function endOfWord(text: string, position: number): number {
  while (isWord(text.charCodeAt(position))) position++;
  return position;
}

/** After a number or a name another token begins. */
function endValue<Value>(text: string, value: Value): Value {
  return isWord(text.charCodeAt(cursor.position)) ? refuse() : value;
}

function fieldReader(field: FieldPlan, representation: Representation, link: Link): ReadField {
  const read = valueReader(field.value, representation, link);
  if (field.cardinality === "map") return mapReader(field, representation, read);
  const skip = field.value.kind === "message" ? skipBrace : skipColon;
  if (field.cardinality === "repeated")
    return (text, position, depth, previous: unknown[] = []) => {
      previous.push(read(text, skip(text, position), depth));
      return previous;
    };
  return (text, position, depth, previous) =>
    previous === undefined ? read(text, skip(text, position), depth) : refuse();
}

function skipColon(text: string, position: number): number {
  return text.charCodeAt(position) === colon ? skipSpace(text, position + 1) : refuse();
}

/** Goes behind the bracket of a message; a colon may stand before it. */
function skipBrace(text: string, position: number): number {
  if (text.charCodeAt(position) === colon) position = skipSpace(text, position + 1);
  return text.charCodeAt(position) === openBrace ? position + 1 : refuse();
}

/** An entry, with its key before its value; of equal keys the last one counts. */
function mapReader({ key, value, maps }: MapPlan, representation: Representation, read: ReadValue): ReadField {
  const { scalar } = key;
  const readKey = scalarReader(scalar, representation);
  const skip = value.kind === "message" ? skipBrace : skipColon;
  return (text, position, depth, previous) => {
    if (depth < 0) refuse();
    const map: object = previous ?? (maps === "map" ? new Map<unknown, unknown>() : {});
    position = skipSpace(text, skipBrace(text, position));
    let entryKey = zeroScalar(scalar, representation);
    if (text.startsWith("key:", position)) {
      entryKey = readKey(text, skipSpace(text, position + 4), depth);
      position = skipSpace(text, cursor.position);
    }
    if (!text.startsWith("value", position) || isWord(text.charCodeAt(position + 5))) refuse();
    const entry = read(text, skip(text, skipSpace(text, position + 5)), depth - 1);
    position = skipSpace(text, cursor.position);
    if (text.charCodeAt(position) !== closeBrace) refuse();
    cursor.position = position + 1;
    setMapEntry(map, scalar, entryKey, false, entry, representation);
    return isFlooded(map) ? refuse() : map;
  };
}

/** Of messages what follows the bracket. */
function valueReader(type: ValuePlan, representation: Representation, link: Link): ReadValue {
  if (type.kind === "scalar") return scalarReader(type.scalar, representation);
  if (type.kind === "enum") return enumReader(type.enum);
  const message = link(type.message);
  return (text, position, depth) => message.run(text, position, closeBrace, depth);
}

function enumReader(plan: EnumPlan): ReadValue {
  const numbers = new Map(plan.values.map(({ name, number }) => [name, number]));
  return (text, position) => {
    const end = endOfWord(text, position);
    const number = numbers.get(text.slice(position, end));
    if (number !== undefined) {
      cursor.position = end;
      return number;
    }
    const read = endValue(text, readInteger(text, position));
    return (read | 0) === read && (plan.open || enumValue(plan, read) !== undefined) ? read : refuse();
  };
}

function scalarReader(scalar: ScalarType, representation: Representation): ReadValue {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
      return (text, position) => {
        const number = endValue(text, readInteger(text, position));
        return (number | 0) === number ? number : refuse();
      };
    case "uint32":
      return (text, position) => {
        const number = endValue(text, readInteger(text, position));
        return number >>> 0 === number && text.charCodeAt(position) !== 0x2d ? number : refuse();
      };
    case "int64":
    case "uint64":
      return int64Reader(kind === "uint64", representation.int64);
    case "float":
      return fixedSize === 4
        ? (text, position) => Math.fround(endValue(text, readDouble(text, position)))
        : (text, position) => endValue(text, readDouble(text, position));
    case "bool":
      return readBool;
    case "string":
      return readTextLiteral;
    case "bytes":
      return readBytesLiteral;
  }
}

const decimal = /^(?:0|-?[1-9]\d{0,19})$/;

function int64Reader(unsigned: boolean, form: Representation["int64"]): ReadValue {
  return (text, position) => {
    const end = endOfWord(text, text.charCodeAt(position) === 0x2d ? position + 1 : position);
    const digits = text.slice(position, end);
    if (!decimal.test(digits)) return refuse();
    const value = BigInt(digits);
    if (!isInt64(value, unsigned)) return refuse();
    cursor.position = end;
    return form === "bigint" ? value : fromBigInt(value, unsigned, form);
  };
}

function readBool(text: string, position: number): boolean {
  const value = text.startsWith("true", position);
  if (!value && !text.startsWith("false", position)) return refuse();
  cursor.position = position + (value ? 4 : 5);
  return endValue(text, value);
}
