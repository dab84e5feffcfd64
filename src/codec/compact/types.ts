import type { MessagePlan } from "../../plan/plan.ts";
import { foreignType } from "./foreign.ts";
import type { CompactType } from "./parts.ts";

/*
 * Types find each other by their plans.
 */

const types = new WeakMap<MessagePlan, CompactType>();

/** A type is run by this engine. */
export function setType(plan: MessagePlan, type: CompactType): void {
  types.set(plan, type);
}

/** A type, which may be one that has code of its own. */
export function typeOf(plan: MessagePlan): CompactType {
  return types.get(plan) ?? foreignType(plan);
}
