import { cursor, readTag } from "../wire/varint.ts";
import type { DecodeRecord, EncodeField } from "./field/field-codec.ts";
import type { InterpretMessage, EncodeMessage } from "./interpretation.ts";
import { skipRecord } from "./runtime/skip-record.ts";
import { keepRecord } from "./runtime/unknown.ts";

/** What the function that decodes a type is made of. */
export interface DecodeParts {
  /** Estimated bytes of a message. */
  readonly memory: number;
  /** The slots of a message before its first record, to be copied. */
  readonly empty: readonly unknown[];
  /** The slots of a message that is continued. */
  readonly continued: (previous: object) => unknown[];
  /** Of the records that the type knows: the tag, the slot, and what reads them. */
  readonly tags: readonly number[];
  readonly slotOf: readonly number[];
  readonly decoders: readonly DecodeRecord[];
  /** The index of the record with a tag, -1 if there is none. */
  readonly find: (tag: number) => number;
  /** Gives absent fields what they are then; undefined if there is nothing to do. */
  readonly complete: ((slots: unknown[]) => void) | undefined;
  /**
   * Sets the properties that messages do not have from the start, of one that ends at `position`; undefined if there
   * are none.
   */
  readonly finish:
    | ((message: any, slots: readonly unknown[], position: number, previous: object | undefined) => void)
    | undefined;
}

/** And how a copy makes messages: with the first `plain` of their properties, fields in field-number order and then extensions. */
export interface CopyParts extends DecodeParts {
  readonly names: readonly string[];
  readonly plain: number;
  /** Makes an empty message, where there is no `template`, a message to be copied. */
  readonly Message: new () => any;
  readonly template: object | undefined;
}

/** What the function that encodes a type is made of: the properties in field-number order, and what writes each. */
export interface EncodeParts {
  readonly names: readonly string[];
  readonly encoders: readonly EncodeField[];
}

export type DecodeCopy = (parts: CopyParts) => InterpretMessage;
export type EncodeCopy = (parts: EncodeParts) => EncodeMessage;

/** Reads a record that is none of a field's, from its tag on; returns the position after it, or the complement of that where it ends the group. */
export function readOther(bytes: Uint8Array, start: number, end: number, depth: number, endTag: number): number {
  const tag = readTag(bytes, start, end);
  if ((tag & 7) === 4 && tag === endTag) return ~cursor.position;
  const position = skipRecord(bytes, start, cursor.position, end, tag, depth);
  keepRecord(bytes, start, position);
  return position;
}
