import type { MessageCodec } from "../codec/options.ts";
import { floodText, isFlooded } from "../message/flooded-keys.ts";
import { setMapEntry } from "../message/map-key.ts";
import { nearestName } from "../message/nearest-name.ts";
import { type AnyMessage, setOwn } from "../message/property.ts";
import { largestDenseType, zeroScalar, zeroValue } from "../message/zero-value.ts";
import type { FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";
import { anyName, openMessage, readExpanded } from "./any.ts";
import { fieldsByName, reservedNames } from "./names.ts";
import type { FromTextOptions } from "./options.ts";
import { readEnum, readScalar } from "./scalar.ts";
import { skipField } from "./skip.ts";
import { TextReader } from "./text-reader.ts";

/** The values of a message's fields that have been read. */
type Values = Map<FieldDescriptor, unknown>;

/**
 * Makes a message of text format.
 *
 * Errors, all with offset, line, column and path: INVALID_TEXT, INVALID_TYPE (a literal of another type), OUT_OF_RANGE, INVALID_UTF8, UNKNOWN_FIELD,
 * UNKNOWN_ENUM_VALUE, ONEOF_CONFLICT, LIMIT_EXCEEDED, MISSING_REQUIRED (not with `partial`); NOT_FOUND for an Any of an unknown type.
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/
 */
export function fromText<T>(codec: MessageCodec<T>, text: string, options: FromTextOptions = {}): T {
  return readMessage(new TextReader(codec, text, options), codec.descriptor, "") as T;
}

/** Reads the fields of a message up to `closer`, or the end of the text where that is "". */
function readMessage(reader: TextReader, descriptor: MessageDescriptor, closer: string): AnyMessage {
  const { tokens } = reader;
  const values: Values = new Map();
  let expanded: object | undefined;
  reader.enter();
  while (!takeEnd(reader, closer)) {
    const { start } = tokens;
    if (tokens.is("[") && descriptor.typeName === anyName) {
      const typeUrl = tokens.takeBracketed();
      if (expanded !== undefined || values.size > 0) reader.failAt(start, "INVALID_TEXT", "the Any has a content already");
      expanded = readExpanded(reader, descriptor, typeUrl, start, readMessage);
    } else {
      if (expanded !== undefined) tokens.fail("the Any has a content already");
      readField(reader, descriptor, values);
    }
    if (!tokens.take(",")) tokens.take(";");
  }
  const message = expanded ?? build(reader, descriptor, values);
  reader.leave();
  return message as AnyMessage;
}

function takeEnd({ tokens }: TextReader, closer: string): boolean {
  return closer === "" ? tokens.kind === "end" : tokens.take(closer);
}

function readField(reader: TextReader, descriptor: MessageDescriptor, values: Values): void {
  const { tokens, steps } = reader;
  const { start } = tokens;
  const name = readName(reader, descriptor);
  const field = fieldsByName(descriptor).get(name);
  if (field === undefined) {
    if (!reservedNames(descriptor).has(name)) failUnknown(reader, descriptor, name, start);
    return skipField(reader);
  }
  steps.push(field.localName);
  if (field.cardinality === "singular") {
    checkSingle(reader, field, values, start);
    takeColon(reader, field.value);
    values.set(field, readValue(reader, field.value));
  } else {
    if (!values.has(field)) values.set(field, zeroValue(field, reader.representation));
    takeColon(reader, field.value, field.cardinality === "map");
    if (tokens.is("[")) readList(reader, field, values.get(field) as object);
    else readElement(reader, field, values.get(field) as object);
  }
  steps.pop();
}

/** A name, or an extension's in brackets. */
function readName({ tokens }: TextReader, descriptor: MessageDescriptor): string {
  if (tokens.is("[")) return `[${tokens.takeBracketed()}]`;
  const name = tokens.text;
  if (tokens.kind !== "identifier") tokens.fail(`expected a field of ${descriptor.typeName}, got ${tokens.describe()}`);
  tokens.advance();
  return name;
}

function checkSingle(reader: TextReader, field: FieldDescriptor, values: Values, start: number): void {
  if (values.has(field)) reader.failAt(start, "INVALID_TEXT", "the field is there already, and not repeated");
  const other = field.oneof?.fields.find((member) => values.has(member));
  if (other !== undefined) reader.failAt(start, "ONEOF_CONFLICT", `${other.name} of oneof ${field.oneof!.name} is set as well`);
}

/** A message needs no colon. */
function takeColon({ tokens }: TextReader, type: ValueType, isMap = false): void {
  if (type.kind === "message" || isMap) tokens.take(":");
  else tokens.expect(":");
}

function readList(reader: TextReader, field: FieldDescriptor, target: object): void {
  const { tokens } = reader;
  tokens.expect("[");
  if (tokens.take("]")) return;
  do readElement(reader, field, target);
  while (tokens.take(","));
  tokens.expect("]");
}

function readElement(reader: TextReader, field: FieldDescriptor, target: object): void {
  if (field.cardinality === "map") return readEntry(reader, field, target);
  const list = target as unknown[];
  reader.steps.push(list.length);
  list.push(readValue(reader, field.value));
  reader.steps.pop();
}

/** An entry of a map; of equal keys the last one counts. */
function readEntry(reader: TextReader, field: FieldDescriptor, map: object): void {
  const { tokens, representation } = reader;
  const scalar = field.mapKey!;
  const entry = new Map<string, unknown>();
  reader.enter();
  const closer = openMessage(reader);
  while (!tokens.take(closer)) {
    const name = tokens.text;
    if (tokens.kind !== "identifier" || (name !== "key" && name !== "value")) return failEntry(reader);
    if (entry.has(name)) tokens.fail(`the entry has a ${name} already`);
    tokens.advance();
    takeColon(reader, name === "key" ? { kind: "scalar", scalar } : field.value);
    entry.set(name, name === "key" ? readScalar(reader, scalar) : readValue(reader, field.value));
    if (!tokens.take(",")) tokens.take(";");
  }
  reader.leave();
  const key = entry.get("key") ?? zeroScalar(scalar, representation);
  setMapEntry(map, scalar, key, false, entry.has("value") ? entry.get("value") : absentValue(reader, field), representation);
  if (isFlooded(map)) reader.fail("LIMIT_EXCEEDED", floodText);
}

/** INVALID_TEXT, or UNKNOWN_FIELD where a name stands. */
function failEntry(reader: TextReader): never {
  const { tokens } = reader;
  return reader.fail(tokens.kind === "identifier" ? "UNKNOWN_FIELD" : "INVALID_TEXT", `expected key or value of a map entry, got ${tokens.describe()}`);
}

/** What an entry without a value maps to. */
function absentValue(reader: TextReader, { value: type }: FieldDescriptor): unknown {
  if (type.kind === "message") return build(reader, type.message, new Map());
  return type.kind === "scalar" ? zeroScalar(type.scalar, reader.representation) : type.enum.values[0]!.number;
}

function readValue(reader: TextReader, type: ValueType): unknown {
  switch (type.kind) {
    case "scalar":
      return readScalar(reader, type.scalar);
    case "enum":
      return readEnum(reader, type.enum);
    case "message":
      return readMessage(reader, type.message, openMessage(reader));
  }
}

/** A message in the shape that decode gives. Errors: MISSING_REQUIRED. */
function build(reader: TextReader, descriptor: MessageDescriptor, values: Values): AnyMessage {
  const message: AnyMessage = {};
  const dense = descriptor.fields.length <= largestDenseType;
  for (const field of descriptor.fields) {
    if (values.has(field)) setOwn(message, field.localName, values.get(field));
    else if (field.presence === "implicit") setOwn(message, field.localName, zeroValue(field, reader.representation));
    else if (field.presence === "required" && reader.options.partial !== true) failRequired(reader, field);
    else if (dense) setOwn(message, field.localName, undefined);
  }
  if (descriptor.members.length === descriptor.fields.length) return message;
  for (const member of descriptor.members) {
    if (member.kind === "extension" && values.has(member)) message[member.localName] = values.get(member);
  }
  return message;
}

function failRequired(reader: TextReader, field: FieldDescriptor): never {
  reader.steps.push(field.localName);
  return reader.fail("MISSING_REQUIRED", "required field is absent");
}

function failUnknown(reader: TextReader, descriptor: MessageDescriptor, name: string, start: number): never {
  const nearest = nearestName(name, [...fieldsByName(descriptor).keys()]);
  reader.steps.push(name);
  return reader.failAt(start, "UNKNOWN_FIELD", `${descriptor.typeName} has no such field${nearest === undefined ? "" : `; did you mean ${nearest}?`}`);
}
