/*
 * What a value is: of a singular field, an element of a list, or a key or value of a map. Its functions read and write at the place of input.ts and output.ts.
 */

export interface Kind {
  readonly wireType: number;
  /**
   * Gives undefined for anything that is not a value of the kind: it belongs to the unknown fields. A message goes on from
   * `previous`.
   */
  readonly read: ReadValue;
  readonly write: WriteValue;
  /** What an absent value is; undefined for messages. */
  readonly zero?: unknown;
  /** Integers from 0 to 2³¹ - 1 are written as varints of themselves. */
  readonly isPlain?: true;
  /** Returns whether another value also counts as zero. */
  readonly isZero?: (value: unknown) => boolean;
  /** `read` may give undefined. */
  readonly mayReject?: boolean;
  /** Estimated bytes beside the place of the value; strings, bytes and messages charge themselves. */
  readonly memory?: number;
  /** The same in a property; or `true`, where that takes more if it is a number past 31 bits. */
  readonly propertyMemory?: number | true;
}

/** `start` is where the record starts, `slots` are the values of the message by slot. */
export type ReadValue = (depth: number, previous: any, start: number, slots: unknown[]) => unknown;
export type WriteValue = (value: any, depth: number) => void;
