import type { JsonValue } from "./json-value.ts";

/**
 * Writes a JSON value as text, without white space, or with a new line and `indent` (at most 10 characters) before every element and key.
 *
 * As JSON.stringify does, and faster by it, but for the sign of -0, which that loses.
 */
export function writeJson(value: JsonValue, indent: string = ""): string {
  if (!hasNegativeZero(value)) return JSON.stringify(value, null, indent);
  return writeValue(value, indent.slice(0, 10), indent === "" ? "" : "\n");
}

function hasNegativeZero(value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return Object.is(value, -0);
  if (Array.isArray(value)) return value.some(hasNegativeZero);
  for (const key of Object.keys(value)) if (hasNegativeZero(value[key]!)) return true;
  return false;
}

/** `line` is what stands before the closing bracket: a new line and white space, or nothing. */
function writeValue(value: JsonValue, indent: string, line: string): string {
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  const inner = line + indent;
  const colon = indent === "" ? ":" : ": ";
  const isArray = Array.isArray(value);
  const parts = isArray
    ? value.map((element) => inner + writeValue(element, indent, inner))
    : Object.keys(value).map(
        (key) => `${inner}${JSON.stringify(key)}${colon}${writeValue(value[key]!, indent, inner)}`,
      );
  const text = parts.length === 0 ? "" : parts.join(",") + line;
  return isArray ? `[${text}]` : `{${text}}`;
}
