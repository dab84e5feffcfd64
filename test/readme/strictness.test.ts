import { readFileSync } from "node:fs";
import * as es from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import protobufjs from "protobufjs";
import { describe, expect, test } from "vitest";
import { equals, parse, toDescriptorSet } from "../../src/index.ts";
import { fromJsonString } from "../../src/json/index.ts";
import { fromText } from "../../src/text/index.ts";
import { failure } from "../support/outcome.ts";
import { withJudge } from "../text/protoc.ts";

/* The tables of docs/strictness.md: what each row says of the others and of us is so. */

const markdown = readFileSync(new URL("../../docs/strictness.md", import.meta.url), "utf8");

function rowsOf(heading: string): string[][] {
  const section = markdown.split(/^## /mu).find((each) => each.startsWith(heading))!;
  return [...section.matchAll(/^\| (`.*) \|$/gmu)].map(([, cells]) =>
    cells!.split(" | ").map((cell) => cell.replace(/^`(.*)`$/u, "$1")),
  );
}

const fields =
  "int32 i = 1; bytes b = 2; double d = 3; float f = 4; string s = 5; bool t = 6; map<int32, string> names = 7;";
const oneof = "oneof o { int32 x = 8; int32 y = 9; }";
const text = `syntax = "proto3"; import "google/protobuf/field_mask.proto"; message M { ${fields} ${oneof} google.protobuf.FieldMask mask = 10; }`;
const schema = parse(text);
const codec = schema.message("M");
const Schema = es.createFileRegistry(es.fromBinary(FileDescriptorSetSchema, toDescriptorSet(schema))).getMessage("M")!;
const Type = protobufjs.parse(`syntax = "proto3"; message M { ${fields} ${oneof} }`).root.resolveAll().lookupType("M");

const verdict = (act: () => unknown): string => {
  try {
    act();
    return "takes";
  } catch {
    return "refuses";
  }
};
const valueOf = (source: string): any => new Function(`return (${source});`)() as unknown;

describe("JSON", () => {
  test.each(rowsOf("JSON"))("%s: %s", (field, json, theirs, code, right) => {
    const name = field!.split(" ").at(-1);
    const whole = (value: string): string => `{ "${name}": ${value} }`;
    expect(verdict(() => es.fromJsonString(Schema, whole(json!)))).toBe(theirs);
    expect(failure(() => fromJsonString(codec, whole(json!)))).toMatchObject({ code });
    expect(codec.encode(fromJsonString(codec, whole(right!)))).toEqual(
      es.toBinary(Schema, es.fromJsonString(Schema, whole(right!))),
    );
  });
});

describe("values", () => {
  test.each(rowsOf("Values"))("%s", (value, read, theirs, code, right) => {
    const bytes = Type.encode(valueOf(value!)).finish();
    if (read === "an error") expect(() => Type.decode(bytes)).toThrow();
    else expect({ ...Type.decode(bytes) }).toEqual({ names: {}, ...valueOf(read!) });
    expect(verdict(() => es.toBinary(Schema, es.create(Schema, valueOf(value!))))).toBe(theirs);
    expect(failure(() => codec.encode(valueOf(value!)))).toMatchObject({ code });
    expect(codec.decode(codec.encode(valueOf(right!)))).toMatchObject(valueOf(right!));
  });
});

describe("text", () => {
  test.each(rowsOf("Text"))("%s", (wrong, theirs, code, right) => {
    withJudge(`syntax = "proto2"; message M { optional bytes b = 2; optional string s = 5; }`, "M", (judge) => {
      expect(judge.read(wrong!) === undefined ? "refuses" : "takes").toBe(theirs);
      expect(failure(() => fromText(codec, wrong!))).toMatchObject({ code });
      expect(codec.encode(fromText(codec, right!))).toEqual(new Uint8Array(judge.read(right!)!));
    });
  });
});

test("rows were found; zeros and NaN", () => {
  expect(["JSON", "Values", "Text"].map((heading) => rowsOf(heading).length)).toEqual([12, 8, 3]);
  const theirs = (left: { d: number }, right: { d: number }): boolean =>
    es.equals(Schema, es.create(Schema, left), es.create(Schema, right));
  expect([equals(codec, { d: 0 }, { d: -0 }), theirs({ d: 0 }, { d: -0 })]).toEqual([false, false]);
  expect([equals(codec, { d: NaN }, { d: NaN }), theirs({ d: NaN }, { d: NaN })]).toEqual([true, false]);
});
