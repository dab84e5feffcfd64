import { create, equals, type Schema } from "../../src/index.ts";
import { fromJsonString, toJsonString } from "../../src/json/index.ts";
import { toHex } from "../support/hex.ts";
import { outcome } from "../support/outcome.ts";
import { jsonMeaningOf, type JsonForm, type JsonMeaning, jsonValuesOf, keysOf } from "./json-forms.ts";

/*
 * The experiment: values are written as ProtoJSON with one form and read with another, and what comes out is judged by what it means. It knows no rule of
 * src/compat.
 */

/** The values of a form, and their JSON. */
export type Written = readonly (readonly [value: unknown, text: string])[];

export function written(schema: Schema, name: string, form: JsonForm): Written {
  const codec = schema.message(name);
  return valuesOf(form).map((value) => [value, toJsonString(codec, { f: value })]);
}

/** Reads with another form what has been written: whether all of it is what it was. */
export function isReadAs(schema: Schema, values: Written, form: JsonForm, name: string, read: JsonForm): boolean {
  const reader = schema.message(name);
  return values.every(([value, text]) => {
    const found = outcome(() => (fromJsonString(reader, text) as { f?: unknown }).f);
    return "value" in found && isSameField(schema, form, value, read, found.value);
  });
}

/** Each value by itself, in a list or in a map; of a map, each key as well. */
function valuesOf({ type, cardinality, key }: JsonForm): readonly unknown[] {
  const values = jsonValuesOf(type);
  if (cardinality === "singular") return values;
  if (cardinality === "repeated") return values.map((value) => [value]);
  return [
    ...values.map((value) => ({ [keysOf(key)[0]!]: value })),
    ...keysOf(key).map((each) => ({ [each]: values[0] })),
  ];
}

function isSameField(schema: Schema, written: JsonForm, value: unknown, read: JsonForm, found: unknown): boolean {
  if (written.cardinality !== read.cardinality || found === undefined) return false;
  const [expected, actual] = [partsOf(written, value), partsOf(read, found)];
  return (
    expected.length === actual.length &&
    expected.every(([key, each], index) => {
      const [otherKey, other] = actual[index]!;
      return isSameKey(written.key, key, read.key, otherKey) && isSameValue(schema, written, each, read, other);
    })
  );
}

function partsOf({ cardinality }: JsonForm, value: unknown): [key: string, value: unknown][] {
  return cardinality === "singular" ? [["", value]] : Object.entries(value as object);
}

/** A number is none of the texts that look like it. */
function isSameKey(writer: string, key: string, reader: string, other: string): boolean {
  const kind = (type: string): string => (type.includes("int") ? "integer" : type);
  return key === other && kind(writer) === kind(reader);
}

function isSameValue(schema: Schema, written: JsonForm, value: unknown, read: JsonForm, found: unknown): boolean {
  const bothNamed = written.type !== read.type;
  const [one, other] = [jsonMeaningOf(written.type, value), jsonMeaningOf(read.type, found)];
  // A number that is written as such may have a name for the reader.
  const number = bothNamed && "number" in one ? jsonMeaningOf(read.type, found, false) : other;
  return isSame(schema, one, number, read);
}

function isSame(schema: Schema, one: JsonMeaning, other: JsonMeaning, read: JsonForm): boolean {
  if ("number" in one && "number" in other) return isSameNumber(one.number, other.number, read);
  if ("name" in one) return "name" in other && one.name === other.name;
  if ("text" in one) return "text" in other && one.text === other.text;
  if ("octets" in one) return "octets" in other && toHex(one.octets) === toHex(other.octets);
  if ("special" in one) {
    const type = schema.message(one.special);
    return (
      "special" in other &&
      one.special === other.special &&
      equals(type, create(type, one.value), create(type, other.value))
    );
  }
  const inner = schema.message("Inner");
  return (
    "content" in one && "content" in other && equals(inner, create(inner, one.content), create(inner, other.content))
  );
}

/** The shortest decimal fraction of a float is not it, but names it: a double that is nearest to that means the same. */
function isSameNumber(one: bigint | number, other: bigint | number, { type }: JsonForm): boolean {
  if (Object.is(one, other)) return true;
  const isDouble = type === "double" || type === "DoubleValue";
  return isDouble && isFloat(Number(one)) && Object.is(Math.fround(Number(other)), Number(one));
}

function isFloat(number: number): boolean {
  return Object.is(Math.fround(number), number);
}
