import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { fromBigInt, parseInt64 } from "../message/int64.ts";
import { mapKeyText } from "../message/map-key.ts";
import type { Representation } from "../message/message-type.ts";
import { isBytes } from "../message/property.ts";
import { refuse, refusing } from "../message/refusal.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import { fromBase64, toBase64 } from "../wire/base64.ts";
import { isFloat } from "../wire/fixed.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { parseDouble, parseInteger, shortestFloat32 } from "./decimal.ts";
import { describeJson, JsonNumber, type JsonValue } from "./json-value.ts";
import { isInt64 } from "../wire/int64-range.ts";

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
        ? (number) =>
            typeof number === "number" && isFloat(number) ? writeFloat(Math.fround(number), true) : refuseValue(number)
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
    if (typeof value === "bigint" && isInt64(value, unsigned)) return `${value}`;
    const problem = scalarProblem(scalar, value);
    return problem === undefined ? mapKeyText(scalar, value) : refuse(problem);
  };
}

function writeFloat(value: number, single: boolean): JsonValue {
  if (!Number.isFinite(value)) return `${value}`;
  return single ? shortestFloat32(value) : value;
}

/** Reads the value of a scalar type. Refuses: INVALID_TYPE, INVALID_JSON (a string of the wrong form), OUT_OF_RANGE, INVALID_UTF8. */
export function readScalar(scalar: ScalarType, form: Representation["int64"], json: unknown): unknown {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
    case "uint32":
      return readInt32(scalar, json);
    case "int64":
    case "uint64":
      return readInt64(scalar, kind === "uint64", form, json);
    case "float":
      return readFloat(scalar, fixedSize === 4, json);
    case "bytes":
      return readBytes(json);
    default:
      return readPlain(scalar, json);
  }
}

/** Booleans and strings stand for themselves. */
function readPlain(scalar: ScalarType, json: unknown): unknown {
  const problem = scalarProblem(scalar, json);
  if (problem?.code === "INVALID_TYPE") return wrongKind(scalar, json);
  return problem === undefined ? json : refuse(problem);
}

function readInt32(scalar: ScalarType, json: unknown): number {
  const value = typeof json === "number" ? json : Number(readInteger(scalar, json));
  const problem = scalarProblem(scalar, value);
  if (problem !== undefined) return refuse(problem);
  return value === 0 ? 0 : value;
}

function readInt64(scalar: ScalarType, unsigned: boolean, form: Representation["int64"], json: unknown): unknown {
  const value = typeof json === "number" ? json : readInteger(scalar, json);
  const parsed = parseInt64(value, unsigned);
  if (parsed === "OUT_OF_RANGE" && typeof json === "number") {
    const message = `${json} is beyond 2^53, where numbers are not exact, or out of the range of ${scalar}`;
    return refuse({ code: parsed, message });
  }
  if (typeof parsed !== "bigint") return refuse({ code: parsed, message: `${value} is no ${scalar}` });
  return form === "bigint" ? parsed : refusing(() => fromBigInt(parsed, unsigned, form));
}

const notNumber = 'not a number as JSON writes it: without "+", spaces, and zeros in front';

/** An integer of any size, out of a literal or a quoted literal. */
export function readInteger(typeName: string, json: unknown): bigint {
  const text = json instanceof JsonNumber ? json.text : json;
  if (typeof text !== "string") return wrongKind(typeName, json);
  const value = parseInteger(text);
  if (typeof value === "bigint") return value;
  const message = {
    INVALID_JSON: notNumber,
    INVALID_TYPE: "not an integer",
    OUT_OF_RANGE: `out of the range of ${typeName}`,
  }[value];
  return refuse({ code: value, message });
}

function readFloat(scalar: ScalarType, single: boolean, json: unknown): number {
  if (json === "NaN" || json === "Infinity" || json === "-Infinity") return Number(json);
  const text = json instanceof JsonNumber ? json.text : json;
  if (typeof text !== "number" && typeof text !== "string") return wrongKind(scalar, json);
  const value = typeof text === "number" ? text : parseDouble(text);
  if (typeof value === "string")
    return refuse({
      code: value,
      message: value === "INVALID_JSON" ? notNumber : `out of the range of ${scalar}`,
    });
  if (!Number.isFinite(value))
    return refuse({ code: "INVALID_JSON", message: `${value} is no number of JSON, it must be a string` });
  const rounded = single ? Math.fround(value) : value;
  if (Number.isFinite(rounded)) return rounded;
  return refuse({ code: "OUT_OF_RANGE", message: `${value} is out of the range of ${scalar}` });
}

function readBytes(json: unknown): Uint8Array {
  if (typeof json !== "string") return wrongKind("bytes", json);
  return (
    fromBase64(json) ??
    refuse({ code: "INVALID_JSON", message: "not base64, without spaces, and with all its padding or none" })
  );
}

/** INVALID_TYPE: another kind of JSON value stands there. */
export function wrongKind(expected: string, json: unknown): never {
  return refuse({ code: "INVALID_TYPE", message: `expected JSON of ${expected}, got ${describeJson(json)}` });
}
