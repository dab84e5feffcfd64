import { hasLoneSurrogate } from "../../wire/utf8.ts";
import { varint32Size, writeVarint32 } from "../../wire/varint.ts";
import { throwInvalidScalar } from "./invalid-value.ts";

/*
 * write-text.ts for the light runtime: the platform's TextEncoder, and no gathering.
 */

const encoder = new TextEncoder();

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export function writeString(bytes: Uint8Array, position: number, value: unknown, container: object, key: unknown): number {
  if (typeof value !== "string" || hasLoneSurrogate(value)) throwInvalidScalar("string", value, container, key);
  const text = encoder.encode(value);
  position = writeVarint32(bytes, position, text.length);
  if (position + text.length <= bytes.length) bytes.set(text, position);
  return position + text.length;
}

export function moveAndWriteLength(bytes: Uint8Array, position: number, reserved: number, length: number): number {
  const start = position + varint32Size(length);
  const content = position + reserved;
  if (content + length > bytes.length) return content + length;
  bytes.copyWithin(start, content, content + length);
  writeVarint32(bytes, position, length);
  return start + length;
}
