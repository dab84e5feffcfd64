import { getOwn, setOwn } from "../message/property.ts";
import * as memoryCosts from "../plan/costs.ts";
import { literalMemory, smallestTable, tableMemory } from "../plan/memory-costs.ts";
import { messageMemory } from "../plan/message-memory.ts";
import { NumberMap } from "../plan/number-map.ts";
import { inPropertyOrder } from "../plan/order.ts";
import type { EnumValuePlan, FieldPlan, MessagePlan, ScalarPlan, SingularPlan } from "../plan/plan.ts";
import type { DecodeParts, EncodeParts } from "./copy-parts.ts";
import { hasZero, startsAsZero } from "./field/absent.ts";
import { interpretField, interpretMessageRecords } from "./field/index.ts";
import { noSlot } from "./field/singular.ts";
import type { InterpretedFunctions } from "./interpretation.ts";
import type { Interpretation, Parts } from "./parts.ts";
import { charge } from "./runtime/decode-state.ts";
import { leaveIncomplete } from "./runtime/leave-incomplete.ts";
import { zeroOf } from "./value/zero.ts";

/*
 * The interpreter: closures per field, and one loop over them each way. It does what emitted code does, where
 * evaluating code is forbidden or not worthwhile yet, and where code must be small.
 */

/** The parameters of the interpreter. */
export interface Loops extends Interpretation {
  readonly decodeLoop: (parts: DecodeParts, plan: MessagePlan) => InterpretedFunctions["decode"];
  readonly encodeLoop: (parts: EncodeParts) => InterpretedFunctions["encode"];
  /** The number of properties that a message has from the start. */
  readonly plainOf: (plan: MessagePlan) => number;
}

/** The functions of a type, which build themselves at the first call. */
export function interpretLazily(planOf: () => MessagePlan, loops: Loops): InterpretedFunctions {
  const functions: InterpretedFunctions = {
    decode: (bytes, position, end, depth, endTag, previous) => {
      build();
      return functions.decode(bytes, position, end, depth, endTag, previous);
    },
    encode: (message, bytes, position, depth) => {
      build();
      return functions.encode(message, bytes, position, depth);
    },
  };
  const build = (): void => {
    const plan = planOf();
    const fields = plan.members.map((field) => interpretField(plan, field, loops));
    const records = [...fields.flatMap((field) => field.records), ...interpretMessageRecords(plan, loops)];
    const names = plan.members.map((field) => field.localName);
    const indexes = new NumberMap<number>();
    records.forEach(({ tag }, index) => void indexes.set(tag, index));
    functions.encode = loops.encodeLoop({ names, encoders: fields.map((field) => field.encode) });
    const parts: DecodeParts = {
      memory: messageMemory(plan),
      empty: emptySlots(plan, loops.parts),
      continued: (previous) => names.map((name) => getOwn(previous, name)),
      tags: records.map((record) => record.tag),
      slotOf: records.map((record) => record.slot),
      decoders: records.map((record) => record.decode),
      find: (tag) => indexes.get(tag) ?? -1,
      complete: completion(plan),
      finish: finisher(plan, loops.plainOf(plan)),
    };
    functions.decode = loops.decodeLoop(parts, plan);
  };
  return functions;
}

/** Filled before a number is stored: to V8 it is then a list of any values, and stays one. */
function emptySlots(plan: MessagePlan, parts: Parts): unknown[] {
  const slots = plan.members.map((): unknown => undefined);
  for (const field of plan.members) {
    if (startsAsZero(field))
      slots[field.slot] = zeroOf((field as SingularPlan).value as ScalarPlan | EnumValuePlan, parts);
    if (field.oneof !== undefined) slots[field.oneof.slot] = noSlot;
  }
  return slots;
}

/** Looks for required fields, and makes the lists and maps that are absent. */
function completion({ members }: MessagePlan): DecodeParts["complete"] {
  const required = members.filter((field) => field.presence === "required").map((field) => field.slot);
  const fresh = members.filter((field) => hasZero(field) && !startsAsZero(field));
  const slotOf = fresh.map((field) => field.slot);
  const makers = fresh.map(makerOf);
  if (required.length + fresh.length === 0) return undefined;
  return (slots) => {
    for (let index = 0; index < required.length; index++) if (slots[required[index]!] === undefined) leaveIncomplete();
    for (let index = 0; index < slotOf.length; index++) {
      if (slots[slotOf[index]!] === undefined) slots[slotOf[index]!] = makers[index]?.() ?? [];
    }
  };
}

/** Makes an empty map; a list is made in place. */
function makerOf(field: FieldPlan): (() => unknown) | undefined {
  if (field.cardinality !== "map") return undefined;
  return field.maps === "map" ? () => new Map() : () => ({});
}

/** Estimated bytes of a table beyond those of properties. */
function tableCost(count: number): number {
  return count < smallestTable ? 0 : tableMemory(count) - count * memoryCosts.property;
}

/** Sets the properties behind the first `plain` ones; undefined if there are none. */
function finisher(plan: MessagePlan, plain: number): DecodeParts["finish"] {
  const { absentIsOwn } = plan;
  const others = inPropertyOrder(plan).slice(plain);
  if (others.length === 0) return undefined;
  const names = others.map((field) => field.localName);
  const slotOf = others.map((field) => field.slot);
  const inherited = others.map((field) => field.inherited);
  const own = others.map((field) => absentIsOwn && field.kind === "field");
  const always = plan.fields.filter((field) => absentIsOwn || hasZero(field)).length;
  const chargedTable = literalMemory(always) - always * memoryCosts.property;
  return (message, slots, position, previous) => {
    let count = plain;
    for (let index = 0; index < names.length; index++) {
      const value = slots[slotOf[index]!];
      if (value === undefined && !own[index]!) continue;
      count++;
      if (inherited[index]!) setOwn(message, names[index]!, value);
      else message[names[index]!] = value;
    }
    if (!absentIsOwn && count >= smallestTable) {
      charge(
        tableCost(count) - (previous === undefined ? chargedTable : tableCost(Object.keys(previous).length)),
        position,
      );
    }
  };
}
