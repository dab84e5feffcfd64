import { unknownFields } from "../../message/message-type.ts";
import { getOwn, isBytes, trueLength } from "../../message/property.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { fullMemory } from "../../plan/message-memory.ts";
import { NumberMap } from "../../plan/number-map.ts";
import type { FieldPlan, MessagePlan, SingularPlan } from "../../plan/plan.ts";
import type { MakeMessage } from "../../plan/rows.ts";
import { throwTruncated } from "../../wire/wire-error.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { strangerIn, strangerReason } from "../stranger.ts";
import { charge, throwTooDeep } from "../runtime/decode-state.ts";
import { addUnknown, frame, keepRecord, takeUnknown } from "../runtime/unknown.ts";
import { encoding } from "../runtime/encode-state.ts";
import { at, fail, failType } from "./fault.ts";
import { bytes, end, position, readTag, seek, skip } from "./input.ts";
import type { Kind, ReadValue } from "./kind.ts";
import { writeRaw, writeVarint } from "./output.ts";
import { type CompactType, type FieldFunctions, kindOf, type Parts, parts, type RecordReader } from "./parts.ts";

/*
 * Messages of a type: closures per field, and one loop over them each way, which all types share. A message is made at the end, of the values in slots, by a literal.
 */

/**
 * A type, which builds itself when it is met first; `make` is undefined if a literal would have too many properties.
 */
export function newType(
  planOf: () => MessagePlan,
  needed: readonly Parts[],
  make: MakeMessage | undefined,
): CompactType {
  const build = (): CompactType => {
    Object.assign(parts, ...needed);
    const plan = planOf();
    const fields = plan.members.map((field) => makeField(plan, field));
    return Object.assign(type, {
      read: reader(plan, fields, make ?? (() => ({}))),
      write: writer(plan, fields),
    });
  };
  const type: CompactType = {
    read: (depth, endTag, previous) => build().read(depth, endTag, previous),
    write: (message, depth) => build().write(message, depth),
  };
  return type;
}

function makeField(plan: MessagePlan, field: FieldPlan): FieldFunctions {
  if (field.cardinality === "map") return parts.map!(field);
  if (field.cardinality === "repeated") return (parts.packed ?? parts.repeated!)(field);
  return plan.messageSet ? parts.messageSet!.extension(field) : makeSingular(field);
}

/** The last value on the wire counts; messages are merged. */
export function makeSingular(field: SingularPlan): FieldFunctions {
  const { number, slot, oneof, value } = field;
  const kind = kindOf(value, number);
  const tag = makeTag(number, kind.wireType);
  const { write: writeValue } = kind;
  const { zero, isZero } = field.presence === "implicit" ? kind : ({} as Kind);
  let functions: Pick<RecordReader, "read"> & Pick<FieldFunctions, "write"> = {
    read: charging(field, kind),
    write: (each, depth) => {
      if (each === undefined || (isZero === undefined ? !each && each === zero : isZero(each))) return;
      writeVarint(tag);
      writeValue(each, depth);
    },
  };
  // A oneof of one member has no others to clear.
  if (oneof !== undefined && oneof.fields.length > 1) functions = parts.oneof!(field, functions);
  const { read, write } = functions;
  return { records: [{ tag, slot, read }], write: parts.required?.write(field, write) ?? write, zero };
}

/** Reads a value, charges what it takes, and keeps what is none as unknown. */
function charging({ loose }: SingularPlan, kind: Kind): ReadValue {
  const { read, propertyMemory = kind.memory ?? 0 } = kind;
  const memory = (propertyMemory === true ? 0 : propertyMemory) + (loose ? memoryCosts.looseProperty : 0);
  if (memory === 0 && propertyMemory !== true && !kind.mayReject) return read;
  return (depth, previous, start, slots) => {
    charge(memory, position);
    const value = read(depth, previous, start, slots);
    if (propertyMemory === true && value !== ((value as number) | 0)) charge(memoryCosts.boxedNumber, position);
    if (value !== undefined) return value;
    keepRecord(bytes, start, position);
    return previous;
  };
}

/** No member of a oneof is set. */
export const noSlot = -1;

/** The slots of a message of which nothing has been read. */
function emptySlots({ members }: MessagePlan, fields: readonly FieldFunctions[]): unknown[] {
  // Filled before a number comes in: to V8 it is a list of anything, and stays so.
  const slots = members.map((): unknown => undefined);
  for (const { slot, oneof } of members) {
    slots[slot] = fields[slot]!.zero;
    if (oneof !== undefined) slots[oneof.slot] = noSlot;
  }
  return slots;
}

