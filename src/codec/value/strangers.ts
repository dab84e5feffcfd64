import type { MessagePlan } from "../../plan/plan.ts";

const answers = new WeakMap<MessagePlan, boolean>();

/**
 * An array, map, date or the like that stands for a message of the type is encoded to no bytes: it is enough to look closely at values that give none. False where a
 * field has the name of a property of these, or is required.
 */
export function strangersAreEmpty(plan: MessagePlan): boolean {
  let answer = answers.get(plan);
  if (answer === undefined) {
    answer = !plan.members.some((member) => isBuiltinName(member.localName) || member.presence === "required");
    answers.set(plan, answer);
  }
  return answer;
}

function isBuiltinName(name: string): boolean {
  return (
    name === "length" ||
    [Array, Map, Set, Date, Uint8Array, ArrayBuffer, RegExp, Error, Promise].some((type) => name in type.prototype)
  );
}
