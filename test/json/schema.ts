import { parse } from "../../src/index.ts";

/** Everything that ProtoJSON has a rule for. */
const proto3 = `
syntax = "proto3";
package t;
import "google/protobuf/any.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/empty.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";

enum Color { COLOR_UNSPECIFIED = 0; RED = 1; GREEN = 2; }

message Scalars {
  int32 i32 = 1; int64 i64 = 2; uint32 u32 = 3; uint64 u64 = 4; sint32 s32 = 5; sint64 s64 = 6;
  fixed32 f32 = 7; fixed64 f64 = 8; sfixed32 sf32 = 9; sfixed64 sf64 = 10;
  float flt = 11; double dbl = 12; bool flag = 13; string text = 14; bytes data = 15; Color color = 16;
}

message All {
  Scalars scalars = 1;
  optional int32 maybe = 2;
  repeated int32 numbers = 3;
  repeated Scalars items = 4;
  repeated Color colors = 5;
  map<string, string> labels = 6;
  map<int32, Color> by_int = 7;
  map<bool, Scalars> by_bool = 8;
  map<uint64, int64> by_long = 9;
  oneof choice { uint32 choice_number = 10; string choice_text = 11; google.protobuf.NullValue choice_null = 12; google.protobuf.Value choice_value = 13; }
  int32 renamed = 14 [json_name = "@other"];
  int32 __proto__ = 15;
  All child = 16;
  repeated bytes chunks = 17;
  google.protobuf.NullValue null_value = 18;
  repeated google.protobuf.NullValue nulls = 19;

  google.protobuf.Any any = 30;
  google.protobuf.Timestamp timestamp = 31;
  google.protobuf.Duration duration = 32;
  google.protobuf.FieldMask mask = 33;
  google.protobuf.Struct struct = 34;
  google.protobuf.Value value = 35;
  google.protobuf.ListValue list = 36;
  google.protobuf.Empty empty = 37;
  google.protobuf.Int64Value long_wrapper = 38;
  google.protobuf.StringValue string_wrapper = 39;
  google.protobuf.BytesValue bytes_wrapper = 40;
  google.protobuf.FloatValue float_wrapper = 41;
  google.protobuf.BoolValue bool_wrapper = 42;
  repeated google.protobuf.Value values = 43;
  repeated google.protobuf.Any anys = 44;
  map<string, google.protobuf.Value> value_map = 45;
  repeated google.protobuf.Int32Value wrappers = 46;
}
`;

const proto2 = `
syntax = "proto2";
package t2;

enum Closed { ONE = 1; TWO = 2; }
enum ClosedZero { NONE = 0; SOME = 2; }

message Two {
  required int32 id = 1;
  optional Closed closed = 2;
  repeated Closed closeds = 3;
  map<string, ClosedZero> closed_map = 4;
  optional group Data = 5 { optional int32 inner_value = 1; }
  optional Set set = 6;
  optional string name = 7 [default = "none"];
  extensions 100 to 199;
}
message Set { option message_set_wire_format = true; extensions 4 to max; }
message Item { extend Set { optional Item item = 1000; } optional int32 i = 1; }
extend Two { optional int32 small = 100; repeated string texts = 101; optional Item item_extension = 102; }
message Other { extensions 1 to 10; }
extend Other { optional int32 elsewhere = 1; }
`;

export const sources: Readonly<Record<string, string>> = { "t.proto": proto3, "t2.proto": proto2 };
export const schema = parse(sources);
export const All = schema.message("t.All");
export const Scalars = schema.message("t.Scalars");
export const Two = schema.message("t2.Two");
