import type { JsonValue } from "./json-value.ts";

/**
 * Writes a JSON value as text, without white space, or with a new line and `indent` before every element and key.
 *
 * Unlike JSON.stringify it keeps the sign of -0.
 */
export function writeJson(value: JsonValue, indent: string = ""): string {
  return indent === "" ? writeCompact(value) : writeIndented(value, indent, "\n");
}

function writeCompact(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return writeAtom(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const element of value) text += `${text === "" ? "" : ","}${writeCompact(element)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value)) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${writeCompact(value[key]!)}`;
  return `{${text}}`;
}

function writeIndented(value: JsonValue, indent: string, line: string): string {
  if (typeof value !== "object" || value === null) return writeAtom(value);
  const inner = line + indent;
  let text = "";
  if (Array.isArray(value)) {
    for (const element of value) text += `${text === "" ? "" : ","}${inner}${writeIndented(element, indent, inner)}`;
    return text === "" ? "[]" : `[${text}${line}]`;
  }
  for (const key of Object.keys(value)) {
    text += `${text === "" ? "" : ","}${inner}${JSON.stringify(key)}: ${writeIndented(value[key]!, indent, inner)}`;
  }
  return text === "" ? "{}" : `{${text}${line}}`;
}

function writeAtom(value: null | boolean | number | string): string {
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}
