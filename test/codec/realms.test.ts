import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import {
  clone,
  create,
  equals,
  fromDescriptorSet,
  isProtobufError,
  load,
  loadSync,
  merge,
  parse,
  ProtobufError,
  readUnknown,
  toDescriptorSet,
  unknownFields,
  verify,
} from "../../src/index.ts";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../src/json/index.ts";
import { decodeStream, readDelimited, writeDelimited } from "../../src/stream/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { BinaryReader, BinaryWriter } from "../../src/wire/index.ts";
import { structFromPlain, timestampFromDate } from "../../src/wkt/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { toHex } from "../support/hex.ts";

/*
 * Values of another realm, whose classes are not ours: test runners give each file a realm of its own, in which what Node makes is of another.
 */

const realm = createContext({});
const make = <T = any>(expression: string): T => runInContext(`(${expression})`, realm) as T;
const bytesOf = (...bytes: number[]): Uint8Array => make(`new Uint8Array([${bytes.join()}])`);

const source = `
  syntax = "proto3";
  package realms;
  message All {
    bytes data = 1;
    repeated bytes parts = 2;
    map<string, bytes> by_name = 3;
    map<int32, All> children = 4;
    repeated int32 numbers = 5;
    All next = 6;
  }`;

/** In the notation of the other realm. */
const foreign = `{
  data: new Uint8Array([1, 2]),
  parts: [new Uint8Array([3])],
  byName: { a: new Uint8Array([4]) },
  children: new Map([[7, { data: new Uint8Array([5]) }]]),
  numbers: [1, 2],
  next: { data: new Uint8Array([6]) },
}`;
const encoded =
  "0a020102" + "120103" + "1a060a0161120104" + "2207" + "0807" + "1203" + "0a0105" + "2a020102" + "3203" + "0a0106";

test("the other realm has classes of its own", () => {
  expect(bytesOf(1) instanceof Uint8Array).toBe(false);
  expect(make("{}") instanceof Object).toBe(false);
  expect(make("new Error()") instanceof Error).toBe(false);
});

forEachEngine((_engine, { source: schemaOf }) => {
  const codec = schemaOf(source).message("realms.All");
  const input = make<Uint8Array>(`new Uint8Array([${[...Buffer.from(encoded, "hex")].join()}])`);

  test("are encoded", () => {
    const value = make<object>(foreign);
    expect(toHex(codec.encode(value))).toBe(encoded);
    expect(codec.size(value)).toBe(encoded.length / 2);
    const target = make<Uint8Array>("new Uint8Array(100)");
    codec.encodeInto(value, target, 3);
    expect(toHex(new Uint8Array(target).subarray(3, 3 + encoded.length / 2))).toBe(encoded);
  });

  test.each([{}, { bytes: "view" as const }, { unknown: "discard" as const }])("are decoded, %j", (options) => {
    expect(toHex(codec.encode(codec.decode(input, options)))).toBe(encoded);
  });

  test("errors in them are told", () => {
    expect(() => codec.decode(bytesOf(10, 5, 97))).toThrow(
      expect.objectContaining({ code: "TRUNCATED", path: "data" }),
    );
    expect(() => codec.encode(make<object>("{ parts: ['a'] }"))).toThrow(
      expect.objectContaining({ code: "INVALID_TYPE", path: "parts[0]" }),
    );
  });

  test("are created, copied, merged, compared and verified", () => {
    const value = make<object>(foreign);
    const created = create(codec, value);
    expect(toHex(codec.encode(created))).toBe(encoded);
    expect(toHex(codec.encode(clone(codec, created)))).toBe(encoded);
    expect(toHex(codec.encode(merge(codec, create(codec), value)))).toBe(encoded);
    expect(equals(codec, created, value)).toBe(true);
    expect(equals(codec, codec.decode(input), value)).toBe(true);
    expect(verify(codec, value)).toEqual([]);
  });

  test("are written and read as JSON and text", () => {
    const created = create(codec, make<object>(foreign));
    const value = make<object>(foreign);
    expect(toJsonString(codec, value)).toBe(toJsonString(codec, created));
    expect(toJson(codec, value)).toEqual(toJson(codec, created));
    expect(toText(codec, value)).toBe(toText(codec, created));
    const json = make<object>(`JSON.parse(${JSON.stringify(toJsonString(codec, created))})`);
    expect(toHex(codec.encode(fromJson(codec, json as never)))).toBe(encoded);
    expect(toHex(codec.encode(fromJsonString(codec, toJsonString(codec, value))))).toBe(encoded);
    expect(toHex(codec.encode(fromText(codec, toText(codec, value))))).toBe(encoded);
  });

  test("are unknown fields", () => {
    const value = { data: new Uint8Array([1]), [unknownFields]: bytesOf(0x38, 5) };
    expect(toHex(codec.encode(value))).toBe("0a01013805");
    expect(readUnknown(value)).toMatchObject([{ number: 7, wireType: 0, value: 5n }]);
    expect(toText(codec, value, { printUnknown: true })).toContain("7: 5");
    expect(toHex(codec.encode(merge(codec, codec.decode(bytesOf(0x40, 1)), value)))).toBe("0a010140013805");
  });

  test("are streams", async () => {
    const delimited = bytesOf(4, 10, 2, 1, 2);
    expect(toHex(codec.encode(readDelimited(codec, delimited)!.message))).toBe("0a020102");
    expect(toHex(writeDelimited(codec, make<object>("{ data: new Uint8Array([1, 2]) }")))).toBe("040a020102");
    const decoded: object[] = [];
    for await (const each of decodeStream(
      codec,
      make<Uint8Array[]>("[new Uint8Array([4, 10]), new Uint8Array([2, 1, 2])]"),
    ))
      decoded.push(each);
    expect(decoded.map((each) => toHex(codec.encode(each)))).toEqual(["0a020102"]);
  });
});

