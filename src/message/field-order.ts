import type { MessagePlan } from "../plan/plan.ts";
import { getOwn, setOwn } from "./property.ts";

/*
 * The order of a message's properties: fields by number, then extensions by number.
 */

/** Reorders properties that were added out of order. Takes time linear in the number of fields. */
export function restoreOrder(plan: MessagePlan, message: object): void {
  const ordered = ownNames(plan, message);
  const names = Object.keys(message);
  if (names.length === ordered.length && names.every((name, index) => name === ordered[index])) return;
  const values = ordered.map((name) => getOwn(message, name));
  for (const name of ordered) Reflect.deleteProperty(message, name);
  for (const [index, name] of ordered.entries()) setOwn(message, name, values[index]);
}

function ownNames(plan: MessagePlan, message: object): string[] {
  const names: string[] = [];
  for (const field of plan.fields) {
    if (Object.hasOwn(message, field.localName)) names.push(field.localName);
  }
  for (const member of plan.members) {
    if (member.kind === "extension" && Object.hasOwn(message, member.localName)) names.push(member.localName);
  }
  return names;
}
