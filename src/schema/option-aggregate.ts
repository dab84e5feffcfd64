import { entryMessage, type OptionField, type OptionMessage } from "./option-model.ts";
import { AnyContent, EntryList, limitsOf, OptionProblem, setOwn, setValue, type OptionTarget } from "./option-value.ts";
import { scalarTypes, type ScalarType } from "../plan/scalar-type.ts";
import { Cursor } from "./source/cursor.ts";
import { integerValue } from "./source/literal.ts";
import { textOfBytes } from "./source/raw-bytes.ts";
import { SourceText } from "./source/source-text.ts";

/** Levels of messages within the value of an option. */
const maxDepth = 100;
/** The same where a value is skipped: protoc has no limit there, and the stack has one. */
const maxSkippedDepth = 1000;

/** Finds what names in brackets stand for; undefined if there is nothing of the name. */
export interface OptionFinder {
  extension(name: string, message: OptionMessage): OptionField | undefined;
  message(typeName: string): OptionMessage | undefined;
}

/** `skip`: extensions are not known yet. */
export type Find = OptionFinder | "skip";

/**
 * Reads a message in text format, as it stands between the braces of an option: `name: value name { ... } [extension]: value`. Texts are protoc's.
 *
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/
 */
export function parseAggregate(text: string, message: OptionMessage, find: Find): OptionTarget {
  const parser = new AggregateParser(new Cursor(new SourceText("", text)), find);
  return parser.message(message, undefined, 0);
}

class AggregateParser {
  readonly #cursor: Cursor;
  readonly #find: Find;

  constructor(cursor: Cursor, find: Find) {
    this.#cursor = cursor;
    this.#find = find;
  }

  /** The fields up to `end`, or to the end of the text. */
  message(type: OptionMessage, end: string | undefined, depth: number): OptionTarget {
    const cursor = this.#cursor;
    const target: OptionTarget = {};
    checkDepth(depth, maxDepth);
    while (end === undefined ? !cursor.atEnd : !cursor.at(end)) {
      this.#field(target, type, depth);
      if (!cursor.take(",")) cursor.take(";");
    }
    if (end !== undefined) cursor.advance();
    return target;
  }

  #field(target: OptionTarget, type: OptionMessage, depth: number): void {
    const cursor = this.#cursor;
    const inBrackets = cursor.take("[");
    if (inBrackets && type.typeName === "google.protobuf.Any" && this.#find !== "skip")
      return this.#any(target, type, this.#find, depth);
    const field = inBrackets ? this.#extension(type) : this.#named(type);
    const colon = cursor.take(":");
    if (field === undefined) return this.#skipValue(colon, depth + 1);
    const isMessage = field.value.kind === "message" || field.cardinality === "map";
    if (!colon && !isMessage) throw unexpected(":", cursor);
    if (field.cardinality === "singular") return this.#singular(target, field, depth);
    if (!cursor.take("[")) return this.#add(target, field, depth);
    if (cursor.take("]")) return;
    do this.#add(target, field, depth);
    while (cursor.take(","));
    if (!cursor.take("]")) throw unexpected(",", cursor);
  }

  #named(type: OptionMessage): OptionField | undefined {
    if (this.#cursor.token.kind !== "identifier")
      throw new OptionProblem("value", `Expected identifier, got: ${this.#cursor.word}`);
    const name = this.#cursor.identifier("");
    const field = type.field(name) ?? findGroup(type, name);
    if (field === undefined && type.proto?.reservedName?.includes(name) !== true)
      throw new OptionProblem("value", `Message type "${type.typeName}" has no field named "${name}".`);
    return field;
  }

  #extension(type: OptionMessage): OptionField | undefined {
    const name = this.#bracketed();
    if (name.includes("/")) throw new OptionProblem("value", 'Extension name contains "/"');
    if (this.#find === "skip") return undefined;
    const field = this.#find.extension(name, type);
    if (field === undefined)
      throw new OptionProblem(
        "value",
        `Extension "${name}" is not defined or is not an extension of "${type.typeName}".`,
      );
    return field;
  }

