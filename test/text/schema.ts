/** All that text format has a form for. */
export const source: string = `
syntax = "proto2";
import "google/protobuf/any.proto";
package t;

message M {
  optional double d = 1;
  optional float f = 2;
  repeated double ds = 3;
  repeated float fs = 4;
  optional string s = 5;
  optional bytes b = 6;
  repeated int32 i = 7 [packed = true];
  optional E e = 8;
  optional bool bo = 9;
  optional group Grp = 10 { optional int32 x = 1; }
  optional M m = 11;
  repeated string ss = 12;
  map<string, int32> mp = 13;
  map<int32, M> mm = 14;
  optional google.protobuf.Any any = 15;
  optional int64 i64 = 16;
  optional uint64 u64 = 17;
  map<bool, bytes> mb = 18;
  map<string, E> me = 19;
  repeated M ms = 20;
  optional uint32 u32 = 21;
  oneof choice {
    int32 c1 = 22;
    string c2 = 23;
    M c3 = 24;
  }
  repeated bool bools = 25;
  repeated E es = 26;
  map<uint64, string> mu = 27;
  extensions 100 to 200;
  reserved 50, 60 to 70;
  reserved "foo", "bar";
}

enum E { A = 0; B = 1; C = -1; }

extend M {
  optional int32 ext = 100;
  repeated M rext = 101;
  optional group XGrp = 102 { optional int32 y = 1; }
}

message Scope {
  extend M { optional Scope sc = 103; }
}

message Set {
  option message_set_wire_format = true;
  extensions 4 to max;
}

message Item {
  extend Set { optional Item message_set_extension = 1000; }
  optional int32 v = 1;
}

message Req {
  required int32 id = 1;
  optional Req next = 2;
}
`;

/** Delimited fields of editions: the first has the name of a group, the others have not. */
export const editionSource = `
edition = "2023";
package t;

message D {
  GroupLike grouplike = 1 [features.message_encoding = DELIMITED];
  GroupLike other = 2 [features.message_encoding = DELIMITED];
  Outer outer = 3 [features.message_encoding = DELIMITED];
  Open open = 4;
  int32 implicit = 5 [features.field_presence = IMPLICIT];
  message GroupLike { int32 x = 1; }
}

message Outer { int32 x = 1; }

enum Open { ZERO = 0; ONE = 1; }
`;
