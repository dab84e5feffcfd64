import { getOwn } from "../../message/property.ts";
import type { OneofPlan, SingularPlan } from "../../plan/plan.ts";
import { fail } from "./fault.ts";
import type { ReadValue } from "./kind.ts";
import type { OneOf } from "./parts.ts";
import { noSlot } from "./type.ts";

/** A member of a oneof: on the wire it takes the place of the others, in a message it is the only one. */
export function oneof(field: SingularPlan, { read, write }: OneOf): OneOf {
  const { slot, value, localName } = field;
  const group = field.oneof!;
  const isMessage = value.kind === "message";
  const readMember: ReadValue = (depth, previous, start, slots) => {
    const member = read(depth, isMessage ? previous : undefined, start, slots);
    if (member === undefined) return previous;
    const set = (slots[group.slot] ??= setSlot(group, slots)) as number;
    if (set !== slot && set !== noSlot) slots[set] = undefined;
    slots[group.slot] = slot;
    return member;
  };
  return {
    read: readMember,
    write: (member, depth, message: any) => {
      if (member === undefined) return;
      // Members before this one, in number order, must not be set, too.
      for (const other of group.fields) {
        if (other === field) break;
        if ((other.inherited ? getOwn(message, other.localName) : message[other.localName]) !== undefined)
          fail("ONEOF_CONFLICT", `oneof ${group.name} has two members set: ${other.localName} and ${localName}`);
      }
      write(member, depth, message);
    },
  };
}

/** The slot of the member that is set, of a message that is continued. */
function setSlot({ fields }: OneofPlan, slots: readonly unknown[]): number {
  return fields.find((member) => slots[member.slot] !== undefined)?.slot ?? noSlot;
}
