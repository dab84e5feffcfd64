import type { FieldPlan, MessagePlan } from "./plan.ts";

const fieldsOfTypes = new WeakMap<MessagePlan, ReadonlyMap<string, FieldPlan>>();

/** A field (and no extension) by its name as in the `.proto`; undefined if there is none. */
export function fieldByName(plan: MessagePlan, name: string): FieldPlan | undefined {
  let fields = fieldsOfTypes.get(plan);
  if (fields === undefined)
    fieldsOfTypes.set(plan, (fields = new Map(plan.fields.map((field) => [field.name, field]))));
  return fields.get(name);
}

/** A field (and no extension) of a well-known type, which has few, by its number; undefined if there is none. */
export function fieldByNumber(plan: MessagePlan, number: number): FieldPlan | undefined {
  return plan.fields.find((field) => field.number === number);
}
