import { setOwn } from "../../message/property.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { literalMemory, smallestTable, tableMemory } from "../../plan/memory-costs.ts";
import { messageMemory as memory } from "../../plan/message-memory.ts";
import { inPropertyOrder } from "../../plan/order.ts";
import type { FieldPlan, MessagePlan } from "../../plan/plan.ts";
import { hasZero } from "../field/absent.ts";
import { charge } from "../runtime/decode-state.ts";
import { position } from "./input.ts";
import type { FinishMessage, Parts } from "./parts.ts";

/** Estimated bytes of a table beyond those of properties. */
function tableCost(count: number): number {
  return count < smallestTable ? 0 : tableMemory(count) - count * memoryCosts.property;
}

/** Sets the properties that messages have only where they are present: extensions, and the fields of types of more than 64. */
function finish({ absentIsOwn, ...plan }: MessagePlan): FinishMessage | undefined {
  const isOwn = (field: FieldPlan): boolean => field.kind === "field" && (absentIsOwn || hasZero(field));
  const others = inPropertyOrder(plan as MessagePlan).filter((field) => !(absentIsOwn && field.kind === "field"));
  const always = plan.fields.filter(isOwn).length;
  const chargedTable = literalMemory(always) - always * memoryCosts.property;
  const plain = absentIsOwn ? plan.fields.length : 0;
  if (others.length === 0) return undefined;
  return (message, slots, previous) => {
    let count = plain;
    for (const { slot, localName, inherited } of others) {
      const value = slots[slot];
      if (value === undefined) continue;
      count++;
      if (inherited) setOwn(message, localName, value);
      else message[localName] = value;
    }
    if (absentIsOwn || count < smallestTable) return;
    const charged = previous === undefined ? chargedTable : tableCost(Object.keys(previous).length);
    charge(tableCost(count) - charged, position);
  };
}

export const loose: NonNullable<Parts["loose"]> = { finish, memory };
