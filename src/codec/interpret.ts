import { literalMemory, memoryCosts, smallestTable, tableMemory } from "../plan/memory-costs.ts";
import { getOwn, setOwn } from "../message/property.ts";
import { NumberMap } from "../plan/number-map.ts";
import { copiedFields, decodeCopies, encodeCopies } from "./copies.ts";
import type { DecodeParts } from "./copy-parts.ts";
import type { EncodeField, RecordCodec } from "./field/field-codec.ts";
import { hasZero, startsAsZero } from "./field/absent.ts";
import { fieldCodecs, messageRecords } from "./field/index.ts";
import { noSlot } from "./field/singular.ts";
import type { EncodeMessage, InterpretedFunctions, InterpretMessage, Interpretation } from "./interpretation.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { runtime } from "./runtime-names.ts";
import { zeroOf } from "./value/zero.ts";

/*
 * The interpreter: one closure per field and a copy of one text per type (copies.ts), each way. It does what emitted code does, where evaluating code is
 * forbidden or not worth while yet.
 */

/** What a type was interpreted to, kept per plan. */
const interpreted = new WeakMap<MessagePlan, InterpretedFunctions>();

/** The functions of a type; types within it are built when they are met first. */
export function interpret(plan: MessagePlan): InterpretedFunctions {
  let functions = interpreted.get(plan);
  if (functions === undefined) {
    functions = lazyFunctions(plan);
    interpreted.set(plan, functions);
  }
  return functions;
}

const interpretation: Interpretation = { link: interpret };

