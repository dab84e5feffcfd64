import { describe, expect, it } from "vitest";
import { create, parse } from "../../src/index.ts";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../src/json/index.ts";
import { failure } from "../support/outcome.ts";
import { All, schema } from "./schema.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));
const typeUrl = (name: string): string => `type.googleapis.com/${name}`;

/** Messages that come back, with their JSON in the form that is written. */
const roundTrips: readonly (readonly [object, string])[] = [
  [{ timestamp: { seconds: 0n, nanos: 0 } }, '{"timestamp":"1970-01-01T00:00:00Z"}'],
  [{ timestamp: { seconds: -62135596800n, nanos: 0 } }, '{"timestamp":"0001-01-01T00:00:00Z"}'],
  [{ timestamp: { seconds: 253402300799n, nanos: 999999999 } }, '{"timestamp":"9999-12-31T23:59:59.999999999Z"}'],
  [{ timestamp: { seconds: -1n, nanos: 999999999 } }, '{"timestamp":"1969-12-31T23:59:59.999999999Z"}'],
  [{ timestamp: { seconds: 0n, nanos: 10000000 } }, '{"timestamp":"1970-01-01T00:00:00.010Z"}'],
  [{ timestamp: { seconds: 0n, nanos: 10000 } }, '{"timestamp":"1970-01-01T00:00:00.000010Z"}'],
  [{ timestamp: { seconds: 0n, nanos: 10 } }, '{"timestamp":"1970-01-01T00:00:00.000000010Z"}'],
  [{ timestamp: { seconds: 0n, nanos: 100 } }, '{"timestamp":"1970-01-01T00:00:00.000000100Z"}'],
  [{ timestamp: { seconds: 0n, nanos: 100000 } }, '{"timestamp":"1970-01-01T00:00:00.000100Z"}'],
  [{ duration: { seconds: 0n, nanos: 0 } }, '{"duration":"0s"}'],
  [{ duration: { seconds: 315576000000n, nanos: 999999999 } }, '{"duration":"315576000000.999999999s"}'],
  [{ duration: { seconds: -315576000000n, nanos: -999999999 } }, '{"duration":"-315576000000.999999999s"}'],
  [{ duration: { seconds: 0n, nanos: -500000000 } }, '{"duration":"-0.500s"}'],
  [{ duration: { seconds: -1n, nanos: -10000 } }, '{"duration":"-1.000010s"}'],
  [{ mask: { paths: [] } }, '{"mask":""}'],
  [{ mask: { paths: ["*", "a.*", "a.*.b_c"] } }, '{"mask":"*,a.*,a.*.bC"}'],
  [{ mask: { paths: ["foo", "bar_baz.qux_quux", "_x", "a1"] } }, '{"mask":"foo,barBaz.quxQuux,X,a1"}'],
  [{ struct: { fields: {} } }, '{"struct":{}}'],
  [{ list: { values: [] } }, '{"list":[]}'],
  [{ value: { nullValue: 0 } }, '{"value":null}'],
  [{ value: { numberValue: -0 } }, '{"value":-0}'],
  [{ value: { numberValue: 1.5 } }, '{"value":1.5}'],
  [{ value: { stringValue: "" } }, '{"value":""}'],
  [{ value: { boolValue: false } }, '{"value":false}'],
  [
    { value: { structValue: { fields: { value: { listValue: { values: [{ nullValue: 0 }] } } } } } },
    '{"value":{"value":[null]}}',
  ],
  [{ choiceValue: { nullValue: 0 } }, '{"choiceValue":null}'],
  [{ values: [{ nullValue: 0 }, { listValue: { values: [] } }] }, '{"values":[null,[]]}'],
  [{ valueMap: { a: { nullValue: 0 } } }, '{"valueMap":{"a":null}}'],
  [{ empty: {} }, '{"empty":{}}'],
  [{ longWrapper: { value: 9007199254740993n } }, '{"longWrapper":"9007199254740993"}'],
  [{ stringWrapper: { value: "" } }, '{"stringWrapper":""}'],
  [{ bytesWrapper: { value: new Uint8Array([1]) } }, '{"bytesWrapper":"AQ=="}'],
  [{ floatWrapper: { value: NaN } }, '{"floatWrapper":"NaN"}'],
  [{ boolWrapper: { value: false } }, '{"boolWrapper":false}'],
  [{ wrappers: [{ value: 0 }, { value: 1 }] }, '{"wrappers":[0,1]}'],
  [{ any: { typeUrl: "", value: new Uint8Array(0) } }, '{"any":{}}'],
  [
    { any: { typeUrl: typeUrl("t.Scalars"), value: bytes("0805") } },
    '{"any":{"@type":"type.googleapis.com/t.Scalars","i32":5}}',
  ],
  [{ any: { typeUrl: "/t.Scalars", value: bytes("") } }, '{"any":{"@type":"/t.Scalars"}}'],
  [
    { any: { typeUrl: "https://example.com/a/t.Scalars", value: bytes("") } },
    '{"any":{"@type":"https://example.com/a/t.Scalars"}}',
  ],
  [
    { any: { typeUrl: typeUrl("google.protobuf.Empty"), value: bytes("") } },
    '{"any":{"@type":"type.googleapis.com/google.protobuf.Empty"}}',
  ],
  [
    { any: { typeUrl: typeUrl("google.protobuf.Duration"), value: bytes("0801") } },
    '{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s"}}',
  ],
  [
    { any: { typeUrl: typeUrl("google.protobuf.Value"), value: bytes("0800") } },
    '{"any":{"@type":"type.googleapis.com/google.protobuf.Value","value":null}}',
  ],
  [
    { any: { typeUrl: typeUrl("google.protobuf.Any"), value: bytes("") } },
    '{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{}}}',
  ],
];

