import { type Meaning, meaningOf, type TypeName, types as wireTypes, valuesOf as wireValuesOf } from "./forms.ts";

/*
 * The forms of the experiment with ProtoJSON: what a field may be, the values that are written with it, and what values mean. As in forms.ts, nothing here
 * knows the rules of src/compat.
 */

/** Wrappers, and the types that they wrap. */
const wrapped = {
  DoubleValue: "double",
  FloatValue: "float",
  Int64Value: "int64",
  UInt64Value: "uint64",
  Int32Value: "int32",
  UInt32Value: "uint32",
  BoolValue: "bool",
  StringValue: "string",
  BytesValue: "bytes",
} as const;

type Wrapper = keyof typeof wrapped;

/** Messages that have a form of their own, and values of theirs; of Struct and its kin, such as could be something else. */
const special = {
  Timestamp: [{}, { seconds: 1n, nanos: 5 }],
  Duration: [{}, { seconds: -1n }],
  FieldMask: [{}, { paths: ["a", "b.c"] }],
  Struct: [{}, { fields: { number: { numberValue: 1 } } }],
  ListValue: [{}, { values: [{ numberValue: 1 }] }],
  Value: [{ nullValue: 0 }, { numberValue: 1 }, { stringValue: "a" }, { boolValue: true }, { structValue: {} }],
  Any: [{}],
} as const;

type Special = keyof typeof special;

const enums = ["open enum", "closed enum", "open names", "closed names", "fewer names", "null"] as const;

export type JsonType = TypeName | Wrapper | Special | (typeof enums)[number];

export const jsonTypes: readonly JsonType[] = [
  ...new Set<JsonType>([
    ...wireTypes,
    ...enums,
    ...(Object.keys(wrapped) as Wrapper[]),
    ...(Object.keys(special) as Special[]),
  ]),
];

export interface JsonForm {
  readonly type: JsonType;
  readonly cardinality: "singular" | "repeated" | "map";
  /** Of maps. */
  readonly key: string;
}

const keys = ["int32", "int64", "uint32", "uint64", "bool", "string"] as const;

/** Types of one kind that differ on the wire alone are not tried as the values of maps once more. */
const wireOnly: ReadonlySet<JsonType> = new Set([
  "sint32",
  "sint64",
  "fixed32",
  "fixed64",
  "sfixed32",
  "sfixed64",
  "group",
]);

/** Every type as one value, as a list, and as the values of a map; and all kinds of keys. */
export const jsonForms: readonly JsonForm[] = [
  ...jsonTypes.flatMap((type) =>
    (["singular", "repeated", "map"] as const)
      .filter((cardinality) => cardinality === "singular" || !wireOnly.has(type))
      .map((cardinality) => ({ type, cardinality, key: "string" })),
  ),
  ...keys
    .filter((key) => key !== "string")
    .map((key) => ({ type: "int32" as const, cardinality: "map" as const, key })),
];

export function jsonNameOf({ type, cardinality, key }: JsonForm): string {
  return cardinality === "map" ? `map<${key}, ${type}>` : `${cardinality} ${type}`;
}

const spelled: Partial<Record<JsonType, string>> = {
  "open enum": "Open",
  "closed enum": "Closed",
  "open names": "OpenNames",
  "closed names": "ClosedNames",
  "fewer names": "FewerNames",
  null: "google.protobuf.NullValue",
  message: "Inner",
  group: "Inner",
};

/** The field `f` of a form, with presence. */
function fieldOf({ type, cardinality, key }: JsonForm): string {
  const name = spelled[type] ?? (type in wrapped || type in special ? `google.protobuf.${type}` : type);
  const delimited = type === "group" && cardinality !== "map" ? " [features.message_encoding = DELIMITED]" : "";
  if (cardinality === "map") return `map<${key}, ${name}> f = 1;`;
  return `${cardinality === "repeated" ? "repeated " : ""}${name} f = 1${delimited};`;
}

