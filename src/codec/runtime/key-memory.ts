import * as memoryCosts from "../../plan/costs.ts";
import { charge } from "./decode-state.ts";

/*
 * The keys of a map are most often those of the last message, in the same order: where the bytes are the same, the same string is taken again. V8 has found
 * its property already, which takes longer than to compare (benchmark case `maps-few`).
 */

const mostKeys = 16;
const longestKey = 32;

/** The first keys of the map that was decoded last, and which of them is expected next. */
export interface KeyMemory {
  readonly texts: string[];
  /** The map is an object, and its keys are properties. */
  readonly ofObject: boolean;
  next: number;
  /** The room of the list of those keys that are indexes. */
  room: number;
}

export function newKeyMemory(ofObject: boolean): KeyMemory {
  return { texts: [], ofObject, next: 0, room: 0 };
}

/** As `read`, for the key of a map entry. */
export function recallKeyText<T>(
  bytes: Uint8Array,
  position: number,
  length: number,
  memory: KeyMemory,
  read: (bytes: Uint8Array, position: number, length: number) => T,
): T | string {
  const index = memory.next++;
  const expected = memory.texts[index];
  if (expected !== undefined && expected.length === length && isText(bytes, position, expected)) return expected;
  // An object whose properties no other one has gets a shape of its own; from about 16 on, it becomes a table.
  if (memory.ofObject)
    charge(
      index < mostKeys ? memoryCosts.newKey : index === mostKeys ? memoryCosts.firstTableKey : memoryCosts.tableKey,
      position,
    );
  const text = read(bytes, position, length);
  if (index < mostKeys && length <= longestKey && typeof text === "string" && text.length === length)
    memory.texts[index] = text;
  return text;
}

/** V8 keeps indexes in a list that has room up to the largest and half as much again, unless that is long and most of it is empty: then in a table. */
const shortIndexList = 500;
const roomPerIndex = 13;

/** Charges a key that is an index of the object. */
export function chargeIndexKey(key: number, memory: KeyMemory, position: number): void {
  const index = memory.next++;
  if (index === 0) memory.room = 0;
  const { room } = memory;
  if (key >= 0 && key < room) return;
  const larger = key + (key >> 1) + 17;
  if (key >= 0 && (larger <= shortIndexList || larger < index * roomPerIndex)) {
    memory.room = larger;
    charge((larger - room) * memoryCosts.element, position);
  } else {
    charge(index === 0 ? memoryCosts.firstScatteredKey : memoryCosts.scatteredKey, position);
  }
}

/** Returns whether the bytes at `position` are those of an ASCII text. */
function isText(bytes: Uint8Array, position: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[position + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
