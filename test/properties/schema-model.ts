import fc from "fast-check";

/*
 * Random schemas, as a model that the values are drawn from, and as the text of a `.proto`.
 * The model knows nothing of the library: what a field is called and holds is said here once more.
 */

export const scalars = [
  "double",
  "float",
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
  "bool",
  "string",
  "bytes",
] as const;
export type Scalar = (typeof scalars)[number];

export const mapKeys = scalars.filter((scalar) => !["double", "float", "bytes"].includes(scalar));

export const syntaxes = ["proto2", "proto3", "editions"] as const;
export type Syntax = (typeof syntaxes)[number];

export type TypeModel =
  | { readonly kind: "scalar"; readonly scalar: Scalar }
  | { readonly kind: "enum"; readonly open: boolean }
  | { readonly kind: "message"; readonly message: number };

export type Placement =
  | "implicit"
  | "explicit"
  | "required"
  | "packed"
  | "expanded"
  | "map"
  | "oneof"
  | "group"
  | "group list";

export interface FieldModel {
  readonly name: string;
  readonly number: number;
  readonly placement: Placement;
  readonly type: TypeModel;
  readonly key: Scalar;
  readonly extension: boolean;
}

export interface MessageModel {
  readonly name: string;
  readonly fields: readonly FieldModel[];
}

export interface SchemaModel {
  readonly syntax: Syntax;
  readonly messages: readonly MessageModel[];
}

/** The numbers of the enums of a random schema. */
export const enumNumbers: readonly number[] = [0, 1, -1, 5, 300, 2147483647, -2147483648];

/** The property of a message that holds a field. */
export const propertyOf = (field: FieldModel): string => (field.extension ? `[t.${field.name}]` : field.name);

interface FieldSeed {
  readonly placement: Placement;
  readonly kind: TypeModel["kind"];
  readonly scalar: Scalar;
  readonly open: boolean;
  readonly target: number;
  readonly key: Scalar;
  readonly extension: boolean;
  readonly gap: number;
}

const placements = [
  "implicit",
  "explicit",
  "required",
  "packed",
  "expanded",
  "map",
  "oneof",
  "group",
  "group list",
] as const;

const fieldSeed: fc.Arbitrary<FieldSeed> = fc.record({
  placement: fc.constantFrom(...placements),
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constant("scalar" as const) },
    { weight: 2, arbitrary: fc.constantFrom("enum" as const, "message" as const) },
  ),
  scalar: fc.constantFrom(...scalars),
  open: fc.boolean(),
  target: fc.nat(9),
  key: fc.constantFrom(...mapKeys),
  extension: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
  gap: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.constantFrom(2, 13, 2000, 260_000)),
});

