import { readUtf8 } from "../wire/utf8.ts";
import { maxExamples } from "./evidence.ts";

/** The most characters of a text, and bytes, that are shown. */
const [maxText, maxBytes] = [24, 8];

/** The first values, for a comment: on one line, with nothing that could control a terminal. */
export function showValues(values: Iterable<bigint | number | Uint8Array>, areText = false): string {
  const shown: string[] = [];
  for (const value of values) {
    const text = typeof value === "object" ? (areText ? showText(value) : showBytes(value)) : String(value);
    if (shown.length === maxExamples) return `${shown.join(", ")}, ...`;
    if (!shown.includes(text)) shown.push(text);
  }
  return shown.join(", ");
}

function showText(bytes: Uint8Array): string {
  const text = readUtf8(bytes, 0, bytes.length) ?? "";
  const points = [...text.slice(0, 2 * maxText)];
  const shown = JSON.stringify(points.length > maxText ? `${points.slice(0, maxText).join("")}...` : text);
  return shown.replace(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

function showBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes.subarray(0, maxBytes), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return bytes.length > maxBytes ? `<${hex} ... ${bytes.length} bytes>` : `<${hex}>`;
}
