import { specialFloats } from "./scalar.ts";
import { openMessage } from "./any.ts";
import type { TextReader } from "./text-reader.ts";

/*
 * Fields with a reserved name: their values are read without knowing what they are.
 */

/** Skips what follows the name of a field. Errors: INVALID_TEXT, LIMIT_EXCEEDED. */
export function skipField(reader: TextReader): void {
  const { tokens } = reader;
  const colon = tokens.take(":");
  if (!colon && !isMessage(reader) && !tokens.is("[")) tokens.expect(":");
  skipValue(reader, colon);
}

/** A list without a colon is one of messages. */
function skipValue(reader: TextReader, scalars: boolean): void {
  const { tokens } = reader;
  if (isMessage(reader)) return skipMessage(reader);
  if (!tokens.take("[")) return skipScalar(reader);
  if (tokens.take("]")) return;
  do {
    if (isMessage(reader)) skipMessage(reader);
    else if (scalars) skipScalar(reader);
    else tokens.fail(`expected "{", got ${tokens.describe()}`);
  } while (tokens.take(","));
  tokens.expect("]");
}

function isMessage({ tokens }: TextReader): boolean {
  return tokens.is("{") || tokens.is("<");
}

function skipMessage(reader: TextReader): void {
  const { tokens } = reader;
  reader.enter();
  const closer = openMessage(reader);
  while (!tokens.take(closer)) {
    if (tokens.is("[")) tokens.takeBracketed();
    else if (tokens.kind === "identifier") tokens.advance();
    else tokens.fail(`expected a field or "${closer}", got ${tokens.describe()}`);
    skipField(reader);
    if (!tokens.take(",")) tokens.take(";");
  }
  reader.leave();
}

function skipScalar(reader: TextReader): void {
  const { tokens } = reader;
  if (tokens.kind === "string") {
    while (tokens.kind === "string") tokens.advance();
    return;
  }
  const negative = tokens.take("-");
  const { kind } = tokens;
  const isNumber = kind === "decimal" || kind === "octal" || kind === "hexadecimal" || kind === "float";
  const isWord = kind === "identifier" && (!negative || specialFloats.has(tokens.text.toLowerCase()));
  if (!isNumber && !isWord) tokens.fail(`expected a value, got ${tokens.describe()}`);
  tokens.advance();
}
