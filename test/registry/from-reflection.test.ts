import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import protobuf from "protobufjs";
import { describe, expect, test } from "vitest";
import { isProtobufError } from "../../src/errors.ts";
import { fromReflection, getOptions, parse, type Schema } from "../../src/index.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../src/schema/descriptors.ts";

const protos = new URL("../schema/protos/", import.meta.url);

/** What two schemas must agree on, whatever became of their files. */
function facts(schema: Schema): object {
  const field = (member: FieldDescriptor): object => ({
    ...member,
    file: undefined,
    proto: undefined,
    message: member.message.typeName,
    scope: member.scope?.typeName,
    oneof: member.oneof?.name,
    value:
      member.value.kind === "message"
        ? member.value.message.typeName
        : member.value.kind === "enum"
          ? member.value.enum.typeName
          : member.value.scalar,
  });
  const message = (descriptor: MessageDescriptor): [string, object][] => [
    [
      descriptor.typeName,
      {
        members: descriptor.members.map(field),
        oneofs: descriptor.oneofs.map(({ name, fields }) => [name, fields.map((member) => member.name)]),
        ranges: descriptor.proto.extensionRange?.map(({ start, end }) => [start, end]),
        enums: descriptor.nestedEnums.map(({ typeName, open, values }) => [
          typeName,
          open,
          values.map(({ name, number }) => [name, number]),
        ]),
        messageSet: descriptor.messageSet,
        mapEntry: descriptor.mapEntry,
      },
    ],
    ...descriptor.nestedMessages.flatMap(message),
  ];
  const files = schema.files().filter(({ name }) => !name.startsWith("google/"));
  return Object.fromEntries(
    files.flatMap((file) => file.messages.flatMap(message)).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/** Version 7 is what google-gax and gRPC's loader bring. */
const protobuf7 = createRequire(createRequire(import.meta.url).resolve("@grpc/proto-loader"))(
  "protobufjs",
) as typeof protobuf;
const versions = [
  ["8", protobuf],
  ["7", protobuf7],
] as const;

function adopt(...sources: string[]): Schema {
  return adoptFrom(protobuf, ...sources);
}

function adoptFrom(library: typeof protobuf, ...sources: string[]): Schema {
  const root = new library.Root();
  for (const source of sources) library.parse(source, root, { keepCase: true });
  return fromReflection(root);
}

test("the versions are those that they are said to be", () => {
  const manifest = createRequire(import.meta.url).resolve("@grpc/proto-loader/package.json");
  expect(createRequire(manifest)("protobufjs/package.json")).toMatchObject({ version: expect.stringMatching(/^7\./u) });
  expect(protobuf7.Root).not.toBe(protobuf.Root);
});

describe.each(versions)("a Root of protobufjs %s gives what the text gives", (_version, library) => {
  // Version 7 neither reads empty statements nor resolves all names as protoc does.
  test.each(["wire3.proto", ...(library === protobuf ? ["proto3.proto"] : [])])("%s", (name) => {
    const source = readFileSync(new URL(name, protos), "utf8");
    const timestamp = readFileSync(new URL("../../proto/google/protobuf/timestamp.proto", import.meta.url), "utf8");
    // protobufjs refuses a field that has the name of a synthetic oneof.
    const text = source.replace("int32 _a = 3;", "").replace(/^import .*$/m, "");
    const sources = name === "proto3.proto" ? [timestamp, text] : [text];
    expect(facts(adoptFrom(library, ...sources))).toMatchObject(facts(parse(source.replace("int32 _a = 3;", ""))));
  });

  test("proto2 with groups, extensions, defaults", () => {
    const source = readFileSync(new URL("wire2.proto", protos), "utf8")
      // protobufjs refuses a group in a oneof, and garbles the bytes of a default.
      .replace("group Wgroup = 15 { optional int32 x = 1; }", "int32 wgroup = 15;")
      .replace('[default = "a\\000b"]', "");
    expect(facts(adoptFrom(library, source))).toEqual(facts(parse(source)));
  });

  test("editions", () => {
    const source = `edition = "2023"; package p;
      option features.field_presence = IMPLICIT; option features.utf8_validation = NONE;
      message M { int32 a = 1; int32 b = 2 [features.field_presence = EXPLICIT, deprecated = true, json_name = "bee"]; M m = 3 [features.message_encoding = DELIMITED];
        repeated int32 r = 4 [features.repeated_field_encoding = EXPANDED]; string s = 5; string v = 6 [features.utf8_validation = VERIFY];
        oneof o { int32 c = 7; M d = 8; } map<string, M> map = 9; reserved x; extensions 100 to max; int32 q = 10 [features.field_presence = LEGACY_REQUIRED]; }
      extend M { repeated int32 ext = 100; }
      enum E { option features.enum_type = CLOSED; ONE = 1; }`;
    expect(facts(adoptFrom(library, source))).toEqual(facts(parse(source)));
  });
});

test("camelCase names, without keepCase, are told from the names of the proto", () => {
  const root = protobuf.parse('syntax = "proto3"; message M { int32 foo_bar = 1; }').root;
  const [field] = fromReflection(root).files()[0]!.messages[0]!.fields;
  expect(field).toMatchObject({ name: "foo_bar", localName: "fooBar", jsonName: "fooBar" });
});

test.each(versions)("a Root from JSON of protobufjs %s, made by hand, without editions", (_version, library) => {
  const root = library.Root.fromJSON({
    nested: {
      a: {
        nested: {
          M: { fields: { x: { type: "int32", id: 1, rule: "required" }, y: { rule: "repeated", type: "M", id: 2 } } },
        },
      },
    },
  });
  const [x, y] = fromReflection(root).files()[0]!.messages[0]!.fields;
  expect(x).toMatchObject({ presence: "required" });
  expect(y).toMatchObject({ cardinality: "repeated", value: { kind: "message" } });
});

test("services and options", () => {
  const schema = adopt(
    `syntax = "proto3"; package p; message M { option deprecated = true; int32 a = 1 [(custom).x = "y", jstype = JS_NUMBER]; int64 b = 2 [jstype = JS_STRING]; }
    service S { rpc Get(M) returns (stream M) { option idempotency_level = IDEMPOTENT; } }`.replace(
      ", jstype = JS_NUMBER",
      "",
    ),
  );
  expect(schema.service("p.S").methods[0]).toMatchObject({
    name: "Get",
    localName: "get",
    serverStreaming: true,
    clientStreaming: false,
    proto: { options: { idempotencyLevel: 2 } },
  });
  const [message] = schema.files()[0]!.messages;
  expect(message!.proto.options).toEqual({ deprecated: true });
  expect(message!.field("b")!.proto.options).toEqual({ jstype: 1 });
  expect(message!.field("a")!.proto.options!.uninterpretedOption).toHaveLength(1);
});

test("what is no Root, or cannot be resolved", () => {
  expect(() => fromReflection({} as protobuf.Root)).toThrow(
    expect.toSatisfy((error: unknown) => isProtobufError(error, "INVALID_ARGUMENT")),
  );
  const root = protobuf.parse('syntax = "proto3"; message M { Nope a = 1; }').root;
  expect(() => fromReflection(root)).toThrow(
    expect.toSatisfy((error: unknown) => isProtobufError(error, "INVALID_SCHEMA")),
  );
});

test("nothing is compiled", () => {
  const root = protobuf.parse('syntax = "proto3"; message M { int32 a = 1; }').root;
  const type = root.lookupType("M");
  fromReflection(root);
  expect((type as unknown as { _ctor: unknown })._ctor).toBe(null);
  expect(Object.hasOwn(type, "encode")).toBe(false);
});

const customOptions = `syntax = "proto2"; package p; import "google/protobuf/descriptor.proto";
  enum Level { LOW = 0; HIGH = 1; }
  message Rule { optional Level level = 1; repeated int32 sizes = 2; optional Rule next = 3; optional string text = 4; optional double rate = 5; optional bool on = 6; optional int64 id = 7; }
  extend google.protobuf.FieldOptions { optional Rule rule = 50000; optional Level level = 50001; repeated Level levels = 50002; optional string text = 50003; }
  message M {
    optional int32 a = 1 [(rule).level = HIGH, (rule).sizes = 1, (rule).sizes = 2, (rule).next.text = "HIGH", (level) = HIGH, (levels) = LOW, (levels) = HIGH, (text) = "HIGH"];
    optional int32 b = 2 [(rule) = { level: HIGH sizes: [1, 2] next { level: LOW text: "true" } rate: 1.5 on: true id: 12 }, deprecated = true, ctype = CORD];
  }`;

/** What the fields of M have for options in a Root that has been made of the text, and of Google's files as protobufjs brings them. */
function optionsOf(adopt: (root: protobuf.Root) => protobuf.Root): unknown[] {
  const root = new protobuf.Root();
  const google = createRequire(import.meta.url).resolve("protobufjs/google/protobuf/descriptor.proto");
  protobuf.parse(readFileSync(google, "utf8"), root);
  protobuf.parse(customOptions, root);
  return fromReflection(adopt(root))
    .descriptor("p.M")
    .fields.map((field) => getOptions(field));
}

test("custom options of enums, messages and lists, as in the text", () => {
  const expected = parse(customOptions)
    .descriptor("p.M")
    .fields.map((field) => getOptions(field));
  expect(expected.map((options) => options["[p.rule]"].level)).toEqual([1, 1]);
  expect(optionsOf((root) => root)).toEqual(expected);
});

test("JSON of protobufjs has the last of a list", () => {
  const [options] = optionsOf((root) => protobuf.Root.fromJSON(JSON.parse(JSON.stringify(root.toJSON())))) as [any];
  expect([options["[p.rule]"], options["[p.level]"], options["[p.levels]"], options["[p.text]"]]).toMatchObject([
    { level: 1, sizes: [2], next: { text: "HIGH" } },
    1,
    [1],
    "HIGH",
  ]);
});

test("an option that was given to the Root since", () => {
  const [options] = optionsOf((root) => {
    root.lookupType("p.M").fields["a"]!.setOption("deprecated", true);
    return root;
  }) as [any];
  expect([options.deprecated, options["[p.rule]"].level]).toEqual([true, 1]);
});
