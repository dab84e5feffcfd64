import { readFileSync } from "node:fs";
import * as es from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import protobufjs from "protobufjs";
import { describe, expect, test } from "vitest";
import * as wireform from "../../src/index.ts";
import * as json from "../../src/json/index.ts";
import * as stream from "../../src/stream/index.ts";

/* The tables of calls in docs/migrating.md: each cell is evaluated, beside its neighbour where that library is among our development dependencies. */

const markdown = readFileSync(new URL("../../docs/migrating.md", import.meta.url), "utf8");

/** The rows under a heading: what, theirs, ours. */
function rowsOf(heading: string): [what: string, theirs: string, ours: string][] {
  const section = markdown.split(/^## /mu).find((each) => each.startsWith(heading))!;
  const rows = [...section.matchAll(/^\| (.+?) \| `(.+?)` \| `(.+?)` \|$/gmu)];
  return rows.map(([, what, theirs, ours]) => [what!, theirs!, ours!]);
}

const text = `
  syntax = "proto3";
  package demo;
  message Person {
    string name = 1;
    int64 id = 2;
    optional string nick = 3;
    bytes photo = 4;
    Kind kind = 5;
    repeated Person friends = 6;
    oneof contact { string email = 7; string phone = 8; }
  }
  enum Kind { UNKNOWN = 0; HUMAN = 1; }
`;
const schema = wireform.parse(text);
const codec = schema.message("demo.Person");
const init = {
  name: "Ada",
  id: 7n,
  nick: "A",
  photo: new Uint8Array([1, 2]),
  kind: 1,
  friends: [{ name: "Bob" }],
  email: "ada@example.org",
};
const bytes = codec.encode(init, { exact: true });
const delimited = stream.writeDelimited(codec, init);
const plainJson = {
  name: "Ada",
  id: "7",
  nick: "A",
  photo: "AQI=",
  kind: "HUMAN",
  friends: [{ name: "Bob" }],
  email: "ada@example.org",
};
const setBytes = wireform.toDescriptorSet(schema);

const { root } = protobufjs.parse(text);
const Type = root.resolveAll().lookupType("demo.Person");
const set = es.fromBinary(FileDescriptorSetSchema, setBytes);
const registry = es.createFileRegistry(set);
const Schema = registry.getMessage("demo.Person")!;

const newer = Uint8Array.from([...bytes, 0x98, 0x06, 0x01]);

const bundle = JSON.parse(JSON.stringify(root.toJSON())) as unknown;
const shared = { text, bytes, newer, delimited, json: plainJson, setBytes, bundle };
const ours = {
  ...wireform,
  ...json,
  ...stream,
  ...shared,
  protobufjs,
  root,
  schema,
  codec,
  person: codec.decode(bytes),
};
const theirs = {
  protobufjs: { ...shared, protobufjs, root, Type, person: Type.decode(bytes) as unknown },
  "protobuf-es": { ...es, ...shared, set, registry, Schema, person: es.fromBinary(Schema, bytes) as unknown },
};

function evaluate(expression: string, names: object): unknown {
  return (
    new Function(...Object.keys(names), `"use strict"; return ${expression};`) as (...values: unknown[]) => unknown
  )(...Object.values(names));
}

/** What can be compared: bytes, texts, numbers, and what JSON has of the rest. */
function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return typeof value === "object" || typeof value === "function" ? undefined : value;
}

describe.each(Object.entries(theirs))("from %s", (name, names) => {
  test.each(rowsOf(`From ${name}`))("%s", (_what, their, our) => {
    const theirResult = evaluate(their, names);
    const ourResult = evaluate(our, ours);
    expect(ourResult).toBeDefined();
    if (comparable(theirResult) !== undefined && comparable(ourResult) !== undefined)
      expect(comparable(ourResult)).toEqual(comparable(theirResult));
  });
});

describe.each(["ts-proto", "google-protobuf"])("from %s", (name) => {
  test.each(rowsOf(`From ${name}`))("%s", (_what, _their, our) => {
    const result = evaluate(our, { ...ours, person: codec.decode(bytes) });
    if (!our.endsWith("= undefined")) expect(result).toBeDefined();
  });
});

test("rows were found, and JSON is the same", () => {
  const libraries = ["protobufjs", "protobuf-es", "ts-proto", "google-protobuf"];
  expect(libraries.map((name) => rowsOf(`From ${name}`).length)).toEqual([24, 18, 5, 14]);
  expect(json.toJson(codec, ours.person)).toEqual(es.toJson(Schema, es.fromBinary(Schema, bytes)));
  expect(es.toJson(Schema, es.fromBinary(Schema, bytes))).toEqual(plainJson);
});
