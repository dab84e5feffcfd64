import type { FieldDescriptor } from "../schema/descriptors.ts";
import { scalarTypes } from "../plan/scalar-type.ts";

/**
 * The value of an absent field as text: zero if no default is declared. Undefined for messages, lists and
 * required fields.
 */
export function effectiveDefault({ value, cardinality, presence, defaultValue }: FieldDescriptor): string | undefined {
  if (cardinality !== "singular" || presence === "required" || value.kind === "message") return undefined;
  if (defaultValue instanceof Uint8Array)
    return JSON.stringify(Array.from(defaultValue, (byte) => String.fromCharCode(byte)).join(""));
  if (typeof defaultValue === "string") return JSON.stringify(defaultValue);
  if (defaultValue !== undefined)
    return typeof defaultValue === "boolean" ? String(Number(defaultValue)) : String(defaultValue);
  if (value.kind === "enum") return String(value.enum.values[0]!.number);
  return scalarTypes[value.scalar].wireType === 2 ? emptyText : "0";
}

const emptyText = '""';

export function isZeroText(text: string): boolean {
  return text === "0" || text === emptyText;
}
