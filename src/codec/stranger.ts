import type { MessagePlan } from "../plan/plan.ts";

/*
 * Properties that are not fields, which encode looks for on request (`verify`).
 */

/** Returns what to write instead of a name; "" if there is nothing to say. */
export type AdviseName = (plan: MessagePlan, name: string) => string;

/** The first such property of a message, not of nested messages; undefined if there is none. */
export function strangerIn(plan: MessagePlan, message: object): string | undefined {
  const names = namesIn(plan);
  return Object.keys(message).find((name) => !names.has(name));
}

/** Why it is rejected: with the advice, or else the names of the fields. */
export function strangerReason(plan: MessagePlan, advice?: string): string {
  return `${plan.typeName} has no such field${advice || `: ${[...namesIn(plan)]}`}`;
}

function namesIn({ members }: MessagePlan): Set<string> {
  return new Set(members.map(({ localName }) => localName));
}
