import type { MessagePlan } from "../plan/plan.ts";

/*
 * Properties that no field has, which encode looks for if it is asked to (`verify`).
 */

/** Says what to write in the place of a name; "" where there is nothing to say. */
export type AdviseName = (plan: MessagePlan, name: string) => string;

/** The first such property of a message, not of what is within it; undefined if there is none. */
export function strangerIn(plan: MessagePlan, message: object): string | undefined {
  const names = namesIn(plan);
  return Object.keys(message).find((name) => !names.has(name));
}

/** Why it is refused: with the advice, or else the fields that there are. */
export function strangerReason(plan: MessagePlan, advice?: string): string {
  return `${plan.typeName} has no such field${advice || `: ${[...namesIn(plan)]}`}`;
}

function namesIn({ members }: MessagePlan): Set<string> {
  return new Set(members.map(({ localName }) => localName));
}
