/*
 * The functions of the interpreter that decode and encode a message, 16 times the same text; made by build/made/copies.mjs (npm run make).
 *
 * V8 keeps what it learns about a place in the code (which property, which shape of object, which function) by the text: closures made of one text share it.
 * A type with a text of its own stores and loads properties, and calls what reads and writes its fields, as if it were compiled (all benchmark cases).
 */

import { unknownFields } from "../message/message-type.ts";
import { cursor, readTag } from "../wire/varint.ts";
import { throwTruncated } from "../wire/wire-error.ts";
import { type DecodeCopy, type EncodeCopy, readOther } from "./copy-parts.ts";
import { charge, throwTooDeep } from "./runtime/decode-state.ts";
import { addUnknown, frame, takeUnknown } from "./runtime/unknown.ts";
import { writeUnknown } from "./runtime/write-scalar.ts";

/** This many fields of a type are set one by one; the others in a loop. */
export const copiedFields = 16;
export const decodeCopies: readonly DecodeCopy[] = [
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
  (type) => {
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [decode0, decode1, decode2, decode3, decode4, decode5, decode6, decode7, decode8, decode9, decode10, decode11, decode12, decode13, decode14, decode15] = decoders;
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = type.names as any[];
    const [slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7, slot8, slot9, slot10, slot11, slot12, slot13, slot14, slot15] = slotOf;
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
          case 0:
            slots[slot0!] = decode0!(bytes, position, end, depth, slots[slot0!], start, slots);
            break;
          case 1:
            slots[slot1!] = decode1!(bytes, position, end, depth, slots[slot1!], start, slots);
            break;
          case 2:
            slots[slot2!] = decode2!(bytes, position, end, depth, slots[slot2!], start, slots);
            break;
          case 3:
            slots[slot3!] = decode3!(bytes, position, end, depth, slots[slot3!], start, slots);
            break;
          case 4:
            slots[slot4!] = decode4!(bytes, position, end, depth, slots[slot4!], start, slots);
            break;
          case 5:
            slots[slot5!] = decode5!(bytes, position, end, depth, slots[slot5!], start, slots);
            break;
          case 6:
            slots[slot6!] = decode6!(bytes, position, end, depth, slots[slot6!], start, slots);
            break;
          case 7:
            slots[slot7!] = decode7!(bytes, position, end, depth, slots[slot7!], start, slots);
            break;
          case 8:
            slots[slot8!] = decode8!(bytes, position, end, depth, slots[slot8!], start, slots);
            break;
          case 9:
            slots[slot9!] = decode9!(bytes, position, end, depth, slots[slot9!], start, slots);
            break;
          case 10:
            slots[slot10!] = decode10!(bytes, position, end, depth, slots[slot10!], start, slots);
            break;
          case 11:
            slots[slot11!] = decode11!(bytes, position, end, depth, slots[slot11!], start, slots);
            break;
          case 12:
            slots[slot12!] = decode12!(bytes, position, end, depth, slots[slot12!], start, slots);
            break;
          case 13:
            slots[slot13!] = decode13!(bytes, position, end, depth, slots[slot13!], start, slots);
            break;
          case 14:
            slots[slot14!] = decode14!(bytes, position, end, depth, slots[slot14!], start, slots);
            break;
          case 15:
            slots[slot15!] = decode15!(bytes, position, end, depth, slots[slot15!], start, slots);
            break;
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
      const message: any = template === undefined ? new Message() : { ...template };
      if (plain > 0) message[name0] = slots[0];
      if (plain > 1) message[name1] = slots[1];
      if (plain > 2) message[name2] = slots[2];
      if (plain > 3) message[name3] = slots[3];
      if (plain > 4) message[name4] = slots[4];
      if (plain > 5) message[name5] = slots[5];
      if (plain > 6) message[name6] = slots[6];
      if (plain > 7) message[name7] = slots[7];
      if (plain > 8) message[name8] = slots[8];
      if (plain > 9) message[name9] = slots[9];
      if (plain > 10) message[name10] = slots[10];
      if (plain > 11) message[name11] = slots[11];
      if (plain > 12) message[name12] = slots[12];
      if (plain > 13) message[name13] = slots[13];
      if (plain > 14) message[name14] = slots[14];
      if (plain > 15) message[name15] = slots[15];
      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };
  },
];

export const encodeCopies: readonly EncodeCopy[] = [
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
  (type) => {
    const { names, encoders } = type;
    const [encode0, encode1, encode2, encode3, encode4, encode5, encode6, encode7, encode8, encode9, encode10, encode11, encode12, encode13, encode14, encode15] = encoders as any[];
    const [name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, name12, name13, name14, name15] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
      if (length > 0) position = encode0(message, message[name0], bytes, position, depth);
      if (length > 1) position = encode1(message, message[name1], bytes, position, depth);
      if (length > 2) position = encode2(message, message[name2], bytes, position, depth);
      if (length > 3) position = encode3(message, message[name3], bytes, position, depth);
      if (length > 4) position = encode4(message, message[name4], bytes, position, depth);
      if (length > 5) position = encode5(message, message[name5], bytes, position, depth);
      if (length > 6) position = encode6(message, message[name6], bytes, position, depth);
      if (length > 7) position = encode7(message, message[name7], bytes, position, depth);
      if (length > 8) position = encode8(message, message[name8], bytes, position, depth);
      if (length > 9) position = encode9(message, message[name9], bytes, position, depth);
      if (length > 10) position = encode10(message, message[name10], bytes, position, depth);
      if (length > 11) position = encode11(message, message[name11], bytes, position, depth);
      if (length > 12) position = encode12(message, message[name12], bytes, position, depth);
      if (length > 13) position = encode13(message, message[name13], bytes, position, depth);
      if (length > 14) position = encode14(message, message[name14], bytes, position, depth);
      if (length > 15) position = encode15(message, message[name15], bytes, position, depth);
      for (let index = 16; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };
  },
];
