// The loops of the interpreter: one text, many times.

/** This many types have their own code in each direction; later types share it, which is no slower than one copy for all. */
const count = 16;
/** The number of fields of each that are handled one by one; the others are in loops. */
const fields = 16;

const imports = `
import { unknownFields } from "../message/message-type.ts";
import { cursor, readTag } from "../wire/varint.ts";
import { throwTruncated } from "../wire/wire-error.ts";
`;
const runtimeImports = `
import { charge, throwTooDeep } from "./runtime/decode-state.ts";
import { addUnknown, frame, takeUnknown } from "./runtime/unknown.ts";
import { writeUnknown } from "./runtime/write-scalar.ts";
`;

const each = (line) => Array.from({ length: fields }, (_, index) => `${line(index)}\n`).join("");
const list = (prefix) => Array.from({ length: fields }, (_, index) => prefix + index).join(", ");

/** The body of a function of `type`, a `CopyParts`. */
const decode = `
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
    const { Message, template, plain } = type;
    const [${list("decode")}] = decoders;
    const [${list("name")}] = type.names as any[];
    const [${list("slot")}] = slotOf;
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
${each(
  (index) => `          case ${index}:
            slots[slot${index}!] = decode${index}!(bytes, position, end, depth, slots[slot${index}!], start, slots);
            break;`,
)}          case -1:
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
${each((index) => `      if (plain > ${index}) message[name${index}] = slots[${index}];`)}      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };`;

/** The same of an `EncodeParts`. */
const encode = `
    const { names, encoders } = type;
    const [${list("encode")}] = encoders as any[];
    const [${list("name")}] = names as any[];
    const { length } = encoders;
    return (message, bytes, position, depth) => {
${each((index) => `      if (length > ${index}) position = encode${index}(message, message[name${index}], bytes, position, depth);`)}      for (let index = ${fields}; index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
      const unknown: unknown = message[unknownFields];
      return unknown === undefined ? position : writeUnknown(bytes, position, unknown, message);
    };`;

/** What src/codec/copies.ts is to hold. */
export function copies() {
  const copy = (body) => `
  (type) => {${body}
  },`;
  return `/*
 * The functions of the interpreter that decode and encode a message, ${count} times the same text; made by build/made/copies.mjs (npm run make).
 *
 * V8 keeps what it learns about a place in the code (which property, which shape of object, which function) by the text: closures made of one text share it.
 * A type with a text of its own stores and loads properties, and calls what reads and writes its fields, as if it were compiled (all benchmark cases).
 */
${imports}import { type DecodeCopy, type EncodeCopy, readOther } from "./copy-parts.ts";${runtimeImports}
/** This many fields of a type are set one by one; the others in a loop. */
export const copiedFields = ${fields};
export const decodeCopies: readonly DecodeCopy[] = [${copy(decode).repeat(count)}
];

export const encodeCopies: readonly EncodeCopy[] = [${copy(encode).repeat(count)}
];
`;
}
