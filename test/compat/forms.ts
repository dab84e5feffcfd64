import { fromHex } from "../support/hex.ts";

/*
 * The forms of the experiment: what a field may be, the values that are written with it, and what values mean. Nothing here knows the rules of src/compat, nor
 * how anything is encoded: ranges and meanings are said once more.
 */

export const integers = [
  "int32",
  "int64",
  "uint32",
  "uint64",
  "sint32",
  "sint64",
  "fixed32",
  "fixed64",
  "sfixed32",
  "sfixed64",
] as const;
export const types = [
  ...integers,
  "bool",
  "double",
  "float",
  "open enum",
  "closed enum",
  "string",
  "bytes",
  "message",
  "group",
] as const;
export type TypeName = (typeof types)[number];

/** One value, a list of records, or a list in one record. */
export const listings = ["singular", "expanded", "packed"] as const;
export type Listing = (typeof listings)[number];

export interface Form {
  readonly type: TypeName;
  readonly listing: Listing;
}

const unpackable: ReadonlySet<TypeName> = new Set(["string", "bytes", "message", "group"]);

export const forms: readonly Form[] = types.flatMap((type) =>
  listings.filter((listing) => listing !== "packed" || !unpackable.has(type)).map((listing) => ({ type, listing })),
);

export function nameOf({ type, listing }: Form): string {
  return `${listing} ${type}`;
}

/** The message of a form: its one field is `f`, with presence. */
export function messageOf({ type, listing }: Form): string {
  return `${listing}_${type.replace(" ", "_")}`;
}

/** What the enums declare. In one record, 8 and 5 are also those of a message: the field 1 with the value 5. */
const declared: readonly bigint[] = [0n, 1n, 2n, 5n, 8n, -1n];

export function isDeclared(number: bigint | number): boolean {
  return declared.includes(number as bigint);
}

function valueTexts(prefix: string): string {
  return declared.map((number, index) => `${prefix}_${index} = ${number};`).join(" ");
}

const spelled: Partial<Record<TypeName, string>> = {
  "open enum": "Open",
  "closed enum": "Closed",
  message: "Inner",
  group: "Inner",
};

export const schemaText: string = [
  'edition = "2023";',
  `enum Open { ${valueTexts("O")} }`,
  `enum Closed { option features.enum_type = CLOSED; ${valueTexts("C")} }`,
  "message Inner { int32 number = 1; string text = 2; }",
  ...forms.map((form) => {
    const { type, listing } = form;
    const features = [
      ...(listing === "expanded" && !unpackable.has(type) ? ["features.repeated_field_encoding = EXPANDED"] : []),
      ...(type === "group" ? ["features.message_encoding = DELIMITED"] : []),
    ];
    return `message ${messageOf(form)} { ${listing === "singular" ? "" : "repeated "}${spelled[type] ?? type} f = 1${features.length === 0 ? "" : ` [${features.join(", ")}]`}; }`;
  }),
].join("\n");

/** What a value means, whatever type holds it: a number, text, bytes, or the content of a message. */
export type Meaning =
  | { readonly number: bigint | number }
  | { readonly text: string }
  | { readonly octets: Uint8Array }
  | { readonly content: object };

export function meaningOf(type: TypeName, value: unknown): Meaning {
  if (type === "string") return { text: value as string };
  if (type === "bytes") return { octets: value as Uint8Array };
  if (type === "message" || type === "group") return { content: value as object };
  if (typeof value === "boolean") return { number: value ? 1n : 0n };
  return {
    number:
      typeof value === "number" && Number.isInteger(value) && !Object.is(value, -0)
        ? BigInt(value)
        : (value as bigint | number),
  };
}

const ranges: Readonly<Record<(typeof integers)[number] | "bool" | "open enum", readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  sint32: [-(2n ** 31n), 2n ** 31n - 1n],
  sfixed32: [-(2n ** 31n), 2n ** 31n - 1n],
  "open enum": [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  fixed32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sint64: [-(2n ** 63n), 2n ** 63n - 1n],
  sfixed64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  fixed64: [0n, 2n ** 64n - 1n],
  bool: [0n, 1n],
};

/** Can the type hold a number, exactly? */
export function holdsNumber(type: TypeName, number: bigint | number): boolean {
  if (type === "closed enum") return isDeclared(number);
  if (type === "double" || type === "float") {
    const float = Number(number);
    const exact = typeof number === "number" || BigInt(float) === number;
    return exact && (type === "double" || Object.is(Math.fround(float), float));
  }
  if (unpackable.has(type) || typeof number === "number") return false;
  const [least, most] = ranges[type as keyof typeof ranges];
  return least <= number && number <= most;
}

/**
 * Numbers at which something happens: limits of types, lengths of varints, sign bits, what zigzag and truncation make of each other, and such as are the
 * records of a message in little-endian bytes (those of a float and of a double as well).
 */
const numbers: readonly (bigint | number)[] = [
  ...[
    0n,
    1n,
    -1n,
    2n,
    -2n,
    8n,
    5n,
    64n,
    100n,
    127n,
    128n,
    300n,
    2n ** 24n + 1n,
    0x01100508n,
    2n ** 31n - 1n,
    2n ** 31n,
    -(2n ** 31n),
    -(2n ** 31n) - 1n,
  ],
  ...[
    2n ** 32n - 1n,
    2n ** 32n,
    2n ** 32n + 1n,
    2n ** 53n + 1n,
    2n ** 62n,
    0x0120011801100508n,
    2n ** 63n - 1n,
    2n ** 63n,
    -(2n ** 63n),
    2n ** 64n - 1n,
  ],
  ...[
    floatOf(0x01100508),
    doubleOf(0x0120011801100508n),
    -0,
    0.5,
    1.5,
    -2.25,
    0.1,
    Math.fround(0.1),
    2 ** -149,
    5e-324,
    3.4028234663852886e38,
    1.7976931348623157e308,
    Infinity,
    -Infinity,
    Number.NaN,
  ],
];

function floatOf(bits: number): number {
  return new Float32Array(Uint32Array.of(bits).buffer)[0]!;
}

function doubleOf(bits: bigint): number {
  return new Float64Array(BigUint64Array.of(bits).buffer)[0]!;
}

/** Text, of which some would be a message, a list of varints, or of fixed 32 or 64 bits. */
const texts = [
  "",
  "a",
  "hello",
  "ä€😀",
  "\u0000",
  "\b\u0005",
  "\b\u0005\u0012\u0001x",
  "\u0012\u0000",
  "\u0001\u0002",
  "12345678",
  "@@@@",
];
const octets = [
  "ff",
  "c0af",
  "eda080",
  "08",
  "0805",
  "08ffffffffffffffffff01",
  "1201ff",
  "0b0c",
  "ffffffffffffffffff01",
  "0000803f",
  "01ff01",
];
const contents = [
  {},
  { number: 0 },
  { number: 5 },
  { number: -1 },
  { text: "" },
  { text: "hi" },
  { number: 300, text: "both" },
];

/** The values that are written with a type, in JavaScript. */
export function valuesOf(type: TypeName): readonly unknown[] {
  if (type === "string") return texts;
  if (type === "bytes") return [...texts.map((text) => new TextEncoder().encode(text)), ...octets.map(fromHex)];
  if (type === "message" || type === "group") return contents;
  const held = numbers.filter((number) => holdsNumber(type, number));
  if (type === "bool") return held.map((number) => number === 1n);
  return held.map((number) => (type.includes("64") ? number : Number(number)));
}
