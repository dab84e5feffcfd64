import { irregular } from "../message/irregular.ts";
import { enumValue } from "../plan/enum-value.ts";
import type { EnumPlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { fromBigInt } from "../message/int64.ts";
import type { Representation } from "../message/message-type.ts";
import { fromBase64 } from "../wire/base64.ts";
import { canonicalInteger, inRange } from "./read-parts.ts";
import { readDouble, readInteger } from "../message/read-number.ts";
import { readString } from "./read-string.ts";
import { cursor } from "../message/text-cursor.ts";

/*
 * Scalars and enums out of the text of JSON: read-text.ts says how.
 */

/** Reads a value, and leaves the cursor behind it. */
export type ReadText = (text: string, position: number, depth: number) => unknown;

const quote = 0x22;

function refuse(): never {
  throw irregular;
}

export function enumReader(plan: EnumPlan): ReadText {
  const numbers = new Map(plan.values.map(({ name, number }) => [name, number]));
  return (text, position) => {
    if (text.charCodeAt(position) === quote) {
      const end = text.indexOf('"', position + 1);
      cursor.position = end + 1;
      return numbers.get(text.slice(position + 1, end)) ?? refuse();
    }
    const number = readInteger(text, position);
    if ((number | 0) !== number || !(plan.open || enumValue(plan, number) !== undefined)) return refuse();
    return number;
  };
}

export function scalarReader(scalar: ScalarType, representation: Representation): ReadText {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "int32":
      return (text, position) => {
        const number = readInteger(text, position);
        return (number | 0) === number ? number : refuse();
      };
    case "uint32":
      return (text, position) => {
        const number = readInteger(text, position);
        return number >>> 0 === number ? number : refuse();
      };
    case "int64":
    case "uint64":
      return int64Reader(kind === "uint64", representation.int64);
    case "float":
      return floatReader(fixedSize === 4);
    case "bool":
      return readBool;
    case "string":
      return readString;
    case "bytes":
      return readBytes;
  }
}

/** What has escapes is no base64. */
function readBytes(text: string, position: number): Uint8Array {
  const end = text.indexOf('"', position + 1);
  if (text.charCodeAt(position) !== quote || end < 0) return refuse();
  cursor.position = end + 1;
  return fromBase64(text.slice(position + 1, end)) ?? refuse();
}

function readBool(text: string, position: number): boolean {
  if (text.startsWith("true", position)) {
    cursor.position = position + 4;
    return true;
  }
  if (!text.startsWith("false", position)) return refuse();
  cursor.position = position + 5;
  return false;
}

/** Digits of a string, or bare ones of which every number is exact. */
function int64Reader(unsigned: boolean, form: Representation["int64"]): ReadText {
  return (text, position) => {
    let value: bigint;
    if (text.charCodeAt(position) === quote) {
      const end = text.indexOf('"', position + 1);
      if (end - position <= 16) {
        value = BigInt(readInteger(text, position + 1));
        if (cursor.position !== end) return refuse();
      } else {
        const digits = text.slice(position + 1, end);
        if (!canonicalInteger.test(digits)) return refuse();
        value = BigInt(digits);
      }
      cursor.position = end + 1;
    } else value = BigInt(readInteger(text, position));
    return form === "bigint" ? inRange(value, unsigned) : fromBigInt(inRange(value, unsigned), unsigned, form);
  };
}

function floatReader(single: boolean): ReadText {
  return (text, position) => {
    if (text.charCodeAt(position) === quote) return readNotFinite(text, position);
    const value = readDouble(text, position);
    if (!single) return value;
    const rounded = Math.fround(value);
    return Number.isFinite(rounded) ? rounded : refuse();
  };
}

function readNotFinite(text: string, position: number): number {
  const word = readString(text, position);
  return word === "NaN" || word === "Infinity" || word === "-Infinity" ? Number(word) : refuse();
}
