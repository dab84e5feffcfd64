import { quote } from "../message/path.ts";
import { isTypeUrl, openMessage } from "./any.ts";
import { readBytes, specialFloats } from "./scalar.ts";
import type { TextReader } from "./text-reader.ts";

/*
 * Fields with a reserved name: their values are read without knowing what they are.
 */

const fullName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Skips what follows the name of a field. As for protoc, only one message needs no colon. Errors: INVALID_TEXT, LIMIT_EXCEEDED. */
export function skipField(reader: TextReader): void {
  const { tokens } = reader;
  if (!isMessage(reader)) tokens.expect(":");
  if (!tokens.take("[")) return skipElement(reader);
  if (tokens.take("]")) return;
  do skipElement(reader);
  while (tokens.take(","));
  tokens.expect("]");
}

function skipElement(reader: TextReader): void {
  if (isMessage(reader)) skipMessage(reader);
  else skipScalar(reader);
}

function isMessage({ tokens }: TextReader): boolean {
  return tokens.is("{") || tokens.is("<");
}

function skipMessage(reader: TextReader): void {
  const { tokens } = reader;
  reader.enter();
  const closer = openMessage(reader);
  while (!tokens.take(closer)) {
    if (tokens.is("[")) skipBracketed(reader);
    else if (tokens.kind === "identifier") tokens.advance();
    else tokens.fail(`expected a field or "${closer}", got ${tokens.describe()}`);
    skipField(reader);
    if (!tokens.take(",")) tokens.take(";");
  }
  reader.leave();
}

/** The name of an extension, or a type URL. */
function skipBracketed(reader: TextReader): void {
  const { tokens } = reader;
  const { start } = tokens;
  const name = tokens.takeBracketed();
  if (!fullName.test(name) && !isTypeUrl(name))
    reader.failAt(start, "INVALID_TEXT", `not a name or a type URL: ${quote(name)}`);
}

function skipScalar(reader: TextReader): void {
  const { tokens } = reader;
  if (tokens.kind === "string") return void readBytes(reader, "string");
  const negative = tokens.take("-");
  const { kind } = tokens;
  const isNumber = kind === "decimal" || kind === "octal" || kind === "hexadecimal" || kind === "float";
  const isWord = kind === "identifier" && (!negative || specialFloats.has(tokens.text.toLowerCase()));
  if (!isNumber && !isWord) tokens.fail(`expected a value, got ${tokens.describe()}`);
  tokens.advance();
}
