import { create } from "../../src/index.ts";
import { describe, expect, it } from "vitest";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../src/json/index.ts";
import { failure } from "../support/outcome.ts";
import { Scalars } from "./schema.ts";

/** The first and last value of each scalar: the field, the value, its JSON. */
const limits: readonly (readonly [string, unknown, string])[] = [
  ["i32", 2147483647, "2147483647"],
  ["i32", -2147483648, "-2147483648"],
  ["s32", -2147483648, "-2147483648"],
  ["sf32", 2147483647, "2147483647"],
  ["u32", 4294967295, "4294967295"],
  ["f32", 4294967295, "4294967295"],
  ["i64", 9223372036854775807n, '"9223372036854775807"'],
  ["i64", -9223372036854775808n, '"-9223372036854775808"'],
  ["s64", -9223372036854775808n, '"-9223372036854775808"'],
  ["sf64", 9223372036854775807n, '"9223372036854775807"'],
  ["u64", 18446744073709551615n, '"18446744073709551615"'],
  ["f64", 18446744073709551615n, '"18446744073709551615"'],
  ["i64", 1n, '"1"'],
  ["flt", 3.4028234663852886e38, "3.4028235e+38"],
  ["flt", 1.401298464324817e-45, "1e-45"],
  ["flt", Math.fround(0.1), "0.1"],
  ["flt", 16777216, "16777216"],
  ["flt", -0, "-0"],
  ["flt", NaN, '"NaN"'],
  ["flt", Infinity, '"Infinity"'],
  ["flt", -Infinity, '"-Infinity"'],
  ["dbl", 1.7976931348623157e308, "1.7976931348623157e+308"],
  ["dbl", 5e-324, "5e-324"],
  ["dbl", 0.1, "0.1"],
  ["dbl", -0, "-0"],
  ["dbl", NaN, '"NaN"'],
  ["dbl", Infinity, '"Infinity"'],
  ["dbl", -Infinity, '"-Infinity"'],
  ["flag", true, "true"],
  ["text", 'a"\\\u0000\u2028\ud83d\ude00', '"a\\"\\\\\\u0000\u2028\ud83d\ude00"'],
  ["data", new Uint8Array([0xfb, 0xff]), '"+/8="'],
  ["color", 2, '"GREEN"'],
  ["color", 77, "77"],
  ["color", -1, "-1"],
];

describe("limits of scalars", () => {
  it.each(limits)("%s: %s is %s", (name, value, json) => {
    const text = toJsonString(Scalars, { [name]: value });
    expect(text).toBe(`{"${name}":${json}}`);
    expect(fromJsonString(Scalars, text)).toEqual(create(Scalars, { [name]: value }));
  });

  it("writes no zeros, and all of them on request", () => {
    expect(toJsonString(Scalars, create(Scalars))).toBe("{}");
    expect(toJson(Scalars, {}, { emitDefaults: true })).toEqual({
      i32: 0,
      i64: "0",
      u32: 0,
      u64: "0",
      s32: 0,
      s64: "0",
      f32: 0,
      f64: "0",
      sf32: 0,
      sf64: "0",
      flt: 0,
      dbl: 0,
      flag: false,
      text: "",
      data: "",
      color: "COLOR_UNSPECIFIED",
    });
  });

  it("rounds a float that is no float32 first", () => {
    expect(toJsonString(Scalars, { flt: 0.1 })).toBe('{"flt":0.1}');
    for (const write of [toJsonString, toJson])
      expect(failure(() => write(Scalars, { flt: 1e300 }))).toMatchObject({ code: "OUT_OF_RANGE", path: "flt" });
  });

  it("keeps -0 of floats in values, and has none of integers", () => {
    expect(toJson(Scalars, { dbl: -0 })).toEqual({ dbl: -0 });
    expect(toJsonString(Scalars, { i32: -0 })).toBe("{}");
    expect(fromJsonString(Scalars, '{"i32":-0,"i64":-0,"dbl":-0}')).toEqual(create(Scalars, { dbl: -0 }));
  });
});

