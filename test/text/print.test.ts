import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { create, type MessageCodec, parse, unknownFields } from "../../src/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";
import { fromHex, toHex } from "../support/hex.ts";
import { editionSource, source } from "./schema.ts";
import { withJudge } from "./protoc.ts";

/** As protoc prints: it knows of no expanded Any, and prints what is unknown. */
const likeProtoc = { printUnknown: true, expandAny: false, partial: true };

function expectPrintedAlike(proto: string, typeName: string, inputs: readonly Uint8Array[]): void {
  const codec = parse(proto).message(typeName);
  withJudge(proto, typeName, (judge) => {
    for (const bytes of inputs)
      expect(toText(codec, codec.decode(bytes, { partial: true }), likeProtoc), toHex(bytes)).toBe(judge.print(bytes));
  });
}

/** Bytes of the texts, made by protoc. */
function bytesOf(proto: string, typeName: string, texts: readonly string[]): Uint8Array[] {
  return withJudge(proto, typeName, (judge) => texts.map((text) => judge.read(text)!));
}

describe("prints as protoc does", () => {
  test("strings, names and nesting", () => {
    const strings = Array.from({ length: 256 }, (_, byte) => `\\x${byte.toString(16).padStart(2, "0")}`);
    const texts = [
      `b: "${strings.join("")}"`,
      `ss: ["${strings.slice(0, 128).join("")}", "", "é€😀", "?? \\' \\\\"]`,
      "m { m { m {} } ms {} ms { d: 1 } } Grp { x: 5 } e: C bo: false any { type_url: 'type.googleapis.com/t.M' value: '\\x08' }",
      "any {}",
      "[t.ext]: 5 [t.rext] { d: 1 } [t.rext] {} [t.xgrp] { y: 1 } [t.Scope.sc] {} i: [1, -1] c3 {}",
      'mp { key: "b" } mp { key: "a" value: 1 } mp { key: "😀" } mp { key: "\\uE000" } mm { key: 5 value { d: 1 } } mm { key: -5 } mm {} mb { key: true } mb { value: "x" } mu { key: 18446744073709551615 } mu { key: 9 } mu { key: 10 }',
      "",
    ];
    expectPrintedAlike(source, "t.M", bytesOf(source, "t.M", texts));
    expectPrintedAlike(source, "t.Set", bytesOf(source, "t.Set", ["[t.Item] { v: 5 }"]));
    expectPrintedAlike(
      editionSource,
      "t.D",
      bytesOf(editionSource, "t.D", [
        "GroupLike { x: 1 } other { x: 2 } outer { x: 3 } open: 7 implicit: 5",
        "open: ONE",
      ]),
    );
  });

  test("unknown fields", () => {
    const deep = Array.from({ length: 14 }).reduce(
      (inner: number[]) => [0x92, 0x3f, inner.length, ...inner],
      [0x08, 0x01],
    );
    const inputs = [
      "c80796 01",
      "c90f0102030405060708",
      "cd0f01020304",
      "d23e020801",
      "d23e0568656c6c6f",
      "d23e00",
      "d33e0801 d43e",
      "d23e0361c3a9",
      "d23e023200",
      "d23e04 d33ed43e",
      // A closed enum's undeclared number, a value of another wire type, both among known fields.
      "4005 0801 4001",
      "a806 ffffffffffffffffff01",
    ].map(fromHex);
    expectPrintedAlike(source, "t.M", [...inputs, Uint8Array.from(deep)]);
    // Items of a MessageSet that no extension is known for, and a field that is no item.
    expectPrintedAlike(
      source,
      "t.Set",
      ["0b10051a0208010c", "0b10e8071a0208010c0b10051a0208010c", "1005"].map(fromHex),
    );
  });

  test("numbers", () => {
    const doubles = fc.sample(fc.oneof(fc.double(), fc.double({ min: 1e-6, max: 1e17 }), decimals), {
      numRuns: 4000,
      seed: 1,
    });
    const floats = fc.sample(
      fc.oneof(fc.float(), fc.float({ min: Math.fround(1e-6), max: Math.fround(1e9) }), decimals.map(Math.fround)),
      { numRuns: 4000, seed: 2 },
    );
    const ties = [
      562949953421312.125,
      562949953421312.375,
      0.5,
      2.5,
      1e22,
      1e23,
      5e-324,
      2 ** -1022,
      Number.MAX_VALUE,
      2 ** 53,
      999999999999999.5,
      99999999999999.95,
      1e15,
      1e14,
      0.0001,
      0.00001,
      123456.5,
    ];
    const limits = [
      2 ** -149,
      2 ** -126,
      3.4028234663852886e38,
      16777216,
      999999.5,
      9999995,
      1e6,
      100000,
      0.0001,
      0.00001,
      8388608.5,
      2097152.125,
    ];
    const message = {
      ds: [...doubles, ...ties, ...ties.map((tie) => -tie)],
      fs: [...floats, ...limits.map(Math.fround)],
    };
    expectPrintedAlike(source, "t.M", [parse(source).message("t.M").encode(message)]);
  });

  test("random messages of random schemas, and reads what protoc prints", () => {
    const drawn = schemaModel.chain((model) => fc.record({ model: fc.constant(model), value: messageValue(model) }));
    fc.assert(
      fc.property(drawn, ({ model, value }) => {
        const proto = schemaText(model);
        const codec = parse(proto).message("t.M0");
        const bytes = codec.encode(value);
        withJudge(proto, "t.M0", (judge) => {
          const printed = judge.print(bytes)!;
          expect(toText(codec, codec.decode(bytes), likeProtoc)).toBe(printed);
          expect(toHex(codec.encode(fromText(codec, printed), { deterministic: true }))).toBe(
            toHex(codec.encode(value, { deterministic: true })),
          );
        });
      }),
      { numRuns: 150 },
    );
  });
});

