import protobuf from "protobufjs";
import { expect, test } from "vitest";
import * as compat from "../../src/compat/index.ts";
import { isProtobufError } from "../../src/errors.ts";
import { declareFile } from "../../src/generated/file.ts";
import { create } from "../../src/index.ts";
import * as main from "../../src/index.ts";
import * as json from "../../src/json/index.ts";
import * as stream from "../../src/stream/index.ts";
import * as testing from "../../src/testing/index.ts";
import * as text from "../../src/text/index.ts";
import * as wire from "../../src/wire/index.ts";
import * as wkt from "../../src/wkt/index.ts";
import { forEachEngine, type TestSchema } from "../support/engines.ts";
import { OwnError, strangeValues } from "./strange-values.ts";

/*
 * Every function of every entry point is called with right arguments, each of them in turn replaced by a strange one. What is thrown is a ProtobufError with a
 * code. The rule for the rest: what code of the caller's throws (getters, traps of a Proxy, a revoked one too, iterators, callbacks) passes as it is.
 */

const source = `
  syntax = "proto3";
  package t;
  import "google/protobuf/any.proto"; import "google/protobuf/timestamp.proto"; import "google/protobuf/duration.proto"; import "google/protobuf/struct.proto";
  import "google/protobuf/field_mask.proto"; import "google/protobuf/wrappers.proto";
  message M {
    int32 a = 1; string s = 2; bytes b = 3; repeated M list = 4; map<string, M> map = 5; oneof o { int64 l = 6; M m = 7; } E e = 8; repeated double ds = 9; map<int64, E> es = 10;
    google.protobuf.Any any = 11; google.protobuf.Timestamp time = 12; google.protobuf.Struct struct = 13; google.protobuf.FieldMask mask = 14; optional float f = 15; repeated bytes bs = 16;
  }
  enum E { ZERO = 0; ONE = 1; }
`;
const extensions = `edition = "2023"; package x; message X { extensions 100 to 200; int32 a = 1; } extend X { int32 ext = 100; }`;

type Call = readonly unknown[];
const bytes = new Uint8Array([8, 1]);

