import { decoding } from "./decode-state.ts";
import { sortProperties } from "./sort-properties.ts";

/** Messages whose properties are to be sorted when the decode has ended, and the names in order: once, however many records continue a message. */
const unsorted = new Map<object, readonly string[]>();

/** Has `sortProperties` called when the decode has ended. */
export function sortLater(message: object, names: readonly string[]): void {
  unsorted.set(message, names);
  decoding.unfinished = true;
  decoding.sort = sortMessages;
}

/** Sorts what is to be sorted, unless the decode has failed. */
function sortMessages(isDone: boolean): void {
  if (isDone) for (const [message, names] of unsorted) sortProperties(message, names);
  unsorted.clear();
}
