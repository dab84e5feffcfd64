import type { MessageCodec } from "../codec/options.ts";
import { getOwn, isMap, isMessageObject } from "../message/property.ts";
import { locating } from "../message/refusal.ts";
import { type ValueProblem, wrongType } from "../message/scalar-value.ts";
import { isZero } from "../message/zero-value.ts";
import type { FieldPlan, MapPlan, MessagePlan, OneofPlan, ValuePlan } from "../plan/plan.ts";
import { anyName, writeExpanded } from "./any.ts";
import type { ToTextOptions } from "./options.ts";
import { writeEnum, writeScalar } from "./scalar.ts";
import { sortedEntries } from "./sorted-entries.ts";
import { TextWriter } from "./text-writer.ts";
import { writeUnknown } from "./unknown.ts";
import { lines, straightWriters } from "./write-straight.ts";

/**
 * Converts a message to text format, as protoc prints it: fields in number order, maps sorted by key, everything but
 * ASCII escaped. An Any of a known type is expanded.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, ONEOF_CONFLICT, UNKNOWN_ENUM_VALUE, MISSING_REQUIRED (not with `partial`), CYCLE, LIMIT_EXCEEDED;
 * INVALID_ARGUMENT for wrong options. Unknown fields are printed with `printUnknown`.
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/
 */
export function toText<TInit>(codec: MessageCodec<any, TInit>, message: TInit, options: ToTextOptions = {}): string {
  const writer = new TextWriter(codec, options);
  return writeStraight(writer, codec.plan, message) ?? writeSlowly(writer, codec.plan, message);
}

/**
 * Tracks the path. Errors and results are those of `toText`.
 *
 * @testonly
 */
export function writeSlowly(writer: TextWriter, plan: MessagePlan, message: unknown): string {
  return locating("write text of", writer.typeName, writer.maxDepth, () => {
    writeMessage(writer, plan, message);
    return writer.finish();
  });
}

/** Undefined if something is not as it should be, or only the other way can do it. */
function writeStraight(writer: TextWriter, plan: MessagePlan, message: unknown): string | undefined {
  const { options, maxDepth } = writer;
  if (options.printUnknown === true) return undefined;
  const { start, writer: outer } = lines;
  lines.start = writer.lineStarts();
  lines.writer = writer;
  try {
    const text = straightWriters.of(plan)(message, 0, maxDepth).slice(1);
    return text === "" || options.singleLine === true ? text : `${text}\n`;
  } catch {
    return undefined;
  } finally {
    lines.start = start;
    lines.writer = outer;
  }
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
  const fail = (problem: ValueProblem, key: unknown): never => {
    place.steps.push({ key });
    return place.failWith(problem);
  };
  for (const [key, item] of sortedEntries(scalar, value, fail)) {
    place.steps.push({ key });
    writer.open(name);
    writer.print("key", writeScalar(writer, scalar, key));
    writeValue(writer, "value", field.value, item);
    writer.close();
    place.steps.pop();
  }
  place.leave();
}
