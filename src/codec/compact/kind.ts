/*
 * What a value is: of a singular field, an element of a list, or a key or value of a map. Its functions read and write at the place of input.ts and output.ts.
 */

export interface Kind {
  readonly wireType: number;
  /** Gives undefined for what is no value of the kind: it belongs to the unknown fields. A message goes on from `previous`. */
  readonly read: ReadValue;
  readonly write: WriteValue;
  /** What an absent value is; undefined of messages. */
  readonly zero?: unknown;
  /** Tells what stands for the zero beside it. */
  readonly isZero?: (value: unknown) => boolean;
  /** `read` may give undefined. */
  readonly mayReject?: boolean;
  /** Estimated bytes beside the place of the value; strings, bytes and messages charge themselves. */
  readonly memory?: number;
  /** The same in a property; or `true`, where that takes more if it is a number past 31 bits. */
  readonly propertyMemory?: number | true;
  /** The key of a map that a text stands for, undefined where it stands for none; without it, keys are texts. */
  readonly keyOf?: (text: string) => unknown;
}

/** `start` is where the record starts, `slots` are the values of the message by slot. */
export type ReadValue = (depth: number, previous: any, start: number, slots: unknown[]) => unknown;
export type WriteValue = (value: any, depth: number) => void;

/** Integers in the one way that `String` writes them: "01" and "-0" would be other keys of the same object. */
const canonicalInteger = /^(?:0|-?[1-9]\d{0,19})$/;

export function integerKey(text: string): number | undefined {
  const number = Number(text);
  // Most are small, and an expression takes longer.
  return String(number | 0) === text || canonicalInteger.test(text) ? number : undefined;
}

export function longIntegerKey(text: string): bigint | undefined {
  return canonicalInteger.test(text) ? BigInt(text) : undefined;
}