  #bracketed(): string {
    const cursor = this.#cursor;
    let name = "";
    while (!cursor.take("]")) {
      if (cursor.atEnd || !/^[\w./-]+$/.test(cursor.word)) throw unexpected("]", cursor);
      name += cursor.word;
      cursor.advance();
    }
    const wrong = name
      .slice(name.lastIndexOf("/") + 1)
      .split(".")
      .find((part) => /^\d/.test(part));
    if (wrong !== undefined) throw new OptionProblem("value", `Invalid identifier in type name, got: "${wrong}"`);
    return name;
  }

  /** `[type.googleapis.com/pkg.Message] { ... }`, which stands for the fields of google.protobuf.Any. */
  #any(target: OptionTarget, any: OptionMessage, find: OptionFinder, depth: number): void {
    const typeUrl = this.#bracketed();
    const slash = typeUrl.lastIndexOf("/");
    if (slash < 0) throw new OptionProblem("value", "Type URL prefix is missing");
    this.#cursor.take(":");
    const typeName = typeUrl.slice(slash + 1);
    const type = anyPrefixes.has(typeUrl.slice(0, slash)) ? find.message(typeName) : undefined;
    if (type === undefined)
      throw new OptionProblem("value", `Could not find type "${typeUrl}" stored in google.protobuf.Any.`);
    const fields = ["type_url", "value"].map((name) => any.field(name)?.localName ?? name) as [string, string];
    if (fields.some((name) => Object.hasOwn(target, name)))
      throw new OptionProblem("value", "Non-repeated Any specified multiple times.");
    const value = this.#braces(type, depth);
    const missing = missingFields(value, type);
    if (missing.length > 0)
      throw new OptionProblem(
        "value",
        `Value of type "${typeName}" stored in google.protobuf.Any has missing required fields: ${missing.join(", ")}`,
      );
    setOwn(target, fields[0], typeUrl);
    setOwn(target, fields[1], new AnyContent(type, value));
  }

  #singular(target: OptionTarget, field: OptionField, depth: number): void {
    if (Object.hasOwn(target, field.localName))
      throw new OptionProblem("value", `Non-repeated field "${field.name}" is specified multiple times.`);
    const other = field.oneof?.fields.find(({ localName }) => Object.hasOwn(target, localName));
    if (other !== undefined) {
      throw new OptionProblem(
        "value",
        `Field "${field.name}" is specified along with field "${other.name}", another member of oneof "${field.oneof!.name}".`,
      );
    }
    setValue(target, field, this.#value(field, depth));
  }

  #add(target: OptionTarget, field: OptionField, depth: number): void {
    if (field.cardinality !== "map") return setValue(target, field, this.#value(field, depth));
    const entry = this.#braces(entryMessage(field), depth);
    const key = Object.hasOwn(entry, "key") ? entry["key"] : zeroKey(field.mapKey!);
    const value = Object.hasOwn(entry, "value") ? entry["value"] : zeroValue(field);
    if (!Object.hasOwn(target, field.localName)) setOwn(target, field.localName, new EntryList());
    (target[field.localName] as EntryList).push({ key, value });
  }

  #value({ name, value }: OptionField, depth: number): unknown {
    if (value.kind === "message") return this.#braces(value.message, depth);
    if (value.kind === "scalar") return this.#scalar(value.scalar, name);
    const cursor = this.#cursor;
    const negative = cursor.take("-");
    const { word, token } = cursor;
    if (token.kind !== "integer" && (negative || token.kind !== "identifier"))
      throw new OptionProblem("value", `Expected integer or identifier, got: ${word}`);
    const number = token.kind === "integer" ? Number(this.#integer("int32", negative)) : value.enum.value(word)?.number;
    if (token.kind === "identifier") cursor.advance();
    if (
      number === undefined ||
      (token.kind === "integer" && !value.enum.open && value.enum.value(number) === undefined)
    ) {
      throw new OptionProblem(
        "value",
        `Unknown enumeration value of "${negative ? "-" : ""}${word}" for field "${name}".`,
      );
    }
    return number;
  }

  #braces(type: OptionMessage, depth: number): OptionTarget {
    const cursor = this.#cursor;
    if (cursor.take("<")) return this.message(type, ">", depth + 1);
    if (!cursor.take("{")) throw unexpected("{", cursor);
    return this.message(type, "}", depth + 1);
  }

  #scalar(scalar: ScalarType, name: string): unknown {
    const cursor = this.#cursor;
    const { kind } = scalarTypes[scalar];
    switch (kind) {
      case "bool":
        return this.#bool(name);
      case "string":
      case "bytes": {
        if (cursor.token.kind !== "string") throw new OptionProblem("value", `Expected string, got: ${cursor.word}`);
        const bytes = cursor.bytes("");
        return kind === "string" ? textOfBytes(bytes) : bytes;
      }
      case "float": {
        const value = this.#double();
        return scalar === "float" ? Math.fround(value) : value;
      }
      default: {
        const negative = !kind.startsWith("u") && cursor.take("-");
        const value = this.#integer(scalar, negative);
        return kind.endsWith("64") ? value : Number(value);
      }
    }
  }

  #integer(scalar: ScalarType, negative: boolean): bigint {
    const { word, token } = this.#cursor;
    if (token.kind !== "integer") throw new OptionProblem("value", `Expected integer, got: ${word}`);
    const [low, high] = limitsOf(scalar);
    const magnitude = integerValue(word) ?? high + 1n;
    const value = negative ? -magnitude : magnitude;
    if (value < low || value > high) throw new OptionProblem("value", `Integer out of range (${word})`);
    this.#cursor.advance();
    return value;
  }

  #bool(name: string): boolean {
    const { word, token } = this.#cursor;
    if (token.kind === "integer" && (integerValue(word) ?? 2n) > 1n)
      throw new OptionProblem("value", `Integer out of range (${word})`);
    if (token.kind !== "integer" && token.kind !== "identifier")
      throw new OptionProblem("value", `Expected identifier, got: ${word}`);
    const value = token.kind === "integer" ? integerValue(word) === 1n : ["true", "True", "t"].includes(word);
    if (token.kind === "identifier" && !value && !["false", "False", "f"].includes(word)) {
      throw new OptionProblem("value", `Invalid value for boolean field "${name}". Value: "${word}".`);
    }
    this.#cursor.advance();
    return value;
  }

  #double(): number {
    const cursor = this.#cursor;
    const sign = cursor.take("-") ? -1 : 1;
    const { word, token } = cursor;
    const named = /^inf(?:inity)?$/i.test(word) ? Infinity : /^nan$/i.test(word) ? NaN : undefined;
    if (token.kind !== "integer" && token.kind !== "float" && named === undefined)
      throw new OptionProblem("value", `Expected double, got: ${word}`);
    cursor.advance();
    return sign * (named ?? (token.kind === "integer" ? Number(integerValue(word)) : Number(word)));
  }

  /** The value of a reserved field, or of an extension that is not known yet. */
  /** The value of a field that is not known, behind its name and colon: as protoc's text format skips what is reserved. */
  #skipValue(colon: boolean, depth: number): void {
    const cursor = this.#cursor;
    if (!colon || cursor.at("{") || cursor.at("<")) return this.#skipMessage(depth);
    if (!cursor.take("[")) return this.#skipScalar();
    checkDepth(depth, maxSkippedDepth);
    if (cursor.take("]")) return;
    do this.#skipValue(true, depth + 1);
    while (cursor.take(","));
    if (!cursor.take("]")) throw unexpected(",", cursor);
  }

  #skipMessage(depth: number): void {
    const cursor = this.#cursor;
    checkDepth(depth, maxSkippedDepth);
    const end = cursor.take("<") ? ">" : "}";
    if (end === "}" && !cursor.take("{")) throw unexpected("{", cursor);
    while (!cursor.take(end)) {
      if (cursor.take("[")) this.#bracketed();
      else if (cursor.token.kind === "identifier") cursor.advance();
      else throw new OptionProblem("value", `Expected identifier, got: ${cursor.word}`);
      this.#skipValue(cursor.take(":"), depth + 1);
      if (!cursor.take(";")) cursor.take(",");
    }
  }

  #skipScalar(): void {
    const cursor = this.#cursor;
    if (cursor.token.kind === "string") {
      while (cursor.token.kind === "string") cursor.advance();
      return;
    }
    const negative = cursor.take("-");
    const { kind } = cursor.token;
    if (kind !== "integer" && kind !== "float" && kind !== "identifier")
      throw new OptionProblem("value", `Cannot skip field value, unexpected token: ${cursor.word}`);
    if (negative && kind === "identifier" && !/^(?:inff?|infinity|nan)$/iu.test(cursor.word))
      throw new OptionProblem("value", `Invalid float number: ${cursor.word}`);
    cursor.advance();
  }
}