/** Right arguments for each function that takes some; null for what is called otherwise, or not at all. */
function callsOf(schema: TestSchema, extended: TestSchema): Record<string, Call | null> {
  const m = schema.message("t.M");
  const x = extended.message("x.X");
  const [any, time, duration, struct, value, list, wrapper] = [
    "Any",
    "Timestamp",
    "Duration",
    "Struct",
    "Value",
    "ListValue",
    "Int64Value",
  ].map((name) => schema.message(`google.protobuf.${name}`));
  const packed = wkt.anyPack(any!, m, { a: 1 });
  const message = create(m, { a: 1 });
  const descriptor = schema.descriptor("t.M");
  return {
    ProtobufError: null,
    BinaryReader: null,
    BinaryWriter: null,
    clone: [m, message, {}],
    create: [m, { a: 1 }, {}],
    equals: [m, message, message, {}],
    merge: [m, create(m), message, {}],
    verify: [m, message, {}],
    which: [m, message, "o"],
    fromDescriptorSet: [main.toDescriptorSet(extended), {}],
    fromReflection: [protobuf.parse("message M {}", new protobuf.Root()).root, {}],
    parse: [`syntax = "proto3"; message M {}`, {}],
    load: [["none.proto"], { readFile: () => `syntax = "proto3";` }],
    loadSync: [["none.proto"], { readFile: () => `syntax = "proto3";` }],
    getComments: [descriptor],
    getOptions: [descriptor],
    getPosition: [descriptor],
    toDescriptorSet: [schema, {}],
    createRegistry: [m, schema],
    reflect: [declareFile("")],
    getExtension: [x, create(x), "x.ext"],
    setExtension: [x, create(x), "x.ext", 5],
    getOrDefault: [m, message, "a"],
    enumName: [m, "e", 1],
    enumNumber: [m, "e", "ONE"],
    equalTo: [m, { a: 1 }],
    setOneof: [m, create(m), "l", 5n],
    isProtobufError: [new Error("x"), "TRUNCATED"],
    readUnknown: [message],
    toJson: [m, message, { registry: schema }],
    toJsonString: [m, message, { registry: schema }],
    fromJson: [m, { a: 1, any: { "@type": "x/t.M" } }, { registry: schema }],
    fromJsonString: [m, `{"a":1, "any": {"@type": "x/t.M"}}`, { registry: schema }],
    toText: [m, { ...message, any: packed }, { registry: schema }],
    fromText: [m, "a: 1 any { [x/t.M] {} }", { registry: schema }],
    anyIs: [any, packed, "t.M"],
    anyPack: [any, m, message, {}],
    anyTypeName: [any, packed],
    anyUnpack: [any, packed, m, {}],
    durationFromMilliseconds: [duration, 5],
    durationFromNanos: [duration, 5n],
    durationToMilliseconds: [duration, { seconds: 1n, nanos: 0 }],
    durationToNanos: [duration, { seconds: 1n, nanos: 0 }],
    timestampFromDate: [time, new Date(0)],
    timestampFromNanos: [time, 5n],
    timestampNow: [time],
    timestampToDate: [time, { seconds: 1n, nanos: 0 }],
    timestampToNanos: [time, { seconds: 1n, nanos: 0 }],
    fieldMaskCovers: [{ paths: ["a"] }, "a.b"],
    fieldMaskIntersect: [{ paths: ["a"] }, { paths: ["a"] }],
    fieldMaskIsValid: [m, { paths: ["a"] }],
    fieldMaskMerge: [m, create(m), message, { paths: ["a", "m.a"] }, {}],
    fieldMaskNormalize: [{ paths: ["a"] }],
    fieldMaskOfAll: [m],
    fieldMaskSubtract: [m, { paths: ["m"] }, { paths: ["m.a"] }],
    fieldMaskTrim: [m, message, { paths: ["a"] }],
    fieldMaskUnion: [{ paths: ["a"] }, { paths: ["b"] }],
    listValueFromPlain: [list, [1, "a"], {}],
    listValueToPlain: [list, create(list!, { values: [{ numberValue: 1 }] }), {}],
    structFromPlain: [struct, { a: 1 }, {}],
    structToPlain: [struct, create(struct!, { fields: { a: { numberValue: 1 } } }), {}],
    valueFromPlain: [value, 5, {}],
    valueToPlain: [value, { numberValue: 1 }, {}],
    wrap: [wrapper, 5n],
    unwrap: [wrapper, { value: 5n }],
    decodeStream: [m, [new Uint8Array([2, 8, 1])], {}],
    encodeStream: [m, [message], {}],
    readDelimited: [m, new Uint8Array([2, 8, 1]), 0, {}],
    writeDelimited: [m, message, {}],
    acceptKnown: [[], [{ rule: "FIELD_SAME_NAME", path: "t.M.a" }], "2026-12-31"],
    check: [schema, schema, {}],
    checkData: [schema, schema, "t.M", bytes, {}],
    fails: [{ rule: "FIELD_SAME_NAME", newReadsOld: "lossy", oldReadsNew: "lossy" }, { rules: {} }],
    readKnownComments: [schema.files()],
    readKnownIssues: [[{ rule: "FIELD_SAME_NAME", path: "t.M.a" }]],
    gradeValues: [descriptor.members[0], descriptor.members[0]],
    isAtLeast: ["safe", "data-dependent"],
    worst: ["safe", "data-dependent"],
    "codec.encode": [message, {}],
    "codec.encodeInto": [message, new Uint8Array(9), 0, {}],
    "codec.size": [message, {}],
    "codec.decode": [bytes, {}],
    "schema.message": ["t.M"],
    "schema.descriptor": ["t.M"],
    "schema.enum": ["t.E"],
    "schema.service": ["t.S"],
    "schema.extension": ["x.ext"],
    "schema.messages": [],
    "schema.files": [],
    "schema.ownFiles": [],
  };
}

function functionsOf(schema: TestSchema): Record<string, (...args: unknown[]) => unknown> {
  const m = schema.message("t.M");
  const entries = [main, wire, json, text, wkt, stream, testing, compat]
    .flatMap((exports) => Object.entries(exports))
    .filter(([, value]) => typeof value === "function");
  const methods = (["encode", "encodeInto", "size", "decode"] as const).map((name) => [`codec.${name}`, m[name]]);
  const lookups = (
    ["message", "descriptor", "enum", "service", "extension", "messages", "files", "ownFiles"] as const
  ).map((name) => [`schema.${name}`, (...args: []) => (schema[name] as () => unknown)(...args)]);
  return Object.fromEntries([...entries, ...methods, ...lookups]) as Record<string, (...args: unknown[]) => unknown>;
}

/** Runs to the end what is a generator, an iterator or a promise. */
async function finish(result: unknown): Promise<void> {
  if (typeof result !== "object" || result === null) return;
  if (Symbol.asyncIterator in result) for await (const _ of result as AsyncIterable<unknown>);
  else if (result instanceof Promise) await result;
  else if (Symbol.iterator in result && !Array.isArray(result) && !ArrayBuffer.isView(result))
    for (const _ of result as Iterable<unknown>);
}

/** A class as a callback, and an array that cannot be iterated: what the engine says of calling them. */
const callsOwnCode = /^(?:load|loadSync)\(option readFile: a class\)|^(?:encode|decode)Stream\(1: detached bytes\)/;

