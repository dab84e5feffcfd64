import { describe, expect, test } from "vitest";
import { checkData } from "../../src/compat/index.ts";
import { isProtobufError, type ProtobufError } from "../../src/errors.ts";
import { create, fromReflection, parse, unknownFields, verify } from "../../src/index.ts";
import { fromJson, fromJsonString, toJson } from "../../src/json/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { engines, forEachEngine, loadFor } from "../support/engines.ts";

interface Mutate {
  mutate(bytes: Uint8Array, other: Uint8Array, random: (bound: number) => number): Uint8Array;
  randomFrom(seed: number): (bound: number) => number;
}
const { mutate, randomFrom } = (await import(new URL("../fuzz/mutate.mjs", import.meta.url).href)) as Mutate;

/*
 * Errors hold little of what they are about, are told of the first fault, and are the same in every engine.
 */

const source = `
  syntax = "proto2";
  package t;
  message M {
    optional int32 a = 1; optional string s = 2; optional bytes b = 3; repeated M list = 4; map<string, M> map = 5; optional E e = 6; map<int32, string> names = 7;
    map<string, int64> longs = 8; repeated sint64 packed = 9 [packed = true]; optional group G = 10 { optional M m = 1; optional fixed32 f = 2; } map<fixed64, E> es = 18; repeated string ss = 19; map<bool, bytes> bools = 20; optional string strict = 21;
  }
  enum E { ZERO = 0; ONE = 1; }
`;
const long = "k\u{1f600}".repeat(40_000);

