import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { convertInt64, parseInt64 } from "./int64.ts";
import type { Representation } from "./message-type.ts";
import { getOwn, isMap, setOwn } from "./property.ts";
import { scalarProblem, type ValueProblem, wrongType } from "./scalar-value.ts";

/*
 * Maps have two forms: an object whose keys are text, or a Map with native keys. The text of a key is `String` of the
 * native key.
 */

/** A map in either form. */
export type AnyMap = object | Map<unknown, unknown>;

/** Integers exactly as `String` writes them: "01" and "-0" would be different keys of the same object. */
const canonicalInteger = /^(?:0|-?[1-9]\d{0,19})$/;

/**
 * The key that a text of an object stands for: boolean, number, bigint (64-bit types) or the text itself; undefined if
 * it is not a key of that type.
 */
export function parseMapKey(scalar: ScalarType, text: string): boolean | number | bigint | string | undefined {
  switch (scalarTypes[scalar].kind) {
    case "string":
      return text;
    case "bool":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "int64":
    case "uint64":
      return canonicalInteger.test(text) ? BigInt(text) : undefined;
    default:
      return canonicalInteger.test(text) ? Number(text) : undefined;
  }
}

/** Returns what is wrong with a key of an object (`text`) or of a Map. */
export function mapKeyProblem(scalar: ScalarType, key: unknown, text: boolean): ValueProblem | undefined {
  if (!text) return scalarProblem(scalar, key);
  const parsed = parseMapKey(scalar, key as string);
  return parsed === undefined ? wrongType(`a key of type ${scalar}`, key) : scalarProblem(scalar, parsed);
}

/** A key as the text that an object would use. Equal keys have equal texts. */
export function mapKeyText(scalar: ScalarType, key: unknown): string {
  if (typeof key === "string" && scalarTypes[scalar].kind === "string") return key;
  const { kind } = scalarTypes[scalar];
  return String(kind === "int64" || kind === "uint64" ? parseInt64(key, kind === "uint64") : key === 0 ? 0 : key);
}

/**
 * A valid key as a Map of this representation holds it. `text`: it comes from an object.
 *
 * 64-bit keys are what `int64` says, except that under `"long"` they are bigint: a Map finds a Long only by identity.
 */
export function toMapKey(scalar: ScalarType, key: unknown, text: boolean, representation: Representation): unknown {
  const { kind } = scalarTypes[scalar];
  if (kind !== "int64" && kind !== "uint64") return text ? parseMapKey(scalar, key as string) : key;
  return convertInt64(key, kind === "uint64", representation.int64 === "long" ? "bigint" : representation.int64);
}

/** Keys (of an object: its own enumerable names) and values of a map, as a new array. */
export function mapEntries(map: AnyMap): [key: unknown, value: unknown][] {
  if (isMap(map)) return [...map];
  return Object.keys(map).map((key) => [key, getOwn(map, key)]);
}

/** Sets an entry of `target`, in the form of `target`; the key comes from `source`, in the form of `source`. */
export function setMapEntry(
  target: AnyMap,
  scalar: ScalarType,
  key: unknown,
  keyIsText: boolean,
  value: unknown,
  representation: Representation,
): void {
  if (isMap(target)) target.set(toMapKey(scalar, key, keyIsText, representation), value);
  else setOwn(target, keyIsText ? (key as string) : mapKeyText(scalar, key), value);
}
