import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { create, parse } from "../../src/index.ts";
import {
  anyIs,
  anyPack,
  anyTypeName,
  anyUnpack,
  listValueFromPlain,
  listValueToPlain,
  structFromPlain,
  structToPlain,
  unwrap,
  valueFromPlain,
  valueToPlain,
  wrap,
} from "../../src/wkt/index.ts";
import { failure } from "../support/outcome.ts";

const source: string = `syntax = "proto3"; package w;
import "google/protobuf/any.proto"; import "google/protobuf/struct.proto"; import "google/protobuf/wrappers.proto";
message M { google.protobuf.Any any = 1; google.protobuf.Struct struct = 2; google.protobuf.Int64Value wrapper = 3; int32 a = 4; }`;
const schema = parse(source);
const M = schema.message("w.M");
const Any = schema.message("google.protobuf.Any");
const Struct = schema.message("google.protobuf.Struct");
const Value = schema.message("google.protobuf.Value");
const ListValue = schema.message("google.protobuf.ListValue");

describe("Any", () => {
  it("packs and unpacks", () => {
    const any = anyPack(Any, M, { a: 5 });
    expect(any).toEqual({ typeUrl: "type.googleapis.com/w.M", value: new Uint8Array([0x20, 5]) });
    expect(anyIs(Any, any, M)).toBe(true);
    expect(anyIs(Any, any, "w.M")).toBe(true);
    expect(anyIs(Any, any, Any)).toBe(false);
    expect(anyTypeName(Any, any)).toBe("w.M");
    expect(anyUnpack(Any, any, M)).toEqual(create(M, { a: 5 }));
    expect(anyUnpack(Any, any, Any)).toBeUndefined();
    expect(M.decode(M.encode({ any }))).toEqual(create(M, { any }));
  });

  it("takes another prefix, and names under fieldNames: proto", () => {
    expect(anyPack(Any, M, {}, { prefix: "example.com/x" })).toMatchObject({ typeUrl: "example.com/x/w.M" });
    expect(anyPack(Any, M, {}, { prefix: "" })).toMatchObject({ typeUrl: "/w.M" });
    const other = parse(source, { fieldNames: "proto" });
    const any = anyPack(other.message("google.protobuf.Any"), other.message("w.M"), { a: 1 });
    expect(any).toMatchObject({ type_url: "type.googleapis.com/w.M" });
    expect(anyUnpack(other.message("google.protobuf.Any"), any, other.message("w.M"))).toMatchObject({ a: 1 });
  });

  it("of no type is none", () => {
    for (const typeUrl of ["", "w.M", "x/"]) {
      expect(anyTypeName(Any, { typeUrl, value: new Uint8Array(0) })).toBeUndefined();
      expect(anyUnpack(Any, { typeUrl, value: new Uint8Array(0) }, M)).toBeUndefined();
    }
    expect(anyIs(Any, {}, M)).toBe(false);
  });

  it.each([
    [() => anyPack(M, M, {}), "INVALID_ARGUMENT"],
    [() => anyUnpack(M, {}, M), "INVALID_ARGUMENT"],
    [() => anyPack(Any, M, { a: "x" }), "INVALID_TYPE"],
    [() => anyUnpack(Any, { typeUrl: "x/w.M", value: new Uint8Array([0x20]) }, M), "TRUNCATED"],
    [() => anyTypeName(Any, { typeUrl: 1 }), "INVALID_TYPE"],
    [() => anyTypeName(Any, { typeUrl: "x/w.M", value: "x" }), "INVALID_TYPE"],
    [() => anyTypeName(Any, undefined), "INVALID_TYPE"],
  ])("error %#: %s", (call, code) => {
    expect(failure(call)).toMatchObject({ code });
  });
});

