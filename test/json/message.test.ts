import { describe, expect, it } from "vitest";
import { create, parse } from "../../src/index.ts";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../src/json/index.ts";
import { failure } from "../support/outcome.ts";
import { All, Scalars, schema, Two } from "./schema.ts";

/** Values that come back, with their JSON. */
const roundTrips: readonly (readonly [object, string])[] = [
  [{ scalars: {} }, '{"scalars":{}}'],
  [{ scalars: { i32: 1 } }, '{"scalars":{"i32":1}}'],
  [{ maybe: 0 }, '{"maybe":0}'],
  [{ numbers: [1, 0, -1] }, '{"numbers":[1,0,-1]}'],
  [{ items: [{}, { text: "a" }] }, '{"items":[{},{"text":"a"}]}'],
  [{ colors: [0, 1, 9] }, '{"colors":["COLOR_UNSPECIFIED","RED",9]}'],
  [{ labels: { a: "", "": "b" } }, '{"labels":{"a":"","":"b"}}'],
  [{ byInt: { "-1": 1, "0": 2 } }, '{"byInt":{"0":"GREEN","-1":"RED"}}'],
  [{ byBool: { true: {}, false: { i32: 1 } } }, '{"byBool":{"true":{},"false":{"i32":1}}}'],
  [{ byLong: { "18446744073709551615": -5n } }, '{"byLong":{"18446744073709551615":"-5"}}'],
  [{ choiceNumber: 0 }, '{"choiceNumber":0}'],
  [{ choiceText: "" }, '{"choiceText":""}'],
  [{ choiceNull: 0 }, '{"choiceNull":null}'],
  [{ renamed: 1 }, '{"@other":1}'],
  [{ nulls: [0, 0] }, '{"nulls":[null,null]}'],
  [{ chunks: [new Uint8Array(0), new Uint8Array([1])] }, '{"chunks":["","AQ=="]}'],
];

describe("messages", () => {
  it.each(roundTrips)("%o is %s", (init, text) => {
    const message = create(All, init);
    expect(JSON.parse(toJsonString(All, message))).toEqual(JSON.parse(text));
    expect(fromJsonString(All, text)).toEqual(message);
    expect(fromJson(All, JSON.parse(text))).toEqual(message);
  });

  it("have their properties in the order that decode gives", () => {
    const message = fromJsonString(
      All,
      '{"child":{},"labels":{"a":"b"},"scalars":{"u32":1,"i32":2},"maybe":1}',
    ) as object;
    const decoded = All.decode(All.encode(message)) as object;
    expect(Object.keys(message)).toEqual(Object.keys(decoded));
    expect(message).toEqual(decoded);
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
  });

  it("take both names, and write one or the other", () => {
    expect(fromJson(All, { by_int: { 1: "RED" } })).toEqual(fromJson(All, { byInt: { 1: "RED" } }));
    expect(fromJson(All, { renamed: 3 })).toEqual(fromJson(All, { "@other": 3 }));
    expect(toJson(All, { byInt: { 1: 1 }, renamed: 2 }, { useProtoNames: true })).toEqual({
      by_int: { 1: "RED" },
      renamed: 2,
    });
  });

  it("write enums as numbers on request", () => {
    expect(toJson(All, { colors: [1, 9], nulls: [0], byInt: { 1: 2 } }, { enumsAsIntegers: true })).toEqual({
      colors: [1, 9],
      nulls: [null],
      byInt: { 1: 2 },
    });
  });

  it("emit defaults of what has no presence, and nothing absent", () => {
    const json = toJson(All, {}, { emitDefaults: true }) as object;
    expect(json).toMatchObject({ numbers: [], labels: {}, "@other": 0, nullValue: null, values: [] });
    for (const name of ["scalars", "maybe", "choiceNumber", "choiceNull", "any", "value"])
      expect(json).not.toHaveProperty(name);
    const two = toJson(Two, { id: 1 }, { emitDefaults: true });
    expect(two).toEqual({ id: 1, closeds: [], closedMap: {} });
  });

  it("keep __proto__ an ordinary name", () => {
    const text = '{"labels":{"__proto__":"x"},"ProTo__":1}';
    const names = '{"labels":{"__proto__":"x"},"__proto__":1}';
    const message = fromJsonString(All, names) as { labels: object };
    expect(fromJson(All, JSON.parse(names))).toEqual(message);
    expect(Object.keys(message.labels)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(message.labels)).toBe(Object.prototype);
    expect(All.encode(message)).toEqual(All.encode(All.decode(All.encode(message))));
    const [json, proto] = [toJsonString(All, message), toJsonString(All, message, { useProtoNames: true })];
    expect(proto).toBe(names);
    expect(fromJsonString(All, json)).toEqual(message);
    expect(text.length).toBeGreaterThan(0);
    expect(failure(() => fromJsonString(Scalars, '{"__proto__":1}'))).toEqual({
      code: "UNKNOWN_FIELD",
      path: "__proto__",
    });
    expect(failure(() => fromJsonString(Scalars, '{"constructor":1}'))).toEqual({
      code: "UNKNOWN_FIELD",
      path: "constructor",
    });
  });

  it("do not write unknown fields", () => {
    const message = Scalars.decode(new Uint8Array([0x08, 1, 0xf8, 0x07, 5]));
    expect(toJsonString(Scalars, message)).toBe('{"i32":1}');
  });

  it("indent", () => {
    expect(toJsonString(All, { numbers: [1], labels: { a: "b" } }, { indent: 2 })).toBe(
      '{\n  "numbers": [\n    1\n  ],\n  "labels": {\n    "a": "b"\n  }\n}',
    );
    expect(toJsonString(All, {}, { indent: "\t" })).toBe("{}");
  });
});

