import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { fromBigInt, parseInt64 } from "../message/int64.ts";
import { mapKeyText } from "../message/map-key.ts";
import { isBytes } from "../message/property.ts";
import { refuse } from "../message/refusal.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import { fromBase64, toBase64 } from "../wire/base64.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import type { JsonReader } from "./context.ts";
import { parseDouble, parseInteger, shortestFloat32 } from "./decimal.ts";
import { describeJson, JsonNumber, type JsonValue } from "./json-value.ts";

/** What writes the values of a scalar type. Refuses: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8. */
export function scalarWriter(scalar: ScalarType): (value: any) => JsonValue {
  const { kind, fixedSize } = scalarTypes[scalar];
  const refuseValue = (value: unknown): never => refuse(scalarProblem(scalar, value)!);
  switch (kind) {
    case "int32":
      return (number) => (typeof number === "number" && (number | 0) === number ? number | 0 : refuseValue(number));
    case "uint32":
      return (number) => (typeof number === "number" && number >>> 0 === number ? number >>> 0 : refuseValue(number));
    case "int64":
    case "uint64":
      return int64Writer(scalar, kind === "uint64");
    case "float":
      return fixedSize === 4
        ? (number) => (typeof number === "number" ? writeFloat(Math.fround(number), true) : refuseValue(number))
        : (number) => (typeof number === "number" ? writeFloat(number, false) : refuseValue(number));
    case "bool":
      return (flag) => (typeof flag === "boolean" ? flag : refuseValue(flag));
    case "bytes":
      return (bytes) => (isBytes(bytes) ? toBase64(bytes) : refuseValue(bytes));
    case "string":
      return (text) => (typeof text === "string" && !hasLoneSurrogate(text) ? text : refuseValue(text));
  }
}

function int64Writer(scalar: ScalarType, unsigned: boolean): (value: unknown) => JsonValue {
  return (value) => {
    if (typeof value === "bigint" && (unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value)) === value)
      return `${value}`;
    const problem = scalarProblem(scalar, value);
    return problem === undefined ? mapKeyText(scalar, value) : refuse(problem);
  };
}

function writeFloat(value: number, single: boolean): JsonValue {
  if (!Number.isFinite(value)) return `${value}`;
  return single ? shortestFloat32(value) : value;
}

/** Reads the value of a scalar type. Errors: INVALID_TYPE, INVALID_JSON (a string of the wrong form), OUT_OF_RANGE, INVALID_UTF8. */
export function readScalar(reader: JsonReader, scalar: ScalarType, json: unknown): unknown {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
    case "uint32":
      return readInt32(reader, scalar, json);
    case "int64":
    case "uint64":
      return readInt64(reader, scalar, kind === "uint64", json);
    case "float":
      return readFloat(reader, scalar, fixedSize === 4, json);
    case "bytes":
      return readBytes(reader, json);
    default:
      return readPlain(reader, scalar, json);
  }
}

/** Booleans and strings stand for themselves. */
function readPlain(reader: JsonReader, scalar: ScalarType, json: unknown): unknown {
  const problem = scalarProblem(scalar, json);
  if (problem?.code === "INVALID_TYPE") return wrongKind(reader, scalar, json);
  if (problem !== undefined) return reader.place.failWith(problem);
  return json;
}

function readInt32(reader: JsonReader, scalar: ScalarType, json: unknown): number {
  const value = typeof json === "number" ? json : Number(readInteger(reader, scalar, json));
  const problem = scalarProblem(scalar, value);
  if (problem !== undefined) return reader.place.failWith(problem);
  return value === 0 ? 0 : value;
}

function readInt64(reader: JsonReader, scalar: ScalarType, unsigned: boolean, json: unknown): unknown {
  const { place, representation } = reader;
  const value = typeof json === "number" ? json : readInteger(reader, scalar, json);
  const parsed = parseInt64(value, unsigned);
  if (parsed === "OUT_OF_RANGE" && typeof json === "number")
    return place.fail(parsed, `${json} is beyond 2^53, where numbers are not exact, or out of the range of ${scalar}`);
  if (typeof parsed !== "bigint") return place.fail(parsed, `${value} is no ${scalar}`);
  return representation.int64 === "bigint"
    ? parsed
    : place.run(() => fromBigInt(parsed, unsigned, representation.int64));
}

/** An integer of any size, out of a literal or a quoted literal. */
export function readInteger(reader: JsonReader, typeName: string, json: unknown): bigint {
  const text = json instanceof JsonNumber ? json.text : json;
  if (typeof text !== "string") return wrongKind(reader, typeName, json);
  const value = parseInteger(text);
  if (typeof value === "bigint") return value;
  const reason = {
    INVALID_JSON: "not a number",
    INVALID_TYPE: "not an integer",
    OUT_OF_RANGE: `out of the range of ${typeName}`,
  }[value];
  return reader.place.fail(value, reason);
}

function readFloat(reader: JsonReader, scalar: ScalarType, single: boolean, json: unknown): number {
  if (json === "NaN" || json === "Infinity" || json === "-Infinity") return Number(json);
  const text = json instanceof JsonNumber ? json.text : json;
  if (typeof text !== "number" && typeof text !== "string") return wrongKind(reader, scalar, json);
  const value = typeof text === "number" ? text : parseDouble(text);
  if (typeof value === "string")
    return reader.place.fail(value, value === "INVALID_JSON" ? "not a number" : `out of the range of ${scalar}`);
  if (!Number.isFinite(value))
    return reader.place.fail("INVALID_JSON", `${value} is no number of JSON, it must be a string`);
  if (!single) return value;
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) return reader.place.fail("OUT_OF_RANGE", `${value} is out of the range of ${scalar}`);
  return rounded;
}

function readBytes(reader: JsonReader, json: unknown): Uint8Array {
  if (typeof json !== "string") return wrongKind(reader, "bytes", json);
  return fromBase64(json) ?? reader.place.fail("INVALID_JSON", "not base64");
}

/** INVALID_TYPE: another kind of JSON value stands there. */
export function wrongKind(reader: JsonReader, expected: string, json: unknown): never {
  return reader.place.fail("INVALID_TYPE", `expected JSON of ${expected}, got ${describeJson(json)}`);
}
