import type { MessagePlan } from "../plan/plan.ts";

export type { Representation } from "../plan/plan.ts";

/**
 * A message type. Every codec is one.
 *
 * `T` is what decode and create return; `TInit` is what encode, create and merge accept; `TOneofs` maps the name of
 * each oneof to the properties of its members.
 */
export interface MessageType<T = any, TInit = any, TOneofs = any> {
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** The plan of the type: what the type is, as data. */
  readonly plan: MessagePlan;
  /** @internal Carries the types; does not exist at run time. */
  readonly "~types"?: { readonly message: T; readonly init: TInit; readonly oneofs: TOneofs };
}

/**
 * The key of a message's unknown fields: one Uint8Array of whole records in wire order, present only where there are any.
 *
 * Shared by all copies of wireform: `Symbol.for("wireform.unknownFields")`.
 */
export const unknownFields: unique symbol = Symbol.for("wireform.unknownFields") as never;
