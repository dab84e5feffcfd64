import type { ErrorCode } from "../../errors.ts";
import { describeValue } from "../../message/describe.ts";
import type { PathStep } from "../../message/path.ts";

/*
 * What encode finds wrong. Who writes knows the value alone; the loops over fields, elements and entries around it tell
 * where they are while the fault goes up through them, so that writing does not track the path.
 */

/** What is thrown inside. */
export class Fault {
  declare code: ErrorCode;
  declare readonly reason: string;
  /** From the inside out. */
  readonly steps: PathStep[] = [];
  /** The messages, lists and maps that the steps are in. */
  readonly holders: unknown[] = [];
  /** The message that is nested too deep, and what finds out whether one contains itself. */
  declare readonly deepest?: unknown;
  declare cycleOf?: (fault: Fault) => string | undefined;
  /** What emitted code has thrown, and what its codec says of the place, to be put behind the path. */
  declare cause?: unknown;
  rest = "";

  constructor(code: ErrorCode, reason: string) {
    this.code = code;
    this.reason = reason;
  }
}

export function fail(code: ErrorCode, reason: string): never {
  throw new Fault(code, reason);
}

/** The INVALID_TYPE error. */
export function failType(expected: string, value: unknown): never {
  fail("INVALID_TYPE", `expected ${expected}, got ${describeValue(value)}`);
}

/** What has been thrown at `step` of `holder`, to be thrown on. */
export function at(error: unknown, step: PathStep, holder: unknown): unknown {
  if (error instanceof Fault) {
    error.steps.push(step);
    error.holders.push(holder);
  }
  return error;
}

/** Gives the value where it is an integer of the range. */
export function checkInteger(value: unknown, least: number, most: number, type: string): number {
  if (typeof value !== "number" || !Number.isInteger(value)) failType(`an integer (${type})`, value);
  if (value < least || value > most) fail("OUT_OF_RANGE", `${value} is out of the range of ${type}`);
  return value;
}
