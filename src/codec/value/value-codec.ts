import type { Emission } from "../emission.ts";
import type { Code } from "../source/code.ts";

/*
 * How one value is read and written. In emitted code `bytes`, `position`, `end` and `depth` are variables; the interpreter has them as parameters, and
 * `read` leaves the new position in the cursor.
 */

export interface ValueEmitter {
  /** Statements that read a value into the variable `target`; a message goes on from `previous`, a message or undefined. */
  emitRead(emission: Emission, target: Code, previous?: Code): Code;
  /** Statements that write `value`, an expression without effects, which stands in `container` under `key`. */
  emitWrite(emission: Emission, value: Code, container: Code, key: Code): Code;
}

export interface ValueInterpreter {
  readonly read: ReadValue;
  readonly write: WriteValue;
}

/** Gives undefined for anything that is not a value of the type: the record belongs to the unknown fields (`mayReject`). */
export type ReadValue = (bytes: Uint8Array, position: number, end: number, depth: number, previous?: object) => unknown;
export type WriteValue = (
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
  depth: number,
) => number;
