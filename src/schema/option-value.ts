import { shared } from "../shared.ts";
import type { UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import type { OptionEnum, OptionField, OptionMessage } from "./option-model.ts";
import { scalarTypes, type ScalarType } from "../plan/scalar-type.ts";
import { textOfBytes } from "./source/raw-bytes.ts";

/** What is wrong with an option; `part` says whether with its name or its value. */
export class OptionProblem {
  readonly part: "name" | "value";
  readonly message: string;

  constructor(part: "name" | "value", message: string) {
    this.part = part;
    this.message = message;
  }
}

/** A message that is being read from options, by localName. Names are of the schema's choice: only own properties count. */
export type OptionTarget = Record<string, unknown>;

export function setOwn(target: OptionTarget, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The entries of a map in an aggregate, in the source's order; a key may come twice. */
export class EntryList extends Array<{ readonly key: unknown; readonly value: unknown }> {}

const anyContents = shared("contents of Any", () => new WeakSet<object>());

/** The value of a google.protobuf.Any as the message that it is: bytes when it comes to a codec. */
export class AnyContent {
  readonly type: OptionMessage;
  readonly value: OptionTarget;

  constructor(type: OptionMessage, value: OptionTarget) {
    this.type = type;
    this.value = value;
    anyContents.add(this);
  }
}

/** Returns whether `value` is an AnyContent, of this copy of wireform or another. */
export function isAnyContent(value: object): value is AnyContent {
  return anyContents.has(value);
}

/** A copy of a value, with the entries of maps as the properties of an object. */
export function plainValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array || isAnyContent(value)) return value;
  const plain: OptionTarget = {};
  if (value instanceof EntryList) for (const entry of value) setOwn(plain, String(entry.key), plainValue(entry.value));
  else if (Array.isArray(value)) return value.map(plainValue);
  else for (const [key, member] of Object.entries(value)) setOwn(plain, key, plainValue(member));
  return plain;
}

/** Adds a value to a field that is repeated, or sets it, and clears the other members of its oneof. */
export function setValue(target: OptionTarget, field: OptionField, value: unknown): void {
  const { localName: key } = field;
  if (field.cardinality === "repeated") {
    if (Object.hasOwn(target, key)) (target[key] as unknown[]).push(value);
    else setOwn(target, key, [value]);
    return;
  }
  for (const other of field.oneof?.fields ?? []) delete target[other.localName];
  setOwn(target, key, value);
}

/** A value that is not a message. Texts are protoc's. Source: SetOptionValue in protoc's option_interpreter.cc */
export function interpretValue(
  field: OptionField,
  option: UninterpretedOptionProto,
  isSibling: (value: string) => boolean,
): unknown {
  const { value, fullName } = field;
  const fail = (message: string): OptionProblem => new OptionProblem("value", `${message} option "${fullName}".`);
  if (value.kind === "message") return undefined;
  if (value.kind === "enum") return enumNumber(value.enum, option.identifierValue, fullName, isSibling);
  const { kind } = scalarTypes[value.scalar];
  switch (kind) {
    case "bool":
      if (option.identifierValue === undefined) throw fail("Value must be identifier for boolean");
      if (option.identifierValue !== "true" && option.identifierValue !== "false")
        throw fail('Value must be "true" or "false" for boolean');
      return option.identifierValue === "true";
    case "string":
    case "bytes":
      if (option.stringValue === undefined) throw fail("Value must be quoted string for string");
      return kind === "string" ? textOfBytes(option.stringValue) : option.stringValue;
    case "float": {
      const number = numberOf(option);
      if (number === undefined) throw fail(`Value must be number for ${value.scalar}`);
      return value.scalar === "float" ? Math.fround(number) : number;
    }
    default: {
      const [low, high] = limitsOf(value.scalar);
      const integer = option.positiveIntValue ?? option.negativeIntValue;
      if (integer === undefined || (option.negativeIntValue !== undefined && low === 0n))
        throw fail(`Value must be integer, from ${low} to ${high}, for ${kind}`);
      if (integer < low || integer > high) throw fail(`Value out of range, ${low} to ${high}, for ${kind}`);
      return kind.endsWith("64") ? integer : Number(integer);
    }
  }
}

function enumNumber(
  type: OptionEnum,
  name: string | undefined,
  fullName: string,
  isSibling: (value: string) => boolean,
): number {
  if (name === undefined)
    throw new OptionProblem("value", `Value must be identifier for enum-valued option "${fullName}".`);
  const value = type.value(name);
  if (value !== undefined) return value.number;
  const hint = isSibling(name) ? " This appears to be a value from a sibling type." : "";
  throw new OptionProblem(
    "value",
    `Enum type "${type.typeName}" has no value named "${name}" for option "${fullName}".${hint}`,
  );
}

function numberOf({
  doubleValue,
  positiveIntValue,
  negativeIntValue,
  identifierValue,
}: UninterpretedOptionProto): number | undefined {
  if (doubleValue !== undefined) return doubleValue;
  const integer = positiveIntValue ?? negativeIntValue;
  if (integer !== undefined) return Number(integer);
  return identifierValue === "inf" ? Infinity : identifierValue === "nan" ? NaN : undefined;
}

/** The least and the greatest of an integer type. */
export function limitsOf(scalar: ScalarType): readonly [bigint, bigint] {
  const { kind } = scalarTypes[scalar];
  const bits = kind.endsWith("64") ? 64n : 32n;
  return kind.startsWith("u") ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}
