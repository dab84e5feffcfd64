import * as memoryCosts from "../../plan/costs.ts";
import { unknownFields } from "../../message/message-type.ts";
import type { AnyMessage } from "../../message/property.ts";
import { getUnknown, joinUnknown } from "../../message/unknown-fields.ts";
import { writeVarint32 } from "../../wire/varint.ts";
import { charge, decoding } from "./decode-state.ts";

/*
 * The unknown records of the messages that are being decoded stand in one scratch, each message's behind its parent's: a message pushes records as it meets
 * them and takes its own off at its end, so that each byte is copied twice and nothing is allocated per record.
 */

const keptScratch = 64 * 1024;
let scratch = new Uint8Array(1024);
let used = 0;

/** Forgets what a decode that failed has left. */
export function resetUnknown(): void {
  used = 0;
  frame.base = -1;
  if (scratch.length > keptScratch) scratch = new Uint8Array(1024);
}

/** Keeps the record between `start` and `end`. `base` is where the message's records start in the scratch, -1 before its first; returns it. */
export function keepUnknown(base: number, bytes: Uint8Array, start: number, end: number): number {
  if (!decoding.keepUnknown) return base;
  const first = base < 0 ? used : base;
  const length = end - start;
  reserve(length);
  if (length < 32) for (let index = 0; index < length; index++) scratch[used + index] = bytes[start + index]!;
  else scratch.set(bytes.subarray(start, end), used);
  used += length;
  return first;
}

function reserve(length: number): void {
  if (used + length <= scratch.length) return;
  const larger = new Uint8Array(Math.max(scratch.length * 2, used + length));
  larger.set(scratch.subarray(0, used));
  scratch = larger;
}

/** Keeps an element of a packed list as a record of its own: the tag as a varint, then the element's own bytes. */
export function keepUnknownElement(
  base: number,
  number: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const tag = new Uint8Array(5);
  const first = keepUnknown(base, tag, 0, writeVarint32(tag, 0, number << 3));
  return keepUnknown(first, bytes, start, end);
}

/** The base of the message that the interpreter is decoding; a message puts its parent's back at its end. Emitted code has a variable for it. */
export const frame: { base: number } = { base: -1 };

/** `keepUnknown`, for the interpreter. */
export function keepRecord(bytes: Uint8Array, start: number, end: number): void {
  frame.base = keepUnknown(frame.base, bytes, start, end);
}

/** `keepUnknownElement`, for the interpreter. */
export function keepElement(number: number, bytes: Uint8Array, start: number, end: number): void {
  frame.base = keepUnknownElement(frame.base, number, bytes, start, end);
}

/** The property, the array, and for what is added later the room that it leaves to grow. */
const firstMemory = memoryCosts.firstLooseProperty + memoryCosts.bytes;
const growth = 1.5;

/**
 * The unknown fields of a message that ends at `position` and had `earlier` ones: its records, those from `base` on, are added, and taken off the scratch.
 * Errors: LIMIT_EXCEEDED.
 */
export function addUnknown(earlier: Uint8Array | undefined, base: number, position: number): Uint8Array {
  const end = used;
  used = base;
  charge(earlier === undefined ? firstMemory + end - base : (end - base) * growth, position);
  return earlier === undefined ? copyRange(scratch, base, end) : joinUnknown(earlier, scratch.subarray(base, end));
}

/** A loop beats `slice` for the few bytes that most messages have (benchmark case `unknown`). */
function copyRange(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const length = end - start;
  if (length > 64) return bytes.slice(start, end);
  const copy = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy[index] = bytes[start + index]!;
  return copy;
}

/** Gives a message that continues `previous` the unknown fields of that. */
export function takeUnknown(message: object, previous: object): void {
  const bytes = getUnknown(previous);
  if (bytes !== undefined) (message as AnyMessage)[unknownFields] = bytes;
}
