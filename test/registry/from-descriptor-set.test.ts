import { describe, expect, test } from "vitest";
import {
  fromDescriptorSet,
  getOptions,
  isProtobufError,
  parse,
  toDescriptorSet,
  unknownFields,
  type FileDescriptor,
  type MessageDescriptor,
} from "../../src/index.ts";
import type { FileDescriptorProto } from "../../src/schema/file-descriptor-proto.ts";
import { protocSet, type Sources } from "../schema/protoc.ts";

const sources: Sources = {
  "shop/order.proto": `
    syntax = "proto3";
    package shop;
    import "shop/money.proto";
    import "shop/options.proto";
    import "google/protobuf/timestamp.proto";
    message Order {
      option (shop.table) = "orders";
      int64 id = 1 [json_name = "ID"];
      repeated Item items = 2;
      map<string, Money> totals = 3 [(shop.column).width = 4];
      optional string note = 4;
      google.protobuf.Timestamp placed = 5;
      oneof payer { string person = 6; bytes company = 7; }
      message Item { string name = 1; Kind kind = 2; repeated int32 sizes = 3; }
      enum Kind { KIND_UNSPECIFIED = 0; KIND_GIFT = 1; }
      reserved 20 to 30;
      reserved "old";
    }
    service Orders { rpc Place(Order) returns (stream Order); }`,
  "shop/money.proto": `
    syntax = "proto2";
    package shop;
    message Money {
      optional string currency = 1 [default = "EUR"];
      required sint64 units = 2;
      optional group Fraction = 3 { optional uint32 nanos = 1 [default = 5]; }
      extensions 100 to max;
    }
    extend Money { repeated double rates = 100 [packed = true]; }`,
  "shop/options.proto": `
    syntax = "proto3";
    package shop;
    import "google/protobuf/descriptor.proto";
    message Column { int32 width = 1; }
    extend google.protobuf.MessageOptions { string table = 50000; }
    extend google.protobuf.FieldOptions { Column column = 50000; }`,
};

const bytes = protocSet(sources, ["--include_imports"]);

/** All that a descriptor says, without what it was made from. */
function plain(file: FileDescriptor): unknown {
  const seen = new Set<object>();
  const visit = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || value instanceof Uint8Array)
      return typeof value === "function" ? undefined : value;
    if (Array.isArray(value)) return value.map(visit);
    if (seen.has(value)) return (value as { typeName?: string }).typeName ?? (value as { name?: string }).name;
    seen.add(value);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== "proto")
        .map(([key, member]) => [key, visit(member)]),
    );
  };
  return visit(file);
}

describe("a set of protoc's", () => {
  const schema = fromDescriptorSet(bytes);
  const fromText = parse(sources);

  test("gives the descriptors that its text gives", () => {
    const byName = new Map(fromText.files().map((file) => [file.name, file]));
    expect(
      schema
        .files()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...byName.keys()].sort());
    for (const file of schema.files()) expect(plain(file)).toEqual(plain(byName.get(file.name)!));
  });

  test("gives the codecs that its text gives", () => {
    const order = {
      id: 5n,
      items: [{ name: "a", kind: 1, sizes: [1, 2] }],
      totals: { x: { units: -3n, fraction: { nanos: 1 }, "[shop.rates]": [0.5] } },
      note: "",
      company: Uint8Array.of(255),
    };
    const encoded = schema.message("shop.Order").encode(order);
    expect(encoded).toEqual(fromText.message("shop.Order").encode(order));
    expect(schema.message("shop.Order").decode(encoded)).toEqual(fromText.message("shop.Order").decode(encoded));
    expect(schema.service("shop.Orders").methods[0]).toMatchObject({ localName: "place", serverStreaming: true });
  });

  test("gives the options that its text gives", () => {
    const all = (message: MessageDescriptor): object[] => [
      getOptions(message),
      ...message.fields.map(getOptions),
      ...message.nestedMessages.flatMap(all),
    ];
    for (const { typeName } of schema.messages())
      expect(all(schema.descriptor(typeName))).toEqual(all(fromText.descriptor(typeName)));
    expect(getOptions(schema.descriptor("shop.Order"))).toMatchObject({ "[shop.table]": "orders" });
  });

  test("may have its files in any order", () => {
    const { file } = codec.decode(bytes) as { file: FileDescriptorProto[] };
    const reversed = fromDescriptorSet(codec.encode({ file: file.toReversed() }));
    expect(reversed.descriptor("shop.Order").fields.length).toBe(7);
    expect(Buffer.from(toDescriptorSet(reversed, { files: Object.keys(sources) })).equals(bytes)).toBe(true);
  });

  test("takes the options of a schema", () => {
    const { message } = {
      message: (name: string) =>
        fromDescriptorSet(bytes, { int64: "string", maps: "map", fieldNames: "proto", engine: "interpreter" }).message(
          name,
        ),
    };
    expect(message("shop.Order").decode(Uint8Array.of(0x08, 0x05))).toMatchObject({ id: "5", totals: new Map() });
    expect(() => fromDescriptorSet(bytes, { engine: "fast" as never })).toThrowError(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });

  test("needs none of Google's own files", () => {
    const alone = fromDescriptorSet(protocSet(sources));
    expect(alone.message("google.protobuf.Timestamp").decode(Uint8Array.of(0x08, 0x05))).toMatchObject({ seconds: 5n });
    expect(getOptions(alone.descriptor("shop.Order"))).toMatchObject({ "[shop.table]": "orders" });
  });
});

