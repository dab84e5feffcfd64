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
  /** Several records of the tag are likely to follow each other. */
  readonly repeats: boolean;
  /** Statements that read the record whose tag has been read: it starts at `start`, its value at `position`. */
  emitDecode(emission: Emission): Code;
  interpretDecode(interpretation: Interpretation): DecodeRecord;
}

/** Reads a record into its slot, and returns the position after it. */
export type DecodeRecord = (slots: unknown[], bytes: Uint8Array, start: number, position: number, end: number, depth: number) => number;

/** Writes a field of a message, if it is there, and returns the position after it. */
export type EncodeField = (message: any, bytes: Uint8Array, position: number, depth: number) => number;
