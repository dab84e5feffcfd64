import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { irregular } from "./irregular.ts";

function refuse(): never {
  throw irregular;
}

/**
 * Rejects messages that lack a required field, or have two members of a oneof. Undefined if there is nothing to check.
 */
export function completeness(
  { oneofs }: MessagePlan,
  members: readonly FieldPlan[],
): ((values: readonly unknown[]) => void) | undefined {
  const required = members.flatMap(({ presence }, index) => (presence === "required" ? [index] : []));
  const groups = oneofs.map(({ fields }) => fields.map((field) => members.indexOf(field)));
  if (required.length + groups.length === 0) return undefined;
  return (values) => {
    for (let index = 0; index < required.length; index++) if ((values[required[index]!] ?? null) === null) refuse();
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index]!;
      let set = 0;
      for (let each = 0; each < group.length; each++) if ((values[group[each]!] ?? null) !== null) set++;
      if (set > 1) refuse();
    }
  };
}
