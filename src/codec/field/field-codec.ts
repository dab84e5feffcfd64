import type { Emission } from "../emission.ts";
import type { Interpretation } from "../interpretation.ts";
import type { Code } from "../source/code.ts";

/**
 * How one field is read and written, by both twins.
 *
 * While a message is decoded, the values of its fields stand in slots: variables in emitted code, an array in the interpreter. A slot is undefined until the
 * first record of the field. The object is made at the end, in one piece.
 */
export interface FieldCodec {
  /** What is done behind each tag that the field takes; the one that encode writes first. */
  readonly records: readonly RecordCodec[];
  /** Statements that declare more variables than the slot. */
  emitVariables(): readonly Code[];
  /** Statements that write the field of the variable `message`. */
  emitEncode(emission: Emission): Code;
  interpretEncode(interpretation: Interpretation): EncodeField;
}

export interface RecordCodec {
  readonly tag: number;
  readonly slot: number;
  /** Several records of the tag are likely to follow each other. */
  readonly repeats: boolean;
  /** Statements that read the record whose tag has been read: it starts at `start`, its value at `position`. */
  emitDecode(emission: Emission): Code;
  interpretDecode(interpretation: Interpretation): DecodeRecord;
}

/**
 * Reads a record, or several of the same tag that follow each other, and leaves the position after them in the cursor. Returns what the slot is to hold,
 * which was `previous`. A function that reads a value will do.
 */
export type DecodeRecord = (bytes: Uint8Array, position: number, end: number, depth: number, previous: any, start: number, slots: unknown[]) => unknown;

/** Writes a field of a message, if it is there, and returns the position after it. `value` is what `message` has under its name, own or inherited. */
export type EncodeField = (message: any, value: unknown, bytes: Uint8Array, position: number, depth: number) => number;