describe("well-known types", () => {
  it.each(roundTrips)("%o is %s", (init, text) => {
    const message = create(All, init);
    expect(toJsonString(All, message)).toBe(text);
    expect(fromJsonString(All, text)).toEqual(message);
    // What is read is a message, in every way.
    expect(All.decode(All.encode(fromJsonString(All, text)))).toEqual(message);
  });

  it.each([
    ['{"timestamp":"1970-01-01T08:00:01+08:00"}', { timestamp: { seconds: 1n } }],
    ['{"timestamp":"1969-12-31T16:00:01-08:00"}', { timestamp: { seconds: 1n } }],
    ['{"timestamp":"1970-01-01T00:00:00-11:30"}', { timestamp: { seconds: 41400n } }],
    ['{"timestamp":"2000-02-29T00:00:00.5Z"}', { timestamp: { seconds: 951782400n, nanos: 500000000 } }],
    ['{"timestamp":"0001-01-01T00:00:00-00:01"}', { timestamp: { seconds: -62135596740n } }],
    ['{"duration":"1.5s"}', { duration: { seconds: 1n, nanos: 500000000 } }],
    ['{"duration":"-0s"}', { duration: {} }],
    ['{"duration":"-0.000000001s"}', { duration: { nanos: -1 } }],
    ['{"longWrapper":9007199254740993}', { longWrapper: { value: 9007199254740993n } }],
    ['{"value":9007199254740993}', { value: { numberValue: 9007199254740992 } }],
    ['{"choiceNull":0}', { choiceNull: 0 }],
    [
      '{"any":{"i32":5,"@type":"type.googleapis.com/t.Scalars"}}',
      { any: { typeUrl: typeUrl("t.Scalars"), value: bytes("0805") } },
    ],
    [
      '{"longWrapper":null,"timestamp":null,"duration":null,"mask":null,"struct":null,"list":null,"any":null,"empty":null}',
      {},
    ],
  ])("%s is read", (text, init) => {
    expect(fromJsonString(All, text)).toEqual(create(All, init));
  });
});

