import protobuf from "protobufjs";
import { expect, test } from "vitest";
import { fromReflection } from "../../src/index.ts";

/*
 * A Root of protobufjs whose options have no name: what was set by hand, or came from JSON.
 */

const source =
  'syntax = "proto3"; message M { int32 a = 1; oneof o { int32 b = 2; } } enum E { A = 0; } service S { rpc R(M) returns (M); }';

const places: Record<string, (root: protobuf.Root) => protobuf.ReflectionObject> = {
  "a message": (root) => root.lookupType("M"),
  "a field": (root) => root.lookupType("M").fields["a"]!,
  "a oneof": (root) => root.lookupType("M").oneofs["o"]!,
  "an enum": (root) => root.lookupEnum("E"),
  "a service": (root) => root.lookupService("S"),
  "a method": (root) => root.lookupService("S").methods["R"]!,
};

test.each(Object.entries(places))("an option without a name, of %s: INVALID_SCHEMA", (_name, place) => {
  for (const name of ["", ".", "("]) {
    for (const value of [1, "x", [1, 2], { a: 1 }, Object.create(null), 2n, true, null]) {
      const { root } = protobuf.parse(source, new protobuf.Root());
      place(root).options = { [name]: value };
      expect(() => fromReflection(root), `"${name}"`).toThrow(
        expect.objectContaining({ name: "ProtobufError", code: "INVALID_SCHEMA" }),
      );
    }
  }
});

test("an option without a name, of an enum's value: INVALID_SCHEMA", () => {
  const { root } = protobuf.parse(source, new protobuf.Root());
  root.lookupEnum("E").valuesOptions = { A: { "": 1 } };
  expect(() => fromReflection(root)).toThrow(
    expect.objectContaining({ name: "ProtobufError", code: "INVALID_SCHEMA" }),
  );
});

test("a value that is an object of another class: INVALID_SCHEMA", () => {
  for (const value of [new Map(), /x/, new Date(Number.NaN), Symbol("x"), () => 1]) {
    const { root } = protobuf.parse(source, new protobuf.Root());
    root.lookupType("M").options = { deprecated: value };
    expect(() => fromReflection(root)).toThrow(
      expect.objectContaining({ name: "ProtobufError", code: "INVALID_SCHEMA" }),
    );
  }
});
