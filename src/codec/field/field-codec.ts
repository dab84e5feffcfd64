import type { Emission } from "../emission.ts";
import type { FieldPlan } from "../../plan/plan.ts";
import type { Code } from "../source/code.ts";

/*
 * How one field is read and written.
 *
 * Emitted code reads into the message itself, which has its absent values from the start. The interpreter has an array of slots, each undefined until the first
 * record of the field, and makes the object at the end, in one piece.
 */

export interface FieldEmitter {
  /** What is done behind each tag that the field takes; the one that encode writes first. */
  readonly records: readonly RecordEmitter[];
  /** Statements that write the field of the variable `message`. */
  emitEncode(emission: Emission): Code;
}

export interface FieldInterpreter {
  /** As of the emitter. */
  readonly records: readonly RecordInterpreter[];
  readonly encode: EncodeField;
}

export interface RecordEmitter {
  readonly tag: number;
  /** Emitted code reads one record at a time, and several are likely to follow each other. */
  readonly repeats: boolean;
  /** What may be none of the field's and is kept as unknown: the record as a whole, which can be left as it is for a second look, or what is within it. */
  readonly rejects: "nothing" | "record" | "element";
  /** Statements that read the record whose tag has been read into `message`: it starts at `start`, its value at `position`. */
  emitDecode(emission: Emission, site: DecodeSite): Code;
}

export interface RecordInterpreter {
  readonly tag: number;
  readonly slot: number;
  readonly decode: DecodeRecord;
}

/** The place of emitted code where a record is read. */
export interface DecodeSite {
  /** Records have come in the order of field numbers so far, and this is the first one of its field. */
  readonly inOrder: boolean;
  /** Statements that do something about the record between `start` and `position`, which is none of the field's. */
  readonly reject: Code;
  /** Statements that give the field of `message` a value. */
  store(field: FieldPlan, value: Code): Code;
  /** Statements that take the value of the field away. */
  clear(field: FieldPlan): Code;
}

/**
 * Reads a record, or several of the same tag that follow each other, and leaves the position after them in the cursor. Returns what the slot is to hold,
 * which was `previous`. A function that reads a value will do.
 */
export type DecodeRecord = (
  bytes: Uint8Array,
  position: number,
  end: number,
  depth: number,
  previous: any,
  start: number,
  slots: unknown[],
) => unknown;

/** Writes a field of a message, if it is there, and returns the position after it. `value` is what `message` has under its name, own or inherited. */
export type EncodeField = (message: any, value: unknown, bytes: Uint8Array, position: number, depth: number) => number;
