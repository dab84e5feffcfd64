import type { FieldPlan, MessagePlan } from "./plan.ts";

/** The members in the order of a message's properties: fields by number, then extensions by number. */
export function inPropertyOrder({ fields, members }: MessagePlan): readonly FieldPlan[] {
  return members.length === fields.length
    ? fields
    : [...fields, ...members.filter((member) => member.kind === "extension")];
}