describe("errors of reading", () => {
  const timestamps = [
    "1970-01-01T00:00:00",
    "1970-01-01 00:00:00Z",
    "1970-01-01t00:00:00Z",
    "1970-01-01T00:00:00z",
    "1970-01-01T00:00:00+0800",
    "1970-13-01T00:00:00Z",
    "1970-00-01T00:00:00Z",
    "1970-01-32T00:00:00Z",
    "1970-01-00T00:00:00Z",
    "1970-01-01T24:00:00Z",
    "1970-01-01T00:60:00Z",
    "1970-01-01T00:00:60Z",
    "1970-01-01T00:00:00+24:00",
    "1970-01-01T00:00:00+00:60",
    "1970-01-01T00:00:00.1234567890Z",
    "1970-01-01T00:00:00.Z",
    "1970-01-01T00:00:00.12aZ",
    "999-01-01T00:00:00Z",
    "00001-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z",
    "1970-1-01T00:00:00Z",
    "2001-02-29T00:00:00Z",
    "1970-02-30T00:00:00Z",
    "1970-01-01T00:00:00Z ",
    " 1970-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z\n",
    "",
    "-0001-01-01T00:00:00Z",
  ];
  it.each(timestamps)("timestamp %j", (text) => {
    expect(failure(() => fromJson(All, { timestamp: text }))).toEqual({ code: "INVALID_JSON", path: "timestamp" });
  });

  it.each([
    ['{"timestamp":"0000-01-01T00:00:00Z"}', "OUT_OF_RANGE", "timestamp"],
    ['{"timestamp":"0001-01-01T00:00:00+00:01"}', "OUT_OF_RANGE", "timestamp"],
    ['{"timestamp":"9999-12-31T23:59:59-00:01"}', "OUT_OF_RANGE", "timestamp"],
    ['{"timestamp":0}', "INVALID_TYPE", "timestamp"],
    ['{"duration":"1"}', "INVALID_JSON", "duration"],
    ['{"duration":"s"}', "INVALID_JSON", "duration"],
    ['{"duration":"+1s"}', "INVALID_JSON", "duration"],
    ['{"duration":".5s"}', "INVALID_JSON", "duration"],
    ['{"duration":"1.s"}', "INVALID_JSON", "duration"],
    ['{"duration":"1.0000000001s"}', "INVALID_JSON", "duration"],
    ['{"duration":"1e3s"}', "INVALID_JSON", "duration"],
    ['{"duration":"1 s"}', "INVALID_JSON", "duration"],
    ['{"duration":"--1s"}', "INVALID_JSON", "duration"],
    ['{"duration":"315576000001s"}', "OUT_OF_RANGE", "duration"],
    ['{"duration":"-315576000001s"}', "OUT_OF_RANGE", "duration"],
    ['{"duration":1}', "INVALID_TYPE", "duration"],
    ['{"struct":1}', "INVALID_TYPE", "struct"],
    ['{"struct":1e0}', "INVALID_TYPE", "struct"],
    ['{"struct":12345678901234567890}', "INVALID_TYPE", "struct"],
    ['{"list":1e400}', "INVALID_TYPE", "list"],
    ['{"any":12345678901234567890}', "INVALID_TYPE", "any"],
    ['{"any":{"@type":"x/google.protobuf.Struct","value":1e0}}', "INVALID_TYPE", "any"],
    ['{"empty":1e0}', "INVALID_TYPE", "empty"],
    ['{"mask":"foo_bar"}', "INVALID_JSON", "mask"],
    ['{"mask":"foo,,bar"}', "INVALID_JSON", "mask"],
    ['{"mask":"a*"}', "INVALID_JSON", "mask"],
    ['{"mask":"**"}', "INVALID_JSON", "mask"],
    ['{"mask":"foo, bar"}', "INVALID_JSON", "mask"],
    ['{"mask":"foo."}', "INVALID_JSON", "mask"],
    ['{"mask":["foo"]}', "INVALID_TYPE", "mask"],
    ['{"struct":[]}', "INVALID_TYPE", "struct"],
    ['{"struct":{"a":1e400}}', "OUT_OF_RANGE", 'struct["a"]'],
    ['{"list":{}}', "INVALID_TYPE", "list"],
    ['{"list":[1,-1e400]}', "OUT_OF_RANGE", "list[1]"],
    ['{"empty":{"a":1}}', "UNKNOWN_FIELD", "empty.a"],
    ['{"empty":1}', "INVALID_TYPE", "empty"],
    ['{"longWrapper":{"value":1}}', "INVALID_TYPE", "longWrapper"],
    ['{"longWrapper":"x"}', "INVALID_JSON", "longWrapper"],
    ['{"wrappers":[null]}', "INVALID_TYPE", "wrappers[0]"],
    ['{"any":1}', "INVALID_TYPE", "any"],
    ['{"any":{"i32":5}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":1}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":""}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":"t.Scalars"}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":"type.googleapis.com/"}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":"type.googleapis.com/t.Nope"}}', "NOT_FOUND", "any"],
    ['{"any":{"@type":"type.googleapis.com/t.Scalars","nope":5}}', "UNKNOWN_FIELD", "any.nope"],
    ['{"any":{"@type":"type.googleapis.com/t.Scalars","i32":"x"}}', "INVALID_JSON", "any.i32"],
    ['{"any":{"@type":"type.googleapis.com/google.protobuf.Duration"}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s","x":1}}', "UNKNOWN_FIELD", "any"],
    ['{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1"}}', "INVALID_JSON", "any"],
    ['{"any":{"@type":"type.googleapis.com/google.protobuf.Empty","value":{}}}', "UNKNOWN_FIELD", "any.value"],
    ['{"any":{"@type":"type.googleapis.com/t2.Two"}}', "MISSING_REQUIRED", "any.id"],
  ])("%s: %s", (text, code, path) => {
    expect(failure(() => fromJsonString(All, text))).toEqual({ code, path });
  });
});