const codec = parse('import "google/protobuf/descriptor.proto";').message("google.protobuf.FileDescriptorSet");

test("custom options that the set does not know stay, as unknown fields, and are written back", () => {
  const { file } = codec.decode(protocSet(sources, [], ["shop/order.proto"])) as { file: FileDescriptorProto[] };
  // Nothing of the file needs its options' file, once they are set.
  const order = { ...file[0]!, dependency: file[0]!.dependency!.filter((name) => name !== "shop/options.proto") };
  const money = (codec.decode(protocSet(sources, [], ["shop/money.proto"])) as { file: FileDescriptorProto[] })
    .file[0]!;
  const schema = fromDescriptorSet(codec.encode({ file: [order, money] }));
  const options = getOptions(schema.descriptor("shop.Order"));
  expect(options["[shop.table]"]).toBeUndefined();
  expect(options[unknownFields as never]).toEqual(Uint8Array.of(0x82, 0xb5, 0x18, 6, ...Buffer.from("orders")));
  expect(
    Buffer.from(toDescriptorSet(schema, { files: ["shop/order.proto"], imports: false })).equals(
      codec.encode({ file: [order] }),
    ),
  ).toBe(true);
});

test("an import that is missing is named, with who imports it", () => {
  const error = (() => {
    try {
      return fromDescriptorSet(protocSet(sources, [], ["shop/order.proto"]));
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ code: "NOT_FOUND", file: "shop/order.proto" });
  expect((error as Error).message).toContain(
    'shop/order.proto: Import "shop/money.proto" was not found or had errors.\nshop/order.proto: Import "shop/options.proto" was not found',
  );
});

describe("what is not to be trusted", () => {
  const field = { name: "a", number: 1, label: 1, type: 5, jsonName: "a" };
  const entry = (fields: object[], more: object = {}): object => ({
    name: "AEntry",
    field: fields,
    options: { mapEntry: true },
    ...more,
  });
  const half = (name: string, number: number, more: object = {}): object => ({
    name,
    number,
    label: 1,
    type: 9,
    ...more,
  });
  const mapOf = (nested: object): object => ({
    name: "M",
    field: [{ name: "a", number: 1, label: 3, type: 11, typeName: ".M.AEntry" }],
    nestedType: [nested],
  });
  const message = (more: object): object => ({ name: "x.proto", messageType: [{ name: "M", ...more }] });
  const code = (act: () => unknown): string => {
    try {
      act();
      return "accepted";
    } catch (error) {
      if (!isProtobufError(error)) throw error;
      return error.code;
    }
  };
  const refused: { readonly [what: string]: object[] } = {
    "a file without a name": [{}],
    "two files of a name": [{ name: "x.proto" }, { name: "x.proto" }],
    "a file that imports itself": [{ name: "x.proto", dependency: ["x.proto"] }],
    "a cycle of imports": [
      { name: "x.proto", dependency: ["y.proto"] },
      { name: "y.proto", dependency: ["z.proto"] },
      { name: "z.proto", dependency: ["x.proto"] },
    ],
    "an import twice": [{ name: "y.proto" }, { name: "x.proto", dependency: ["y.proto", "y.proto"] }],
    "a public import that is none": [{ name: "x.proto", publicDependency: [7] }],
    "a weak import that is none": [{ name: "x.proto", weakDependency: [-1] }],
    "an unknown syntax": [{ name: "x.proto", syntax: "proto9" }],
    "an unknown edition": [{ name: "x.proto", syntax: "editions", edition: 2147483647 }],
    "a package with code in it": [{ name: "x.proto", package: "a;process.exit()" }],
    "a message without a name": [message({ name: undefined })],
    "a message with code in its name": [message({ name: "M{}process.exit(1)//" })],
    "a field with code in its name": [message({ field: [{ ...field, name: "a = 1; process.exit(1)" }] })],
    "a field without a number": [message({ field: [{ ...field, number: undefined }] })],
    "a field with a number beyond all": [message({ field: [{ ...field, number: 2147483647 }] })],
    "a field with a negative number": [message({ field: [{ ...field, number: -1 }] })],
    "two fields of a number": [message({ field: [field, { ...field, name: "b" }] })],
    "two fields of a name": [message({ field: [field, { ...field, number: 2 }] })],
    "a field of a type that is not there": [message({ field: [{ ...field, type: 11, typeName: ".Nope" }] })],
    "a field without a type": [message({ field: [{ ...field, type: undefined }] })],
    "a field of an enum that is a message": [message({ field: [{ ...field, type: 14, typeName: ".M" }] })],
    "a field with an extendee": [message({ field: [{ ...field, extendee: ".M" }] })],
    "a field of a oneof that is not there": [message({ field: [{ ...field, oneofIndex: 3 }] })],
    "a field of a negative oneof": [message({ field: [{ ...field, oneofIndex: -1 }], oneofDecl: [{ name: "o" }] })],
    "a repeated field in a oneof": [
      message({ field: [{ ...field, label: 3, oneofIndex: 0 }], oneofDecl: [{ name: "o" }] }),
    ],
    "an optional field that shares its oneof": [
      {
        name: "x.proto",
        syntax: "proto3",
        messageType: [
          {
            name: "M",
            field: [
              { ...field, oneofIndex: 0, proto3Optional: true },
              { ...field, name: "b", number: 2, oneofIndex: 0 },
            ],
            oneofDecl: [{ name: "o" }],
          },
        ],
      },
    ],
    "a default that is none of the type": [message({ field: [{ ...field, defaultValue: "process.exit(1)" }] })],
    "an extension of nothing": [{ name: "x.proto", extension: [field] }],
    "an extension of what is no message": [{ name: "x.proto", extension: [{ ...field, extendee: ".Nope" }] }],
    "an extension outside the ranges": [{ ...message({}), extension: [{ ...field, name: "e", extendee: ".M" }] }],
    "a range that ends before it begins": [message({ extensionRange: [{ start: 10, end: 5 }] })],
    "a range without an end": [message({ reservedRange: [{ start: 10 }] })],
    "a message that says it is a map entry": [message({ options: { mapEntry: true } })],
    "a map entry of three fields": [
      { name: "x.proto", messageType: [mapOf(entry([half("key", 1), half("value", 2), half("more", 3)]))] },
    ],
    "a map entry with other numbers": [
      { name: "x.proto", messageType: [mapOf(entry([half("key", 2), half("value", 1)]))] },
    ],
    "a map entry with a repeated key": [
      { name: "x.proto", messageType: [mapOf(entry([half("key", 1, { label: 3 }), half("value", 2)]))] },
    ],
    "a map entry with a type in it": [
      {
        name: "x.proto",
        messageType: [mapOf(entry([half("key", 1), half("value", 2)], { nestedType: [{ name: "N" }] }))],
      },
    ],
    "a map with floats as keys": [
      { name: "x.proto", messageType: [mapOf(entry([half("key", 1, { type: 2 }), half("value", 2)]))] },
    ],
    "an enum without values": [{ name: "x.proto", enumType: [{ name: "E" }] }],
    "an enum with a value twice": [
      {
        name: "x.proto",
        enumType: [
          {
            name: "E",
            value: [
              { name: "A", number: 0 },
              { name: "B", number: 0 },
            ],
          },
        ],
      },
    ],
    "a method of types that are not there": [
      { name: "x.proto", service: [{ name: "S", method: [{ name: "m", inputType: ".Nope", outputType: ".Nope" }] }] },
    ],
    "an option by a name that is not there": [
      {
        name: "x.proto",
        options: {
          uninterpretedOption: [{ name: [{ namePart: "__proto__", isExtension: false }], identifierValue: "true" }],
        },
      },
    ],
  };

  test.each(Object.entries(refused))("%s: INVALID_SCHEMA", (_what, file) => {
    expect(code(() => fromDescriptorSet(codec.encode({ file }, { partial: true })))).toBe("INVALID_SCHEMA");
  });

  test("a name of Object.prototype is a name", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const set = codec.encode({
      file: [
        {
          name: "__proto__",
          package: "__proto__",
          syntax: "proto3",
          messageType: [
            {
              name: "constructor",
              field: names.map((name, index) => ({ name, number: index + 1, label: 1, type: 9, jsonName: name })),
            },
          ],
        },
      ],
    });
    const schema = fromDescriptorSet(set, { fieldNames: "proto" });
    const type = schema.message("__proto__.constructor");
    const bytesOf = type.encode({ ["__proto__"]: "x", toString: "y" } as object);
    expect(Object.entries(type.decode(bytesOf))).toEqual([
      ["__proto__", "x"],
      ["constructor", ""],
      ["toString", "y"],
      ["hasOwnProperty", ""],
    ]);
    expect(Buffer.from(toDescriptorSet(schema)).equals(set)).toBe(true);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test("bytes that are no set", () => {
    expect(code(() => fromDescriptorSet(Uint8Array.of(0x0a, 0x7f)))).toBe("TRUNCATED");
    expect(code(() => fromDescriptorSet("set" as never))).toMatch(/^INVALID_/);
    expect(fromDescriptorSet(new Uint8Array(0)).files()).toEqual([]);
    // Every prefix of a set, and every byte of it changed, gives a schema or an error of ours.
    const set = toDescriptorSet(parse(sources), { files: ["shop/money.proto"] });
    for (let end = 0; end < set.length; end++) code(() => fromDescriptorSet(set.subarray(0, end)));
    for (let index = 0; index < set.length; index++) {
      for (const change of [0x01, 0x08, 0x80, 0xff])
        code(() => toDescriptorSet(fromDescriptorSet(set.map((byte, at) => (at === index ? byte ^ change : byte)))));
    }
  });

  test("messages within messages, deeper than any source has them", () => {
    const nest = (depth: number): object =>
      depth === 0 ? { name: "M" } : { name: "M", nestedType: [nest(depth - 1)] };
    expect(
      code(() =>
        fromDescriptorSet(codec.encode({ file: [{ name: "x.proto", messageType: [nest(2000)] }] }, { maxDepth: 3000 })),
      ),
    ).toBe("LIMIT_EXCEEDED");
  });

  test("many files, each importing the one before", () => {
    const chain = (length: number, more: (index: number) => object): object[] =>
      Array.from({ length }, (_each, index) => ({
        name: `${index}`,
        package: `p${index}`,
        dependency: index === 0 ? [] : [`${index - 1}`],
        messageType: [{ name: "M" }],
        ...more(index),
      })).reverse();
    expect(fromDescriptorSet(codec.encode({ file: chain(10_000, () => ({})) })).files().length).toBe(10_000);
    // Public imports make each see all: a square of them.
    const seen = (index: number): object =>
      index === 0
        ? {}
        : {
            publicDependency: [0],
            messageType: [{ name: "M", field: [{ name: "a", number: 1, label: 1, type: 11, typeName: ".p0.M" }] }],
          };
    expect(code(() => fromDescriptorSet(codec.encode({ file: chain(10_000, seen) })))).toBe("LIMIT_EXCEEDED");
  });
});