describe("forms that are read", () => {
  it.each([
    ['{"i32":1e5}', { i32: 100000 }],
    ['{"i32":"1e5"}', { i32: 100000 }],
    ['{"i32":100000.000}', { i32: 100000 }],
    ['{"i32":-2.147483648e9}', { i32: -2147483648 }],
    ['{"u32":"4294967295"}', { u32: 4294967295 }],
    ['{"i64":9223372036854775807}', { i64: 9223372036854775807n }],
    ['{"i64":-9223372036854775808}', { i64: -9223372036854775808n }],
    ['{"u64":18446744073709551615}', { u64: 18446744073709551615n }],
    ['{"i64":9007199254740993}', { i64: 9007199254740993n }],
    ['{"i64":1e18}', { i64: 1000000000000000000n }],
    ['{"i64":"1.0"}', { i64: 1n }],
    ['{"dbl":"1.5"}', { dbl: 1.5 }],
    ['{"dbl":"-1e5"}', { dbl: -100000 }],
    ['{"dbl":1e-400}', {}],
    ['{"flt":3.4028235e38}', { flt: 3.4028234663852886e38 }],
    ['{"flt":3.4028235677973366e38}', undefined],
    ['{"flt":3.4028235677973362e38}', { flt: 3.4028234663852886e38 }],
    ['{"data":"-_8"}', { data: new Uint8Array([0xfb, 0xff]) }],
    ['{"data":"+/8"}', { data: new Uint8Array([0xfb, 0xff]) }],
    ['{"data":""}', {}],
    ['{"color":1}', { color: 1 }],
    ['{"color":1.0}', { color: 1 }],
    ['{"color":123}', { color: 123 }],
    ['{"i32":null,"i64":null,"flt":null,"flag":null,"text":null,"data":null,"color":null}', {}],
  ])("%s", (text, init) => {
    if (init === undefined)
      expect(failure(() => fromJsonString(Scalars, text))).toMatchObject({ code: "OUT_OF_RANGE" });
    else expect(fromJsonString(Scalars, text)).toEqual(create(Scalars, init));
  });
});

