import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { toHex } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";

/*
 * encode with `verify: true` refuses what it would leave out otherwise. test/message/agreement.test.ts compares it with verify, for any values.
 */

const source = `
  syntax = "proto2";
  package shop;
  message Order {
    optional int64 id = 1;
    optional string name = 2;
    repeated Line lines = 3;
    map<string, Line> by_item = 4;
    oneof payment { Card card = 5; string invoice = 6; }
    optional group Note = 7 { optional string text = 1; }
    required bool paid = 8;
    optional Order before = 9;
    extensions 100;
  }
  message Line { optional string item = 1; optional int32 item_count = 2; }
  message Card { optional string number = 1; }
  message Empty {}
  extend Order { optional Line gift = 100; }
`;

const wrong: readonly (readonly [path: string, value: object])[] = [
  ["nmae", { nmae: "tea" }],
  ["nmae", { nmae: undefined }],
  ["payment", { payment: { case: "card", value: { number: "1" } } }],
  ["by_item", { by_item: {} }],
  ["lines[1].itemcount", { lines: [{ item: "a" }, { itemcount: 1 }] }],
  ['byItem["a"].count', { byItem: { a: { count: 1 } } }],
  ['byItem["a"].count', { byItem: new Map([["a", { count: 1 }]]) }],
  ["card.cvc", { card: { cvc: 1 } }],
  ["note.txt", { note: { txt: "" } }],
  ["[shop.gift].count", { "[shop.gift]": { count: 1 } }],
  ["[shop.gfit]", { "[shop.gfit]": {} }],
  ["before.before.x", { before: { paid: true, before: { paid: true, x: 1 } } }],
  ["__proto__", JSON.parse('{ "__proto__": 1 }') as object],
  ["toString", { toString: () => "" }],
];

forEachEngine((_engine, load) => {
  const schema = load.source(source);
  const Order = schema.message("shop.Order");
  const right = { paid: true, id: 5, lines: [{ item: "a" }], byItem: { a: {}, b: {} }, card: {}, "[shop.gift]": {} };

  test.each(wrong)("%s", (path, value) => {
    const message = { paid: true, ...value };
    if (path === "__proto__") Object.defineProperty(message, path, { value: 1, enumerable: true });
    const target = new Uint8Array(100);
    expect(Order.decode(Order.encode(message))).toMatchObject({ paid: true });
    for (const run of [
      () => Order.encode(message, { verify: true }),
      () => Order.encodeInto(message, target, 0, { verify: true }),
      () => Order.size(message, { verify: true }),
    ])
      expect(failure(run)).toEqual({ code: "UNKNOWN_FIELD", path });
    expect(target.every((byte) => byte === 0)).toBe(true);
  });

  test("what is right is encoded as it is otherwise, also what is larger than any buffer so far", () => {
    const large = { ...right, lines: Array.from({ length: 40_000 }, (_, index) => ({ item: `item ${index}` })) };
    class Draft {
      paid = true;
      describe(): string {
        return "a draft";
      }
    }
    for (const message of [right, large, new Draft(), Order.decode(Order.encode(right))]) {
      const bytes = Order.encode(message);
      expect(Buffer.from(Order.encode(message, { verify: true })).equals(bytes)).toBe(true);
      expect(Order.size(message, { verify: true })).toBe(bytes.length);
      expect(Order.encodeInto(message, new Uint8Array(bytes.length), 0, { verify: true })).toBe(bytes.length);
    }
  });

  test("what is wrong otherwise is told first, with its own code", () => {
    const cycle: { [name: string]: unknown } = { paid: true, nmae: 1 };
    cycle["before"] = cycle;
    const deep = { paid: true, nmae: 1, before: { paid: true } };
    const options = { verify: true };
    expect(failure(() => Order.encode({ ...right, nmae: 1, name: 5 }, options))).toEqual({
      code: "INVALID_TYPE",
      path: "name",
    });
    expect(failure(() => Order.encode({ nmae: 1 }, options))).toEqual({ code: "MISSING_REQUIRED", path: "paid" });
    expect(failure(() => Order.encode({ nmae: 1 }, { ...options, partial: true }))).toMatchObject({ path: "nmae" });
    expect(failure(() => Order.encode(cycle, options))).toEqual({ code: "CYCLE", path: "before" });
    expect(failure(() => Order.encode(deep, { ...options, maxDepth: 0 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(failure(() => Order.encodeInto({ ...right, nmae: 1 }, new Uint8Array(1), 0, options))).toMatchObject({
      code: "UNKNOWN_FIELD",
    });
  });

  test("entries are gone through in the order in which they are written", () => {
    const message = { paid: true, byItem: { b: { x: 1 }, a: { y: 1 } } };
    const path = (deterministic: boolean) => failure(() => Order.encode(message, { verify: true, deterministic }));
    expect([path(false), path(true)]).toMatchObject([{ path: 'byItem["b"].x' }, { path: 'byItem["a"].y' }]);
  });

  test("the text names the field that was meant", () => {
    expect(() => Order.encode({ paid: true, lines: [{ item_count: 1 }] }, { verify: true })).toThrow(/\bitemCount\b/);
    expect(() => schema.message("shop.Empty").encode({ a: 1 }, { verify: true })).toThrow(/shop\.Empty has no such/);
  });

  test("unknown fields are no properties", () => {
    const bytes = Uint8Array.from([0x40, 1, 0xf8, 0x3f, 1]);
    expect(toHex(Order.encode(Order.decode(bytes), { verify: true }))).toBe("4001f83f01");
  });
});