/** A file with a message of each name. */
export function jsonSchemaOf(messages: Iterable<readonly [name: string, form: JsonForm]>): string {
  const imports = ["any", "duration", "field_mask", "struct", "timestamp", "wrappers"];
  const closed = "option features.enum_type = CLOSED;";
  return [
    'edition = "2023";',
    ...imports.map((name) => `import "google/protobuf/${name}.proto";`),
    "enum Open { O_0 = 0; O_1 = 1; O_2 = 5; }",
    `enum Closed { ${closed} C_0 = 0; C_1 = 1; C_2 = 5; }`,
    ...["OpenNames", "ClosedNames", "FewerNames"].map((name, index) => {
      const values = ["N_0 = 0", "N_1 = 1", ...(name === "FewerNames" ? [] : ["N_2 = 5"])];
      // Values stand beside their enum: another message around each keeps them apart.
      return `message In${index} { enum ${name} { ${name === "OpenNames" ? "" : closed} ${values.join("; ")}; } }`;
    }),
    "message Inner { int32 number = 1; string text = 2; }",
    ...[...messages].map(([name, form]) => `message ${name} { ${fieldOf(form)} }`),
  ]
    .join("\n")
    .replace(
      /(?<!enum )\b(OpenNames|ClosedNames|FewerNames)(?= f |>)/gu,
      (name) => `In${["OpenNames", "ClosedNames", "FewerNames"].indexOf(name)}.${name}`,
    );
}

/** A value means the same where it is the same kind of thing: of an enum, the name, or the number that has none. */
export type JsonMeaning = Meaning | { readonly name: string } | { readonly special: string; readonly value: object };

const names: Partial<Record<JsonType, Readonly<Record<number, string>>>> = {
  "open enum": { 0: "O_0", 1: "O_1", 5: "O_2" },
  "closed enum": { 0: "C_0", 1: "C_1", 5: "C_2" },
  "open names": { 0: "N_0", 1: "N_1", 5: "N_2" },
  "closed names": { 0: "N_0", 1: "N_1", 5: "N_2" },
  "fewer names": { 0: "N_0", 1: "N_1" },
};

/** What a value means, where it is written as text of a name, or as a number. */
export function jsonMeaningOf(type: JsonType, value: unknown, isName = true): JsonMeaning {
  if (type in wrapped) {
    const scalar = wrapped[type as Wrapper];
    return meaningOf(scalar, (value as { value?: unknown }).value ?? zeroOf(scalar));
  }
  if (type in special) return { special: `google.protobuf.${type}`, value: value as object };
  if (type === "null") return { name: "null" };
  const name = names[type]?.[value as number];
  return name !== undefined && isName ? { name } : meaningOf(type as TypeName, value);
}

function zeroOf(scalar: TypeName): unknown {
  if (scalar === "string") return "";
  if (scalar === "bytes") return new Uint8Array();
  return scalar === "bool" ? false : scalar.includes("64") ? 0n : 0;
}

export function jsonValuesOf(type: JsonType): readonly unknown[] {
  if (type in wrapped) return wireValuesOf(wrapped[type as Wrapper]).map((value) => ({ value }));
  if (type in special) return special[type as Special];
  if (type === "null") return [0];
  if (names[type] === undefined) return wireValuesOf(type as TypeName);
  const declared = Object.keys(names[type]).map(Number);
  return type.startsWith("open") ? [...declared, 2, -1, 2 ** 31 - 1] : declared;
}

const ranges = {
  int32: ["0", "1", "-1", "2147483647", "-2147483648"],
  int64: ["0", "2147483648", "-9223372036854775808"],
  uint32: ["0", "1", "4294967295"],
  uint64: ["0", "1", "18446744073709551615"],
  bool: ["true", "false"],
  string: ["", "a", "1", "true"],
} as const;

/** Keys of maps, as objects have them. */
export function keysOf(key: string): readonly string[] {
  return ranges[key as keyof typeof ranges];
}
