import { describe, expect, test } from "vitest";
import { loadSync } from "../../src/index.ts";
import type { EnumDescriptor, FieldDescriptor, MessageCodec, MessageDescriptor } from "../../src/index.ts";
import { aheadOfTime } from "../support/aot.ts";
import { fixturesDirectory, protoDirectory } from "../support/engines.ts";

/*
 * The descriptors of generated codecs say what the loader's say.
 */

const files = ["calculator.proto", ...["closed", "editions", "extensions", "maps", "names", "nesting", "scalars", "shapes", "width"].map((name) => `test/${name}.proto`), "wire2.proto", "wire3.proto",
  "google/protobuf/any.proto", "google/protobuf/struct.proto", "google/protobuf/descriptor.proto"];

function describeEnum({ typeName, open, values }: EnumDescriptor): unknown {
  return { typeName, open, values: values.map(({ name, number, proto }) => ({ name, number, options: proto.options })) };
}

function describeField(field: FieldDescriptor): unknown {
  const { value, message, scope, oneof, file, proto, ...plain } = field;
  const type = value.kind === "scalar" ? value.scalar : value.kind === "enum" ? describeEnum(value.enum) : value.message.typeName;
  return { ...plain, type, message: message.typeName, scope: scope?.typeName, oneof: oneof?.fields.map(({ name }) => name), file: file.name, options: proto.options };
}

function describeMessage(message: MessageDescriptor): unknown {
  const { name, typeName, mapEntry, messageSet, file, proto } = message;
  return {
    name, typeName, mapEntry, messageSet, options: proto.options, reserved: [proto.reservedName, proto.reservedRange, proto.extensionRange],
    file: [file.name, file.package, file.edition, file.dependencies.map((dependency) => dependency.name), file.proto.options],
    members: message.members.map(describeField),
    nested: message.nestedMessages.map(describeMessage),
    enums: message.nestedEnums.map(describeEnum),
    extensions: message.nestedExtensions.map(describeField),
    oneofs: message.oneofs.map((oneof) => [oneof.name, oneof.localName, oneof.proto.options]),
  };
}

const withoutPositions = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each}n` : Array.isArray(each) && each.length === 0 ? undefined : each)));

describe.each(files)("%s", (name) => {
  const schema = loadSync(name, { includePaths: [protoDirectory, fixturesDirectory] });
  const codecs: readonly MessageCodec[] = [...aheadOfTime(schema).messages()];

  test("has a codec for each message, in the schema's order", () => {
    expect(codecs.map(({ typeName }) => typeName).sort()).toEqual([...schema.messages()].map(({ typeName }) => typeName).sort());
  });

  test("has the loader's descriptors", () => {
    for (const codec of codecs) expect(withoutPositions(describeMessage(codec.descriptor)), codec.typeName).toEqual(withoutPositions(describeMessage(schema.descriptor(codec.typeName))));
  });

  test("has one descriptor per type", () => {
    for (const codec of codecs) {
      expect(codec.descriptor).toBe(codec.descriptor);
      for (const { value } of codec.descriptor.members) {
        if (value.kind === "message" && !value.message.mapEntry) expect((codec.registry!.message(value.message.typeName) as MessageCodec).descriptor).toBe(value.message);
      }
    }
  });
});
