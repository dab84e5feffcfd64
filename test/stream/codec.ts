import type { MessageCodec } from "../../src/codec/options.ts";
import { BinaryReader, BinaryWriter } from "../../src/wire/index.ts";
import { Small } from "../message/support.ts";

/** `message Note { bytes data = 1; }` by hand: streams need of a codec only that it encodes and decodes. */
export interface Note {
  data: Uint8Array;
}

export const noteCodec: MessageCodec<Note, Partial<Note>> = {
  ...Small,
  encode(note) {
    const writer = new BinaryWriter();
    if (note.data !== undefined && note.data.length > 0) writer.tag(1, 2).bytes(note.data);
    return writer.finish();
  },
  encodeInto: () => 0,
  size: () => 0,
  decode(bytes) {
    const note: Note = { data: new Uint8Array(0) };
    for (const reader = new BinaryReader(bytes); !reader.done; ) {
      const tag = reader.tag();
      if (tag.number === 1) note.data = reader.bytes();
      else reader.skip(tag);
    }
    return note;
  },
};

/** A note of `length` bytes, all `byte`. */
export function note(length: number, byte = 7): Note {
  return { data: new Uint8Array(length).fill(byte) };
}
