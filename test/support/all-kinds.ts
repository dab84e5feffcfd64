/** A type with fields of all kinds, and a message of it. */
export const allKinds = `
  syntax = "proto3";
  package straight;
  import "google/protobuf/timestamp.proto";
  import "google/protobuf/duration.proto";
  import "google/protobuf/struct.proto";
  import "google/protobuf/wrappers.proto";
  enum Color { RED = 0; GREEN = 1; BLUE = 7; DARK = -2; }
  message M {
    int32 i = 1; uint32 u = 2; sint64 l = 3; fixed64 f = 4; float x = 5; double d = 6; bool b = 7; string s = 8; bytes y = 9; Color c = 10;
    repeated int32 is = 11; repeated string ss = 12; repeated M ms = 13; map<string, int32> m = 14; map<int32, string> n = 15; map<bool, M> o = 16;
    M child = 17; optional int32 oi = 18; optional string os = 19;
    oneof choice { int32 one = 20; string two = 21; M three = 22; google.protobuf.NullValue none = 23; }
    google.protobuf.Timestamp t = 24; google.protobuf.Duration e = 25; google.protobuf.Value v = 26; google.protobuf.Int64Value w = 27;
    repeated double ds = 28; repeated float xs = 29; map<int64, Color> p = 30; int32 snake_case = 31; string __proto__ = 32;
  }`;

export const allKindsInit = {
  i: -5,
  u: 4_000_000_000,
  l: -9_007_199_254_740_993n,
  f: 18n,
  x: Math.fround(0.1),
  d: 1e-7,
  b: true,
  s: "plain",
  y: Uint8Array.of(1, 2, 250),
  c: 7,
  is: [0, 1, -2],
  ss: ["", 'a "quoted" word, and a line\n', "a longer text without anything to escape", "\u{1f600} wide \u00e4"],
  ms: [{ i: 1 }, {}, { child: { s: "deep" } }],
  m: { a: 1, "b c": 2, __proto_: 3 },
  n: { "-3": "x", 4: "y" },
  o: { true: { i: 3 } },
  child: { d: -0, x: -0 },
  oi: 0,
  two: "second",
  t: { seconds: 1_700_000_000n, nanos: 21_000_000 },
  e: { seconds: -3n, nanos: -500_000_000 },
  v: { structValue: { fields: { k: { listValue: { values: [{ nullValue: 0 }, { numberValue: 1.5 }] } } } } },
  w: { value: 77n },
  ds: [Number.NaN, Number.POSITIVE_INFINITY, 123_456.789, 5e300],
  xs: [Math.fround(3.4e38), Math.fround(1e-45), Math.fround(16_777_216), Math.fround(0.3)],
  p: { 5: 1 },
  snakeCase: 9,
};
