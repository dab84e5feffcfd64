/** Decodes the message between `position` and `end`, or up to the tag `endTag` (0: none), behind which it leaves the position in the cursor. */
export type DecodeMessage = (bytes: Uint8Array, position: number, end: number, depth: number, endTag: number) => object;

/** The same, and continues `previous`, a message that an earlier record of the same field gave; it may be used up. */
export type InterpretMessage = (
  bytes: Uint8Array,
  position: number,
  end: number,
  depth: number,
  endTag: number,
  previous?: object,
) => object;

/** Writes the fields of a message; returns the position after them. */
export type EncodeMessage = (message: any, bytes: Uint8Array, position: number, depth: number) => number;

/** The functions of a message type; filled in when the type is built, so that types can refer to each other. */
export interface MessageFunctions {
  decode: DecodeMessage;
  encode: EncodeMessage;
}

export interface InterpretedFunctions extends MessageFunctions {
  decode: InterpretMessage;
}
