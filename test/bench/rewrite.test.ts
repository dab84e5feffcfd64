import { describe, expect, test } from "vitest";
import { create, parse } from "../../src/index.ts";

const { reversed, rewrite, withUnknown } = await import(
  new URL("../../bench/measures/rewrite.mjs", import.meta.url).href
);
const { askChild } = await import(new URL("../../bench/child.mjs", import.meta.url).href);
const schema = parse(
  `syntax = "proto3"; message M { int32 a = 1; repeated string b = 2; M c = 3; map<string, M> d = 4; }`,
);
const codec = schema.message("M");
const message = create(codec, { a: 1, b: ["x", "y"], c: { a: 2, b: ["z"] }, d: { k: { a: 3 } } });

describe("data off the predicted path", () => {
  test("in reversed order it is the same message", () => {
    const bytes = rewrite(schema.descriptor("M"), codec.encode(message), reversed);
    expect(bytes[0]).toBe((4 << 3) | 2);
    expect(codec.decode(bytes)).toEqual(message);
  });

  test("with unknown fields it is the same message to who discards them", () => {
    const bytes = rewrite(schema.descriptor("M"), codec.encode(message), withUnknown);
    expect(bytes.length).toBeGreaterThan(codec.size(message));
    expect(codec.decode(bytes, { unknown: "discard" })).toEqual(message);
  });

  test("is measured of a payload of the bench", () => {
    const task = { case: "records", contestants: ["wireform-interpreter"], rounds: 1, sliceMs: 1, warmUpMs: 1 };
    const bytesOf = (variant: string): number =>
      (askChild("measures/cliffs-child.mjs", { ...task, variant }) as { bytes: number }).bytes;
    const bytes = bytesOf("as expected");
    expect(bytesOf("reversed order")).toBe(bytes);
    expect(bytesOf("unknown fields")).toBeGreaterThan(bytes);
  });
});
