import { indexByNumber } from "../../plan/number-map.ts";
import type { MessagePlan, MessageValuePlan, SingularPlan } from "../../plan/plan.ts";
import { maxFieldNumber } from "../../wire/wire-type.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { bytes, position, readLength, readTag, readVarint, seek, setEnd, skip } from "./input.ts";
import { message } from "./message.ts";
import { writeVarint } from "./output.ts";
import type { FieldFunctions, Parts, RecordReader } from "./parts.ts";
import { makeSingular } from "./type.ts";
import { typeOf } from "./types.ts";

/*
 * MessageSet, the wire format from before extensions: each extension is a group 1 of its number (field 2) and its message (field 3). An item of an extension that is
 * not known is an unknown record like any other.
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto (message_set_wire_format)
 */

const itemTag = 11;
const typeIdTag = 16;
const messageTag = 26;
const itemEndTag = 12;

function extension(field: SingularPlan): FieldFunctions {
  const { write } = message({ ...(field.value as MessageValuePlan), delimited: false });
  return {
    // Items may have larger numbers than fields, which a plain record cannot have.
    records: field.number <= maxFieldNumber ? makeSingular(field).records : [],
    write: (item, depth) => {
      if (item === undefined) return;
      writeVarint(itemTag);
      writeVarint(typeIdTag);
      writeVarint(field.number);
      writeVarint(messageTag);
      write(item, depth);
      writeVarint(itemEndTag);
    },
  };
}

interface Item {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** Goes through an item that can be skipped. Number and message may stand in any order; of several, the first of each counts. */
function readItem(depth: number): Item {
  let number = -1;
  let start = -1;
  let to = -1;
  for (;;) {
    const from = position;
    const tag = readTag();
    if (tag === itemEndTag) return { number: start < 0 ? -1 : number, start, end: to };
    const content = position;
    if (tag === typeIdTag) {
      const value = readVarint();
      if (number < 0) number = value;
    } else if (tag === messageTag && start < 0) {
      const length = readLength();
      [start, to] = [position, position + length];
    }
    seek(content);
    skip(tag, from, depth);
  }
}

function item({ members }: MessagePlan): RecordReader {
  const byNumber = indexByNumber(
    members.map(({ number, slot, value }) => ({ number, slot, type: typeOf((value as MessageValuePlan).message) })),
  );
  return {
    tag: itemTag,
    slot: 0,
    read: (depth, _, start, slots) => {
      const content = position;
      skip(itemTag, start, depth);
      const next = position;
      seek(content);
      const found = readItem(depth);
      const known = byNumber.get(found.number);
      if (known === undefined) {
        keepRecord(bytes, start, next);
      } else {
        const outer = setEnd(found.end);
        seek(found.start);
        slots[known.slot] = known.type.read(depth - 1, 0, slots[known.slot] as object | undefined);
        setEnd(outer);
        seek(next);
      }
      return slots[0];
    },
  };
}

export const messageSet: NonNullable<Parts["messageSet"]> = { extension, item };
