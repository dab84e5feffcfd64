/** A change of a schema: what stands after the package. */
export interface Change {
  readonly title: string;
  readonly old: string;
  readonly new: string;
  /** Of both sides, unless `newSyntax` is set. */
  readonly syntax?: string;
  readonly newSyntax?: string;
  /** Of the new side; both have one of their own otherwise. */
  readonly newPackage?: string;
  /** Rules of buf that we do not raise, and the other way round; `row` is the row of the table in docs/evolution.md that says why. */
  readonly differs?: {
    readonly bufOnly?: readonly string[];
    readonly oursOnly?: readonly string[];
    readonly row: string;
  };
}

const legacy = "option features.json_format = LEGACY_BEST_EFFORT;";
const service = (method: string) =>
  `message A { int32 a = 1; } message B { int64 a = 1; } message C { int32 a = 1; } service S { rpc R${method} }`;

/** For each of buf's rules about bytes and JSON at least one change that breaks it, and one like it that does not. */
export const changes: readonly Change[] = [
  { title: "field deleted", old: "message M { int32 a = 1; }", new: "message M {}" },
  { title: "field deleted, number reserved", old: "message M { int32 a = 1; }", new: "message M { reserved 1; }" },
  { title: "field deleted, name reserved", old: "message M { int32 a = 1; }", new: `message M { reserved "a"; }` },
  {
    title: "field deleted, both reserved",
    old: "message M { int32 a = 1; }",
    new: `message M { reserved 1; reserved "a"; }`,
  },
  { title: "field added", old: "message M {}", new: "message M { int32 a = 1; }" },
  { title: "value deleted", old: "enum E { A = 0; B = 1; }", new: "enum E { A = 0; }" },
  { title: "value deleted, number reserved", old: "enum E { A = 0; B = 1; }", new: "enum E { A = 0; reserved 1; }" },
  { title: "value deleted, name reserved", old: "enum E { A = 0; B = 1; }", new: `enum E { A = 0; reserved "B"; }` },
  {
    title: "value deleted, both reserved",
    old: "enum E { A = 0; B = 1; }",
    new: `enum E { A = 0; reserved 1; reserved "B"; }`,
  },
  { title: "value added", old: "enum E { A = 0; }", new: "enum E { A = 0; B = 1; }" },
  { title: "value renamed", old: "enum E { A = 0; B = 1; }", new: "enum E { A = 0; C = 1; }" },
  {
    title: "value gets an alias",
    old: "enum E { A = 0; B = 1; }",
    new: "enum E { option allow_alias = true; A = 0; B = 1; C = 1; }",
  },
  {
    title: "value gets an alias in front",
    old: "enum E { A = 0; B = 1; }",
    new: "enum E { option allow_alias = true; A = 0; C = 1; B = 1; }",
    differs: { oursOnly: ["ENUM_VALUE_SAME_NAME"], row: "alias" },
  },
  {
    title: "alias deleted",
    old: "enum E { option allow_alias = true; A = 0; B = 1; C = 1; }",
    new: "enum E { A = 0; B = 1; }",
    differs: { bufOnly: ["ENUM_VALUE_SAME_NAME"], row: "alias" },
  },
  {
    title: "value renumbered",
    old: "enum E { A = 0; B = 1; }",
    new: "enum E { A = 0; B = 2; }",
    differs: { bufOnly: ["ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED"], row: "renumbered" },
  },
  { title: "values exchanged", old: "enum E { A = 0; B = 1; C = 2; }", new: "enum E { A = 0; C = 1; B = 2; }" },
  {
    title: "default changed",
    syntax: "proto2",
    old: "message M { optional int32 a = 1 [default = 1]; }",
    new: "message M { optional int32 a = 1 [default = 2]; }",
  },
  {
    title: "default added",
    syntax: "proto2",
    old: "message M { optional string a = 1; }",
    new: `message M { optional string a = 1 [default = "x"]; }`,
  },
  {
    title: "default zero added",
    syntax: "proto2",
    old: "message M { optional int32 a = 1; }",
    new: "message M { optional int32 a = 1 [default = 0]; }",
  },
  {
    title: "default kept as other type",
    syntax: "proto2",
    old: "message M { optional int32 a = 1 [default = 5]; }",
    new: "message M { optional int64 a = 1 [default = 5]; }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE"], row: "integers" },
  },
  {
    title: "default of bytes kept",
    syntax: "proto2",
    old: `message M { optional bytes a = 1 [default = "\\001"]; }`,
    new: `message M { optional bytes a = 1 [default = "\\x01"]; }`,
  },
  {
    title: "default of an enum is its first value",
    syntax: "proto2",
    old: "enum E { A = 0; B = 1; } message M { optional E a = 1; }",
    new: "enum E { B = 1; A = 0; } message M { optional E a = 1; }",
  },
  {
    title: "one field into a new oneof",
    old: "message M { int32 a = 1; }",
    new: "message M { oneof o { int32 a = 1; int32 b = 2; } }",
  },
  {
    title: "two fields into one oneof",
    old: "message M { int32 a = 1; int32 b = 2; }",
    new: "message M { oneof o { int32 a = 1; int32 b = 2; } }",
  },
  {
    title: "field out of a oneof",
    old: "message M { oneof o { int32 a = 1; int32 b = 2; } }",
    new: "message M { oneof o { int32 a = 1; } int32 b = 2; }",
  },
  {
    title: "oneof renamed",
    old: "message M { oneof o { int32 a = 1; int32 b = 2; } }",
    new: "message M { oneof p { int32 a = 1; int32 b = 2; } }",
  },
  {
    title: "member added to a oneof",
    old: "message M { oneof o { int32 a = 1; } }",
    new: "message M { oneof o { int32 a = 1; int32 b = 2; } }",
  },
  { title: "becomes optional", old: "message M { int32 a = 1; }", new: "message M { optional int32 a = 1; }" },
  {
    title: "becomes required",
    syntax: "proto2",
    old: "message M { optional int32 a = 1; }",
    new: "message M { required int32 a = 1; }",
    differs: { bufOnly: ["MESSAGE_SAME_REQUIRED_FIELDS"], row: "required" },
  },
  {
    title: "required deleted",
    syntax: "proto2",
    old: "message M { required int32 a = 1; }",
    new: `message M { reserved 1; reserved "a"; }`,
  },
  { title: "required added", syntax: "proto2", old: "message M {}", new: "message M { required int32 a = 1; }" },
  {
    title: "required kept",
    syntax: "proto2",
    old: "message M { required int32 a = 1; }",
    new: "message M { required int32 a = 1; optional int32 b = 2; }",
  },
  {
    title: "message list to one",
    old: "message N {} message M { repeated N a = 1; }",
    new: "message N {} message M { N a = 1; }",
  },
  { title: "one string to a list", old: "message M { string a = 1; }", new: "message M { repeated string a = 1; }" },
  {
    title: "one integer to a packed list",
    old: "message M { int32 a = 1; }",
    new: "message M { repeated int32 a = 1; }",
  },
  {
    title: "list expanded",
    old: "message M { repeated int32 a = 1; }",
    new: "message M { repeated int32 a = 1 [packed = false]; }",
  },
  {
    title: "map to a list of entries",
    old: "message M { map<string, int32> a = 1; }",
    new: "message M { message AEntry { string key = 1; int32 value = 2; } repeated AEntry a = 1; }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"], row: "map" },
  },
  {
    title: "value of a map",
    old: "message M { map<string, int32> a = 1; }",
    new: "message M { map<string, string> a = 1; }",
  },
  {
    title: "value of a map widened",
    old: "message M { map<string, int32> a = 1; }",
    new: "message M { map<string, int64> a = 1; }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE"], row: "integers" },
  },
  {
    title: "zigzag",
    old: "message M { int32 a = 1; }",
    new: "message M { sint32 a = 1; }",
    differs: { bufOnly: ["FIELD_WIRE_JSON_COMPATIBLE_TYPE"], row: "categories" },
  },
  {
    title: "widened",
    old: "message M { int32 a = 1; }",
    new: "message M { int64 a = 1; }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE"], row: "integers" },
  },
  {
    title: "sign changed",
    old: "message M { int32 a = 1; }",
    new: "message M { uint32 a = 1; }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"], row: "integers" },
  },
  {
    title: "string to bytes",
    old: "message M { string a = 1; }",
    new: "message M { bytes a = 1; }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE"], row: "bytes" },
  },
  { title: "bytes to string", old: "message M { bytes a = 1; }", new: "message M { string a = 1; }" },
  {
    title: "message of the same structure",
    old: "message M { N a = 1; } message N { int32 x = 1; } message O { int32 x = 1; }",
    new: "message M { O a = 1; } message N { int32 x = 1; } message O { int32 x = 1; }",
    differs: { bufOnly: ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"], row: "structure" },
  },
  {
    title: "message of another structure",
    old: "message M { N a = 1; } message N { int32 x = 1; } message O { string x = 1; }",
    new: "message M { O a = 1; } message N { int32 x = 1; } message O { string x = 1; }",
  },
  {
    title: "enum with more values",
    old: "message M { D.E a = 1; } message D { enum E { A = 0; } } message F { enum E { A = 0; B = 1; } }",
    new: "message M { F.E a = 1; } message D { enum E { A = 0; } } message F { enum E { A = 0; B = 1; } }",
    differs: { oursOnly: ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"], row: "names" },
  },
  {
    title: "enum of another name",
    old: "message M { E a = 1; } enum E { A = 0; } enum F { B = 0; }",
    new: "message M { F a = 1; } enum E { A = 0; } enum F { B = 0; }",
    differs: { bufOnly: ["FIELD_WIRE_COMPATIBLE_TYPE"], row: "structure" },
  },
  {
    title: "enum of the same values",
    old: "message M { D.E a = 1; } message D { enum E { A = 0; } } message F { enum E { A = 0; } }",
    new: "message M { F.E a = 1; } message D { enum E { A = 0; } } message F { enum E { A = 0; } }",
  },
  {
    title: "group to message",
    syntax: "edition 2023",
    old: "message N {} message M { N a = 1 [features.message_encoding = DELIMITED]; }",
    new: "message N {} message M { N a = 1; }",
    differs: { bufOnly: ["FIELD_WIRE_JSON_COMPATIBLE_TYPE"], row: "categories" },
  },
  { title: "message deleted", old: "message M { int32 a = 1; } message N {}", new: "message N {}" },
  {
    title: "package changed",
    old: "message M { int32 a = 1; }",
    new: "message M { int32 a = 1; }",
    newPackage: "elsewhere",
  },
  { title: "reserved number freed", old: "message M { reserved 1 to 5; }", new: "message M { reserved 1 to 3, 5; }" },
  {
    title: "reserved ranges joined",
    old: "message M { reserved 1 to 2, 3, 4 to 5; }",
    new: "message M { reserved 1 to 5; }",
  },
  { title: "reserved name freed", old: `message M { reserved "a", "b"; }`, new: `message M { reserved "a"; }` },
  {
    title: "reserved numbers of an enum freed",
    old: "enum E { A = 0; reserved 1 to 5; }",
    new: "enum E { A = 0; reserved 1 to 4; }",
  },
  {
    title: "reserved numbers of an enum kept",
    old: `enum E { A = 0; reserved 1 to 5; reserved "X"; }`,
    new: `enum E { A = 0; reserved 1 to max; reserved "X", "Y"; }`,
  },
  { title: "request of the same structure", old: service("(A) returns (B);"), new: service("(C) returns (B);") },
  { title: "request of another structure", old: service("(A) returns (B);"), new: service("(B) returns (B);") },
  { title: "response of another structure", old: service("(A) returns (B);"), new: service("(A) returns (A);") },
  { title: "request becomes a stream", old: service("(A) returns (B);"), new: service("(stream A) returns (B);") },
  { title: "response becomes one message", old: service("(A) returns (stream B);"), new: service("(A) returns (B);") },
  {
    title: "idempotency",
    old: service("(A) returns (B);"),
    new: service("(A) returns (B) { option idempotency_level = IDEMPOTENT; }"),
  },
  {
    title: "a method is deprecated",
    old: service("(A) returns (B);"),
    new: service("(A) returns (B) { option deprecated = true; }"),
  },
  { title: "field renamed", old: "message M { int32 a = 1; }", new: "message M { int32 b = 1; }" },
  {
    title: "field renamed, JSON name kept",
    old: "message M { int32 a = 1; }",
    new: `message M { int32 b = 1 [json_name = "a"]; }`,
  },
  {
    title: "JSON name changed",
    old: "message M { int32 a_b = 1; }",
    new: `message M { int32 a_b = 1 [json_name = "x"]; }`,
  },
  {
    title: "JSON name spelt out",
    old: "message M { int32 a_b = 1; }",
    new: `message M { int32 a_b = 1 [json_name = "aB"]; }`,
  },
  {
    title: "fields exchanged",
    old: "message M { int32 a = 1; int32 b = 2; }",
    new: "message M { int32 b = 1; int32 a = 2; }",
  },
  {
    title: "message loses JSON",
    syntax: "edition 2023",
    old: "message M { int32 a = 1; }",
    new: `message M { ${legacy} int32 a = 1; }`,
  },
  {
    title: "message gains JSON",
    syntax: "edition 2023",
    old: `message M { ${legacy} int32 a = 1; }`,
    new: "message M { int32 a = 1; }",
  },
  { title: "enum loses JSON", syntax: "edition 2023", old: "enum E { A = 0; }", new: `enum E { ${legacy} A = 0; }` },
  { title: "enum gains JSON", syntax: "edition 2023", old: `enum E { ${legacy} A = 0; }`, new: "enum E { A = 0; }" },
  {
    title: "enum closed",
    syntax: "edition 2023",
    old: "enum E { A = 0; }",
    new: "enum E { option features.enum_type = CLOSED; A = 0; }",
  },
  {
    title: "proto2 to proto3",
    syntax: "proto2",
    newSyntax: "proto3",
    old: "message M { optional int32 a = 1; repeated int32 b = 2; }",
    new: "message M { optional int32 a = 1; repeated int32 b = 2; }",
  },
];

export function textOf(
  { old, new: next, syntax = "proto3", newSyntax = syntax, newPackage }: Change,
  side: "old" | "new",
  index: number,
): string {
  const header = (version: string) =>
    version.startsWith("edition ") ? `edition = "${version.slice(8)}";` : `syntax = "${version}";`;
  return `${header(side === "old" ? syntax : newSyntax)}\npackage ${side === "new" && newPackage !== undefined ? newPackage : `case${index}`};\n${side === "old" ? old : next}\n`;
}
