import { v8Version } from "../wire/v8-version.ts";

/*
 * What values take in V8 with pointers of 8 bytes, as Node has it; the one table of all that `maxMemory` charges. Measured by test/security/memory.test.ts.
 */

import * as costs from "./costs.ts";

export const stringHead = 16;

/** Bytes of a string of this many characters below U+0080; strings of one character are shared. */
export function asciiMemory(length: number): number {
  return length < 2 ? 0 : (length + stringHead + 7) & ~7;
}

/** Bytes of a piece of a string below U+0080: a short one is copied, a longer one points into it. */
export function pieceMemory(length: number): number {
  return length < 13 ? asciiMemory(length) : 32;
}

/** Bytes of a string with others: V8 takes one byte for a character, or two for each where one is past U+00FF. */
export function textMemory(length: number): number {
  return stringHead + 4 + (((length * 7) / 5) | 0);
}

/** An object that gets this many properties in a loop becomes a table. */
export const smallestTable = 20;
const rowMemory = 24;

/** From version 14 on (Node 26), V8 also makes a table of an object that has this many properties from the start. */
const smallestLiteralTable = 128;
/** Bytes of the properties of an object that has this many from the start. */
export function literalMemory(count: number): number {
  return (v8Version === 0 || v8Version >= 14) && count >= smallestLiteralTable
    ? tableMemory(count)
    : count * costs.property;
}

/** Bytes of a table of this many properties: V8 leaves a third of it empty, and doubles it. */
export function tableMemory(count: number): number {
  return rowMemory * 2 ** Math.ceil(Math.log2(count * 1.5));
}