describe("without messages", () => {
  const file = "syntax = 'proto3'; message M { int32 a = 1; }";
  const text = make<Uint8Array>(`new Uint8Array([${[...Buffer.from(file)].join()}])`);

  test("readFile may give them", async () => {
    expect(loadSync("m.proto", { readFile: () => text }).message("M").typeName).toBe("M");
    expect((await load("m.proto", { readFile: () => Promise.resolve(text) })).message("M").typeName).toBe("M");
    expect((await load("m.proto", { readFile: () => make("Promise").resolve(text) })).message("M").typeName).toBe("M");
  });

  test("a descriptor set may be one", () => {
    const set = toDescriptorSet(loadSync("m.proto", { readFile: () => file }));
    const copy = make<Uint8Array>(`new Uint8Array([${[...set].join()}])`);
    expect(fromDescriptorSet(copy).message("M").typeName).toBe("M");
  });

  test("readers and writers take them", () => {
    const reader = new BinaryReader(bytesOf(8, 5));
    expect([reader.tag().number, reader.int32()]).toEqual([1, 5]);
    expect(toHex(new BinaryWriter().tag(1, 2).bytes(bytesOf(1, 2)).finish())).toBe("0a020102");
  });

  test("well-known types are made of them", () => {
    const types = parse("import 'google/protobuf/struct.proto'; import 'google/protobuf/timestamp.proto';");
    const Timestamp = types.message("google.protobuf.Timestamp");
    const Struct = types.message("google.protobuf.Struct");
    expect(timestampFromDate(Timestamp, make("new Date(5000)"))).toEqual({ seconds: 5n, nanos: 0 });
    const plain = { a: [1, { b: null }] };
    expect(structFromPlain(Struct, make("{ a: [1, { b: null }] }"))).toEqual(structFromPlain(Struct, plain));
  });

  test("errors are recognised", () => {
    const error = make<Error>("Object.assign(new Error('x'), { name: 'ProtobufError', code: 'TRUNCATED' })");
    expect(isProtobufError(error)).toBe(true);
    expect(isProtobufError(error, "TRUNCATED")).toBe(true);
    expect(isProtobufError(error, "INVALID_TAG")).toBe(false);
    expect(isProtobufError({ name: "ProtobufError", code: "TRUNCATED" })).toBe(false);
    expect(isProtobufError(new ProtobufError("TRUNCATED", "x"))).toBe(true);
  });
});