function checkDepth(depth: number, most: number): void {
  if (depth > most)
    throw new OptionProblem("value", "Message is too deep, the parser exceeded the configured recursion limit.");
}

const anyPrefixes: ReadonlySet<string> = new Set(["type.googleapis.com", "type.googleprod.com"]);

/** A group goes by the name of its type. */
function findGroup(type: OptionMessage, name: string): OptionField | undefined {
  const field = type.field(name.toLowerCase());
  return field?.delimited === true && field.value.kind === "message" && field.value.message.name === name
    ? field
    : undefined;
}

function zeroKey(scalar: ScalarType): string | number | bigint | boolean {
  const { kind } = scalarTypes[scalar];
  return kind === "string" ? "" : kind === "bool" ? false : kind.endsWith("64") ? 0n : 0;
}

function zeroValue({ value }: OptionField): unknown {
  if (value.kind === "message") return {};
  if (value.kind === "enum") return 0;
  const { kind } = scalarTypes[value.scalar];
  return kind === "bytes" ? new Uint8Array(0) : zeroKey(value.scalar);
}

function unexpected(expected: string, cursor: Cursor): OptionProblem {
  return new OptionProblem("value", `Expected "${expected}", found "${cursor.word}".`);
}

/** Paths of the required fields that a message lacks. */
export function missingFields(target: OptionTarget, type: OptionMessage, prefix = ""): string[] {
  return type.fields.flatMap((field) => {
    const path = prefix + field.name;
    const value = Object.hasOwn(target, field.localName) ? target[field.localName] : undefined;
    if (value === undefined) return field.presence === "required" ? [path] : [];
    if (field.value.kind !== "message") return [];
    const { message } = field.value;
    if (field.cardinality === "singular") return missingFields(value as OptionTarget, message, `${path}.`);
    const items = value instanceof EntryList ? value.map((entry) => entry.value) : (value as unknown[]);
    return (items as OptionTarget[]).flatMap((item, index) => missingFields(item, message, `${path}[${index}].`));
  });
}
