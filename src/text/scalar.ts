import { fromBigInt, parseInt64 } from "../message/int64.ts";
import { enumProblem, scalarProblem } from "../message/scalar-value.ts";
import type { EnumPlan } from "../plan/plan.ts";
import { enumValue } from "../plan/enum-value.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { readDouble } from "../wire/fixed.ts";
import { readUtf8 } from "../wire/utf8.ts";
import { writeFloat } from "../message/write-number.ts";
import { readLiteral, writeLiteral, writeTextLiteral } from "./string-literal.ts";
import type { TextReader } from "./text-reader.ts";
import type { TextWriter } from "./text-writer.ts";
import { asUintN } from "../wire/int64-range.ts";

/** The value of a scalar type as text. Errors: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8. */
export function writeScalar({ place }: TextWriter, scalar: ScalarType, value: unknown): string {
  const problem = scalarProblem(scalar, value);
  if (problem !== undefined) return place.failWith(problem);
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int64":
    case "uint64":
      return String(parseInt64(value, kind === "uint64"));
    case "float":
      return fixedSize === 4 ? writeFloat(Math.fround(value as number), true) : writeFloat(value as number, false);
    case "string":
      return writeTextLiteral(value as string);
    case "bytes":
      return writeLiteral(value as Uint8Array);
    default:
      return String(value);
  }
}

/** Reads the value of a scalar type. Errors: INVALID_TEXT, INVALID_TYPE (a literal of another type), OUT_OF_RANGE, INVALID_UTF8. */
export function readScalar(reader: TextReader, scalar: ScalarType): unknown {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
    case "uint32":
      return Number(readInteger(reader, scalar, 32, kind === "uint32"));
    case "int64":
    case "uint64":
      return readInt64(reader, scalar, kind === "uint64");
    case "float":
      return readFloat(reader, scalar, fixedSize === 4);
    case "bool":
      return readBool(reader);
    case "string":
      return readText(reader);
    case "bytes":
      return readBytes(reader, scalar);
  }
}

/** An enum value as text: its name, or its number where it has no name. Errors: INVALID_TYPE, OUT_OF_RANGE, UNKNOWN_ENUM_VALUE. */
export function writeEnum({ place }: TextWriter, plan: EnumPlan, value: unknown): string {
  const problem = enumProblem(plan, value);
  if (problem !== undefined) return place.failWith(problem);
  return enumValue(plan, value as number)?.name ?? String(value);
}

/** Reads an enum value: a name, or a number that closed enums must declare. Errors: INVALID_TYPE, OUT_OF_RANGE, UNKNOWN_ENUM_VALUE. */
export function readEnum(reader: TextReader, plan: EnumPlan): number {
  const { tokens } = reader;
  const { start } = tokens;
  if (tokens.kind === "identifier") {
    const value = enumValue(plan, tokens.text);
    if (value === undefined)
      return reader.fail("UNKNOWN_ENUM_VALUE", `${plan.typeName} has no value ${tokens.describe()}`);
    tokens.advance();
    return value.number;
  }
  const number = Number(readInteger(reader, plan.typeName, 32, false));
  const problem = enumProblem(plan, number);
  return problem === undefined ? number : reader.failAt(start, problem.code, problem.message);
}

/** Decimal, octal or hexadecimal, with a sign that is a token of its own. */
function readInteger(reader: TextReader, typeName: string, bits: number, unsigned: boolean): bigint {
  const { tokens } = reader;
  const { start } = tokens;
  const negative = !unsigned && tokens.take("-");
  if (tokens.kind !== "decimal" && tokens.kind !== "octal" && tokens.kind !== "hexadecimal")
    return wrongToken(reader, typeName);
  const { text } = tokens;
  // Digits beyond those of 2^64 take long to convert; zeros in front do not count.
  const tooLong = text.length > 24 && !/^0[xX]?0*[\da-fA-F]{0,23}$/.test(text);
  const magnitude = tooLong ? 1n << 64n : BigInt(tokens.kind === "octal" ? `0o${text}` : text);
  const value = negative ? -magnitude : magnitude;
  if ((unsigned ? asUintN(bits, value) : BigInt.asIntN(bits, value)) !== value)
    reader.failAt(start, "OUT_OF_RANGE", `out of the range of ${typeName}`);
  tokens.advance();
  return value;
}

function readInt64(reader: TextReader, scalar: ScalarType, unsigned: boolean): unknown {
  const { start } = reader.tokens;
  const value = readInteger(reader, scalar, 64, unsigned);
  return reader.run(start, () => fromBigInt(value, unsigned, reader.representation.int64));
}

/** What is beyond the largest is infinite, as for protoc. */
function readFloat(reader: TextReader, scalar: ScalarType, single: boolean): number {
  const { tokens } = reader;
  const negative = tokens.take("-");
  let value: number | undefined;
  if (tokens.kind === "decimal" || tokens.kind === "float") value = Number(tokens.text.replace(/[fF]$/, ""));
  else if (tokens.kind === "identifier") value = specialFloats.get(tokens.text.toLowerCase());
  if (value === undefined) return wrongToken(reader, scalar);
  tokens.advance();
  if (value !== value) return negative ? negativeNaN : value;
  const size = single ? Math.fround(value) : value;
  return negative ? -size : size;
}

/** Arithmetic leaves the sign of a NaN open. */
const negativeNaN: number = readDouble(Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0xff), 0);

/** In lower case; text has them in any. */
export const specialFloats: ReadonlyMap<string, number> = new Map([
  ["inf", Infinity],
  ["infinity", Infinity],
  ["nan", NaN],
]);

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["True", true],
  ["t", true],
  ["false", false],
  ["False", false],
  ["f", false],
]);

function readBool(reader: TextReader): boolean {
  const { tokens } = reader;
  if (tokens.kind !== "identifier") return readInteger(reader, "bool", 1, true) === 1n;
  const value = booleans.get(tokens.text);
  if (value === undefined) return wrongToken(reader, "bool");
  tokens.advance();
  return value;
}

function readText(reader: TextReader): string {
  const { start } = reader.tokens;
  const bytes = readBytes(reader, "string");
  return readUtf8(bytes, 0, bytes.length) ?? reader.failAt(start, "INVALID_UTF8", "a string must be UTF-8");
}

/** One string or several, which are joined. */
export function readBytes(reader: TextReader, scalar: ScalarType): Uint8Array {
  const { tokens } = reader;
  const parts: Uint8Array[] = [];
  if (tokens.kind !== "string") return wrongToken(reader, scalar);
  while (tokens.kind === "string") {
    const part = readLiteral(tokens.text);
    if (!(part instanceof Uint8Array))
      return reader.failAt(tokens.start + 1 + part.offset, "INVALID_TEXT", part.reason);
    parts.push(part);
    tokens.advance();
  }
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}

/** INVALID_TYPE: what stands here is a value of another type. INVALID_TEXT: it is not a value. */
function wrongToken(reader: TextReader, typeName: string): never {
  const { tokens } = reader;
  const code = tokens.kind === "end" || tokens.kind === "symbol" ? "INVALID_TEXT" : "INVALID_TYPE";
  return reader.fail(code, `expected ${typeName}, got ${tokens.describe()}`);
}
