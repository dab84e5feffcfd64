import { indexByNumber } from "../../plan/number-map.ts";
import type { MessagePlan } from "../../plan/plan.ts";
import { cursor, writeVarint32 } from "../../wire/varint.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldOf, fieldVariable } from "../emission.ts";
import type { Interpretation, MessageSetExtension, Part } from "../parts.ts";
import { readMessageSetItem } from "../runtime/message-set.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { type Code, js, literal } from "../source/code.ts";
import { emitDecodeOrMerge, emitMessage } from "../value/message.ts";
import type { DecodeSite, FieldEmitter, FieldInterpreter, RecordEmitter, RecordInterpreter } from "./field-codec.ts";
import { emitSingular, interpretSingular } from "./singular.ts";

/*
 * MessageSet, the wire format from before extensions: each extension is a group 1 of its number (field 2) and its message (field 3). An item of an extension
 * that the schema does not know is an unknown record like any other.
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto (message_set_wire_format)
 */

const itemTag = makeTag(1, 3);
const itemEndTag = makeTag(1, 4);
const typeIdTag = makeTag(2, 0);
const messageTag = makeTag(3, 2);

/** The extensions of a MessageSet; others cannot be declared. */
function extensionsOf(plan: MessagePlan): readonly MessageSetExtension[] {
  return plan.members.filter(
    (field): field is MessageSetExtension => field.cardinality === "singular" && field.value.kind === "message",
  );
}

/** An extension of a MessageSet: written as an item; read as an item, or as a plain field. */
export function emitMessageSetExtension(field: MessageSetExtension): FieldEmitter {
  const value = emitMessage({ ...field.value, delimited: false }, 3);
  return {
    records: isPlainNumber(field) ? emitSingular(field).records : [],
    emitEncode: (emission) => js`
      const ${fieldVariable(field)} = ${fieldOf(field)};
      if (${fieldVariable(field)} !== undefined) {
        ${emission.writeTag(itemTag)}
        ${emission.writeTag(typeIdTag)}
        ${emission.writeTag(field.number)}
        ${emission.writeTag(messageTag)}
        ${value.emitWrite(emission, fieldVariable(field), js`message`, literal(field.localName))}
        ${emission.writeTag(itemEndTag)}
      }
    `,
  };
}

/** Items have larger numbers than fields. */
function isPlainNumber({ number }: MessageSetExtension): boolean {
  return number <= 0x1fff_ffff;
}

/** What is done with the items of a MessageSet. */
export function emitMessageSetItem(plan: MessagePlan): RecordEmitter {
  return {
    tag: itemTag,
    repeats: true,
    rejects: "record",
    emitDecode: (emission, site) => emitDecodeItem(emission, extensionsOf(plan), site),
  };
}

export const messageSetPart: Part<"messageSet"> = {
  messageSet: {
    extension: (field: MessageSetExtension, interpretation: Interpretation): FieldInterpreter => {
      const { write } = interpretation.parts.message!({ ...field.value, delimited: false }, 3, interpretation);
      return {
        records: isPlainNumber(field) ? interpretSingular(field, interpretation).records : [],
        encode: (message, item, bytes, position, depth) => {
          if (item === undefined) return position;
          for (const tag of [itemTag, typeIdTag, field.number, messageTag])
            position = writeVarint32(bytes, position, tag);
          position = write(bytes, position, item, message, field.localName, depth);
          return writeVarint32(bytes, position, itemEndTag);
        },
      };
    },
    item: (plan: MessagePlan, { link }: Interpretation): RecordInterpreter => {
      const byNumber = indexByNumber(
        extensionsOf(plan).map(({ number, slot, value }) => ({ number, slot, link: link(value.message) })),
      );
      return {
        tag: itemTag,
        slot: 0,
        decode: (bytes, position, end, depth, _previous, start, slots) => {
          const item = readMessageSetItem(bytes, start, position, end, depth);
          const next = cursor.position;
          const known = byNumber.get(item.number);
          if (known === undefined) {
            keepRecord(bytes, start, next);
          } else {
            const { slot } = known;
            const previous = slots[slot] as object | undefined;
            slots[slot] = known.link.decode(bytes, item.start, item.end, depth - 1, 0, previous);
            cursor.position = next;
          }
          return slots[0];
        },
      };
    },
  },
};

function emitDecodeItem(emission: Emission, extensions: readonly MessageSetExtension[], site: DecodeSite): Code {
  return js`
    {
      const item = ${emission.runtime("readMessageSetItem")}(bytes, start, position, end, depth);
      position = ${emission.runtime("cursor")}.position | 0;
      switch (item.number) {
        ${extensions.map((field) => emitCase(emission, field, site))}
        default:
          ${site.reject}
      }
    }
  `;
}

function emitCase(emission: Emission, field: MessageSetExtension, site: DecodeSite): Code {
  return js`
    case ${field.number}:
      ${emitDecodeOrMerge(emission, field.value.message, js`value`, fieldOf(field), js`item.start`, js`item.end`)}
      ${site.store(field, js`value`)}
      break;
  `;
}