interface LinkedReader extends RecordReader {
  /** The record that came after this one the last time, at first the one of the next field. */
  next: LinkedReader;
}

/** The records of a type by tag; what no field takes is read by the last one, which goes before the first. */
function link(records: readonly RecordReader[]): readonly [stranger: LinkedReader, byTag: NumberMap<LinkedReader>] {
  const stranger = { tag: -1, slot: noSlot, read: () => undefined } as unknown as LinkedReader;
  stranger.next = stranger;
  const byTag = new NumberMap<LinkedReader>();
  let last = stranger;
  for (const { tag, slot, read } of records) {
    last = last.next = { tag, slot, read, next: stranger };
    byTag.set(tag, last);
  }
  return [stranger, byTag];
}

function reader(plan: MessagePlan, fields: readonly FieldFunctions[], make: MakeMessage): CompactType["read"] {
  const { members } = plan;
  const memory = (parts.loose?.memory ?? fullMemory)(plan);
  const records = fields.flatMap((field) => field.records);
  if (plan.messageSet) records.push(parts.messageSet!.item(plan));
  const [stranger, byTag] = link(records);
  const empty = emptySlots(plan, fields);
  const fresh = members.filter(({ kind, slot }) => kind === "field" && fields[slot]!.makeEmpty !== undefined);
  const freshSlots = fresh.map(({ slot }) => slot);
  const makers = freshSlots.map((slot) => fields[slot]!.makeEmpty!);
  const names = members.map((field) => field.localName);
  const complete = parts.required?.complete(plan);
  const finish = parts.loose?.finish(plan);
  return (depth, endTag, previous) => {
    if (depth < 0) throwTooDeep(position);
    if (previous === undefined) charge(memory, position);
    const slots = previous === undefined ? empty.slice() : names.map((name) => getOwn(previous, name));
    const parentBase = frame.base;
    frame.base = -1;
    let record = stranger;
    let isOpen = endTag !== 0;
    while (position < end) {
      const start = position;
      let tag = bytes[start]!;
      if (tag < 128) seek(start + 1);
      else tag = readTag();
      if (record.tag !== tag) {
        if (record.next.tag !== tag) record.next = byTag.get(tag) ?? stranger;
        record = record.next;
      }
      if (record !== stranger) {
        slots[record.slot] = record.read(depth, slots[record.slot], start, slots);
      } else {
        seek(start);
        if (readTag() === endTag) {
          isOpen = false;
          break;
        }
        skip(tag, start, depth);
        keepRecord(bytes, start, position);
      }
    }
    if (isOpen) throwTruncated(end);
    complete?.(slots);
    for (let index = 0; index < makers.length; index++) slots[freshSlots[index]!] ??= makers[index]!();
    const message: any = make(slots);
    finish?.(message, slots, previous);
    if (previous !== undefined) takeUnknown(message, previous);
    if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
    frame.base = parentBase;
    return message;
  };
}

function writer(plan: MessagePlan, fields: readonly FieldFunctions[]): CompactType["write"] {
  const { members } = plan;
  const names = members.map((field) => field.localName);
  const writers = members.map(({ localName, inherited }, index) => {
    const { write } = fields[index]!;
    if (!inherited) return write;
    const writeOwn: typeof write = (_, depth, message) => write(getOwn(message, localName), depth, message);
    return writeOwn;
  });
  const { length } = writers;
  const hasRequired = members.some(({ presence }) => presence === "required");
  return (message: any, depth) => {
    let index = 0;
    let name: string | undefined;
    try {
      if (encoding.verify && (name = strangerIn(plan, message)) !== undefined)
        fail("UNKNOWN_FIELD", strangerReason(plan));
      // Most messages have their properties in this order, and V8 finds the next one faster than one by its name.
      for (const key in message) {
        for (; index < length && key !== names[index]; index++)
          writers[index]!(message[(name = names[index]!)], depth, message);
        if (index === length) break;
        const value = message[(name = key)];
        if (value !== undefined || hasRequired) writers[index]!(value, depth, message);
        index++;
      }
      for (; index < length; index++) writers[index]!(message[(name = names[index]!)], depth, message);
      name = "[unknownFields]";
      const unknown: unknown = message[unknownFields];
      if (unknown === undefined) return;
      if (!isBytes(unknown)) failType("a Uint8Array", unknown);
      writeRaw(unknown, trueLength(unknown));
    } catch (error) {
      throw at(error, name!, message);
    }
  };
}
