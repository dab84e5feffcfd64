import { hasLoneSurrogate } from "../wire/utf8.ts";
import { irregular } from "../message/irregular.ts";
import { isPlainText } from "./quote-text.ts";
import { cursor } from "../message/text-cursor.ts";

const quote = 0x22;
const backslash = 0x5c;

/** A string of JSON, from its quote on. */
export function readString(text: string, position: number): string {
  if (text.charCodeAt(position) !== quote) throw irregular;
  const end = text.indexOf('"', position + 1);
  const value = text.slice(position + 1, end);
  if (end < 0 || text.charCodeAt(end - 1) === backslash || !isPlainText(value)) return readEscaped(text, position);
  cursor.position = end + 1;
  return value;
}

/** A string with escapes. */
function readEscaped(text: string, position: number): string {
  let end = position + 1;
  for (let unit = text.charCodeAt(end); unit !== quote; unit = text.charCodeAt(++end)) {
    if (unit === backslash) end++;
    else if (!(unit >= 0x20)) throw irregular;
  }
  cursor.position = end + 1;
  const value = JSON.parse(text.slice(position, end + 1)) as string;
  if (hasLoneSurrogate(value)) throw irregular;
  return value;
}
