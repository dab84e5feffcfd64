import { type AnyMessage, setOwn } from "../../message/property.ts";
import { decoding } from "./decode-state.ts";

/** Messages whose properties are to be sorted when the decode has ended, and the names in order: once, however many records continue a message. */
const unsorted = new Map<object, readonly string[]>();

/** Has the own properties that have one of these names put in the order of the names, without those that are undefined. */
export function sortLater(message: object, names: readonly string[]): void {
  unsorted.set(message, names);
  decoding.unfinished = true;
}

/** Sorts what is to be sorted. */
export function sortMessages(): void {
  for (const [message, names] of unsorted) sortProperties(message, names);
  unsorted.clear();
}

/** Forgets what is to be sorted, for the decode has failed. */
export function forgetUnsorted(): void {
  unsorted.clear();
}

function sortProperties(message: object, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(message, name)) continue;
    const value = (message as AnyMessage)[name];
    delete (message as AnyMessage)[name];
    if (value !== undefined) setOwn(message, name, value);
  }
}
