import type { MessagePlan } from "./plan.ts";

/**
 * Decodes the message between `position` and `end`, or up to the tag `endTag` (0: none), behind which it leaves the position in the cursor.
 *
 * `previous`, a message that an earlier record of the same field gave, is continued; it may be used up.
 */
export type DecodeMessage = (bytes: Uint8Array, position: number, end: number, depth: number, endTag: number, previous: object | undefined) => object;

/** Writes the fields of a message; returns the position after them. */
export type EncodeMessage = (message: any, bytes: Uint8Array, position: number, depth: number) => number;

/** The functions of a message type; filled in when the type is built, so that types can refer to each other. */
export interface MessageFunctions {
  decode: DecodeMessage;
  encode: EncodeMessage;
}

/** What closures refer to outside themselves, while they are made. */
export interface Interpretation {
  /** The functions of another type, which may not be there yet: keep the object, call its members. */
  link(plan: MessagePlan): MessageFunctions;
}