function errorOf(run: () => unknown): ProtobufError {
  try {
    run();
  } catch (error) {
    if (isProtobufError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** What an error holds at most: two names or keys of 100 characters, and some words. */
function expectSmall(error: ProtobufError, most = 700): void {
  expect(error.message.length).toBeLessThan(most);
  expect(error.path.length).toBeLessThan(most);
  expect(error.typeName?.length ?? 0).toBeLessThan(1100);
  for (const text of [error.message, error.path]) expect(() => encodeURIComponent(text)).not.toThrow();
}

forEachEngine((_engine, load) => {
  const schema = load.source(source);
  const M = schema.message("t.M");

  test("of decode, with a key of 240 kB", () => {
    const entry = M.encode({ map: { [long]: { s: "x" } } });
    entry.set([0x0a, 0xff], entry.length - 2);
    const error = errorOf(() => M.decode(entry));
    expect(error.code).toBe("TRUNCATED");
    expectSmall(error);
  });

  test("of encode, verify and create, with keys and values of 240 kB", () => {
    for (const value of [
      { map: { [long]: { a: long } } },
      { s: `${long}\ud800` },
      { e: long },
      { a: 10n ** 5000n },
      { names: { [long]: "" } },
      { longs: { a: long } },
      { list: long },
      { names: new Map([[{}, ""]]) },
      { longs: { a: Symbol(long) } },
    ]) {
      expectSmall(errorOf(() => M.encode(value as object)));
      expectSmall(errorOf(() => create(M, value as object)));
      for (const { path, message } of verify(M, value)) expect(path.length + message.length).toBeLessThan(700);
    }
    expectSmall(errorOf(() => create(M, { [long]: 1 })));
    for (const { path, message } of verify(M, { [long]: 1 })) expect(path.length + message.length).toBeLessThan(700);
  });

  test("of 90 levels with long keys", () => {
    let deep: object = { a: 1.5 };
    for (let level = 0; level < 45; level++) deep = { map: { [long]: deep } };
    for (const error of [
      errorOf(() => M.encode(deep)),
      errorOf(() => create(M, deep)),
      errorOf(() => toJson(M, deep)),
      errorOf(() => toText(M, deep)),
    ])
      expectSmall(error, 2100);
    for (const { path } of verify(M, deep)) expect(path.length).toBeLessThan(1100);
  });

  test("of JSON and text", () => {
    const texts = [
      JSON.stringify({ [long]: 1 }),
      JSON.stringify({ e: long }),
      JSON.stringify({ a: long }),
      JSON.stringify({ map: { [long]: { a: "x" } } }),
      JSON.stringify({ longs: { a: long } }),
      `{"${long}`,
    ];
    for (const text of texts) expectSmall(errorOf(() => fromJsonString(M, text)));
    for (const value of [{ [long]: 1 }, { e: long }, { a: long }, { map: { [long]: { a: "x" } } }])
      expectSmall(errorOf(() => fromJson(M, value)));
    for (const text of [
      `a: ${"x".repeat(100_000)}`,
      `${"x".repeat(100_000)}: 1`,
      `e: ${"X".repeat(100_000)}`,
      `[${"x".repeat(100_000)}]: 1`,
      `map { key: "${"x".repeat(100_000)}" value { a: x } }`,
      `a: ${"1".repeat(100_000)}`,
      `s: "${"x".repeat(100_000)}`,
    ]) {
      expectSmall(errorOf(() => fromText(M, text)));
    }
  });

  test("of look-ups", () => {
    for (const run of [
      () => schema.message(long),
      () => schema.enum(long),
      () => schema.service(long),
      () => schema.extension(long),
    ])
      expectSmall(errorOf(run), 2100);
  });

  describe("the first fault in the order of the bytes", () => {
    // Overlong varints of 10 and 11 bytes, and lengths behind the end.
    const overlong = "ffffffffffffffffffff01";
    test.each([
      ["a key that is cut, before a length ahead that is too long", `2a030a0561 2a${overlong}`, "TRUNCATED", "map", 5],
      ["a text in an entry, before a length ahead", `3a06080112ff0161 3a${overlong}`, "TRUNCATED", "names[1]", 8],
      ["an entry whose own length is too long", `3a${overlong}`, "VARINT_OVERFLOW", "names", 1],
      ["an entry whose length takes 6 bytes", "3a828080808000 0801", "INVALID_LENGTH", "names", 1],
      ["an entry whose length has bits above 31", "3a8080808010 0801", "INVALID_LENGTH", "names", 1],
      ["a message of a list, before a length ahead", `2203 10ff01 22${overlong}`, "VARINT_OVERFLOW", "list[1]", 6],
      [
        "a varint that is cut by the end of an entry, and goes on behind it",
        `3a02 08ff ${"ff".repeat(11)}`,
        "TRUNCATED",
        "names",
        4,
      ],
      ["a varint that is cut by the end of a message", `2202 08ff ${"ff".repeat(11)}`, "TRUNCATED", "list[0].a", 4],
      ["a length that is cut by the end of a message", `2202 12ff ${"ff".repeat(11)}`, "TRUNCATED", "list[0].s", 4],
      [
        "a tag of two bytes that is cut by the end of a message",
        `220192 01 ${"ff".repeat(11)}`,
        "TRUNCATED",
        "list[0]",
        3,
      ],
      [
        "a length that is cut by the end of a map entry, and goes on in the next record",
        `22072a050a01719a01 ${"80".repeat(9)}00`,
        "TRUNCATED",
        'list[0].map["q"]',
        9,
      ],
      [
        "a key that is cut by the end of an entry, behind a value",
        `2a0512000affff ${"ff".repeat(9)}`,
        "TRUNCATED",
        "map",
        7,
      ],
      [
        "a packed varint that is cut by the end of the list",
        `4a02 01ff ${"ff".repeat(11)}`,
        "TRUNCATED",
        "packed[1]",
        4,
      ],
    ])("%s", (_, hex, code, path, offset) => {
      const error = errorOf(() => M.decode(Buffer.from(hex.replaceAll(" ", ""), "hex")));
      expect([error.code, error.path, error.offset]).toEqual([code, path, offset]);
    });
  });

  test("a tag that is cut by the end of a message, behind a record of a group's number that is none", () => {
    const types = load.source(
      `syntax = "proto2"; message Shell { optional group Ring = 1 { optional Shell shell = 1; } }`,
    );
    const bytes = Buffer.from(`0b 0a04 0a010b f1 8c ${"80".repeat(8)}`.replaceAll(" ", ""), "hex");
    const error = errorOf(() => types.message("Shell").decode(bytes));
    expect([error.code, error.path, error.offset]).toEqual(["TRUNCATED", "ring.shell", 7]);
  });

  test("runs of records whose tags are longer than they need be", () => {
    const run = (tag: string, record: string): Uint8Array => Buffer.from(`${tag}${record}`.repeat(3), "hex");
    expect(M.decode(run("ba00", "04080112 00".replace(" ", "")))["names"]).toEqual({ 1: "" });
    expect(M.decode(run("a200", "00"))["list"]).toHaveLength(3);
    expect(M.decode(run("9a8100", "0161"))["ss"]).toEqual(["a", "a", "a"]);
    expect(M.decode(run("aa8000", "00"))["map"]).toHaveProperty([""]);
  });

  test("one object in two places: the one where it is wrong", () => {
    const types = load.source(
      `syntax = "proto2"; message Tree { map<string, Tree> by_name = 4; optional Must must = 5; repeated int32 is = 6; repeated string ss = 7; optional A a = 8; optional B b = 9; optional Tree t = 10; } message Must { required int32 must = 1; } message A { optional int32 v = 1; repeated A as = 2; } message B { optional string v = 1; repeated B as = 2; }`,
    );
    const T = types.message("Tree");
    const path = (value: object, options?: object) => errorOf(() => T.encode(value, options)).path;
    const [empty, numbers, five] = [{}, [1, 2], { v: 5 }];
    expect(path({ must: empty, byName: empty })).toBe("must.must");
    expect(path({ t: { must: empty }, byName: { x: empty } })).toBe("t.must.must");
    expect(path({ is: numbers, ss: numbers })).toBe("ss[0]");
    expect(path({ a: five, b: five })).toBe("b.v");
    expect(path({ a: { as: [five] }, b: { as: [five] } })).toBe("b.as[0].v");
    const wrong = { must: {} };
    expect(path({ byName: { z: wrong, b: wrong } })).toBe('byName["z"].must.must');
    expect(path({ byName: { z: wrong, b: wrong } }, { deterministic: true })).toBe('byName["b"].must.must');
    const leaf = { t: {} };
    expect(path({ byName: { x: { t: leaf } }, t: leaf }, { maxDepth: 3 })).toBe('byName["x"].t.t');
    const cycle: Record<string, unknown> = {};
    cycle["t"] = { byName: { again: cycle } };
    expect(errorOf(() => T.encode(cycle))).toMatchObject({ code: "CYCLE", path: 't.byName["again"]' });
    const bad = {
      get must() {
        return {};
      },
      byName: { x: {} },
    };
    expect(errorOf(() => T.encode(bad)).code).toBe("MISSING_REQUIRED");
    expect(path({ t: { [unknownFields]: "x" } })).toContain("unknownFields");
  });
});

const engineLoads = engines.map((engine) => [engine, loadFor(engine)] as const);

test("all engines agree on mutated records: lengths, maps and nesting", () => {
  const random = randomFrom(15);
  const codecs: { engine: string; decode(bytes: Uint8Array): unknown }[] = [];
  const inputs: Uint8Array[] = [];
  for (const [engine, load] of engineLoads) {
    const M = load.source(source).message("t.M");
    codecs.push({ engine, decode: M.decode });
    const message = {
      a: 300,
      map: { a: { s: "x" }, b: { list: [{}, { a: 1 }] } },
      names: { 1: "x", 300: "y" },
      longs: { k: 5n },
      packed: [1n, -300n],
      g: { f: 5, m: { a: 1 } },
      es: { 7: 1 },
      ss: ["a", "bb", ""],
      bools: { true: new Uint8Array(3) },
      list: [{ map: { q: {} } }],
    };
    if (inputs.length === 0)
      inputs.push(
        M.encode(message),
        M.encode({ names: message.names }),
        M.encode({ map: message.map, es: message.es }),
        M.encode({ ss: message.ss, list: message.list }),
      );
  }
  const result = (decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array): string => {
    try {
      return `read ${Object.keys(decode(bytes) as object).length}`;
    } catch (error) {
      if (!isProtobufError(error)) throw error;
      return `${error.code} ${error.path} ${error.offset}`;
    }
  };
  let refused = 0;
  for (let count = 0; count < 20_000; count++) {
    const bytes = mutate(inputs[count % inputs.length]!, inputs[random(inputs.length)]!, random);
    const [first, ...others] = codecs.map(({ decode }) => result(decode, bytes));
    if (!first!.startsWith("read")) refused++;
    for (const other of others) expect(other, Buffer.from(bytes).toString("hex")).toBe(first);
  }
  expect(refused).toBeGreaterThan(5000);
});

describe("schemas", () => {
  const name = "N".repeat(100_000);
  test.each([
    `syntax = "proto3"; message ${name} { ${name} a = 1; Missing b = 2; }`,
    `syntax = "proto3"; message M { ${name} a = 1; }`,
    `syntax = "proto3"; message M { int32 ${name} = 0; }`,
    `syntax = "${name}";`,
    `syntax = "proto3"; import "${name}.proto";`,
    `${name}`,
  ])("are told of briefly (%#)", (text) => {
    expectSmall(
      errorOf(() => parse(text)),
      2100,
    );
  });

  test("what is no Root", () => {
    for (const root of [null, undefined, 5, {}])
      expect(errorOf(() => fromReflection(root as never)).code).toBe("INVALID_ARGUMENT");
  });

  test("data 800 levels deep are compared, or LIMIT_EXCEEDED", () => {
    const schema = parse(`syntax = "proto3"; message M { M m = 1; int32 a = 2; }`);
    let bytes = new Uint8Array(0);
    for (let level = 0; level < 800; level++)
      bytes = Buffer.concat([Buffer.from([0x0a]), lengthOf(bytes.length), bytes]);
    try {
      expect(checkData(schema, schema, "M", bytes, { maxDepth: 1000 })).toEqual([]);
    } catch (error) {
      expect(error).toMatchObject({ name: "ProtobufError", code: "LIMIT_EXCEEDED" });
    }
  });
});

function lengthOf(length: number): Uint8Array {
  return length < 128 ? Uint8Array.of(length) : Uint8Array.of((length & 127) | 128, length >> 7);
}
