import type { FieldPlan, MessagePlan } from "./plan.ts";

/** The fields in field-number order, then extensions. */
export function orderOfProperties({ fields, members }: MessagePlan): readonly FieldPlan[] {
  return [...fields, ...members.filter((field) => field.kind === "extension")];
}
