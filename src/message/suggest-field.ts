import type { MessagePlan } from "../plan/plan.ts";
import { nearestName } from "./nearest-name.ts";

const namesOfTypes = new WeakMap<MessagePlan, ReadonlySet<string>>();

/** The names of a message's properties. */
export function knownNames(plan: MessagePlan): ReadonlySet<string> {
  let names = namesOfTypes.get(plan);
  if (names === undefined) {
    names = new Set(plan.members.map((member) => member.localName));
    namesOfTypes.set(plan, names);
  }
  return names;
}

/** The field that `name` was meant to be: by its other names, or by a similar one. */
export function suggestField(plan: MessagePlan, name: string): string | undefined {
  const other = plan.members.find((member) => member.name === name || member.jsonName === name);
  return other?.localName ?? nearestName(name, [...knownNames(plan)]);
}