describe("what JSON cannot express", () => {
  it.each([
    [{ timestamp: { seconds: -62135596801n } }, "OUT_OF_RANGE", "timestamp"],
    [{ timestamp: { seconds: 253402300800n } }, "OUT_OF_RANGE", "timestamp"],
    [{ timestamp: { seconds: 9223372036854775807n } }, "OUT_OF_RANGE", "timestamp"],
    [{ timestamp: { nanos: -1 } }, "OUT_OF_RANGE", "timestamp"],
    [{ timestamp: { nanos: 1000000000 } }, "OUT_OF_RANGE", "timestamp"],
    [{ timestamp: { seconds: 1.5 } }, "INVALID_TYPE", "timestamp"],
    [{ timestamp: 5 }, "INVALID_TYPE", "timestamp"],
    [{ duration: { seconds: 315576000001n } }, "OUT_OF_RANGE", "duration"],
    [{ duration: { seconds: -315576000001n } }, "OUT_OF_RANGE", "duration"],
    [{ duration: { seconds: 1n, nanos: -1 } }, "OUT_OF_RANGE", "duration"],
    [{ duration: { seconds: -1n, nanos: 1 } }, "OUT_OF_RANGE", "duration"],
    [{ duration: { nanos: 1000000000 } }, "OUT_OF_RANGE", "duration"],
    [{ mask: { paths: ["fooBar"] } }, "INVALID_JSON", "mask"],
    [{ mask: { paths: ["foo_3_bar"] } }, "INVALID_JSON", "mask"],
    [{ mask: { paths: ["foo__bar"] } }, "INVALID_JSON", "mask"],
    [{ mask: { paths: ["foo_"] } }, "INVALID_JSON", "mask"],
    [{ mask: { paths: ["a,b"] } }, "INVALID_JSON", "mask"],
    [{ mask: { paths: [""] } }, "INVALID_JSON", "mask"],
    [{ mask: { paths: [1] } }, "INVALID_TYPE", "mask"],
    [{ value: { numberValue: NaN } }, "OUT_OF_RANGE", "value"],
    [{ value: { numberValue: -Infinity } }, "OUT_OF_RANGE", "value"],
    [{ struct: { fields: { a: { numberValue: NaN } } } }, "OUT_OF_RANGE", 'struct["a"]'],
    [{ value: {} }, "INVALID_TYPE", "value"],
    [{ value: { nullValue: 0, boolValue: true } }, "ONEOF_CONFLICT", "value"],
    [{ list: { values: [{}] } }, "INVALID_TYPE", "list[0]"],
    [{ any: { typeUrl: typeUrl("t.Nope"), value: bytes("") } }, "NOT_FOUND", "any"],
    [{ any: { typeUrl: "t.Scalars", value: bytes("") } }, "INVALID_JSON", "any"],
    [{ any: { typeUrl: "", value: bytes("0801") } }, "INVALID_JSON", "any"],
    [{ any: { typeUrl: typeUrl("t.Scalars"), value: bytes("08") } }, "TRUNCATED", "any.i32"],
    [
      {
        any: {
          typeUrl: typeUrl("google.protobuf.Timestamp"),
          value: bytes("1001 08ffffffffffffffff7f".replace(" ", "")),
        },
      },
      "OUT_OF_RANGE",
      "any",
    ],
  ])("%o: %s", (message, code, path) => {
    expect(failure(() => toJson(All, message))).toEqual({ code, path });
  });
});

