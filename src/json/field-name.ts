import type { FieldPlan, MessagePlan } from "../plan/plan.ts";

const fieldsOfTypes = new WeakMap<MessagePlan, ReadonlyMap<string, FieldPlan>>();

/** The fields and extensions of a message by the keys that JSON has for them: `jsonName` first, then the name as in the `.proto`. */
export function fieldsByKey(plan: MessagePlan): ReadonlyMap<string, FieldPlan> {
  let fields = fieldsOfTypes.get(plan);
  if (fields === undefined) {
    fields = mapFields(plan);
    fieldsOfTypes.set(plan, fields);
  }
  return fields;
}

function mapFields(plan: MessagePlan): ReadonlyMap<string, FieldPlan> {
  const fields = new Map<string, FieldPlan>();
  for (const field of plan.fields) fields.set(field.name, field);
  for (const member of plan.members) fields.set(member.jsonName, member);
  return fields;
}
