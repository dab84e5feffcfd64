import { describe, expect, test } from "vitest";
import { ProtobufError } from "../../src/errors.ts";
import { parse } from "../../src/index.ts";
import { Schema } from "../../src/registry/schema.ts";

const schema = parse(
  `syntax = "proto2"; package pkg;
  message Outer { message Inner { optional int32 a = 1; } map<string, Inner> map = 1; extensions 100; }
  enum Color { RED = 0; }
  extend Outer { optional int32 more = 100; }
  service Things { rpc Get(Outer) returns (Outer); }` as string,
);

describe("look-ups", () => {
  test("with and without a leading dot", () => {
    expect(schema.enum("pkg.Color")).toBe(schema.enum(".pkg.Color"));
    expect(schema.service(".pkg.Things").typeName).toBe("pkg.Things");
    expect(schema.extension("pkg.more").localName).toBe("[pkg.more]");
    expect(schema.extension("[pkg.more]")).toBe(schema.extension(".pkg.more"));
    expect(schema.extension("pkg.more")).toBe(schema.files()[0]!.messages[0]!.members.at(-1));
  });

  test.each([
    ["pkg.outer", "pkg.Outer"],
    ["pkg.Inner", "pkg.Outer.Inner"],
    ["pkg.Oter", "pkg.Outer"],
  ])("%s is near %s", (name, near) => {
    expect(() => schema.message(name)).toThrow(
      expect.toSatisfy(
        (error: unknown) =>
          error instanceof ProtobufError &&
          error.code === "NOT_FOUND" &&
          error.typeName === name &&
          error.message.includes(near),
      ),
    );
  });

  test.each(["__proto__", "constructor", "toString", ""])("%o is not there", (name) => {
    for (const find of [
      () => schema.message(name),
      () => schema.enum(name),
      () => schema.service(name),
      () => schema.extension(name),
    ]) {
      expect(find).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    }
  });
});

test("a Schema, its files and descriptors are frozen", () => {
  expect(schema).toBeInstanceOf(Schema);
  const [file] = schema.files();
  const [message] = file!.messages;
  for (const value of [
    file,
    file!.messages,
    message,
    message!.fields,
    message!.members,
    message!.fields[0],
    schema.enum("pkg.Color"),
    schema.enum("pkg.Color").values[0],
    schema.service("pkg.Things"),
  ]) {
    expect(Object.isFrozen(value)).toBe(true);
  }
});

test("codecs: the same object each time, map entries left out", () => {
  const outer = schema.message("pkg.Outer");
  expect(schema.message(".pkg.Outer")).toBe(outer);
  expect(schema.descriptor("pkg.Outer")).toBe(schema.files()[0]!.messages[0]);
  expect([...schema.messages()].map(({ typeName }) => typeName)).toEqual(["pkg.Outer", "pkg.Outer.Inner"]);
  expect([...schema.messages()][0]).toBe(outer);
});
