/*
 * The loops of the interpreter for code that is to be small: all types share them. Messages are made of the slots by a literal.
 * Of the same text as copies.ts: made by build/made/copies.mjs (npm run make).
 */

import { unknownFields } from "../message/message-type.ts";
import { cursor, readTag } from "../wire/varint.ts";
import { throwTruncated } from "../wire/wire-error.ts";
import { type DecodeParts, type EncodeParts, readOther } from "./copy-parts.ts";
import type { EncodeMessage, InterpretMessage } from "./interpretation.ts";
import { charge, throwTooDeep } from "./runtime/decode-state.ts";
import { addUnknown, frame, takeUnknown } from "./runtime/unknown.ts";
import { writeUnknown } from "./runtime/write-scalar.ts";

export function decodeLoop(type: DecodeParts, make: (slots: readonly unknown[]) => any): InterpretMessage {
  const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
  return (bytes, position, end, depth, endTag, previous) => {
    if (depth < 0) throwTooDeep(position);
    if (previous === undefined) charge(memory, position);
    const slots = previous === undefined ? empty.slice() : continued(previous);
    const parentBase = frame.base;
    frame.base = -1;
    let expected = 0;
    while (position < end) {
      const start = position;
      let tag = bytes[position++]!;
      if (tag > 127) {
        tag = readTag(bytes, start, end);
        position = cursor.position;
      }
      if (tags[expected] !== tag && tags[++expected] !== tag) expected = find(tag);
      switch (expected) {
        case -1:
          expected = 0;
          position = readOther(bytes, start, end, depth, endTag);
          if (position < 0) {
            position = end = ~position;
            endTag = 0;
          }
          continue;
        default:
          slots[slotOf[expected]!] = decoders[expected]!(bytes, position, end, depth, slots[slotOf[expected]!], start, slots);
      }
      position = cursor.position;
    }
    if (position !== end || endTag !== 0) throwTruncated(end);
    if (complete !== undefined) complete(slots);
    const message: any = make(slots);
    if (finish !== undefined) finish(message, slots, position, previous);
    if (previous !== undefined) takeUnknown(message, previous);
    if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
    frame.base = parentBase;
    cursor.position = position;
    return message;
  };
}

export function encodeLoop(type: EncodeParts): EncodeMessage {
  const { names, encoders } = type;
  const { length } = encoders;
  return (message, bytes, position, depth) => {
    let index = 0;
    for (const key in message) {
      for (; index < length && key !== names[index]; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      if (index === length) break;
      position = encoders[index++]!(message, message[key], bytes, position, depth);
    }
    for (; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
    const unknown: unknown = message[unknownFields];
    return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
  };
}
