import { execFileSync } from "node:child_process";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { generateModules, type Optimize } from "../../src/codegen/index.ts";
import { userPackage, writeModules } from "./package.ts";

/*
 * Modules on disk, one per file, that import each other, as a user's program imports them: no loader, no protobufjs, no evaluation of code.
 */

/** In which form each file is generated: modules of either form import those of the other. */
const forms: { readonly [name: string]: (path: string) => Optimize } = {
  "for speed": () => "speed",
  "for size": () => "size",
  "for speed, one for size": (path) => (path.includes("order") ? "size" : "speed"),
  "for size, one for speed": (path) => (path.includes("order") ? "speed" : "size"),
};

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

const value = `{ id: "a", at: { seconds: 5n }, prices: { x: { units: 7n, currency: 1 } }, parts: [{ id: "b" }], "[shop.gift]": { wrap: "red", order: { id: "c" } } }`;
const wire = "0a016112020805" + "1a090a01781204080710" + "01" + "22030a0162" + "a2060a0a03726564" + "12030a0163";

describe.each(Object.entries(forms))("modules of several files, %s", (_, formOf) => {
  const user = userPackage();
  afterAll(() => user.remove());

  beforeAll(() => {
    const schema = parse(sources);
    const modules = (["speed", "size"] as const).flatMap((optimize) =>
      generateModules(schema.files(), { optimize }).filter(({ path }) => formOf(path) === optimize),
    );
    for (const { path, js } of modules) user.write(`src/gen/${path}.js`, js);
    expect(modules.map(({ path }) => path).sort()).toEqual([
      "google/protobuf/any.pb",
      "google/protobuf/timestamp.pb",
      "shop/common/money.pb",
      "shop/gift.pb",
      "shop/order.pb",
    ]);
  });

  test("encode and decode, across files and with extensions of files above", () => {
    const result = user.run(`
      import { Order } from "./src/gen/shop/order.pb.js";
      const bytes = Order.encode(${value});
      const message = Order.decode(bytes);
      console.log(JSON.stringify([Buffer.from(bytes).toString("hex"), message.at.seconds === 5n, message.prices.x.units === 7n, message["[shop.gift]"].order.id, Order.size(message), typeof Order.encodeInto]));
    `);
    expect(result).toEqual([wire, true, true, "c", wire.length / 2, "function"]);
  });

  test("a message that comes in two records is merged, across files", () => {
    const result = user.run(`
      import { unknownFields } from "wireform";
      import { Order } from "./src/gen/shop/order.pb.js";
      import { Gift } from "./src/gen/shop/gift.pb.js";
      const records = [{ id: "a", at: { seconds: 5n } }, { id: "a", at: { nanos: 7 } }, { id: "a", "[shop.gift]": { order: { id: "c" } } }, { id: "b", "[shop.gift]": { wrap: "red" } }];
      const [first, second] = [[...records.flatMap((order) => [...Order.encode(order)])], [0x12, 0x03, 0xf8, 0x01, 0x01]];
      const order = Order.decode(Uint8Array.from([...first, ...second]));
      const gift = Gift.decode(Uint8Array.from([0x12, first.length, ...first]));
      console.log(JSON.stringify([order.id, Object.keys(order), Number(order.at.seconds), order.at.nanos, order["[shop.gift]"], [...order.at[unknownFields]], gift.order["[shop.gift]"].wrap]));
    `);
    const keys = ["id", "at", "prices", "parts", "extra", "currency", "[shop.gift]"];
    expect(result).toEqual([
      "b",
      keys,
      5,
      7,
      { wrap: "red", order: expect.objectContaining({ id: "c" }) },
      [0xf8, 1, 1],
      "red",
    ]);
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
        place(() => Order.encode({ id: "a", prices: { x: { unit: 1 } } }, { verify: true })),
        place(() => Order.encode({ id: "a", "[shop.gift]": { order: { id: "b", at: { s: 1 } } } }, { verify: true })),
        place(() => Order.encode({ id: "a", x: 1, "[shop.gift]": { order: { id: 5 } } }, { verify: true })),
      ]));
    `);
    expect(result).toEqual([
      ["ProtobufError", "INVALID_TYPE", "shop.Order", 'prices["x"].currency', null],
      ["ProtobufError", "MISSING_REQUIRED", "shop.Order", "parts[1].id", null],
      ["ProtobufError", "VARINT_OVERFLOW", "shop.Order", 'prices["x"].units', 11],
      ["ProtobufError", "MISSING_REQUIRED", "shop.Order", "parts[0].id", null],
      ["ProtobufError", "UNKNOWN_FIELD", "shop.Order", "idd", null],
      ["ProtobufError", "UNKNOWN_FIELD", "shop.Order", 'prices["x"].unit', null],
      ["ProtobufError", "UNKNOWN_FIELD", "shop.Order", "[shop.gift].order.at.s", null],
      ["ProtobufError", "INVALID_TYPE", "shop.Order", "[shop.gift].order.id", null],
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

describe("modules for size", () => {
  const user = userPackage();
  afterAll(() => user.remove());

  beforeAll(() => {
    writeModules(user, "src/gen", parse(sources), { optimize: "size" });
  });

  /** Runs where code may be evaluated. */
  const evaluate = (script: string): unknown => {
    user.write("evaluate.js", script);
    return JSON.parse(execFileSync(process.execPath, ["evaluate.js"], { cwd: user.directory, encoding: "utf8" }));
  };

  test("are compiled once they are used often, where a program asks for it", () => {
    const result = evaluate(`
      import { enableJit } from "wireform/jit";
      import { Order } from "./src/gen/shop/order.pb.js";
      const evaluated = [];
      globalThis.Function = new Proxy(Function, { construct: (target, [...parameters]) => (evaluated.push(parameters.at(-1)), new target(...parameters)) });
      const work = () => { for (let count = 0; count < 1000; count++) Order.decode(Order.encode({ id: "a", at: { seconds: 5n } })); };
      const { decode } = Order;
      work();
      const before = evaluated.length;
      const enabled = [enableJit(), enableJit()];
      const probed = evaluated.length;
      work();
      console.log(JSON.stringify([before, enabled, evaluated.slice(probed).some((text) => text.includes("function decodeOrder(")), decode(Order.encode({ id: "b" })).id]));
    `);
    expect(result).toEqual([0, [true, true], true, "b"]);
  });

  test("where evaluating code is forbidden, enableJit says so, and nothing changes", () => {
    const result = user.run(`
      import { enableJit } from "wireform/jit";
      import { Order } from "./src/gen/shop/order.pb.js";
      const enabled = enableJit();
      for (let count = 0; count < 1000; count++) Order.decode(Order.encode({ id: "a", at: { seconds: 5n } }));
      console.log(JSON.stringify([enabled, Order.decode(Order.encode({ id: "b" })).id]));
    `);
    expect(result).toEqual([false, "b"]);
  });

  test("a bundle has no more than what its types need", () => {
    user.write(
      "one.js",
      `import { Money } from "./src/gen/shop/common/money.pb.js"; export const decode = (bytes) => Money.decode(bytes);`,
    );
    const { outputFiles } = buildSync({
      entryPoints: [`${user.directory}/one.js`],
      bundle: true,
      format: "esm",
      minifyWhitespace: true,
      write: false,
    });
    const { text } = outputFiles[0]!;
    for (const needed of ["shop.common.Money", "shop.common.Currency", "units"]) expect(text).toContain(needed);
    for (const unneeded of ["shop.Order", "emitRead", "latin1Slice", "readFloat", "new Function"])
      expect(text, unneeded).not.toContain(unneeded);
  });
});
