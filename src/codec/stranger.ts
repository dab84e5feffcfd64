import type { MessagePlan } from "../plan/plan.ts";

/*
 * Properties that no field has, which encode looks for if it is asked to (`verify`).
 */

/** Says what to write in the place of a name; "" where there is nothing to say. */
export type AdviseName = (plan: MessagePlan, name: string) => string;

/** The first such property of a message, not of what is within it; undefined where there is none. */
export function strangerIn(plan: MessagePlan, message: object): string | undefined {
  const names = namesIn(plan);
  return Object.keys(message).find((name) => !names.includes(name));
}

/** Why it is refused, with the advice, or else with the fields that there are. */
export function strangerReason(plan: MessagePlan, advice?: string): string {
  return `${plan.typeName} has no such field${advice || `; its fields: ${namesIn(plan).join(", ")}`}`;
}

function namesIn({ members }: MessagePlan): string[] {
  return members.map(({ localName }) => localName);
}
