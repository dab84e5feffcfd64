import type { FieldPlan, MessagePlan } from "./plan.ts";

/** A field (and no extension) by its name as in the `.proto`; undefined where there is none. */
export function fieldByName(plan: MessagePlan, name: string): FieldPlan | undefined {
  return plan.fields.find((field) => field.name === name);
}

/** A field (and no extension) by its number; undefined where there is none. */
export function fieldByNumber(plan: MessagePlan, number: number): FieldPlan | undefined {
  return plan.fields.find((field) => field.number === number);
}
