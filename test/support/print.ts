import type { FieldDescriptor, MessageDescriptor } from "../../src/index.ts";

/**
 * Prints a decoded message as `protoc --decode` does, so that values can be compared with what the reference reads.
 * No text format of the library: strings as bytes in octal, no unknown fields, floats only where both print the same digits.
 */
export function print(descriptor: MessageDescriptor, message: Record<string, any>, indent = ""): string {
  return descriptor.members
    .map((field) => printField(field, Object.getOwnPropertyDescriptor(message, field.localName)?.value, indent))
    .join("");
}

function printField(field: FieldDescriptor, value: any, indent: string): string {
  if (value === undefined || (field.cardinality === "singular" && field.presence === "implicit" && isZero(value)))
    return "";
  if (field.cardinality === "repeated") return value.map((item: unknown) => printValue(field, item, indent)).join("");
  if (field.cardinality === "singular") return printValue(field, value, indent);
  return sortedEntries(field, value)
    .map(([key, item]) => {
      const quoted = field.mapKey === "string" ? quote(Buffer.from(key)) : key;
      return `${indent}${field.name} {\n${indent}  key: ${quoted}\n${printValue({ ...field, name: "value", kind: "field" }, item, `${indent}  `)}${indent}}\n`;
    })
    .join("");
}

function printValue(field: FieldDescriptor, value: any, indent: string): string {
  const name = nameOf(field);
  if (field.value.kind === "message")
    return `${indent}${name} {\n${print(field.value.message, value, `${indent}  `)}${indent}}\n`;
  if (field.value.kind === "enum") return `${indent}${name}: ${field.value.enum.value(value)?.name ?? value}\n`;
  return `${indent}${name}: ${scalar(value)}\n`;
}

function nameOf(field: FieldDescriptor): string {
  if (field.kind === "field")
    return field.value.kind === "message" && field.delimited && isGroup(field) ? field.value.message.name : field.name;
  const inMessageSet =
    field.message.messageSet && field.value.kind === "message" && field.scope === field.value.message;
  return `[${inMessageSet ? field.scope!.typeName : field.fullName}]`;
}

/** A field made by the `group` keyword, or that looks like one. */
function isGroup(field: FieldDescriptor): boolean {
  return (
    field.value.kind === "message" &&
    field.name === field.value.message.name.toLowerCase() &&
    field.value.message.parent === field.message
  );
}

function scalar(value: number | bigint | boolean | string | Uint8Array): string {
  if (typeof value === "string") return quote(Buffer.from(value));
  if (value instanceof Uint8Array) return quote(value);
  if (typeof value !== "number" || Number.isInteger(value)) return Object.is(value, -0) ? "-0" : String(value);
  return String(value).replace("Infinity", "inf").replace("NaN", "nan");
}

function quote(bytes: Uint8Array): string {
  const named: Record<number, string> = { 9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 39: "\\'", 92: "\\\\" };
  const escaped = Array.from(bytes, (byte) => {
    if (named[byte] !== undefined) return named[byte];
    return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${escaped.join("")}"`;
}

function sortedEntries(field: FieldDescriptor, map: Record<string, unknown>): [string, unknown][] {
  return Object.entries(map).sort(([a], [b]) => {
    if (field.mapKey === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b));
    if (field.mapKey === "bool") return a === "false" ? -1 : 1;
    return BigInt(a) < BigInt(b) ? -1 : 1;
  });
}

function isZero(value: unknown): boolean {
  return (
    Object.is(value, 0) ||
    value === 0n ||
    value === "" ||
    value === false ||
    (value instanceof Uint8Array && value.length === 0)
  );
}
