import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { userPackage, writeModules } from "./package.ts";

/*
 * Modules on disk, one per file, that import each other, as a user's program imports them: no loader, no protobufjs, no evaluation of code.
 */

const user = userPackage();
afterAll(() => user.remove());

const sources = {
  "shop/order.proto": `
    syntax = "proto2"; package shop;
    import "google/protobuf/timestamp.proto"; import "google/protobuf/any.proto"; import "shop/common/money.proto";
    message Order { required string id = 1; optional google.protobuf.Timestamp at = 2; map<string, common.Money> prices = 3; repeated Order parts = 4;
      optional google.protobuf.Any extra = 5; optional common.Currency currency = 6 [default = EUR]; extensions 100 to 199; }
  `,
  "shop/common/money.proto": `syntax = "proto3"; package shop.common; enum Currency { NONE = 0; EUR = 1; } message Money { int64 units = 1; Currency currency = 2; }`,
  "shop/gift.proto": `syntax = "proto2"; package shop; import "shop/order.proto"; message Gift { optional string wrap = 1; optional Order order = 2; } extend Order { optional Gift gift = 100; }`,
};

beforeAll(() => {
  const paths = writeModules(user, "src/gen", parse(sources));
  expect(paths.sort()).toEqual([
    "src/gen/google/protobuf/any.pb",
    "src/gen/google/protobuf/timestamp.pb",
    "src/gen/shop/common/money.pb",
    "src/gen/shop/gift.pb",
    "src/gen/shop/order.pb",
  ]);
});

const value = `{ id: "a", at: { seconds: 5n }, prices: { x: { units: 7n, currency: 1 } }, parts: [{ id: "b" }], "[shop.gift]": { wrap: "red", order: { id: "c" } } }`;
const wire = "0a016112020805" + "1a090a01781204080710" + "01" + "22030a0162" + "a2060a0a03726564" + "12030a0163";

describe("modules of several files", () => {
  test("encode and decode, across files and with extensions of files above", () => {
    const result = user.run(`
      import { Order } from "./src/gen/shop/order.pb.js";
      const bytes = Order.encode(${value});
      const message = Order.decode(bytes);
      console.log(JSON.stringify([Buffer.from(bytes).toString("hex"), message.at.seconds === 5n, message.prices.x.units === 7n, message["[shop.gift]"].order.id, Order.size(message), typeof Order.encodeInto]));
    `);
    expect(result).toEqual([wire, true, true, "c", wire.length / 2, "function"]);
  });

  test("errors have code, path and offset", () => {
    const result = user.run(`
      import { create } from "wireform";
      import { Order } from "./src/gen/shop/order.pb.js";
      const place = (run) => { try { run(); } catch ({ name, code, typeName, path, offset }) { return [name, code, typeName, path, offset]; } };
      console.log(JSON.stringify([
        place(() => Order.encode({ id: "a", prices: { x: { currency: "EUR" } } })),
        place(() => Order.encode({ id: "a", parts: [{ id: "b" }, {}] })),
        place(() => Order.decode(Uint8Array.of(10, 1, 97, 26, 17, 10, 1, 120, 18, 12, 8, ...new Array(10).fill(255), 1))),
        place(() => Order.decode(Uint8Array.of(10, 1, 97, 34, 0))),
        place(() => create(Order, { idd: "a" })),
      ]));
    `);
    expect(result).toEqual([
      ["ProtobufError", "INVALID_TYPE", "shop.Order", 'prices["x"].currency', null],
      ["ProtobufError", "MISSING_REQUIRED", "shop.Order", "parts[1].id", null],
      ["ProtobufError", "VARINT_OVERFLOW", "shop.Order", 'prices["x"].units', 11],
      ["ProtobufError", "MISSING_REQUIRED", "shop.Order", "parts[0].id", null],
      ["ProtobufError", "UNKNOWN_FIELD", "shop.Order", "idd", null],
    ]);
  });

  test("ProtoJSON, text and create need plans alone, Any a registry", () => {
    const result = user.run(`
      import { create, createRegistry, reflect } from "wireform";
      import { Order, orderFile } from "./src/gen/shop/order.pb.js";
      import { Gift } from "./src/gen/shop/gift.pb.js";
      import { Money } from "./src/gen/shop/common/money.pb.js";
      import { fromJson, toJson } from "wireform/json";
      import { fromText, toText } from "wireform/text";
      const message = create(Order, ${value});
      message.extra = { typeUrl: "type.googleapis.com/shop.common.Money", value: Money.encode({ units: 9n }) };
      const registry = createRegistry(orderFile);
      const json = toJson(Order, message, { registry });
      const hex = (bytes) => Buffer.from(bytes).toString("hex");
      console.log(JSON.stringify([json, hex(Order.encode(fromJson(Order, json, { registry }))) === hex(Order.encode(message)), hex(Order.encode(fromText(Order, toText(Order, message)))) === hex(Order.encode(message)),
        Gift.plan.typeName, reflect(orderFile).descriptor("shop.Order").field("currency").defaultValue, registry.message("shop.Gift") === Gift, Object.keys(create(Order, { id: "a" }))]));
    `);
    expect(result).toEqual([
      {
        id: "a",
        at: "1970-01-01T00:00:05Z",
        prices: { x: { units: "7", currency: "EUR" } },
        parts: [{ id: "b" }],
        extra: { "@type": "type.googleapis.com/shop.common.Money", units: "9" },
        "[shop.gift]": { wrap: "red", order: { id: "c" } },
      },
      true,
      true,
      "shop.Gift",
      1,
      true,
      ["id", "at", "prices", "parts", "extra", "currency"],
    ]);
  });

  test("enums are frozen objects of numbers", () => {
    expect(
      user.run(
        `import { Currency } from "./src/gen/shop/common/money.pb.js"; console.log(JSON.stringify([Currency, Object.isFrozen(Currency)]));`,
      ),
    ).toEqual([{ NONE: 0, EUR: 1 }, true]);
  });
});