/** Numbers of few digits, as people write them. */
const decimals = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -20, max: 20 }))
  .map(([digits, power]) => Number(`${digits}e${power}`));

describe("options", () => {
  const codec = parse(source).message("t.M");
  const message = create(codec, { d: 1, m: { ss: ["a"] }, mp: { a: 1 } });

  test("indent and singleLine", () => {
    expect(toText(codec, message)).toBe('d: 1\nm {\n  ss: "a"\n}\nmp {\n  key: "a"\n  value: 1\n}\n');
    expect(toText(codec, message, { indent: "\t" })).toBe('d: 1\nm {\n\tss: "a"\n}\nmp {\n\tkey: "a"\n\tvalue: 1\n}\n');
    expect(toText(codec, message, { indent: 0 })).toBe('d: 1\nm {\nss: "a"\n}\nmp {\nkey: "a"\nvalue: 1\n}\n');
    expect(toText(codec, message, { singleLine: true })).toBe('d: 1 m { ss: "a" } mp { key: "a" value: 1 }');
    expect(toText(codec, {}, { singleLine: true })).toBe("");
    expect(toText(codec, {})).toBe("");
  });

  test.each([{ indent: "x" }, { indent: -1 }, { indent: 1.5 }, { maxDepth: -1 }, { maxDepth: 1001 }])(
    "INVALID_ARGUMENT for %j",
    (options) => {
      expect(() => toText(codec, message, options)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    },
  );

  test("printUnknown is off by default", () => {
    const unknown = { [unknownFields]: fromHex("c8079601") };
    expect(toText(codec, unknown)).toBe("");
    expect(toText(codec, unknown, { printUnknown: true })).toBe("121: 150\n");
  });

  test("expandAny is on by default; an Any of an unknown type, or of other bytes than its type's, is printed by its fields", () => {
    const any = (typeUrl: string, value: string): string =>
      toText(codec, { any: { typeUrl, value: fromHex(value) } }, { singleLine: true });
    expect(any("type.googleapis.com/t.Grp", "")).toBe('any { type_url: "type.googleapis.com/t.Grp" }');
    expect(any("type.googleapis.com/t.M", "4801")).toBe("any { [type.googleapis.com/t.M] { bo: true } }");
    expect(any("x.y/z/t.M.Grp", "0805")).toBe("any { [x.y/z/t.M.Grp] { x: 5 } }");
    expect(any("type.googleapis.com/t.M", "48")).toBe('any { type_url: "type.googleapis.com/t.M" value: "H" }');
    expect(any("t.M", "")).toBe('any { type_url: "t.M" }');
    expect(any("a b/t.M", "")).toBe('any { type_url: "a b/t.M" }');
    expect(any("", "")).toBe("any { }");
  });

  test("registry: types of another schema", () => {
    const other = parse('syntax = "proto3"; package o; message X { int64 n = 1; }', { int64: "string" });
    const text = "any { [a/o.X] { n: 5 } }";
    expect(() => fromText(codec, text)).toThrow(expect.objectContaining({ code: "NOT_FOUND", path: "any" }));
    const read = fromText(codec, text, { registry: other });
    expect(toHex(read.any.value)).toBe("0805");
    expect(toText(codec, read, { registry: other, singleLine: true })).toBe(text);
  });
});

describe("refuses", () => {
  const codec: MessageCodec = parse(source).message("t.M");
  const cycle: Record<string, unknown> = {};
  cycle["m"] = cycle;
  const deep = (levels: number): object => (levels === 0 ? {} : { m: deep(levels - 1) });

  test.each<[string, unknown, string, string]>([
    ["a number for a string", { m: { s: 5 } }, "INVALID_TYPE", "m.s"],
    ["null", { m: null }, "INVALID_TYPE", "m"],
    ["an integer out of range", { i: [1, 2 ** 31] }, "OUT_OF_RANGE", "i[1]"],
    ["a number beyond float", { f: 1e39 }, "OUT_OF_RANGE", "f"],
    ["an undeclared value of a closed enum", { me: { a: 7 } }, "UNKNOWN_ENUM_VALUE", 'me["a"]'],
    ["a bad key", { mm: { x: {} } }, "INVALID_TYPE", 'mm["x"]'],
    ["a lone surrogate", { ss: ["\ud800"] }, "INVALID_UTF8", "ss[0]"],
    ["two members of a oneof", { c1: 1, c2: "a" }, "ONEOF_CONFLICT", "c2"],
    ["a cycle", cycle, "CYCLE", Array.from({ length: 101 }, () => "m").join(".")],
    ["101 levels", deep(101), "LIMIT_EXCEEDED", Array.from({ length: 101 }, () => "m").join(".")],
    ["no message", 5, "INVALID_TYPE", ""],
  ])("%s", (_, message, code, path) => {
    expect(() => toText(codec, message)).toThrow(
      expect.objectContaining({ name: "ProtobufError", code, path, typeName: "t.M" }),
    );
  });

  test("100 levels are printed", () => {
    expect(toText(codec, deep(100), { singleLine: true })).toBe(`${"m { ".repeat(100)}${"} ".repeat(100)}`.trimEnd());
  });

  test("an absent required field, unless partial", () => {
    const req = parse(source).message("t.Req");
    expect(() => toText(req, { id: 1, next: {} })).toThrow(
      expect.objectContaining({ code: "MISSING_REQUIRED", path: "next.id" }),
    );
    expect(toText(req, { id: 1, next: {} }, { partial: true, singleLine: true })).toBe("id: 1 next { }");
  });
});