describe("errors of reading", () => {
  it.each([
    ['{"i32":2147483648}', "OUT_OF_RANGE", "i32"],
    ['{"i32":-2147483649}', "OUT_OF_RANGE", "i32"],
    ['{"i32":1e400}', "OUT_OF_RANGE", "i32"],
    ['{"i32":1e-400}', "INVALID_TYPE", "i32"],
    ['{"i32":0.5}', "INVALID_TYPE", "i32"],
    ['{"i32":1.00000000000000000001}', "INVALID_TYPE", "i32"],
    ['{"i32":true}', "INVALID_TYPE", "i32"],
    ['{"i32":[1]}', "INVALID_TYPE", "i32"],
    ['{"i32":{}}', "INVALID_TYPE", "i32"],
    ['{"i32":""}', "INVALID_JSON", "i32"],
    ['{"i32":" 1"}', "INVALID_JSON", "i32"],
    ['{"i32":"1 "}', "INVALID_JSON", "i32"],
    ['{"i32":"+1"}', "INVALID_JSON", "i32"],
    ['{"i32":"01"}', "INVALID_JSON", "i32"],
    ['{"i32":"0x10"}', "INVALID_JSON", "i32"],
    ['{"i32":"12abc"}', "INVALID_JSON", "i32"],
    ['{"i32":"NaN"}', "INVALID_JSON", "i32"],
    ['{"u32":-1}', "OUT_OF_RANGE", "u32"],
    ['{"u32":4294967296}', "OUT_OF_RANGE", "u32"],
    ['{"i64":"9223372036854775808"}', "OUT_OF_RANGE", "i64"],
    ['{"i64":9223372036854775808}', "OUT_OF_RANGE", "i64"],
    ['{"u64":-1}', "OUT_OF_RANGE", "u64"],
    ['{"u64":"18446744073709551616"}', "OUT_OF_RANGE", "u64"],
    ['{"u64":"1e536870000"}', "OUT_OF_RANGE", "u64"],
    ['{"i64":"0.5"}', "INVALID_TYPE", "i64"],
    ['{"i64":false}', "INVALID_TYPE", "i64"],
    ['{"dbl":1e400}', "OUT_OF_RANGE", "dbl"],
    ['{"dbl":"1e400"}', "OUT_OF_RANGE", "dbl"],
    ['{"dbl":"-1.89769e308"}', "OUT_OF_RANGE", "dbl"],
    ['{"flt":3.502823e38}', "OUT_OF_RANGE", "flt"],
    ['{"flt":"-3.502823e38"}', "OUT_OF_RANGE", "flt"],
    ['{"dbl":"nan"}', "INVALID_JSON", "dbl"],
    ['{"dbl":"inf"}', "INVALID_JSON", "dbl"],
    ['{"dbl":"+Infinity"}', "INVALID_JSON", "dbl"],
    ['{"dbl":""}', "INVALID_JSON", "dbl"],
    ['{"dbl":true}', "INVALID_TYPE", "dbl"],
    ['{"flag":1}', "INVALID_TYPE", "flag"],
    ['{"flag":"true"}', "INVALID_TYPE", "flag"],
    ['{"text":1}', "INVALID_TYPE", "text"],
    ['{"text":12345678901234567890}', "INVALID_TYPE", "text"],
    ['{"data":1}', "INVALID_TYPE", "data"],
    ['{"data":"*"}', "INVALID_JSON", "data"],
    ['{"data":"A"}', "INVALID_JSON", "data"],
    ['{"color":"PURPLE"}', "UNKNOWN_ENUM_VALUE", "color"],
    ['{"color":"red"}', "UNKNOWN_ENUM_VALUE", "color"],
    ['{"color":"1"}', "UNKNOWN_ENUM_VALUE", "color"],
    ['{"color":true}', "INVALID_TYPE", "color"],
    ['{"color":["RED"]}', "INVALID_TYPE", "color"],
    ['{"color":1.5}', "INVALID_TYPE", "color"],
    ['{"color":2147483648}', "OUT_OF_RANGE", "color"],
    ['{"color":{}}', "INVALID_TYPE", "color"],
  ])("%s: %s", (text, code, path) => {
    expect(failure(() => fromJsonString(Scalars, text))).toEqual({ code, path });
  });

  it("refuses values that are no JSON, and numbers that may not be exact", () => {
    expect(failure(() => fromJson(Scalars, { dbl: NaN }))).toEqual({ code: "INVALID_JSON", path: "dbl" });
    expect(failure(() => fromJson(Scalars, { flt: Infinity }))).toEqual({ code: "INVALID_JSON", path: "flt" });
    expect(failure(() => fromJson(Scalars, { i64: 2 ** 53 }))).toEqual({ code: "OUT_OF_RANGE", path: "i64" });
    expect(fromJson(Scalars, { i64: 2 ** 53 - 1 })).toEqual(create(Scalars, { i64: 9007199254740991n }));
    expect(failure(() => fromJson(Scalars, { text: "\ud800" }))).toEqual({ code: "INVALID_UTF8", path: "text" });
    expect(failure(() => fromJson(Scalars, { i64: 1n }))).toMatchObject({ code: "INVALID_TYPE" });
    expect(fromJson(Scalars, { i32: undefined })).toEqual(create(Scalars));
  });
});

describe("errors of writing", () => {
  it.each([
    [{ i32: 1.5 }, "INVALID_TYPE", "i32"],
    [{ i32: "1" }, "INVALID_TYPE", "i32"],
    [{ i32: 2147483648 }, "OUT_OF_RANGE", "i32"],
    [{ i64: 2 ** 53 }, "OUT_OF_RANGE", "i64"],
    [{ u64: -1n }, "OUT_OF_RANGE", "u64"],
    [{ text: "\udc00" }, "INVALID_UTF8", "text"],
    [{ text: null }, "INVALID_TYPE", "text"],
    [{ flag: 1 }, "INVALID_TYPE", "flag"],
    [{ data: [1] }, "INVALID_TYPE", "data"],
    [{ dbl: "1" }, "INVALID_TYPE", "dbl"],
    [{ color: "RED" }, "INVALID_TYPE", "color"],
    [{ color: 2147483648 }, "OUT_OF_RANGE", "color"],
  ])("%o: %s", (message, code, path) => {
    expect(failure(() => toJson(Scalars, message))).toEqual({ code, path });
  });
});
