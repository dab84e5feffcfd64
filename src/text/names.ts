import type { FieldPlan, MessagePlan } from "../plan/plan.ts";

const fieldsOfTypes = new WeakMap<MessagePlan, ReadonlyMap<string, FieldPlan>>();

/** The fields and extensions of a message by all the names that text format takes for them. */
export function fieldsByName(plan: MessagePlan): ReadonlyMap<string, FieldPlan> {
  let fields = fieldsOfTypes.get(plan);
  if (fields === undefined) {
    fields = mapFields(plan);
    fieldsOfTypes.set(plan, fields);
  }
  return fields;
}

function mapFields({ members }: MessagePlan): ReadonlyMap<string, FieldPlan> {
  const fields = new Map<string, FieldPlan>();
  for (const member of members) fields.set(member.textName, member);
  for (const member of members) fields.set(member.kind === "extension" ? `[${member.name}]` : member.name, member);
  return fields;
}

const reserved = new WeakMap<MessagePlan, ReadonlySet<string>>();

/** The names that a message reserves. */
export function reservedNames(plan: MessagePlan): ReadonlySet<string> {
  let names = reserved.get(plan);
  if (names === undefined) reserved.set(plan, (names = new Set(plan.reservedNames)));
  return names;
}