/** Functions that build themselves at their first call. */
function lazyFunctions(plan: MessagePlan): InterpretedFunctions {
  const functions: InterpretedFunctions = {
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
  const names = plan.members.map((field) => field.localName);
  const encoders: readonly EncodeField[] = fieldCodecs(plan).map((codec) => codec.interpretEncode(interpretation));
  return encodeCopies[encodedTypes++ % encodeCopies.length]!({ names, encoders });
}

/** How many types have been given a copy: each gets the next one. */
let encodedTypes = 0;
let decodedTypes = 0;

function interpretDecode(plan: MessagePlan): InterpretMessage {
  const records: readonly RecordCodec[] = [
    ...fieldCodecs(plan).flatMap((codec) => codec.records),
    ...messageRecords(plan),
  ];
  const tags = records.map((record) => record.tag);
  const indexes = new NumberMap<number>();
  tags.forEach((tag, index) => indexes.set(tag, index));
  const names = plan.members.map((field) => field.localName);
  return decodeCopies[decodedTypes++ % decodeCopies.length]!({
    memory: plan.memory,
    empty: emptySlots(plan),
    continued: (previous) => names.map((name) => getOwn(previous, name)),
    tags,
    slotOf: records.map((record) => record.slot),
    decoders: records.map((record) => record.interpretDecode(interpretation)),
    find: (tag) => indexes.get(tag) ?? -1,
    complete: completion(plan),
    ...messageBuilder(plan),
  });
}

/** Filled before a number comes in: to V8 it is a list of anything, and stays so. */
function emptySlots(plan: MessagePlan): unknown[] {
  const slots = plan.members.map((): unknown => undefined);
  for (const field of plan.members) {
    if (startsAsZero(field)) slots[field.slot] = fieldZero(field)!();
    if (field.oneof !== undefined) slots[field.oneof.slot] = noSlot;
  }
  return slots;
}

/** Looks for required fields, and makes the lists, maps and bytes that are absent. */
function completion(plan: MessagePlan): DecodeParts["complete"] {
  const { leaveIncomplete } = runtime;
  const required = plan.members
    .filter((field) => field.cardinality === "singular" && field.presence === "required")
    .map((field) => field.slot);
  const fresh = plan.members.filter((field) => hasZero(field) && !startsAsZero(field));
  const slotOf = fresh.map((field) => field.slot);
  const zeros = fresh.map((field) => (field.cardinality === "repeated" ? undefined : fieldZero(field)));
  if (required.length + fresh.length === 0) return undefined;
  return (slots) => {
    for (let index = 0; index < required.length; index++) if (slots[required[index]!] === undefined) leaveIncomplete();
    for (let index = 0; index < slotOf.length; index++) {
      if (slots[slotOf[index]!] === undefined) slots[slotOf[index]!] = zeros[index]?.() ?? [];
    }
  };
}

/** Makes what `{}` makes, for messages that may stay without properties. */
const emptyObject = Object as unknown as DecodeParts["Message"];

/**
 * A constructor of empty objects for one type. Their prototype is Object.prototype; V8 gives each constructor's objects room for as many properties as they
 * have had before, where those of `{}` have room for four (benchmark case `otlp`).
 */
function objectMaker(): DecodeParts["Message"] {
  const Message = function () {} as unknown as DecodeParts["Message"];
  Message.prototype = Object.prototype;
  return Message;
}

/**
 * A message that has all properties, for types of which some are set in a loop: V8 makes a slow dictionary of an object that gets a dozen properties so, and none of
 * what JSON gives. A type of 40 fields is decoded in half the time.
 */
function templateOf(names: readonly string[]): object {
  return JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join(",")}}`) as object;
}

/** Estimated bytes of a table beyond those of properties. */
function tableCost(count: number): number {
  return count < smallestTable ? 0 : tableMemory(count) - count * memoryCosts.property;
}

/** Puts the values in the slots into a message: fields in field-number order, then extensions. */
function messageBuilder(plan: MessagePlan): Pick<DecodeParts, "Message" | "template" | "names" | "plain" | "finish"> {
  const { absentIsOwn } = plan;
  const ordered = [
    ...plan.members.filter((field) => field.kind === "field"),
    ...plan.members.filter((field) => field.kind === "extension"),
  ];
  const isPlain = (field: FieldPlan, index: number): boolean =>
    field.slot === index && field.kind === "field" && !field.inherited;
  const names = ordered.map((field) => field.localName);
  const firstOther = ordered.findIndex((field, index) => !isPlain(field, index));
  const plain = absentIsOwn ? Math.min(firstOther < 0 ? names.length : firstOther, copiedFields) : 0;
  const slotOf = ordered.map((field) => field.slot);
  const inherited = ordered.map((field) => field.inherited);
  const own = ordered.map((field) => absentIsOwn && field.kind === "field");
  const { charge } = runtime;
  const always = plan.fields.filter((field) => absentIsOwn || hasZero(field)).length;
  const chargedTable = literalMemory(always) - always * memoryCosts.property;
  const finish = (
    message: Record<string, unknown>,
    slots: readonly unknown[],
    position: number,
    previous: object | undefined,
  ): void => {
    let count = plain;
    for (let index = plain; index < names.length; index++) {
      const value = slots[slotOf[index]!];
      if (value === undefined && !own[index]!) continue;
      count++;
      if (inherited[index]!) setOwn(message, names[index]!, value);
      else message[names[index]!] = value;
    }
    if (template === undefined && count >= smallestTable) {
      charge(
        tableCost(count) - (previous === undefined ? chargedTable : tableCost(Object.keys(previous).length)),
        position,
      );
    }
  };
  const template =
    absentIsOwn && names.length > copiedFields
      ? templateOf(ordered.filter((field) => field.kind === "field").map((field) => field.localName))
      : undefined;
  const startsEmpty = !plan.members.some((field) => hasZero(field) || (absentIsOwn && field.kind === "field"));
  return {
    Message: startsEmpty ? emptyObject : objectMaker(),
    template,
    names,
    plain,
    finish: plain === names.length ? undefined : finish,
  };
}

/** What gives the value of an absent field; undefined where it is absent then. */
function fieldZero(field: FieldPlan): (() => unknown) | undefined {
  if (!hasZero(field)) return undefined;
  if (field.cardinality === "repeated") return () => [];
  if (field.cardinality === "map") return field.maps === "map" ? () => new Map() : () => ({});
  return field.value.kind === "message" ? undefined : zeroOf(field.value);
}