describe("errors of reading", () => {
  it.each([
    ["null", "INVALID_TYPE", ""],
    ["[]", "INVALID_TYPE", ""],
    ["1", "INVALID_TYPE", ""],
    ['{"nope":1}', "UNKNOWN_FIELD", "nope"],
    ['{"items":[{},{"nope":1}]}', "UNKNOWN_FIELD", "items[1].nope"],
    ['{"labels":{"a":1}}', "INVALID_TYPE", 'labels["a"]'],
    ['{"labels":{"a":null}}', "INVALID_TYPE", 'labels["a"]'],
    ['{"labels":[]}', "INVALID_TYPE", "labels"],
    ['{"numbers":1}', "INVALID_TYPE", "numbers"],
    ['{"numbers":{}}', "INVALID_TYPE", "numbers"],
    ['{"numbers":[1,null]}', "INVALID_TYPE", "numbers[1]"],
    ['{"items":[null]}', "INVALID_TYPE", "items[0]"],
    ['{"items":[1]}', "INVALID_TYPE", "items[0]"],
    ['{"scalars":[]}', "INVALID_TYPE", "scalars"],
    ['{"byInt":{"a":1}}', "INVALID_JSON", 'byInt["a"]'],
    ['{"byInt":{"1.5":1}}', "INVALID_TYPE", 'byInt["1.5"]'],
    ['{"byInt":{"2147483648":1}}', "OUT_OF_RANGE", 'byInt["2147483648"]'],
    ['{"byInt":{"1":1,"1.0":1}}', "INVALID_JSON", 'byInt["1.0"]'],
    ['{"byInt":{"1":"PURPLE"}}', "UNKNOWN_ENUM_VALUE", 'byInt["1"]'],
    ['{"byBool":{"1":{}}}', "INVALID_JSON", 'byBool["1"]'],
    ['{"colors":["RED","PURPLE"]}', "UNKNOWN_ENUM_VALUE", "colors[1]"],
    ['{"byInt":{},"by_int":{}}', "INVALID_JSON", "by_int"],
    ['{"byInt":null,"by_int":{}}', "INVALID_JSON", "by_int"],
    ['{"choiceNumber":1,"choiceText":"a"}', "ONEOF_CONFLICT", "choiceText"],
    ['{"choiceNumber":1,"choiceNull":null}', "ONEOF_CONFLICT", "choiceNull"],
    ['{"choiceNumber":1,"choiceValue":null}', "ONEOF_CONFLICT", "choiceValue"],
    ['{"numbers":[1],"numbers":[2]}', "INVALID_JSON", "numbers"],
    ['{"labels":{"a":"b","a":"c"}}', "INVALID_JSON", "labels.a"],
  ])("%s: %s", (text, code, path) => {
    expect(failure(() => fromJsonString(All, text))).toEqual({ code, path });
  });

  it("names the nearest field", () => {
    expect(() => fromJson(All, { nmbers: [] })).toThrow(/did you mean numbers/);
  });
});

