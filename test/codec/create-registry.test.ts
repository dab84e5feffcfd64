import { describe, expect, test } from "vitest";
import { create, createRegistry, parse } from "../../src/index.ts";
import type { GeneratedFile, MessageCodec } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/json/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { anyPack } from "../../src/wkt/index.ts";
import { evaluateModule, moduleOf } from "../support/aot.ts";
import { failure } from "../support/outcome.ts";

/*
 * Where the types of `Any` are found: `createRegistry` of codecs, generated files, schemas and registries.
 */

const source = {
  "note.proto": `syntax = "proto3"; package notes; import "google/protobuf/any.proto"; import "author.proto"; message Note { google.protobuf.Any more = 1; Author author = 2; }`,
  "author.proto": `syntax = "proto3"; package notes; message Author { string name = 1; message Address { string city = 1; } }`,
};
const schema = parse(source);
const exported = evaluateModule(moduleOf(schema).js) as Readonly<Record<string, unknown>> & {
  readonly [name in "Note" | "Author" | "Author_Address" | "Any"]: MessageCodec;
} & {
  readonly [name in "noteFile" | "authorFile" | "anyFile"]: GeneratedFile;
};
const { Note, Author, Author_Address, Any, noteFile, authorFile } = exported;

describe("a registry has", () => {
  test("codecs, and no others", () => {
    const registry = createRegistry(Author, Author_Address);
    expect(registry.message("notes.Author")).toBe(Author);
    expect(registry.message("notes.Author.Address")).toBe(Author_Address);
    expect(failure(() => registry.message("notes.Note"))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("the messages of a generated file, nested ones among them, and of those that it imports", () => {
    const registry = createRegistry(noteFile);
    for (const codec of [Note, Author, Author_Address, Any]) expect(registry.message(codec.typeName)).toBe(codec);
    expect(failure(() => createRegistry(authorFile).message("notes.Note"))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("those of schemas and of other registries", () => {
    for (const registry of [createRegistry(schema), createRegistry(createRegistry(schema))])
      expect(registry.message("notes.Note")).toBe(schema.message("notes.Note"));
    const other = parse(`syntax = "proto3"; message Other {}`);
    expect(createRegistry(schema, other).message("Other")).toBe(other.message("Other"));
  });

  test("of two types with one name the first", () => {
    const other = schema.message("notes.Author");
    expect(createRegistry(Author, other).message("notes.Author")).toBe(Author);
    expect(createRegistry(other, Author).message("notes.Author")).toBe(other);
  });
});

test("anything else is INVALID_ARGUMENT", () => {
  for (const wrong of [undefined, null, 5, "notes.Author", {}, [Author], () => Author])
    expect(failure(() => createRegistry(wrong as never))).toMatchObject({ code: "INVALID_ARGUMENT" });
});

test("what a registry throws that is no NOT_FOUND is not taken for one", () => {
  const broken = {
    message: () => {
      throw new TypeError("mine");
    },
  };
  expect(() => createRegistry(broken, schema).message("notes.Author")).toThrow(new TypeError("mine"));
});

test("generated code finds the types of Any in it, in JSON and text", () => {
  const registry = createRegistry(noteFile);
  const note = create(Note, { more: anyPack(Any, Author, { name: "Ada" }), author: { name: "Bob" } });
  const json = { more: { "@type": "type.googleapis.com/notes.Author", name: "Ada" }, author: { name: "Bob" } };
  expect(toJson(Note, note, { registry })).toEqual(json);
  expect(fromJson(Note, json, { registry })).toEqual(note);
  const text = toText(Note, note, { registry });
  expect(text).toContain("[type.googleapis.com/notes.Author]");
  expect(fromText(Note, text, { registry })).toEqual(note);
  expect(failure(() => toJson(Note, note))).toMatchObject({ code: "NOT_FOUND", path: "more" });
});
