import { unknownFields } from "../message/message-type.ts";
import { getOwn, setOwn } from "../message/property.ts";
import type { DecodeRecord, EncodeField } from "./field/field-codec.ts";
import { fieldCodecs, messageRecords } from "./field/index.ts";
import type { DecodeMessage, EncodeMessage, Interpretation, MessageFunctions } from "./interpretation.ts";
import type { FieldPlan, MessagePlan } from "./plan.ts";
import { runtime } from "./runtime-names.ts";
import { frame, keepRecord } from "./runtime/unknown.ts";
import { cursor } from "../wire/varint.ts";
import { zeroOf } from "./value/zero.ts";

/*
 * The interpreter: one closure per field and two per type. It does what emitted code does, where evaluating code is forbidden or not worth while yet.
 */

/** What a type was interpreted to, kept per plan. */
const interpreted = new WeakMap<MessagePlan, MessageFunctions>();

/** The functions of a type; types within it are built when they are met first. */
export function interpret(plan: MessagePlan): MessageFunctions {
  let functions = interpreted.get(plan);
  if (functions === undefined) {
    functions = lazyFunctions(plan);
    interpreted.set(plan, functions);
  }
  return functions;
}

const interpretation: Interpretation = { link: interpret };

/** Functions that build themselves at their first call. */
function lazyFunctions(plan: MessagePlan): MessageFunctions {
  const functions: MessageFunctions = {
    decode: (bytes, position, end, depth, endTag, previous) => {
      functions.decode = interpretDecode(plan);
      return functions.decode(bytes, position, end, depth, endTag, previous);
    },
    encode: (message, bytes, position, depth) => {
      functions.encode = interpretEncode(plan);
      return functions.encode(message, bytes, position, depth);
    },
  };
  return functions;
}

function interpretEncode(plan: MessagePlan): EncodeMessage {
  const fields: readonly EncodeField[] = fieldCodecs(plan).map((codec) => codec.interpretEncode(interpretation));
  const { writeUnknown } = runtime;
  return (message, bytes, position, depth) => {
    for (let index = 0; index < fields.length; index++) position = fields[index]!(message, bytes, position, depth);
    const unknown: unknown = message[unknownFields];
    return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
  };
}

function interpretDecode(plan: MessagePlan): DecodeMessage {
  const byTag = new Map<number, DecodeRecord>();
  for (const record of [...fieldCodecs(plan).flatMap((codec) => codec.records), ...messageRecords(plan)]) {
    byTag.set(record.tag, record.interpretDecode(interpretation));
  }
  const build = messageBuilder(plan);
  const takeOver = takeOverSlots(plan);
  const empty: unknown[] = plan.fields.map(() => undefined);
  const { throwTooDeep, charge, readTag, skipRecord, throwTruncated, attachUnknown, takeUnknown } = runtime;
  return (bytes, position, end, depth, endTag, previous) => {
    if (depth < 0) throwTooDeep(position);
    charge(plan.memory, position);
    const slots = previous === undefined ? empty.slice() : takeOver(previous);
    const parentBase = frame.base;
    frame.base = -1;
    while (position < end) {
      const start = position;
      const tag = readTag(bytes, position);
      position = cursor.position;
      const record = byTag.get(tag);
      if (record !== undefined) {
        position = record(slots, bytes, start, position, end, depth);
      } else if ((tag & 7) === 4 && tag === endTag) {
        end = position;
        endTag = 0;
        break;
      } else {
        position = skipRecord(bytes, start, position, end, tag, depth);
        keepRecord(bytes, start, position);
      }
    }
    if (position !== end || endTag !== 0) throwTruncated(end);
    const message = build(slots);
    if (previous !== undefined) takeUnknown(message, previous);
    if (frame.base !== -1) attachUnknown(message, frame.base);
    frame.base = parentBase;
    cursor.position = position;
    return message;
  };
}

function takeOverSlots(plan: MessagePlan): (previous: object) => unknown[] {
  const names = plan.fields.map((field) => field.name);
  return (previous) => names.map((name) => getOwn(previous, name));
}

/** Makes the message of the values in the slots: fields in field-number order, then extensions. */
function messageBuilder(plan: MessagePlan): (slots: readonly unknown[]) => object {
  const { decoding } = runtime;
  const required = plan.fields.filter((field) => field.shape === "singular" && field.presence === "required").map((field) => field.slot);
  const ordered = [...plan.fields.filter((field) => !field.extension), ...plan.fields.filter((field) => field.extension)];
  const properties = ordered.map((field) => ({ slot: field.slot, name: field.name, inherited: field.inherited, zero: fieldZero(field), always: plan.absentIsOwn && !field.extension }));
  return (slots) => {
    for (const slot of required) if (slots[slot] === undefined) decoding.incomplete = true;
    const message: Record<string, unknown> = {};
    for (let index = 0; index < properties.length; index++) {
      const { slot, name, inherited, zero, always } = properties[index]!;
      let value = slots[slot];
      if (value === undefined) {
        if (zero !== undefined) value = zero();
        else if (!always) continue;
      }
      if (inherited) setOwn(message, name, value);
      else message[name] = value;
    }
    return message;
  };
}

/** What gives the value of an absent field; undefined where it is absent then. */
function fieldZero(field: FieldPlan): (() => unknown) | undefined {
  if (field.extension) return undefined;
  if (field.shape === "repeated") return () => [];
  if (field.shape === "map") return field.maps === "map" ? () => new Map() : () => ({});
  return field.presence !== "implicit" || field.value.kind === "message" ? undefined : zeroOf(field.value);
}
