import { afterAll, describe, expect, test } from "vitest";
import { generateOutput, type OutputFile, readOutputOptions } from "../../src/codegen/index.ts";
import { parse } from "../../src/index.ts";
import type { Schema } from "../../src/index.ts";
import { outcome } from "../support/outcome.ts";
import { problemsOf, userPackage } from "./package.ts";

/*
 * Modules that import others from packages: the well-known types from wireform/wkt, and those of a company from its package.
 */

const optionsOf = (imports: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  readOutputOptions(
    new Map([["import", imports], ...Object.entries(more).map(([name, value]) => [name, [value]] as const)]),
    String,
  );
const generate = (
  schema: Schema,
  imports: readonly string[],
  more: Readonly<Record<string, string>> = {},
): OutputFile[] => {
  const files = schema.files();
  return generateOutput(
    files,
    files.map(({ name }) => name),
    optionsOf(imports, more),
  );
};

const schema = parse({
  "shop/order.proto": `
    syntax = "proto3"; package shop;
    import "google/protobuf/any.proto"; import "google/protobuf/struct.proto"; import "google/protobuf/timestamp.proto";
    import "google/protobuf/type.proto"; import "acme/common/money.proto"; import "acme/common/v1/tax.proto";
    message Order {
      google.protobuf.Timestamp at = 1; google.protobuf.Any extra = 2; map<string, google.protobuf.Value> data = 3;
      acme.common.Money total = 4; acme.common.v1.Tax tax = 5; google.protobuf.Type type = 6;
    }
  `,
  "acme/common/money.proto": `syntax = "proto3"; package acme.common; message Money { int64 units = 1; }`,
  "acme/common/v1/tax.proto": `syntax = "proto3"; package acme.common.v1; import "acme/common/money.proto"; message Tax { acme.common.Money amount = 1; }`,
});

describe("mappings", () => {
  test("are of files that are not written, each by the one that says most", () => {
    const files = generate(schema, [
      "google/protobuf/=wireform/wkt",
      "acme/=@acme/all",
      "acme/common/=@acme/protos/",
      "acme/common/v1/tax.proto=@acme/tax",
    ]);
    // Of Google's, wireform/wkt has the well-known types alone.
    expect(files.map(({ name }) => name).sort()).toEqual([
      "google/protobuf/source_context.pb.ts",
      "google/protobuf/type.pb.ts",
      "shop/order.pb.ts",
    ]);
    const order = files.find(({ name }) => name === "shop/order.pb.ts")!.text;
    expect([...order.matchAll(/ from "(.*)";$/gmu)].map(([, from]) => from).sort()).toEqual([
      "../google/protobuf/type.pb.js",
      "@acme/protos/money.pb.js",
      "@acme/tax",
      "wireform/runtime",
      "wireform/wkt",
    ]);
  });

  test("have imports end as they do between modules", () => {
    const [order] = generate(schema, ["acme/=@acme/protos/", "google/protobuf/=@acme/google"], {
      "import-extension": "none",
    });
    expect(order!.text).toContain(' from "@acme/protos/common/money.pb";');
    expect(order!.text).toContain(' from "@acme/google";');
  });

  test.each([
    "",
    "acme",
    "acme/",
    "acme=@acme/protos",
    "acme/=",
    "=@acme/protos",
    "acme/a.proto=@acme/protos/",
    'acme/=a"b',
    "acme/=a b",
  ])("%j is none", (text) => {
    expect(outcome(() => optionsOf([text]))).toMatchObject({ error: { code: "INVALID_ARGUMENT" } });
  });
});

describe.each(["speed", "size"])("a program of modules and packages, for %s", (optimize) => {
  const user = userPackage();
  afterAll(() => user.remove());
  const write = (folder: string, files: readonly OutputFile[]): void => {
    for (const { name, text } of files) user.write(`${folder}/${name}`, text);
  };
  const imports = ["google/protobuf/=wireform/wkt", "acme/common/=@acme/protos/"];
  const both = { target: "js+dts", optimize };
  write("gen", generate(schema, imports, both));
  const own = parse({
    "acme/common/money.proto": `syntax = "proto3"; package acme.common; message Money { int64 units = 1; }`,
    "acme/common/v1/tax.proto": `syntax = "proto3"; package acme.common.v1; import "acme/common/money.proto"; message Tax { acme.common.Money amount = 1; }`,
  });
  const prefix = "acme/common/";
  write(
    "node_modules/@acme/protos",
    generate(own, [], both).map(({ name, text }) => ({ name: name.slice(prefix.length), text })),
  );
  user.write("node_modules/@acme/protos/package.json", '{ "name": "@acme/protos", "type": "module" }');

  test("does what one of modules alone does: bytes, JSON and text with Any, across all of them", () => {
    const result = user.run(`
      import { Order, orderFile } from "./gen/shop/order.pb.js";
      import { Tax } from "@acme/protos/v1/tax.pb.js";
      import { createRegistry } from "wireform";
      import { fromJson, toJson } from "wireform/json";
      import { fromText, toText } from "wireform/text";
      import { Any, anyPack, anyUnpack, Duration, Timestamp, timestampFromNanos } from "wireform/wkt";

      const registry = createRegistry(orderFile);
      const tax = { amount: { units: 7n } };
      const order = { at: timestampFromNanos(Timestamp, 5_000_000_000n), extra: anyPack(Any, Tax, tax), data: { x: { numberValue: 1 } }, total: { units: 3n }, tax };
      const message = Order.decode(Order.encode(order));
      const json = toJson(Order, message, { registry });
      const again = fromJson(Order, json, { registry });
      const text = fromText(Order, toText(Order, message, { registry }), { registry });
      const packed = { extra: anyPack(Any, Timestamp, order.at) };
      console.log(JSON.stringify({
        hex: Buffer.from(Order.encode(message)).toString("hex"), json,
        same: [again, text].map((each) => Buffer.compare(Order.encode(each), Order.encode(message))),
        unpacked: String(anyUnpack(Any, message.extra, Tax).amount.units),
        known: toJson(Order, packed, { registry }).extra,
        absent: (() => { try { return toJson(Order, { extra: anyPack(Any, Duration, {}) }, { registry }); } catch ({ code }) { return code; } })(),
        sameType: Order.plan.fields[0].value.message === Timestamp.plan,
      }));
    `);
    const Order = schema.message("shop.Order");
    const tax = { amount: { units: 7n } };
    const value = schema.message("acme.common.v1.Tax").encode(tax);
    const hex = Buffer.from(
      Order.encode({
        at: { seconds: 5n },
        extra: { typeUrl: "type.googleapis.com/acme.common.v1.Tax", value },
        data: { x: { numberValue: 1 } },
        total: { units: 3n },
        tax,
      }),
    ).toString("hex");
    expect(result).toEqual({
      hex,
      json: {
        at: "1970-01-01T00:00:05Z",
        extra: { "@type": "type.googleapis.com/acme.common.v1.Tax", amount: { units: "7" } },
        data: { x: 1 },
        total: { units: "3" },
        tax: { amount: { units: "7" } },
      },
      same: [0, 0],
      unpacked: "7",
      known: { "@type": "type.googleapis.com/google.protobuf.Timestamp", value: "1970-01-01T00:00:05Z" },
      absent: "NOT_FOUND",
      sameType: true,
    });
  });

  test("has types that are one and the same", () => {
    user.write(
      "types.ts",
      `
      import { Order } from "./gen/shop/order.pb.js";
      import type { Money } from "@acme/protos/money.pb.js";
      import { type FieldMask, fieldMaskUnion, type Timestamp, timestampToDate, Timestamp as codec } from "wireform/wkt";
      const order = Order.decode(new Uint8Array());
      export const at: Timestamp | undefined = order.at;
      export const total: Money | undefined = order.total;
      export const date: Date | undefined = order.at && timestampToDate(codec, order.at);
      export const mask: FieldMask = fieldMaskUnion({ paths: ["a"] });
    `,
    );
    expect(problemsOf(user, ["types.ts"])).toEqual([]);
  });

  test("has descriptors of all of them", () => {
    expect(
      user.run(`
      import { orderFile } from "./gen/shop/order.pb.js";
      const names = new Set(), visit = (file) => { if (!names.has(file)) { names.add(file); file.related().forEach(visit); } };
      visit(orderFile);
      console.log(names.size);
    `),
    ).toBe(schema.files().length);
  });
});
