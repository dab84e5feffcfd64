import { describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { equalTo } from "../../src/testing/index.ts";

const schema = parse(`syntax = "proto3"; package t;
  message Order { int64 id = 1; string name = 2; bytes data = 3; map<string, int64> items = 4; optional double rate = 5; Order next = 6; }`);
const Order = schema.message("t.Order");

describe("equalTo in toEqual", () => {
  const actual = Order.decode(Order.encode({ id: 5, data: new Uint8Array([1]), items: { a: 1 }, rate: NaN }));

  test("takes what `equals` calls the same", () => {
    expect(actual).toEqual(equalTo(Order, { id: "5", data: Buffer.from([1]), items: new Map([["a", 1n]]), rate: NaN }));
    expect({ orders: [actual], count: 1 }).toEqual({ orders: [equalTo(Order, actual)], count: 1 });
    expect({ orders: [actual], count: 1 }).toMatchObject({ orders: [equalTo(Order, actual)] });
    expect(Order.decode(Order.encode({}))).toEqual(equalTo(Order, { id: 0, name: "" }));
  });

  test.each<[string, unknown]>([
    ["another value", { ...actual, id: 6n }],
    ["a present zero", { ...actual, rate: 0 }],
    ["another map", { ...actual, items: {} }],
    ["no message", 5],
    ["nothing", undefined],
    ["what is wrong", { ...actual, id: "x" }],
    ["a property too many", { ...actual, other: 1 }],
    ["unknown fields", Order.decode(Uint8Array.from([...Order.encode(actual), 0xf8, 0x07, 1]))],
  ])("refuses %s", (_what, other) => {
    expect(other).not.toEqual(equalTo(Order, actual));
    expect(() => expect(other).toEqual(equalTo(Order, actual))).toThrow("to deeply equal");
  });

  test("is printed as the message", () => {
    const matcher = equalTo(Order, {
      id: 5n,
      data: Buffer.from([1, 255]),
      items: new Map([["a", 1]]),
      next: { name: "x" },
    });
    const text = 'equal to t.Order {"id":"5n","data":"<01 ff>","items":{"a":1},"next":{"name":"x"}}';
    expect(String(matcher)).toBe(text);
    expect(matcher.toAsymmetricMatcher()).toBe(text);
  });

  test("refuses what is not expected to be a message", () => {
    for (const wrong of [{ id: 1.5 }, { nope: 1 }, 5, null])
      expect(() => equalTo(Order, wrong as never)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(() => equalTo({} as never, {})).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});
