import { unknownFields } from "../message/message-type.ts";
import { getOwn, setOwn } from "../message/property.ts";
import type { DecodeRecord, EncodeField, RecordCodec } from "./field/field-codec.ts";
import { hasZero, startsAsZero } from "./field/absent.ts";
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
  const records: readonly RecordCodec[] = [...fieldCodecs(plan).flatMap((codec) => codec.records), ...messageRecords(plan)];
  const tags = records.map((record) => record.tag);
  const decoders: readonly DecodeRecord[] = records.map((record) => record.interpretDecode(interpretation));
  const indexes = new Map(tags.map((tag, index) => [tag, index]));
  const build = messageBuilder(plan);
  const takeOver = takeOverSlots(plan);
  const empty: unknown[] = plan.fields.map((field) => (startsAsZero(field) ? fieldZero(field)!() : undefined));
  const { throwTooDeep, charge, readTag, skipRecord, throwTruncated, attachUnknown, takeUnknown } = runtime;
  return (bytes, position, end, depth, endTag, previous) => {
    if (depth < 0) throwTooDeep(position);
    charge(plan.memory, position);
    const slots = previous === undefined ? empty.slice() : takeOver(previous);
    const parentBase = frame.base;
    frame.base = -1;
    let expected = 0;
    while (position < end) {
      const start = position;
      let tag = bytes[position++]!;
      if (tag > 127) {
        tag = readTag(bytes, start, end);
        position = cursor.position;
      }
      // Fields come in order, lists as several records: the tag is most often that of the record before, or the next one's.
      if (tags[expected] !== tag && tags[++expected] !== tag) expected = indexes.get(tag) ?? -1;
      if (expected >= 0) {
        position = decoders[expected]!(slots, bytes, start, position, end, depth);
        continue;
      }
      expected = 0;
      tag = readTag(bytes, start, end);
      if ((tag & 7) === 4 && tag === endTag) {
        end = position;
        endTag = 0;
        break;
      }
      position = skipRecord(bytes, start, position, end, tag, depth);
      keepRecord(bytes, start, position);
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

/**
 * A constructor of empty objects for one type. Their prototype is Object.prototype; V8 gives each constructor's objects room for as many properties as they
 * have had before, where those of `{}` have room for four (benchmark case `otlp`).
 */
function objectMaker(): new () => Record<string, unknown> {
  const Message = function () {} as unknown as new () => Record<string, unknown>;
  Message.prototype = Object.prototype;
  return Message;
}

/** Makes the message of the values in the slots: fields in field-number order, then extensions. */
function messageBuilder(plan: MessagePlan): (slots: readonly unknown[]) => object {
  const { decoding } = runtime;
  const Message = objectMaker();
  const required = plan.fields.filter((field) => field.shape === "singular" && field.presence === "required").map((field) => field.slot);
  const ordered = [...plan.fields.filter((field) => !field.extension), ...plan.fields.filter((field) => field.extension)];
  const slotOf = ordered.map((field) => field.slot);
  const names = ordered.map((field) => field.name);
  const zeros = ordered.map(fieldZero);
  const own = ordered.map((field) => plan.absentIsOwn && !field.extension);
  const someInherited = ordered.some((field) => field.inherited);
  return (slots) => {
    for (let index = 0; index < required.length; index++) if (slots[required[index]!] === undefined) decoding.incomplete = true;
    const message = new Message();
    for (let index = 0; index < names.length; index++) {
      let value = slots[slotOf[index]!];
      if (value === undefined) {
        const zero = zeros[index];
        if (zero !== undefined) value = zero();
        else if (!own[index]) continue;
      }
      if (someInherited) setOwn(message, names[index]!, value);
      else message[names[index]!] = value;
    }
    return message;
  };
}

/** What gives the value of an absent field; undefined where it is absent then. */
function fieldZero(field: FieldPlan): (() => unknown) | undefined {
  if (!hasZero(field)) return undefined;
  if (field.shape === "repeated") return () => [];
  if (field.shape === "map") return field.maps === "map" ? () => new Map() : () => ({});
  return field.value.kind === "message" ? undefined : zeroOf(field.value);
}
