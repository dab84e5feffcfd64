import type { MessageCodec } from "../codec/options.ts";
import { mapEntries, mapKeyProblem, toMapKey } from "../message/map-key.ts";
import { getOwn, isMap, isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { isZero } from "../message/zero-value.ts";
import type { FieldPlan, MapPlan, MessagePlan, OneofPlan, ValuePlan } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { anyName, writeExpanded } from "./any.ts";
import type { ToTextOptions } from "./options.ts";
import { writeEnum, writeScalar } from "./scalar.ts";
import { TextWriter } from "./text-writer.ts";
import { writeUnknown } from "./unknown.ts";

/**
 * Turns a message into text format, as protoc prints it: fields in number order, maps sorted by key, what is not ASCII escaped. An Any of a known type is expanded.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, ONEOF_CONFLICT, UNKNOWN_ENUM_VALUE, MISSING_REQUIRED (not with `partial`), CYCLE, LIMIT_EXCEEDED;
 * INVALID_ARGUMENT for wrong options. Unknown fields are printed with `printUnknown`.
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/
 */
export function toText<TInit>(codec: MessageCodec<any, TInit>, message: TInit, options: ToTextOptions = {}): string {
  const writer = new TextWriter(codec, options);
  writeMessage(writer, codec.plan, message);
  return writer.finish();
}

function writeMessage(writer: TextWriter, plan: MessagePlan, message: unknown): void {
  writer.place.enter(message);
  if (plan.typeName !== anyName || !writeExpanded(writer, plan, message, writeFields))
    writeFields(writer, plan, message);
  writer.place.leave();
}

function writeFields(writer: TextWriter, plan: MessagePlan, message: unknown): void {
  const { place, options } = writer;
  if (!isMessageObject(message)) return place.failWith(wrongType(`a message ${plan.typeName}`, message));
  let oneofs: Set<OneofPlan> | undefined;
  for (const field of plan.members) {
    const value = getOwn(message, field.localName);
    if (value === undefined && (field.presence !== "required" || options.partial === true)) continue;
    place.steps.push(field.localName);
    if (value === undefined) place.fail("MISSING_REQUIRED", "required field is absent");
    if (field.oneof !== undefined) {
      oneofs ??= new Set();
      if (oneofs.has(field.oneof))
        place.fail("ONEOF_CONFLICT", `another member of oneof ${field.oneof.name} is set as well`);
      oneofs.add(field.oneof);
    }
    writeField(writer, field, value);
    place.steps.pop();
  }
  if (options.printUnknown === true) writeUnknown(writer, message, plan.messageSet);
}

function writeField(writer: TextWriter, field: FieldPlan, value: unknown): void {
  if (field.cardinality === "repeated") return writeList(writer, field, value);
  if (field.cardinality === "map") return writeMap(writer, field, value);
  writeValue(writer, field.textName, field.value, value, field.presence === "implicit");
}

/** `skipsZero`: a zero is as if absent. */
function writeValue(writer: TextWriter, name: string, type: ValuePlan, value: unknown, skipsZero = false): void {
  if (type.kind === "message") {
    writer.open(name);
    writeMessage(writer, type.message, value);
    return writer.close();
  }
  const text = type.kind === "scalar" ? writeScalar(writer, type.scalar, value) : writeEnum(writer, type.enum, value);
  if (!skipsZero || !isZero(type, value)) writer.print(name, text);
}

function writeList(writer: TextWriter, field: FieldPlan, value: unknown): void {
  const { steps } = writer.place;
  if (!Array.isArray(value)) return writer.place.failWith(wrongType("an array", value));
  const name = field.textName;
  for (let index = 0; index < value.length; index++) {
    steps.push(index);
    writeValue(writer, name, field.value, value[index]);
    steps.pop();
  }
}

function writeMap(writer: TextWriter, field: MapPlan, value: unknown): void {
  const { place } = writer;
  if (!isMap(value) && !isMessageObject(value)) return place.failWith(wrongType("an object or a Map", value));
  const name = field.textName;
  const scalar = field.key.scalar;
  place.enter(value);
  for (const [key, item] of sortedEntries(writer, scalar, value)) {
    place.steps.push({ key });
    writer.open(name);
    writer.print("key", writeScalar(writer, scalar, key));
    writeValue(writer, "value", field.value, item);
    writer.close();
    place.steps.pop();
  }
  place.leave();
}

/** Entries with native keys, 64-bit ones as bigint. */
function sortedEntries({ place }: TextWriter, scalar: ScalarType, map: object): [key: unknown, value: unknown][] {
  const keyIsText = !isMap(map);
  const entries = mapEntries(map).map(([key, value]): [unknown, unknown] => {
    const problem = mapKeyProblem(scalar, key, keyIsText);
    if (problem !== undefined) {
      place.steps.push({ key });
      place.failWith(problem);
    }
    return [toMapKey(scalar, key, keyIsText, { int64: "bigint", maps: "map" }), value];
  });
  return entries.sort(([left], [right]) => compareKeys(left, right));
}

/** Strings by code points, which is by UTF-8 bytes; numbers by value, false first. */
function compareKeys(left: unknown, right: unknown): number {
  if (typeof left !== "string" || typeof right !== "string") return (left as number) < (right as number) ? -1 : 1;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Surrogates, which stand for the highest code points, above all other code units. */
function rank(unit: number): number {
  return (unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit;
}
