import { asciiMemory, textMemory } from "../../plan/memory-costs.ts";
import { readUtf8Lossy } from "../../wire/plain-utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { charge, decoding } from "./decode-state.ts";

/** The text of `size` bytes, which has been charged: known to be ASCII by its length. */
export function charged(text: string | undefined, size: number, position: number): string | undefined {
  if (text) charge(text.length === size ? asciiMemory(size) : textMemory(text.length), position);
  return text;
}

/** What is not UTF-8, in a string that nobody verifies: undefined if it is kept as unknown. */
export function readInvalid(bytes: Uint8Array, position: number, length: number): string | undefined {
  if (decoding.invalidUtf8 === "keep") return undefined;
  if (decoding.invalidUtf8 === "error") throwInvalidUtf8(position);
  return charged(readUtf8Lossy(bytes, position, position + length), length, position);
}
