import { indexByNumber } from "../../plan/number-map.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { type Emission, fieldOf, fieldVariable } from "../emission.ts";
import type { MessagePlan, MessageValuePlan, SingularPlan } from "../../plan/plan.ts";
import { runtime } from "../runtime-names.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { cursor } from "../../wire/varint.ts";
import { type Code, js, literal } from "../source/code.ts";
import { emitDecodeOrMerge, messageValue } from "../value/message.ts";
import type { DecodeRecord, DecodeSite, FieldCodec, RecordCodec } from "./field-codec.ts";
import { singularField } from "./singular.ts";

/*
 * MessageSet, the wire format from before extensions: each extension is a group 1 of its number (field 2) and its message (field 3). An item of an extension
 * that the schema does not know is an unknown record like any other.
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto (message_set_wire_format)
 */

const itemTag = makeTag(1, 3);
const itemEndTag = makeTag(1, 4);
const typeIdTag = makeTag(2, 0);
const messageTag = makeTag(3, 2);

type Extension = SingularPlan & { readonly value: MessageValuePlan };

/** The extensions of a MessageSet; others cannot be declared. */
function extensionsOf(plan: MessagePlan): readonly Extension[] {
  return plan.members.filter(
    (field): field is Extension => field.cardinality === "singular" && field.value.kind === "message",
  );
}

/** An extension of a MessageSet: written as an item; read as an item, or as a plain field. */
export function messageSetField(field: Extension): FieldCodec {
  const plain = singularField(field);
  const value = messageValue({ ...field.value, delimited: false }, 3);
  return {
    records: field.number <= 0x1fff_ffff ? plain.records : [],
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
    interpretEncode: (interpretation) => {
      const write = value.interpretWrite(interpretation);
      const { writeVarint32 } = runtime;
      return (message, item, bytes, position, depth) => {
        if (item === undefined) return position;
        for (const tag of [itemTag, typeIdTag, field.number, messageTag])
          position = writeVarint32(bytes, position, tag);
        position = write(bytes, position, item, message, field.localName, depth);
        return writeVarint32(bytes, position, itemEndTag);
      };
    },
  };
}

/** What is done with the items of a MessageSet. */
export function messageSetItem(plan: MessagePlan): RecordCodec {
  const extensions = extensionsOf(plan);
  return {
    tag: itemTag,
    slot: 0,
    repeats: true,
    rejects: "record",
    emitDecode: (emission, site) => emitDecodeItem(emission, extensions, site),
    interpretDecode: (interpretation): DecodeRecord => {
      const { readMessageSetItem } = runtime;
      const byNumber = indexByNumber(
        extensions.map(({ number, slot, value }) => ({ number, slot, link: interpretation.link(value.message) })),
      );
      return (bytes, position, end, depth, _previous, start, slots) => {
        const item = readMessageSetItem(bytes, start, position, end, depth);
        const next = cursor.position;
        const known = byNumber.get(item.number);
        if (known === undefined) {
          keepRecord(bytes, start, next);
        } else {
          const { slot } = known;
          slots[slot] = known.link.decode(bytes, item.start, item.end, depth - 1, 0, slots[slot] as object | undefined);
          cursor.position = next;
        }
        return slots[0];
      };
    },
  };
}

function emitDecodeItem(emission: Emission, extensions: readonly Extension[], site: DecodeSite): Code {
  return js`
    {
      const item = ${emission.runtime("readMessageSetItem")}(bytes, start, position, end, depth);
      position = cursor.position | 0;
      switch (item.number) {
        ${extensions.map((field) => emitCase(emission, field, site))}
        default:
          ${site.reject}
      }
    }
  `;
}

function emitCase(emission: Emission, field: Extension, site: DecodeSite): Code {
  return js`
    case ${field.number}:
      ${emitDecodeOrMerge(emission, field.value.message, js`value`, fieldOf(field), js`item.start`, js`item.end`)}
      ${site.store(field, js`value`)}
      break;
  `;
}
