import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import type { Unroll } from "./per-type.ts";
import { inPropertyOrder } from "../plan/order.ts";
import { type AnyMessage, putMember } from "./property.ts";
import { zeroMaker } from "./zero-value.ts";

/** Makes a message from values in the order of its properties; undefined and null are absent. */
export type BuildMessage = (values: readonly unknown[]) => AnyMessage;

/** The parts of the function that makes messages of a type, member by member in the order of properties. */
export interface BuildParts {
  readonly members: readonly FieldPlan[];
  /** Makes the value of an absent field; undefined if it has none. */
  readonly zeros: readonly ((() => unknown) | undefined)[];
}

export function buildParts(plan: MessagePlan): BuildParts {
  const members = inPropertyOrder(plan);
  const zeros = members.map((member) =>
    member.kind === "field" && member.presence === "implicit" ? zeroMaker(member, plan.representation) : undefined,
  );
  return { members, zeros };
}

/** The function that makes messages of a type from values that were read, in the shape that decode returns. */
export function messageBuilder(plan: MessagePlan, unroll: Unroll | undefined): BuildMessage {
  const parts = buildParts(plan);
  return (unroll?.(plan, "build", parts) as BuildMessage | undefined) ?? loop(plan, parts);
}

function loop(plan: MessagePlan, { members, zeros }: BuildParts): BuildMessage {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const own = members.map((member) => plan.absentIsOwn && member.kind === "field");
  return (values) => {
    const message: AnyMessage = {};
    for (let index = 0; index < names.length; index++) {
      const value = values[index];
      if (value !== undefined && value !== null) putMember(message, names[index]!, value, inherited[index]!);
      else if (zeros[index] !== undefined) putMember(message, names[index]!, zeros[index]!(), inherited[index]!);
      else if (own[index]!) putMember(message, names[index]!, undefined, inherited[index]!);
    }
    return message;
  };
}