/** What is thrown other than it may; undefined if it is right. */
async function wrongThrow(name: string, run: () => unknown, revoked: boolean): Promise<string | undefined> {
  try {
    await finish(await run());
    return undefined;
  } catch (error) {
    if (isProtobufError(error) && typeof error.code === "string" && error.message.length < 25_000) return undefined;
    if (callsOwnCode.test(name) && error instanceof TypeError) return undefined;
    if (error instanceof OwnError || (revoked && /revoked/.test(String(error)))) return undefined;
    return `${name}: ${error instanceof Error ? (error.stack ?? "").split("\n").slice(0, 3).join(" ") : String(error)}`;
  }
}

forEachEngine((_engine, load) => {
  const schema = load.source(source);
  const calls = callsOf(schema, load.source(extensions));
  const functions = functionsOf(schema);

  test("every function is in the table", () => {
    expect(Object.keys(functions).filter((name) => !(name in calls))).toEqual([]);
    for (const name of Object.keys(calls)) expect(functions[name], name).toBeTypeOf("function");
  });

  test("strange arguments give a ProtobufError, or are taken", async () => {
    const wrong: string[] = [];
    for (const [name, base] of Object.entries(calls)) {
      for (let index = 0; base !== null && index < base.length; index++) {
        for (const [what, value] of strangeValues()) {
          const problem = await wrongThrow(
            `${name}(${index}: ${what})`,
            () => functions[name]!(...base.with(index, value)),
            what === "a revoked Proxy",
          );
          if (problem !== undefined) wrong.push(problem);
        }
      }
    }
    expect(wrong, wrong.join("\n")).toEqual([]);
  });

  test("strange values in every field and option", async () => {
    const wrong: string[] = [];
    const { members } = schema.descriptor("t.M");
    const options = [
      "registry",
      "maxDepth",
      "maxBytes",
      "maxMemory",
      "unknown",
      "bytes",
      "partial",
      "deterministic",
      "engine",
      "includePaths",
      "readFile",
      "maxIssues",
      "files",
      "ignoreUnknown",
      "indent",
      "emitDefaults",
    ];
    for (const [name, base] of Object.entries(calls)) {
      for (const [what, value] of base === null ? [] : strangeValues()) {
        for (const { localName } of members.filter(() => base!.some((each) => each === calls["clone"]![1]))) {
          const args = base!.map((each) => (each === calls["clone"]![1] ? { [localName]: value } : each));
          const problem = await wrongThrow(
            `${name}(.${localName}: ${what})`,
            () => functions[name]!(...args),
            what === "a revoked Proxy",
          );
          if (problem !== undefined) wrong.push(problem);
        }
        const last = base!.at(-1);
        if (
          typeof last !== "object" ||
          last === null ||
          Object.getPrototypeOf(last) !== Object.prototype ||
          last === calls["clone"]![1]
        )
          continue;
        for (const option of options) {
          const problem = await wrongThrow(
            `${name}(option ${option}: ${what})`,
            () => functions[name]!(...base!.slice(0, -1), { ...last, [option]: value }),
            what === "a revoked Proxy",
          );
          if (problem !== undefined) wrong.push(problem);
        }
      }
    }
    expect(wrong, wrong.join("\n")).toEqual([]);
  });
});

test("readers and writers", async () => {
  const wrong: string[] = [];
  const verbs = Object.getOwnPropertyNames(wire.BinaryWriter.prototype).filter(
    (name) => name !== "constructor" && name !== "length",
  );
  const reads = Object.getOwnPropertyNames(wire.BinaryReader.prototype).filter(
    (name) => name !== "constructor" && name !== "done",
  );
  for (const [what, value] of strangeValues()) {
    const revoked = what === "a revoked Proxy";
    const call = (on: object, name: string) =>
      (on as Record<string, (...args: unknown[]) => unknown>)[name]!(value, value);
    const runs: [string, () => unknown][] = [
      ...verbs.map((name): [string, () => unknown] => [`writer.${name}`, () => call(new wire.BinaryWriter(), name)]),
      ...reads.map((name): [string, () => unknown] => [
        `reader.${name}`,
        () => call(new wire.BinaryReader(new Uint8Array([8, 1, 2, 3])), name),
      ]),
      ["new BinaryReader", () => new wire.BinaryReader(value as never).tag()],
      ["position", () => new wire.BinaryReader(bytes, value as never)],
      ["end", () => new wire.BinaryReader(bytes, 0, value as never)],
    ];
    for (const [name, run] of runs) {
      const problem = await wrongThrow(`${name}(${what})`, run, revoked);
      if (problem !== undefined) wrong.push(problem);
    }
  }
  expect(wrong, wrong.join("\n")).toEqual([]);
});
