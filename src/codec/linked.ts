import type { MessagePlan } from "../plan/plan.ts";
import type { InterpretedFunctions } from "./interpretation.ts";

/** The functions of generated types, which interpreted types find by the plan. */
const linked = new WeakMap<MessagePlan, InterpretedFunctions>();

export function link(plan: MessagePlan): InterpretedFunctions {
  return linked.get(plan)!;
}

export function setLink(plan: MessagePlan, functions: InterpretedFunctions): void {
  linked.set(plan, functions);
}
