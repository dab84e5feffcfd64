import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { check } from "../../src/compat/index.ts";
import { create, createRegistry, fromDescriptorSet, load, loadSync, parse, toDescriptorSet } from "../../src/index.ts";
import { toJson } from "../../src/json/index.ts";
import { toText } from "../../src/text/index.ts";
import { BinaryReader } from "../../src/wire/index.ts";
import { durationFromMilliseconds, timestampToDate } from "../../src/wkt/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { failure } from "../support/outcome.ts";

/*
 * What programs give by mistake, where TypeScript has not looked: the error says what has been given, and what to give.
 */

const proto = 'syntax = "proto3"; import "google/protobuf/timestamp.proto"; message M { int32 a = 1; bytes b = 2; }';

/** A plan is what JSON and text read, whatever methods an object has. */
const lite = { typeName: "M", encode: () => new Uint8Array(), decode: () => ({}) };

forEachEngine((_engine, { source }) => {
  const schema = source(proto);
  const M = schema.message("M");

  test.each<[name: string, run: () => unknown, code: string, given: RegExp, wanted: RegExp]>([
    [
      "an ArrayBuffer to decode",
      () => M.decode(new ArrayBuffer(2) as never),
      "INVALID_TYPE",
      /ArrayBuffer/,
      /new Uint8Array/,
    ],
    [
      "a DataView to decode",
      () => M.decode(new DataView(new ArrayBuffer(2)) as never),
      "INVALID_TYPE",
      /typed array/,
      /Uint8Array/,
    ],
    ["a list to decode", () => M.decode([8, 1] as never), "INVALID_TYPE", /an array/, /Uint8Array/],
    [
      "an ArrayBuffer as a field",
      () => M.encode({ b: new ArrayBuffer(2) as never }),
      "INVALID_TYPE",
      /ArrayBuffer/,
      /new Uint8Array/,
    ],
    [
      "an ArrayBuffer to encode into",
      () => M.encodeInto({}, new ArrayBuffer(2) as never),
      "INVALID_ARGUMENT",
      /ArrayBuffer/,
      /new Uint8Array/,
    ],
    [
      "a list as registry",
      () => toJson(M, {}, { registry: [M] as never }),
      "INVALID_ARGUMENT",
      /an array/,
      /createRegistry/,
    ],
    [
      "a codec as registry",
      () => toText(M, {}, { registry: M as never }),
      "INVALID_ARGUMENT",
      /an object/,
      /createRegistry/,
    ],
    ["no codec to write JSON", () => toJson(lite as never, {}), "INVALID_ARGUMENT", /an object/, /schema\.message/],
    ["a name to create", () => create("M" as never, {}), "INVALID_ARGUMENT", /the string "M"/, /schema\.message/],
    ["no codec in a registry", () => createRegistry(lite as never), "INVALID_ARGUMENT", /an object/, /codecs/],
    [
      "a list of codecs in a registry",
      () => createRegistry([M] as never),
      "INVALID_ARGUMENT",
      /an array/,
      /each an argument/,
    ],
    ["a type without a message", () => toJson(M, undefined as never), "INVALID_TYPE", /undefined/, /a message M/],
  ])("%s", (_name, run, code, given, wanted) => {
    const message = messageOf(run, code);
    expect(message).toMatch(given);
    expect(message).toMatch(wanted);
  });

  test("bytes of another realm are decoded", () => {
    expect(M.decode(runInNewContext("new Uint8Array([8, 5])"))).toEqual({ a: 5, b: new Uint8Array() });
  });
});

/** The text of the error with that code. */
function messageOf(run: () => unknown, code: string): string {
  try {
    run();
  } catch (error) {
    expect(error).toMatchObject({ name: "ProtobufError", code });
    return (error as Error).message;
  }
  throw new Error("nothing has been thrown");
}

const schema = parse(proto);
const Timestamp = schema.message("google.protobuf.Timestamp");

test.each<[name: string, run: () => unknown, code: string, given: RegExp, wanted: RegExp]>([
  ["no Timestamp", () => timestampToDate(Timestamp, undefined as never), "INVALID_TYPE", /undefined/, /Timestamp/],
  [
    "a Date as Timestamp",
    () => timestampToDate(Timestamp, new Date(0) as never),
    "INVALID_TYPE",
    /a Date/,
    /Timestamp/,
  ],
  [
    "a Timestamp alone",
    () => timestampToDate({ seconds: 1n } as never, undefined as never),
    "INVALID_ARGUMENT",
    /an object/,
    /codec/,
  ],
  [
    "nothing at all",
    () => durationFromMilliseconds(undefined as never, undefined as never),
    "INVALID_ARGUMENT",
    /undefined/,
    /codec/,
  ],
  [
    "a codec to write as descriptors",
    () => toDescriptorSet(schema.message("M") as never),
    "INVALID_ARGUMENT",
    /an object/,
    /schema/,
  ],
  [
    "a schema as options",
    () => toDescriptorSet(schema, schema as never),
    "INVALID_ARGUMENT",
    /a function/,
    /names of files/,
  ],
  [
    "an ArrayBuffer as descriptors",
    () => fromDescriptorSet(new ArrayBuffer(2) as never),
    "INVALID_TYPE",
    /ArrayBuffer/,
    /new Uint8Array/,
  ],
  ["one schema to check", () => check(schema, undefined as never), "INVALID_ARGUMENT", /undefined/, /two schemas/],
  ["bytes to parse", () => parse(new Uint8Array([1]) as never), "INVALID_ARGUMENT", /1/, /a string as the text/],
  ["nothing to parse", () => parse(undefined as never), "INVALID_ARGUMENT", /undefined/, /the text of a \.proto file/],
  ["nothing to load", () => loadSync(undefined as never), "INVALID_ARGUMENT", /undefined/, /the name of a file/],
  [
    "an ArrayBuffer of readFile",
    () => loadSync("m.proto", { readFile: () => new ArrayBuffer(2) as never }),
    "INVALID_ARGUMENT",
    /ArrayBuffer/,
    /new Uint8Array/,
  ],
  [
    "an ArrayBuffer to read",
    () => new BinaryReader(new ArrayBuffer(2) as never),
    "INVALID_TYPE",
    /ArrayBuffer/,
    /new Uint8Array/,
  ],
])("%s", (_name, run, code, given, wanted) => {
  const message = messageOf(run, code);
  expect(message).toMatch(given);
  expect(message).toMatch(wanted);
});

test("readFile may give bytes of another realm", async () => {
  const text = 'syntax = "proto3"; message M {}';
  const readFile = (): Uint8Array => runInNewContext(`Uint8Array.from(${JSON.stringify([...Buffer.from(text)])})`);
  expect(loadSync("m.proto", { readFile }).message("M").typeName).toBe("M");
  expect((await load("m.proto", { readFile })).message("M").typeName).toBe("M");
  expect(failure(() => loadSync("m.proto", { readFile: () => runInNewContext("new Uint16Array(2)") }))).toMatchObject({
    code: "INVALID_ARGUMENT",
  });
});
