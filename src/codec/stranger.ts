import type { MessagePlan } from "../plan/plan.ts";

/*
 * Properties that no field has, which encode looks for if it is asked to (`verify`).
 */

/** Finds the field that a name was meant to be; undefined if none is near. */
export type SuggestField = (plan: MessagePlan, name: string) => string | undefined;

/** The first such property of a message, not of what is within it; undefined where there is none. */
export function strangerIn(plan: MessagePlan, message: object): string | undefined {
  const names = namesIn(plan);
  return Object.keys(message).find((name) => !names.includes(name));
}

/** Why it is refused: with the field that was `meant`, or else with those that there are. */
export function strangerReason(plan: MessagePlan, meant?: string): string {
  const hint = meant === undefined ? `its fields: ${namesIn(plan).join(", ")}` : `did you mean ${meant}?`;
  return `${plan.typeName} has no such field; ${hint}`;
}

function namesIn({ members }: MessagePlan): string[] {
  return members.map(({ localName }) => localName);
}
