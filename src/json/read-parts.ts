import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { irregular } from "../message/irregular.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * What both ways to read JSON have in common, from text and from values.
 */

function refuse(): never {
  throw irregular;
}

/** An integer of up to 20 digits as `String` writes it. */
export const canonicalInteger: RegExp = /^(?:0|-?[1-9]\d{0,19})$/;

/** A key of a map, in native form. */
export function keyOf(scalar: ScalarType, key: string): unknown {
  const { kind } = scalarTypes[scalar];
  if (kind === "string") return key;
  if (kind === "bool") return key === "true" ? true : key === "false" ? false : refuse();
  if (!canonicalInteger.test(key)) return refuse();
  if (kind === "int64" || kind === "uint64") return inRange(BigInt(key), kind === "uint64");
  const number = Number(key);
  return (kind === "uint32" ? number >>> 0 : number | 0) === number ? number : refuse();
}

/** The value, if it is one of 64 bits. */
export function inRange(value: bigint, unsigned: boolean): bigint {
  return isInt64(value, unsigned) ? value : refuse();
}
