import type { OptionsProto, UninterpretedOptionProto } from "../file-descriptor-proto.ts";
import type { Cursor } from "./cursor.ts";
import { integerValue } from "./literal.ts";
import { mark } from "./marks.ts";

/** Anything that has options. */
export interface HasOptions {
  options?: OptionsProto | undefined;
}

/** `option name = value;` */
export function parseOptionStatement(cursor: Cursor, node: HasOptions): void {
  cursor.expect("option");
  parseOption(cursor, node);
  cursor.expect(";");
}

/** `name = value`, as it stands in the source; what it means is known when the file is linked. */
export function parseOption(cursor: Cursor, node: HasOptions): void {
  const option: UninterpretedOptionProto = { name: [] };
  const parts = mark(option, cursor.source, cursor.token.start);
  node.options ??= {};
  (node.options.uninterpretedOption ??= []).push(option);
  do option.name!.push(parseNamePart(cursor));
  while (cursor.take("."));
  cursor.expect("=");
  parts.value = cursor.token.start;
  parseValue(cursor, option);
}

function parseNamePart(cursor: Cursor): { namePart: string; isExtension: boolean } {
  if (!cursor.take("(")) return { namePart: cursor.identifier("Expected identifier."), isExtension: false };
  let namePart = cursor.token.kind === "identifier" ? cursor.identifier("") : "";
  while (cursor.take(".")) namePart += `.${cursor.identifier("Expected identifier.")}`;
  cursor.expect(")");
  return { namePart, isExtension: true };
}

function parseValue(cursor: Cursor, option: UninterpretedOptionProto): void {
  const negative = cursor.take("-");
  switch (cursor.token.kind) {
    case "end":
      throw cursor.error("Unexpected end of stream while parsing option value.");
    case "identifier":
      return parseIdentifierValue(cursor, option, negative);
    case "integer": {
      // Too great for an integer, it may still be a double.
      if ((integerValue(cursor.word) ?? 1n << 64n) > (negative ? 1n << 63n : (1n << 64n) - 1n)) {
        const value = cursor.number("Expected number.");
        option.doubleValue = negative ? -value : value;
        return;
      }
      const value = cursor.integer("Expected integer.", negative ? 1n << 63n : (1n << 64n) - 1n);
      if (negative) option.negativeIntValue = -value;
      else option.positiveIntValue = value;
      return;
    }
    case "float": {
      const value = cursor.number("Expected number.");
      option.doubleValue = negative ? -value : value;
      return;
    }
    case "string":
      if (negative) throw cursor.error("Invalid '-' symbol before string.");
      option.stringValue = cursor.bytes("Expected string.");
      return;
    default:
      if (!cursor.at("{")) throw cursor.error("Expected option value.");
      option.aggregateValue = parseAggregate(cursor);
  }
}

function parseIdentifierValue(cursor: Cursor, option: UninterpretedOptionProto, negative: boolean): void {
  if (!negative) {
    option.identifierValue = cursor.identifier("Expected identifier.");
  } else if (cursor.at("inf") || cursor.at("nan")) {
    const value = cursor.number("Expected number.");
    // To protoc, -nan has no sign.
    option.doubleValue = Number.isNaN(value) ? value : -value;
  } else {
    cursor.advance();
    throw cursor.error("Identifier after '-' symbol must be inf or nan.");
  }
}

/** The tokens between braces, joined by spaces. In the text format, `#` begins a comment, whose braces count nevertheless. */
function parseAggregate(cursor: Cursor): string {
  cursor.expect("{");
  const words: string[] = [];
  let comment = false;
  for (let depth = 1; ; ) {
    if (cursor.atEnd) throw cursor.error("Unexpected end of stream while parsing aggregate value.");
    if (cursor.at("{")) depth += 1;
    else if (cursor.at("}")) depth -= 1;
    if (depth === 0) break;
    if (comment || cursor.at("#")) comment = !(comment && cursor.isOnNewLine) || cursor.at("#");
    if (!comment) words.push(cursor.word);
    cursor.advance();
  }
  cursor.expect("}");
  return words.join(" ");
}
