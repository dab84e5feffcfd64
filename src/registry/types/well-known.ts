import type { Declaration } from "./declarations.ts";

/* Google's own messages that schemas refer to, as declarations: a reader of types has no files. */

type File = { presence: "implicit"; enums: "open" };
type Google<Name extends string, Body extends string> = [`.google.protobuf.${Name}`, "message", Body, File];
type Wrapper<Name extends string, Type extends string> = Google<`${Name}Value`, `${Type} value = 1;`>;

export type WellKnown =
  | Google<"Timestamp" | "Duration", "int64 seconds = 1;int32 nanos = 2;">
  | Google<"Any", "string type_url = 1;bytes value = 2;">
  | Google<"Empty", "">
  | Google<"FieldMask", "repeated string paths = 1;">
  | Google<"Struct", "map<string, Value> fields = 1;">
  | Google<
      "Value",
      "\x01kind\x02NullValue null_value = 1;double number_value = 2;string string_value = 3;bool bool_value = 4;Struct struct_value = 5;ListValue list_value = 6;\x03;"
    >
  | Google<"ListValue", "repeated Value values = 1;">
  | [".google.protobuf.NullValue", "enum", "NULL_VALUE = 0;", File]
  | Wrapper<"Double", "double">
  | Wrapper<"Float", "float">
  | Wrapper<"Int64", "int64">
  | Wrapper<"UInt64", "uint64">
  | Wrapper<"Int32", "int32">
  | Wrapper<"UInt32", "uint32">
  | Wrapper<"Bool", "bool">
  | Wrapper<"String", "string">
  | Wrapper<"Bytes", "bytes">;

export type WellKnownIndex = { [D in WellKnown as D extends Declaration ? D[0] : never]: D };