describe("null", () => {
  it("is absence, but in a oneof only for those without a null of their own", () => {
    expect(fromJson(All, { scalars: null, numbers: null, labels: null, maybe: null, any: null })).toEqual(create(All));
    expect(fromJson(All, { choiceNumber: null, choiceText: "a" })).toEqual(create(All, { choiceText: "a" }));
    expect(fromJson(All, { choiceText: "a", choiceNumber: null })).toEqual(create(All, { choiceText: "a" }));
    expect(fromJson(All, { choiceNull: null })).toEqual(create(All, { choiceNull: 0 }));
    expect(fromJson(All, { choiceNull: "NULL_VALUE" })).toEqual(create(All, { choiceNull: 0 }));
    expect(toJson(All, fromJson(All, { nullValue: null }))).toEqual({});
    for (const write of [toJson, (codec: typeof All, init: object) => JSON.parse(toJsonString(codec, init)) as unknown])
      expect(write(All, { nullValue: 1, nulls: [0, -5], choiceNull: 7 })).toEqual({
        nullValue: null,
        nulls: [null, null],
        choiceNull: null,
      });
  });
});

describe("ignoreUnknown", () => {
  it("leaves out unknown fields and enum values", () => {
    const json = {
      nope: { a: [1] },
      colors: ["RED", "PURPLE", "GREEN"],
      byInt: { 1: "PURPLE", 2: "RED" },
      scalars: { color: "PURPLE", nope: null },
    };
    expect(fromJson(All, json, { ignoreUnknown: true })).toEqual(
      create(All, { colors: [1, 2], byInt: { 2: 1 }, scalars: {} }),
    );
    expect(fromJson(Two, { id: 1, closed: 5, closeds: [1, 5], "[t2.nope]": 1 }, { ignoreUnknown: true })).toEqual(
      create(Two, { id: 1, closeds: [1] }),
    );
  });

  it("does not leave out errors", () => {
    expect(failure(() => fromJson(All, { colors: [true] }, { ignoreUnknown: true }))).toEqual({
      code: "INVALID_TYPE",
      path: "colors[0]",
    });
    expect(failure(() => fromJsonString(All, '{"nope":[1,]}', { ignoreUnknown: true }))).toMatchObject({
      code: "INVALID_JSON",
    });
  });
});

describe("errors of writing", () => {
  const cycle: { child?: object } = {};
  cycle.child = { child: cycle };
  it.each([
    [{ numbers: 1 }, "INVALID_TYPE", "numbers"],
    [{ numbers: [1, null] }, "INVALID_TYPE", "numbers[1]"],
    [{ items: [{}, { i32: "x" }] }, "INVALID_TYPE", "items[1].i32"],
    [{ labels: { a: 1 } }, "INVALID_TYPE", 'labels["a"]'],
    [{ labels: [] }, "INVALID_TYPE", "labels"],
    [{ byInt: { a: 1 } }, "INVALID_TYPE", 'byInt["a"]'],
    [{ scalars: 1 }, "INVALID_TYPE", "scalars"],
    [{ scalars: null }, "INVALID_TYPE", "scalars"],
    [{ choiceNumber: 1, choiceText: "" }, "ONEOF_CONFLICT", "choiceText"],
    [cycle, "CYCLE", Array.from({ length: 101 }, () => "child").join(".")],
  ])("%#: %s", (message, code, path) => {
    expect(failure(() => toJson(All, message))).toEqual({ code, path });
  });

  it("are for no message too", () => {
    for (const value of [null, 1, "a", []])
      expect(failure(() => toJson(All, value))).toEqual({ code: "INVALID_TYPE", path: "" });
  });
});

