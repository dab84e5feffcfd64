import type { ProtobufError } from "../../errors.ts";
import { memoryText } from "../../message/memory-budget.ts";
import type { MessagePlan } from "../../plan/plan.ts";
import { throwLimitExceeded } from "../../wire/wire-error.ts";

/*
 * What holds for the decode that is under way. Decoding calls no code of the user's, so that there is only ever one.
 */

/** The error of a message that lacks a required field; undefined if none is absent. */
export type FindMissing = (plan: MessagePlan, message: object) => ProtobufError | undefined;

/** The options of the decode under way, as flags: those of no options, except while a decode with options runs. */
export const decoding: {
  keepUnknown: boolean;
  viewBytes: boolean;
  copyStrings: boolean;
  invalidUtf8: "keep" | "replace" | "error";
  /** Set where a message was left without a required field, which a later record of it may still bring: what looks for such fields then. */
  incomplete: FindMissing | undefined;
  /** Set where messages are to be sorted at the end: what sorts them, or forgets them. */
  sort: ((isDone: boolean) => void) | undefined;
  /** Set where there is something to do when the decode has ended: to look for required fields, or to let go of the input. */
  unfinished: boolean;
} = {
  keepUnknown: true,
  viewBytes: false,
  copyStrings: false,
  invalidUtf8: "keep",
  incomplete: undefined,
  sort: undefined,
  unfinished: false,
};

/**
 * Estimated bytes that the result may still take: a part of them, of 32 bits, which processors subtract from in place (benchmark case `otlp`), and the others.
 */
export const memory = new Int32Array(1) as Int32Array & { 0: number };
let reserve = 0;
const largestPart = 0x4000_0000;

/** How many estimated bytes the result may take. */
export function allowMemory(size: number): void {
  memory[0] = Math.min(size, largestPart);
  reserve = size < largestPart ? 0 : size - largestPart;
}

/** Takes `size` estimated bytes from what the result may take. Errors: LIMIT_EXCEEDED. */
export function charge(size: number, position: number): void {
  if ((memory[0]! -= size) < 0) takeReserve(size, position);
}

/** Where the part is too small for `size`, which has been taken from it. Errors: LIMIT_EXCEEDED. */
export function takeReserve(size: number, position: number): void {
  // What the part has lost, it gets back to the bit, whatever 32 bits were left of the difference.
  const rest = (memory[0]! += size) + reserve - size;
  if (rest < 0) throwLimitExceeded(position, memoryText);
  allowMemory(rest);
}

/** Gives back what was charged. */
export function refund(size: number): void {
  allowMemory(memory[0]! + reserve + size);
}

/** What the result may still take. */
export function memoryLeft(): number {
  return memory[0]! + reserve;
}

/** A record that continues a message is as deep as one that begins it; the message has been charged. Errors: LIMIT_EXCEEDED. */
export function beginMerge(depth: number, position: number): void {
  if (depth < 0) throwTooDeep(position);
}

export function throwTooDeep(position: number): never {
  throwLimitExceeded(position, "the message is nested deeper than maxDepth allows");
}
