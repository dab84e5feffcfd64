import { fromBase64, toBase64 } from "./library.ts";

/** How bytes are written as text. */
export type ByteFormat = "hex" | "base64";

/** Of more bytes, the text has the first ones only. */
export const mostBytesAsText: number = 8 * 1024;
const bytesInLine = 16;

export interface ReadBytes {
  readonly bytes: Uint8Array | undefined;
  /** Why there are none. */
  readonly problem: string;
}

/** Reads hexadecimal (with or without white space, commas, colons, `0x` and `\x`) or base64 in either alphabet. */
export function readByteText(text: string, format: ByteFormat): ReadBytes {
  return format === "hex" ? readHex(text) : readBase64(text);
}

function readHex(text: string): ReadBytes {
  const digits = text.replace(/0x|\\x|[\s,:;]+/gi, "");
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0) {
    const hint = fromBase64(text.replace(/\s+/g, "")) === undefined ? "" : " If this is base64, choose that format.";
    return { bytes: undefined, problem: `${JSON.stringify(digits[wrong])} is not a hexadecimal digit.${hint}` };
  }
  if (digits.length % 2 !== 0) return { bytes: undefined, problem: "The last byte has only one digit." };
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = (digitOf(digits, 2 * index) << 4) | digitOf(digits, 2 * index + 1);
  return { bytes, problem: "" };
}

/** Of `0` to `9`, `a` to `f` and `A` to `F`. */
function digitOf(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 58 ? code - 48 : (code & 15) + 9;
}

function readBase64(text: string): ReadBytes {
  const bytes = fromBase64(text.replace(/\s+/g, ""));
  return bytes === undefined ? { bytes, problem: "This is not base64." } : { bytes, problem: "" };
}

/** Writes bytes as text; of more than `mostBytesAsText` the first ones. */
export function writeByteText(bytes: Uint8Array, format: ByteFormat): string {
  const shown = bytes.subarray(0, mostBytesAsText);
  if (format === "base64") return toBase64(shown);
  const lines: string[] = [];
  for (let start = 0; start < shown.length; start += bytesInLine)
    lines.push(Array.from(shown.subarray(start, start + bytesInLine), hexOf).join(" "));
  return lines.join("\n");
}

export function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
