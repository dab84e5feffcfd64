import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * What `console.log` shows: a name, or what stands in the `.proto`, never what that leads to.
 */

const source = `
  syntax = "proto2"; package shop;
  message Order { required int64 id = 1; optional string name = 2; repeated Line lines = 5; map<string, Line> by_item = 6; oneof pay { Line card = 7; Status state = 8; } extensions 100; }
  message Line {}
  enum Status { NEW = 0; PAID = 1; }
  extend Order { optional Line gift = 100; }
  service Shop { rpc Buy(Order) returns (stream Line); }
`;

forEachEngine((_engine, load) => {
  test("a codec is shown by its name, before it is used and after", () => {
    const Order = load.source(source).message("shop.Order");
    const before = inspect({ codec: Order });
    Order.decode(Order.encode({ id: 1 }));
    expect([before, inspect({ codec: Order })]).toEqual(Array(2).fill("{ codec: MessageCodec shop.Order }"));
    expect(Object.keys(Order)).toEqual(expect.arrayContaining(["typeName", "encode", "decode"]));
  });
});

describe("of a schema", () => {
  const schema = parse({ "shop.proto": source });
  const order = schema.descriptor("shop.Order");

  test("files and names are shown", () => {
    expect(inspect(schema)).toBe(
      "Schema of shop.proto {\n  messages: shop.Order, shop.Order.ByItemEntry, shop.Line\n  enums: shop.Status\n  services: shop.Shop\n}",
    );
  });

  test.each([
    [
      "a file",
      order.file,
      "file shop.proto (proto2) {\n  message Order\n  message Line\n  enum Status\n  service Shop\n}",
    ],
    [
      "a message",
      order,
      "message shop.Order {\n  required int64 id = 1\n  string name = 2\n  repeated shop.Line lines = 5\n  map<string, shop.Line> by_item = 6\n  shop.Line card = 7\n  shop.Status state = 8\n  shop.Line [shop.gift] = 100\n}",
    ],
    ["one without fields", schema.descriptor("shop.Line"), "message shop.Line {}"],
    ["an enum", schema.enum("shop.Status"), "enum shop.Status {\n  NEW = 0\n  PAID = 1\n}"],
    ["a oneof", order.oneofs[0]!, "oneof pay {\n  shop.Line card = 7\n  shop.Status state = 8\n}"],
    ["a field", order.field("lines")!, "field shop.Order.lines: repeated shop.Line lines = 5"],
    ["an extension", schema.extension("shop.gift"), "extension shop.gift: shop.Line [shop.gift] = 100"],
    [
      "a service",
      schema.service("shop.Shop"),
      "service shop.Shop {\n  rpc Buy(shop.Order) returns (stream shop.Line)\n}",
    ],
    ["a method", schema.service("shop.Shop").methods[0]!, "shop.Shop: rpc Buy(shop.Order) returns (stream shop.Line)"],
  ])("%s is shown as it is declared, and is the data that it was", (_name, descriptor, shown) => {
    expect(inspect(descriptor)).toBe(shown);
    expect(Object.keys(descriptor)).toContain("kind");
    expect(inspect({ ...descriptor, proto: undefined }, { depth: 0 })).toMatch(/^\{\n? *kind: /u);
  });

  test("of many, the first are shown", () => {
    const fields = Array.from({ length: 3000 }, (_, index) => `int32 f${index + 1} = ${index + 1};`).join(" ");
    const wide = parse(`syntax = "proto3"; message Wide { ${fields} }`);
    expect(inspect(wide.descriptor("Wide")).split("\n")).toHaveLength(53);
    expect(inspect(wide.descriptor("Wide"))).toContain("int32 f50 = 50\n  ... 2950 more\n");
  });
});
