import type { MessageCodec } from "../codec/options.ts";
import { ProtobufError } from "../errors.ts";
import { unknownFields } from "../message/message-type.ts";
import { fromBase64, toBase64 } from "../wire/base64.ts";
import { readUtf8 } from "../wire/utf8.ts";
import { varint32Size, writeVarint32 } from "../wire/varint.ts";
import { joinBytes } from "./join-bytes.ts";

/** The forms of input and output. */
export const forms = ["json", "text", "binary", "hex", "base64", "jsonl", "delimited"] as const;
export type Form = (typeof forms)[number];

/** The forms that are text, and cannot hold unknown fields. */
const textForms = ["json", "text", "jsonl"] as const;
export type TextForm = (typeof textForms)[number];

/** The forms that hold a message's bytes, in some notation. */
export type BytesForm = Exclude<Form, TextForm>;

export function isBytesForm(form: Form): form is BytesForm {
  return !textForms.includes(form as TextForm);
}

/** The forms that hold any number of messages: one JSON document per line, or bytes with length prefixes. */
export function holdsMany(form: Form): boolean {
  return form === "jsonl" || form === "delimited";
}

const byteOrderMark = "\ufeff";

/** Decodes the text of an input; a byte order mark is dropped. Errors: INVALID_UTF8. */
export function readText(input: Uint8Array): string {
  const text = readUtf8(input, 0, input.length);
  if (text === undefined) throw new ProtobufError("INVALID_UTF8", "the input is not UTF-8 text");
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

/**
 * The bytes of a message from one of their forms. White space in hex and base64 is ignored, as are `:`, `,`, `0x` and
 * `\\x` around the bytes of hex. Errors: INVALID_TEXT.
 */
export function readBytes(input: Uint8Array, form: BytesForm): Uint8Array {
  if (form === "binary" || form === "delimited") return input;
  if (form === "hex") return fromHex(input);
  const bytes = fromBase64(readText(input).replace(/\s+/gu, ""));
  if (bytes === undefined) throw new ProtobufError("INVALID_TEXT", "the input is not base64");
  return bytes;
}

/** A message's bytes in one of their forms; text ends with a line feed. */
export function writeBytes(bytes: Uint8Array, form: BytesForm): Uint8Array | string {
  if (form === "binary") return bytes;
  if (form === "delimited") return joinBytes([lengthPrefix(bytes.length), bytes]);
  return `${form === "hex" ? toHex(bytes) : toBase64(bytes)}\n`;
}

function lengthPrefix(length: number): Uint8Array {
  const prefix = new Uint8Array(varint32Size(length));
  writeVarint32(prefix, 0, length);
  return prefix;
}

const hexDigits = "0123456789abcdef";

/** The half byte of a character code: 255 for characters that are not digits, 254 for separators between bytes. */
const halves = new Uint8Array(256).fill(255);
for (let half = 0; half < 16; half++)
  halves[hexDigits.charCodeAt(half)] = halves[hexDigits.toUpperCase().charCodeAt(half)] = half;
for (const separator of " \t\r\n:,") halves[separator.charCodeAt(0)] = 254;

function fromHex(input: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(input.length >> 1);
  let digits = 0;
  for (let position = 0; position < input.length; position++) {
    if (digits % 2 === 0 && isPrefix(input, position)) position += 2;
    const half = halves[input[position]!]!;
    if (half === 254) continue;
    if (half === 255)
      throw new ProtobufError("INVALID_TEXT", `the input is not hex: no digit at character ${position + 1}`, {
        offset: position,
      });
    bytes[digits >> 1] = (bytes[digits >> 1]! << 4) | half;
    digits++;
  }
  if (digits % 2 === 1)
    throw new ProtobufError("INVALID_TEXT", `the input is not hex: ${digits} digits, and a byte takes two`);
  return bytes.subarray(0, digits >> 1);
}

/** `0x` or `\x`. */
function isPrefix(input: Uint8Array, position: number): boolean {
  const [first, second] = input.subarray(position, position + 2);
  return (first === 0x30 || first === 0x5c) && (second === 0x78 || (second === 0x58 && first === 0x30));
}

/** Two digits per byte, without spaces. */
function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += hexDigits[byte >> 4]! + hexDigits[byte & 15]!;
  return text;
}

/** The number of bytes of unknown fields in `input`: JSON and text cannot hold them. */
export function unknownSize(codec: MessageCodec, message: object, input: Uint8Array): number {
  if (!holdsUnknown(message)) return 0;
  return codec.size(message) - codec.size(codec.decode(input, { unknown: "discard" }));
}

/** Searching for them takes a fraction of the time of decoding again. */
function holdsUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  if (unknownFields in value) return true;
  for (const each of Object.values(value)) if (holdsUnknown(each)) return true;
  return false;
}
