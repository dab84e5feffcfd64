import type { MessagePlan } from "./plan.ts";

const answers = new WeakMap<MessagePlan, boolean>();

/** Whether a type, or a message within it, has required fields. Asked first of one type, it is found out for all that this refers to. */
export function requires(plan: MessagePlan): boolean {
  if (!answers.has(plan)) markRequires(plan);
  return answers.get(plan)!;
}

/** Of the types that one refers to, those with a required field, and with such a type within, until nothing changes. */
function markRequires(first: MessagePlan): void {
  const found = new Set([first]);
  const users = new Map<MessagePlan, MessagePlan[]>();
  const queue: MessagePlan[] = [];
  for (const plan of found) {
    if (answers.get(plan) ?? plan.members.some(({ presence }) => presence === "required")) queue.push(plan);
    else answers.set(plan, false);
    for (const { value } of plan.members) {
      if (value.kind !== "message") continue;
      found.add(value.message);
      const list = users.get(value.message);
      if (list === undefined) users.set(value.message, [plan]);
      else list.push(plan);
    }
  }
  const marked = new Set(queue);
  for (const plan of marked) {
    answers.set(plan, true);
    for (const user of users.get(plan) ?? []) marked.add(user);
  }
}