describe("Any", () => {
  it("takes its types from the option registry, and without one from the codec's schema", () => {
    const other = parse('syntax = "proto3"; package o; message Elsewhere { int32 a = 1; }');
    const text = '{"any":{"@type":"type.googleapis.com/o.Elsewhere","a":1}}';
    expect(failure(() => fromJsonString(All, text))).toEqual({ code: "NOT_FOUND", path: "any" });
    const message = fromJsonString(All, text, { registry: other });
    expect(message).toEqual(create(All, { any: { typeUrl: typeUrl("o.Elsewhere"), value: bytes("0801") } }));
    expect(toJsonString(All, message, { registry: other })).toBe(text);
    const { typeName, plan, encode, decode, encodeInto, size } = All;
    const bare = { typeName, plan: { ...plan, registry: undefined }, encode, decode, encodeInto, size };
    expect(failure(() => fromJsonString(bare, text))).toEqual({ code: "NOT_FOUND", path: "any" });
  });

  it("nests", () => {
    const text =
      '{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"type.googleapis.com/t.All","any":{"@type":"type.googleapis.com/t.Scalars","i32":1}}}}';
    const message = fromJsonString(All, text);
    expect(toJsonString(All, message)).toBe(text);
    const Any = schema.message("google.protobuf.Any");
    const deep = (levels: number): string =>
      '{"@type":"x/google.protobuf.Any","value":'.repeat(levels) + "{}" + "}".repeat(levels);
    expect(toJsonString(Any, fromJsonString(Any, deep(20)))).toBe(deep(20));
    expect(failure(() => fromJsonString(Any, deep(5_000)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  it("is bounded in depth when it is written, though its bytes say nothing of it", () => {
    const Any = schema.message("google.protobuf.Any");
    let message = create(Any);
    for (let level = 0; level < 150; level++)
      message = create(Any, { typeUrl: "x/google.protobuf.Any", value: Any.encode(message) });
    expect(failure(() => toJson(Any, message))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  it("of the top level, and ignoring what is unknown", () => {
    const Any = schema.message("google.protobuf.Any");
    expect(fromJson(Any, {})).toEqual(create(Any));
    const json = { "@type": typeUrl("google.protobuf.Duration"), value: "1s", more: 1 };
    expect(toJson(Any, fromJson(Any, json, { ignoreUnknown: true }))).toEqual({
      "@type": typeUrl("google.protobuf.Duration"),
      value: "1s",
    });
  });
});

describe("Struct", () => {
  it("has any keys, __proto__ too", () => {
    const text = '{"struct":{"__proto__":{"__proto__":1},"":null,"constructor":[]}}';
    const message = fromJsonString(All, text) as { struct: { fields: object } };
    expect(Object.getPrototypeOf(message.struct.fields)).toBe(Object.prototype);
    expect(toJsonString(All, message)).toBe(text);
    expect(toJsonString(All, All.decode(All.encode(message)))).toBe(text);
  });

  it("nests as deep as binary does, and no deeper", () => {
    const nested = (levels: number): string => '{"struct":' + '{"n":'.repeat(levels) + "1" + "}".repeat(levels + 1);
    const message = fromJsonString(All, nested(33));
    expect(All.decode(All.encode(message))).toEqual(message);
    expect(toJsonString(All, message)).toBe(nested(33));
    expect(failure(() => fromJsonString(All, nested(34)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(failure(() => fromJsonString(All, `{"value":${"[".repeat(200)}1${"]".repeat(200)}}`))).toMatchObject({
      code: "LIMIT_EXCEEDED",
    });
  });

  it("refuses lone surrogates and cycles", () => {
    expect(failure(() => fromJson(All, { struct: { "\ud800": 1 } }))).toMatchObject({ code: "INVALID_UTF8" });
    expect(failure(() => fromJson(All, { list: ["\ud800"] }))).toEqual({ code: "INVALID_UTF8", path: "list[0]" });
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(failure(() => fromJson(All, { list: cycle }))).toMatchObject({ code: "CYCLE" });
  });

  it("is a Map where maps are", () => {
    const type = parse(
      'syntax = "proto3"; import "google/protobuf/struct.proto"; message M { google.protobuf.Struct s = 1; }',
      { maps: "map", fieldNames: "proto" },
    ).message("M");
    const text = '{"s":{"a":[true,null,"x",{"b":1}]}}';
    expect(toJsonString(type, fromJsonString(type, text))).toBe(text);
    expect(toJsonString(type, type.decode(type.encode(fromJsonString(type, text))))).toBe(text);
  });
});

describe("a type that only has the name of a well-known one", () => {
  it("is refused", () => {
    const fake = parse(
      'syntax = "proto3"; package google.protobuf; message Timestamp { string x = 5; } message Struct { int32 fields = 1; } message Int32Value { Struct value = 1; } message Any {}',
    );
    expect(failure(() => fromJson(fake.message("google.protobuf.Timestamp"), "1970-01-01T00:00:00Z"))).toMatchObject({
      code: "INVALID_SCHEMA",
    });
    expect(failure(() => fromJson(fake.message("google.protobuf.Struct"), { a: 1 }))).toMatchObject({
      code: "INVALID_SCHEMA",
    });
    expect(failure(() => fromJson(fake.message("google.protobuf.Int32Value"), 1))).toMatchObject({
      code: "INVALID_SCHEMA",
    });
    expect(failure(() => fromJson(fake.message("google.protobuf.Any"), {}))).toMatchObject({ code: "INVALID_SCHEMA" });
    expect(failure(() => toJson(fake.message("google.protobuf.Any"), {}))).toMatchObject({ code: "INVALID_SCHEMA" });
  });
});