describe("Struct, Value and ListValue", () => {
  it("are plain values", () => {
    const plain = { a: null, b: [true, 1.5, "x", {}], c: { d: [] } };
    const message = structFromPlain(Struct, plain);
    expect(Struct.decode(Struct.encode(message))).toEqual(message);
    expect(structToPlain(Struct, message)).toEqual(plain);
    expect(structToPlain(Struct, {})).toEqual({});
    expect(listValueToPlain(ListValue, listValueFromPlain(ListValue, [1, [2]]))).toEqual([1, [2]]);
    expect(valueFromPlain(Value, null)).toEqual(create(Value, { nullValue: 0 }));
    expect(valueToPlain(Value, { numberValue: -0 })).toBe(-0);
  });

  it("come back, __proto__ too, in either form of maps", () => {
    const forms = [schema, parse(source, { maps: "map", fieldNames: "proto" })].map((form) =>
      form.message("google.protobuf.Value"),
    );
    const plain = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constant(null),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: "grapheme" }),
        fc.array(tie("value"), { maxLength: 4 }),
        tie("object"),
      ),
      object: fc
        .dictionary(fc.oneof(fc.constant("__proto__"), fc.string({ unit: "grapheme" })), tie("value"), { maxKeys: 4 })
        .map((object) => Object.assign({}, object)),
    })).value;
    fc.assert(
      fc.property(plain, fc.constantFrom(...forms), (value, type) => {
        expect(valueToPlain(type, type.decode(type.encode(valueFromPlain(type, value))))).toEqual(value);
      }),
    );
    const polluting = JSON.parse('{"__proto__":{"x":1}}') as object;
    const back = structToPlain(Struct, structFromPlain(Struct, polluting as never));
    expect(Object.keys(back)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  const cycle: { a?: unknown } = {};
  cycle.a = cycle;
  let deep: unknown[] = [];
  for (let level = 0; level < 60; level++) deep = [deep];
  it.each([
    [() => structFromPlain(Struct, { a: [NaN] }), { code: "OUT_OF_RANGE", path: '["a"][0]' }],
    [() => valueFromPlain(Value, Infinity), { code: "OUT_OF_RANGE", path: "" }],
    [() => valueFromPlain(Value, undefined), { code: "INVALID_TYPE", path: "" }],
    [() => valueFromPlain(Value, 1n), { code: "INVALID_TYPE", path: "" }],
    [() => valueFromPlain(Value, [new Date(0)]), { code: "INVALID_TYPE", path: "[0]" }],
    [() => valueFromPlain(Value, ["\ud800"]), { code: "INVALID_UTF8", path: "[0]" }],
    [() => structFromPlain(Struct, { "\ud800": 1 }), { code: "INVALID_UTF8" }],
    [() => structFromPlain(Struct, [] as never), { code: "INVALID_TYPE", path: "" }],
    [() => listValueFromPlain(ListValue, {} as never), { code: "INVALID_TYPE", path: "" }],
    [() => structFromPlain(Struct, cycle), { code: "CYCLE" }],
    [() => valueFromPlain(Value, deep), { code: "LIMIT_EXCEEDED" }],
    [() => valueFromPlain(Value, [[1]], { maxDepth: 3 }), { code: "LIMIT_EXCEEDED", path: "[0][0]" }],
    [() => valueToPlain(Value, {}), { code: "INVALID_TYPE", path: "" }],
    [() => valueToPlain(Value, { numberValue: NaN }), { code: "OUT_OF_RANGE", path: "" }],
    [() => valueToPlain(Value, { nullValue: 0, boolValue: true }), { code: "ONEOF_CONFLICT", path: "" }],
    [() => structToPlain(Struct, { fields: { a: {} } }), { code: "INVALID_TYPE", path: '["a"]' }],
    [() => structToPlain(Struct, { fields: null }), { code: "INVALID_TYPE", path: "" }],
    [() => listValueToPlain(ListValue, { values: {} }), { code: "INVALID_TYPE", path: "" }],
    [() => structToPlain(Value, {}), { code: "INVALID_ARGUMENT" }],
  ])("error %#", (call, expected) => {
    expect(failure(call)).toMatchObject(expected);
  });
});

describe("wrappers", () => {
  it("wrap and unwrap", () => {
    const Int64Value = schema.message("google.protobuf.Int64Value");
    expect(wrap(Int64Value, 5n)).toEqual({ value: 5n });
    expect(wrap(Int64Value, 5)).toEqual({ value: 5n });
    expect(unwrap(Int64Value, { value: 5n })).toBe(5n);
    expect(unwrap(Int64Value, undefined)).toBeUndefined();
    expect(unwrap(Int64Value, {})).toBe(0n);
    const StringValue = schema.message("google.protobuf.StringValue");
    expect(unwrap(StringValue, wrap(StringValue, "a"))).toBe("a");
    expect(failure(() => wrap(StringValue, 1))).toEqual({ code: "INVALID_TYPE", path: "value" });
    expect(failure(() => wrap(M, 1))).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(failure(() => unwrap(M, {}))).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(failure(() => unwrap(StringValue, 1 as never))).toMatchObject({ code: "INVALID_TYPE" });
  });
});
