// The loops of the interpreter: one text, with so many fields of a type written out as it is made for. Without any it is loops.ts.

/** So many types have code of their own each way; the next ones share it with these, which makes them no slower than one copy for all would. */
const count = 16;
/** Of so many fields of each; the others are in loops. */
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

const each = (size, line) => Array.from({ length: size }, (_, index) => `${line(index)}\n`).join("");
const list = (size, prefix) => Array.from({ length: size }, (_, index) => prefix + index).join(", ");

/** The body of a function of `type`, a `DecodeParts`, for types of which `size` fields are written out. */
const decode = (size) => `
    const { memory, empty, continued, tags, slotOf, decoders, find, complete, finish } = type;
${
  size === 0
    ? ""
    : `    const { Message, template, plain } = type;
    const [${list(size, "decode")}] = decoders;
    const [${list(size, "name")}] = type.names as any[];
    const [${list(size, "slot")}] = slotOf;
`
}    return (bytes, position, end, depth, endTag, previous) => {
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
  size,
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
      const message: any = ${size === 0 ? "make(slots)" : "template === undefined ? new Message() : { ...template }"};
${each(size, (index) => `      if (plain > ${index}) message[name${index}] = slots[${index}];`)}      if (finish !== undefined) finish(message, slots, position, previous);
      if (previous !== undefined) takeUnknown(message, previous);
      if (frame.base !== -1) message[unknownFields] = addUnknown(message[unknownFields], frame.base, position);
      frame.base = parentBase;
      cursor.position = position;
      return message;
    };`;

/**
 * What all types share reads properties by their names, which V8 looks up anew in each object; but those of a loop over an object it finds at once. Most messages
 * have them in the order of the fields (cases `records` and `otlp` of a module for size: 1.2 times as fast).
 */
const inOrder = `      let index = 0;
      for (const key in message) {
        for (; index < length && key !== names[index]; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
        if (index === length) break;
        position = encoders[index++]!(message, message[key], bytes, position, depth);
      }
      for (; `;

/** The same of an `EncodeParts`. */
const encode = (size) => `
    const { names, encoders } = type;
${
  size === 0
    ? ""
    : `    const [${list(size, "encode")}] = encoders as any[];
    const [${list(size, "name")}] = names as any[];
`
}    const { length } = encoders;
    return (message, bytes, position, depth) => {
${each(size, (index) => `      if (length > ${index}) position = encode${index}(message, message[name${index}], bytes, position, depth);`)}${size === 0 ? inOrder : `      for (let index = ${size}; `}index < length; index++) position = encoders[index]!(message, message[names[index]!], bytes, position, depth);
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
/** So many fields of a type are set one by one; the others in a loop. */
export const copiedFields = ${fields};
export const decodeCopies: readonly DecodeCopy[] = [${copy(decode(fields)).repeat(count)}
];

export const encodeCopies: readonly EncodeCopy[] = [${copy(encode(fields)).repeat(count)}
];
`;
}

/** What src/codec/loops.ts is to hold. */
export function loops() {
  return `/*
 * The loops of the interpreter for code that is to be small: all types share them. Messages are made of the slots by a literal.
 * Of the same text as copies.ts: made by build/made/copies.mjs (npm run make).
 */
${imports}import { type DecodeParts, type EncodeParts, readOther } from "./copy-parts.ts";
import type { EncodeMessage, InterpretMessage } from "./interpretation.ts";${runtimeImports}
export function decodeLoop(type: DecodeParts, make: (slots: readonly unknown[]) => any): InterpretMessage {${outdent(decode(0))}
}

export function encodeLoop(type: EncodeParts): EncodeMessage {${outdent(encode(0))}
}
`;
}

function outdent(body) {
  return body.replaceAll("\n  ", "\n");
}
