import { jsonNameOf } from "../plan/names.ts";
import { optionEnums, optionTypes, type OptionsName } from "./option-types.ts";
import { isScalarType, type ScalarType } from "../plan/scalar-type.ts";

/*
 * What is to be known of a message to read a value of it from an option. Descriptors are such models; of the messages that descriptor.proto
 * declares there are models without descriptors.
 */

export interface OptionMessage {
  readonly name: string;
  readonly typeName: string;
  readonly fields: readonly OptionField[];
  field(name: string): OptionField | undefined;
  readonly proto?: { readonly reservedName?: readonly string[] };
}

export interface OptionField {
  readonly name: string;
  readonly fullName: string;
  readonly number: number;
  /** The property that holds the value. */
  readonly localName: string;
  readonly cardinality: "singular" | "repeated" | "map";
  readonly presence: "implicit" | "explicit" | "required";
  readonly mapKey: ScalarType | undefined;
  readonly value: OptionValueType;
  /** The message it is a field or extension of. */
  readonly message: { readonly typeName: string };
  readonly oneof: { readonly name: string; readonly fields: readonly OptionField[] } | undefined;
  readonly delimited: boolean;
}

export type OptionValueType =
  | { readonly kind: "scalar"; readonly scalar: ScalarType }
  | { readonly kind: "enum"; readonly enum: OptionEnum }
  | { readonly kind: "message"; readonly message: OptionMessage };

export interface OptionEnum {
  readonly typeName: string;
  readonly open: boolean;
  value(nameOrNumber: string | number): { readonly number: number } | undefined;
}

const models = new Map<string, OptionMessage>();

/** The model of a message of descriptor.proto that options are, or are within. */
export function optionMessage(name: OptionsName | (string & {})): OptionMessage {
  let model = models.get(name);
  if (model === undefined) models.set(name, (model = makeMessage(name)));
  return model;
}

function makeMessage(name: string): OptionMessage {
  const typeName = `google.protobuf.${name}`;
  const message = { typeName };
  const fields = new Map<string, OptionField>();
  for (const [fieldName, { type, repeated, number }] of optionTypes.get(name)!) {
    fields.set(fieldName, {
      name: fieldName,
      fullName: `${typeName}.${fieldName}`,
      number,
      localName: jsonNameOf(fieldName),
      cardinality: repeated ? "repeated" : "singular",
      presence: "explicit",
      mapKey: undefined,
      // Messages refer to each other: made when asked for.
      get value(): OptionValueType {
        return valueType(type);
      },
      message,
      oneof: undefined,
      delimited: false,
    });
  }
  return { name, typeName, fields: [...fields.values()], field: (key) => fields.get(key) };
}

function valueType(type: string): OptionValueType {
  if (isScalarType(type)) return { kind: "scalar", scalar: type };
  if (optionTypes.has(type)) return { kind: "message", message: optionMessage(type) };
  const values = optionEnums.get(type)!;
  const value = (key: string | number): { number: number } | undefined => {
    const number = typeof key === "string" ? values.get(key) : [...values.values()].find((each) => each === key);
    return number === undefined ? undefined : { number };
  };
  return { kind: "enum", enum: { typeName: `google.protobuf.${type}`, open: false, value } };
}

/** The message of a map's entries. */
export function entryMessage({ mapKey, value, message, name }: OptionField): OptionMessage {
  const typeName = `${message.typeName}.${name}`;
  const half = (halfName: string, number: number, type: OptionValueType): OptionField => ({
    name: halfName,
    fullName: `${typeName}.${halfName}`,
    number,
    localName: halfName,
    cardinality: "singular",
    presence: "explicit",
    mapKey: undefined,
    value: type,
    message: { typeName },
    oneof: undefined,
    delimited: false,
  });
  const fields = [half("key", 1, { kind: "scalar", scalar: mapKey! }), half("value", 2, value)];
  return { name, typeName, fields, field: (key) => fields.find((field) => field.name === key) };
}
