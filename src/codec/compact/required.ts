import type { MessagePlan } from "../../plan/plan.ts";
import { encoding } from "../runtime/encode-state.ts";
import { leaveIncomplete } from "../runtime/leave-incomplete.ts";
import { fail } from "./fault.ts";
import type { Parts } from "./parts.ts";

/** Required fields: they must be there, unless `partial`. */
export const required: NonNullable<Parts["required"]> = {
  write: ({ presence }, write) =>
    presence !== "required"
      ? write
      : (value, depth, message) => {
          if (value === undefined && !encoding.partial) fail("MISSING_REQUIRED", "required field is absent");
          write(value, depth, message);
        },
  complete: ({ members }: MessagePlan) => {
    const slotsOf = members.filter(({ presence }) => presence === "required").map(({ slot }) => slot);
    if (slotsOf.length === 0) return undefined;
    return (slots) => {
      for (const slot of slotsOf) if (slots[slot] === undefined) leaveIncomplete();
    };
  },
};
