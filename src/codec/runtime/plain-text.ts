import { asciiMemory, textMemory } from "../../plan/memory-costs.ts";
import { decodeUtf8, encodeUtf8, readUtf8Lossy, writeUnits } from "../../wire/plain-utf8.ts";
import { hasLoneSurrogate } from "../../wire/utf8.ts";
import { varint32Size } from "../../wire/varint.ts";
import { throwInvalidUtf8 } from "../../wire/wire-error.ts";
import { charge, decoding } from "./decode-state.ts";
import { throwInvalidScalar } from "./invalid-value.ts";
import { checkPlace } from "./output-limit.ts";
import { moveAndWriteLength } from "./write-length.ts";

/*
 * Strings where code is to be small: short ones by loops, others by the platform. Each is a string of its own.
 */

/** V8 joins up to so many characters to a text of its own; of more it makes a chain, which takes a multiple. */
const longestJoined = 12;
/** Up to so many bytes a call with all of them beats a TextDecoder, and a loop a TextEncoder. */
const longestCalled = 64;

/** As `readText` of read-text.ts. */
export function readPlainText(bytes: Uint8Array, position: number, length: number): string {
  return plainTextAt(bytes, position, length) ?? throwInvalidUtf8(position);
}

/** As `readUnverifiedText` of read-text.ts. */
export function readPlainUnverifiedText(bytes: Uint8Array, position: number, length: number): string | undefined {
  return plainTextAt(bytes, position, length) ?? readInvalid(bytes, position, length);
}

function plainTextAt(bytes: Uint8Array, position: number, length: number): string | undefined {
  const end = position + length;
  const text = length <= longestCalled ? shortAscii(bytes, position, end) : undefined;
  return charged(text ?? decodeUtf8(bytes, position, end), length, position);
}

function shortAscii(bytes: Uint8Array, position: number, end: number): string | undefined {
  for (let index = position; index < end; index++) if (bytes[index]! > 127) return undefined;
  const { fromCharCode } = String;
  if (end - position > longestJoined) return fromCharCode.apply(String, bytes.subarray(position, end) as never);
  let text = "";
  for (let index = position; index < end; index++) text += fromCharCode(bytes[index]!);
  return text;
}

/** The text of `size` bytes, which has been charged: known to be ASCII by its length. */
export function charged(text: string | undefined, size: number, position: number): string | undefined {
  if (text) charge(text.length === size ? asciiMemory(size) : textMemory(text.length), position);
  return text;
}

/** What is not UTF-8, in a string that nobody verifies: undefined where it is kept as unknown. */
export function readInvalid(bytes: Uint8Array, position: number, length: number): string | undefined {
  if (decoding.invalidUtf8 === "keep") return undefined;
  if (decoding.invalidUtf8 === "error") throwInvalidUtf8(position);
  return charged(readUtf8Lossy(bytes, position, position + length), length, position);
}

/** As `writeString` of write-text.ts. */
export function writePlainString(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
): number {
  if (typeof value !== "string") throwInvalidScalar("string", value, container, key);
  const reserved = varint32Size(value.length);
  checkPlace(position);
  const content = position + reserved;
  const isLong = value.length > longestCalled;
  if (isLong && hasLoneSurrogate(value)) throwInvalidScalar("string", value, container, key);
  const next = isLong ? encodeUtf8(bytes, content, value) : writeUnits(bytes, content, value, value.length);
  if (next < 0) throwInvalidScalar("string", value, container, key);
  checkPlace(position, next - position);
  return moveAndWriteLength(bytes, position, reserved, next - content);
}