describe("depth", () => {
  const nested = (levels: number): string => '{"child":'.repeat(levels) + "{}" + "}".repeat(levels);

  it("is that of encode and decode", () => {
    const message = fromJsonString(All, nested(100));
    expect(All.decode(All.encode(message))).toEqual(message);
    expect(toJsonString(All, message)).toBe(nested(100));
    expect(failure(() => fromJsonString(All, nested(101)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(failure(() => fromJson(All, JSON.parse(nested(101))))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(failure(() => fromJsonString(All, nested(50_000)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  it("is an option", () => {
    expect(failure(() => fromJsonString(All, nested(3), { maxDepth: 2 }))).toEqual({
      code: "LIMIT_EXCEEDED",
      path: "child.child.child",
    });
    const deep = fromJsonString(All, nested(1000), { maxDepth: 1000 });
    expect(toJsonString(All, deep, { maxDepth: 1000 })).toBe(nested(1000));
    expect(failure(() => toJson(All, deep))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(failure(() => toJson(All, {}, { maxDepth: -1 }))).toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  it("counts map entries", () => {
    const source = parse('syntax = "proto3"; message M { map<string, M> m = 1; }').message("M");
    const maps = (levels: number): string => '{"m":{"k":'.repeat(levels) + "{}" + "}}".repeat(levels);
    const message = fromJsonString(source, maps(50));
    expect(source.decode(source.encode(message))).toEqual(message);
    expect(failure(() => fromJsonString(source, maps(51)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
});

describe("proto2", () => {
  it("has required fields, closed enums and groups", () => {
    const text = '{"id":1,"closed":"TWO","closeds":["ONE"],"closedMap":{"a":"SOME"},"data":{"innerValue":5},"name":""}';
    const message = create(Two, {
      id: 1,
      closed: 2,
      closeds: [1],
      closedMap: { a: 2 },
      data: { innerValue: 5 },
      name: "",
    });
    expect(fromJsonString(Two, text)).toEqual(message);
    expect(toJsonString(Two, message)).toBe(text);
  });

  it.each([
    ["{}", "MISSING_REQUIRED", "id"],
    ['{"id":null}', "MISSING_REQUIRED", "id"],
    ['{"id":1,"closed":3}', "UNKNOWN_ENUM_VALUE", "closed"],
    ['{"id":1,"closeds":[1,0]}', "UNKNOWN_ENUM_VALUE", "closeds[1]"],
    ['{"id":1,"[t2.nope]":1}', "UNKNOWN_FIELD", "[t2.nope]"],
    ['{"id":1,"[t2.elsewhere]":1}', "UNKNOWN_FIELD", "[t2.elsewhere]"],
    ['{"id":1,"[t2.small]":"x"}', "INVALID_JSON", "[t2.small]"],
    ['{"id":1,"small":1}', "UNKNOWN_FIELD", "small"],
  ])("%s: %s", (text, code, path) => {
    expect(failure(() => fromJsonString(Two, text))).toEqual({ code, path });
  });

  it("checks required fields and closed enums when it writes", () => {
    expect(failure(() => toJson(Two, {}))).toEqual({ code: "MISSING_REQUIRED", path: "id" });
    expect(failure(() => toJson(Two, { id: 1, closed: 3 }))).toEqual({ code: "UNKNOWN_ENUM_VALUE", path: "closed" });
  });

  it("has extensions and message sets", () => {
    const text = '{"id":1,"set":{"[t2.Item.item]":{"i":2}},"[t2.small]":3,"[t2.texts]":["a"],"[t2.item_extension]":{}}';
    const message = fromJsonString(Two, text);
    expect(message).toEqual(Two.decode(Two.encode(message)));
    expect(Object.keys(message as object)).toEqual(Object.keys(Two.decode(Two.encode(message)) as object));
    expect(message).toMatchObject({ set: { "[t2.Item.item]": { i: 2 } }, "[t2.small]": 3, "[t2.texts]": ["a"] });
    expect(toJsonString(Two, message)).toBe(text);
    expect(toJsonString(Two, message, { useProtoNames: true, emitDefaults: true })).toContain('"[t2.small]":3');
  });
});

describe("representations", () => {
  it.each(["number", "string", "long"] as const)("int64 as %s", (int64) => {
    const files = Object.fromEntries(
      schema
        .files()
        .filter(({ name }) => name.startsWith("t"))
        .map(({ name }) => [name, name]),
    );
    expect(files).toHaveProperty("t.proto");
    const type = parse('syntax = "proto3"; message M { int64 a = 1; uint64 b = 2; map<int64, uint64> c = 3; }', {
      int64,
    }).message("M");
    const text = '{"a":"-5","b":"7","c":{"-1":"2"}}';
    expect(toJsonString(type, fromJsonString(type, text))).toBe(text);
    expect(fromJsonString(type, text)).toEqual(type.decode(type.encode(fromJsonString(type, text))));
    const large = '{"a":"9223372036854775807"}';
    if (int64 === "number")
      expect(failure(() => fromJsonString(type, large))).toEqual({ code: "OUT_OF_RANGE", path: "a" });
    else expect(toJsonString(type, fromJsonString(type, large))).toBe(large);
  });

  it("maps as Map", () => {
    const type = parse(
      'syntax = "proto3"; message M { map<int32, string> a = 1; map<bool, M> b = 2; map<uint64, bool> c = 3; }',
      { maps: "map" },
    ).message("M");
    const text = '{"a":{"1":"x"},"b":{"true":{}},"c":{"5":true}}';
    const message = fromJsonString(type, text);
    expect((message as { a: unknown }).a).toEqual(new Map([[1, "x"]]));
    expect(toJsonString(type, message)).toBe(text);
  });

  it("names of the proto", () => {
    const type = parse('syntax = "proto3"; message M { int32 foo_bar = 1; }', { fieldNames: "proto" }).message("M");
    expect(fromJsonString(type, '{"fooBar":1}')).toEqual({ foo_bar: 1 });
    expect(toJsonString(type, { foo_bar: 1 })).toBe('{"fooBar":1}');
  });
});