/** Random schemas: their messages are called M0, M1, ...; M0 is where values begin. */
export const schemaModel: fc.Arbitrary<SchemaModel> = fc
  .record({
    syntax: fc.constantFrom(...syntaxes),
    messages: fc.array(fc.array(fieldSeed, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ syntax, messages }) => ({
    syntax,
    messages: messages.map((seeds, index) => ({
      name: `M${index}`,
      fields: makeFields(syntax, seeds, index, messages.length),
    })),
  }));

function makeFields(syntax: Syntax, seeds: readonly FieldSeed[], message: number, messages: number): FieldModel[] {
  let last = 0;
  return seeds.map((seed, index) => {
    const type = makeType(syntax, seed, messages);
    const placement = legalPlacement(syntax, seed.placement, type);
    const extension = seed.extension && syntax !== "proto3" && ["explicit", "packed", "expanded"].includes(placement);
    if (!extension) last += seed.gap;
    // Extensions have the numbers from 5,000,000 on; the gaps of 8 fields stay below.
    return {
      name: extension ? `x${message}_${index}` : `f${index}`,
      number: extension ? 5_000_000 + index : last,
      placement,
      type,
      key: seed.key,
      extension,
    };
  });
}

function makeType(syntax: Syntax, seed: FieldSeed, messages: number): TypeModel {
  if (seed.kind === "scalar" && !seed.placement.startsWith("group")) return { kind: "scalar", scalar: seed.scalar };
  if (seed.kind === "enum" && !seed.placement.startsWith("group")) {
    return { kind: "enum", open: syntax === "proto3" || (syntax === "editions" && seed.open) };
  }
  return { kind: "message", message: seed.target % messages };
}

/** What comes nearest to `placement` that the language allows. */
function legalPlacement(syntax: Syntax, placement: Placement, type: TypeModel): Placement {
  const isMessage = type.kind === "message";
  if (placement === "implicit" && (syntax === "proto2" || isMessage || (type.kind === "enum" && !type.open)))
    return "explicit";
  if (placement === "required" && (syntax === "proto3" || isMessage)) return "explicit";
  if (placement === "packed" && (isMessage || (type.kind === "scalar" && ["string", "bytes"].includes(type.scalar))))
    return "expanded";
  if (placement === "group" && syntax === "proto3") return "explicit";
  if (placement === "group list" && syntax === "proto3") return "expanded";
  return placement;
}

/** The `.proto` of a model. Groups are spelled `group` in proto2, and as delimited fields in editions. */
export function schemaText({ syntax, messages }: SchemaModel): string {
  const head = syntax === "editions" ? 'edition = "2023";' : `syntax = "${syntax}";`;
  const values = enumNumbers.map((number, index) => `$_${index} = ${number};`).join(" ");
  const enumText = (name: string, option: string): string =>
    `enum ${name} { ${option} ${values.replaceAll("$", name)} }`;
  const enums = [
    syntax === "proto2" ? "" : enumText("Open", ""),
    syntax === "proto3" ? "" : enumText("Closed", syntax === "editions" ? "option features.enum_type = CLOSED;" : ""),
  ];
  return [head, "package t;", ...enums, ...messages.map((message) => messageText(syntax, message, messages))].join(
    "\n",
  );
}

function messageText(syntax: Syntax, message: MessageModel, messages: readonly MessageModel[]): string {
  const own = message.fields.filter((field) => !field.extension);
  const members = own.filter((field) => field.placement === "oneof");
  const extensions = message.fields
    .filter((field) => field.extension)
    .map((field) => fieldText(syntax, field, messages));
  return [
    `message ${message.name} {`,
    syntax === "proto3" ? "" : "  extensions 5000000 to 5000100;",
    ...own.filter((field) => field.placement !== "oneof").map((field) => fieldText(syntax, field, messages)),
    members.length === 0
      ? ""
      : `  oneof choice {\n${members.map((field) => fieldText(syntax, field, messages)).join("\n")}\n  }`,
    "}",
    extensions.length === 0 ? "" : `extend ${message.name} {\n${extensions.join("\n")}\n}`,
  ].join("\n");
}

function fieldText(syntax: Syntax, field: FieldModel, messages: readonly MessageModel[]): string {
  const { name, number, placement } = field;
  const type = typeText(field.type, messages);
  const repeated = ["packed", "expanded", "group list"].includes(placement);
  if (placement === "map") return `  map<${field.key}, ${type}> ${name} = ${number};`;
  if (placement === "oneof") return `  ${type} ${name} = ${number};`;
  if (placement.startsWith("group") && syntax === "proto2") {
    // The name of the field is that of the group in lower case.
    return `  ${repeated ? "repeated" : "optional"} group ${name.toUpperCase()} = ${number} { optional ${type} inner = 1; optional sint32 number = 2; }`;
  }
  return `  ${labelText(syntax, placement, repeated)} ${type} ${name} = ${number}${optionText(syntax, field)};`;
}

function typeText(type: TypeModel, messages: readonly MessageModel[]): string {
  if (type.kind === "scalar") return type.scalar;
  if (type.kind === "enum") return type.open ? "Open" : "Closed";
  return messages[type.message]!.name;
}

function labelText(syntax: Syntax, placement: Placement, repeated: boolean): string {
  if (repeated) return "repeated";
  if (syntax === "editions" || placement === "implicit") return "";
  return placement === "required" ? "required" : "optional";
}

function optionText(syntax: Syntax, { placement, type }: FieldModel): string {
  const packable =
    type.kind === "enum" || (type.kind === "scalar" && type.scalar !== "string" && type.scalar !== "bytes");
  if (syntax === "proto2") return placement === "packed" ? " [packed = true]" : "";
  if (syntax === "proto3") return placement === "expanded" && packable ? " [packed = false]" : "";
  const features: Partial<Record<Placement, string>> = {
    implicit: "field_presence = IMPLICIT",
    required: "field_presence = LEGACY_REQUIRED",
    group: "message_encoding = DELIMITED",
    "group list": "message_encoding = DELIMITED",
  };
  const feature = placement === "expanded" && packable ? "repeated_field_encoding = EXPANDED" : features[placement];
  return feature === undefined ? "" : ` [features.${feature}]`;
}

/** Names of all that is special about a schema, for counting. */
export function shapesOf({ syntax, messages }: SchemaModel): string[] {
  const recursive = messages.some(({ fields }, index) =>
    fields.some(({ type }) => type.kind === "message" && type.message === index),
  );
  return [
    syntax,
    ...(recursive ? ["recursion"] : []),
    ...messages.flatMap(({ fields }) => fields.flatMap(shapesOfField)),
  ];
}

function shapesOfField({ placement, type, key, extension }: FieldModel): string[] {
  const kind = type.kind === "enum" ? (type.open ? "open enum" : "closed enum") : type.kind;
  return [
    `${placement} ${kind}`,
    ...(type.kind === "scalar" ? [type.scalar] : []),
    ...(placement === "map" ? [`map<${key}>`] : []),
    ...(extension ? [`extension ${placement}`] : []),
  ];
}

/** All that shapesOf must have found once enough schemas have been drawn. */
export const allShapes: readonly string[] = [
  ...syntaxes,
  "recursion",
  ...scalars,
  ...mapKeys.map((key) => `map<${key}>`),
  ...["implicit", "explicit", "required", "packed", "expanded", "map", "oneof"].flatMap((placement) => [
    `${placement} scalar`,
    `${placement} open enum`,
  ]),
  ...["explicit", "required", "packed", "expanded", "map", "oneof"].map((placement) => `${placement} closed enum`),
  ...["explicit", "expanded", "map", "oneof", "group", "group list"].map((placement) => `${placement} message`),
  "extension explicit",
  "extension packed",
  "extension expanded",
];
