import { readUtf8, readUtf8Lossy } from "../../wire/utf8.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { decoding } from "./decode-state.ts";

/*
 * read-text.ts for the light runtime: without a window.
 */

export function resetText(): void {}

export function readText(bytes: Uint8Array, position: number, length: number): string {
  return readUtf8(bytes, position, position + length) ?? throwInvalidUtf8(position);
}

export function readUnverifiedText(bytes: Uint8Array, position: number, length: number): string | undefined {
  const text = readUtf8(bytes, position, position + length);
  if (text !== undefined || decoding.invalidUtf8 === "keep") return text;
  if (decoding.invalidUtf8 === "error") throwInvalidUtf8(position);
  return readUtf8Lossy(bytes, position, position + length);
}
