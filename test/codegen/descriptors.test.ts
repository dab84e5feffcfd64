import { describe, expect, test } from "vitest";
import { loadSync, reflect } from "../../src/index.ts";
import type { EnumDescriptor, FieldDescriptor, GeneratedFile, MessageDescriptor } from "../../src/index.ts";
import type { MessagePlan, ValuePlan } from "../../src/plan/plan.ts";
import { requires } from "../../src/plan/requires.ts";
import { aheadOfTime, evaluateModule, moduleOf } from "../support/aot.ts";
import { fixturesDirectory, protoDirectory } from "../support/engines.ts";

/*
 * The plans of generated codecs are those of the loader, and the descriptors that `reflect` makes say what the loader's say.
 */

const files = [
  "calculator.proto",
  ...["closed", "editions", "extensions", "maps", "names", "nesting", "scalars", "shapes", "width"].map(
    (name) => `test/${name}.proto`,
  ),
  "wire2.proto",
  "wire3.proto",
  "google/protobuf/any.proto",
  "google/protobuf/struct.proto",
  "google/protobuf/descriptor.proto",
];

function describeEnum({ typeName, open, values }: EnumDescriptor): unknown {
  return {
    typeName,
    open,
    values: values.map(({ name, number, proto }) => ({ name, number, options: proto.options })),
  };
}

function describeField(field: FieldDescriptor): unknown {
  const { value, message, scope, oneof, file, proto, ...plain } = field;
  const type =
    value.kind === "scalar" ? value.scalar : value.kind === "enum" ? describeEnum(value.enum) : value.message.typeName;
  return {
    ...plain,
    type,
    message: message.typeName,
    scope: scope?.typeName,
    oneof: oneof?.fields.map(({ name }) => name),
    file: file.name,
    options: proto.options,
  };
}

function describeMessage(message: MessageDescriptor): unknown {
  const { name, typeName, mapEntry, messageSet, file, proto } = message;
  return {
    name,
    typeName,
    mapEntry,
    messageSet,
    options: proto.options,
    reserved: [proto.reservedName, proto.reservedRange, proto.extensionRange],
    file: [
      file.name,
      file.package,
      file.edition,
      file.dependencies.map((dependency) => dependency.name),
      file.proto.options,
    ],
    members: message.members.map(describeField),
    nested: message.nestedMessages.map(describeMessage),
    enums: message.nestedEnums.map(describeEnum),
    extensions: message.nestedExtensions.map(describeField),
    oneofs: message.oneofs.map((oneof) => [oneof.name, oneof.localName, oneof.proto.options]),
  };
}

/** A plan, in which other types stand by name. */
function describePlan(plan: MessagePlan): unknown {
  const describeValue = (value: ValuePlan): unknown =>
    value.kind === "message"
      ? { delimited: value.delimited, message: value.message.typeName, requires: requires(value.message) }
      : value;
  const { registry, fields, members, oneofs, ...facts } = plan;
  return {
    ...facts,
    fields: fields.map(({ slot }) => slot),
    oneofs: oneofs.map((oneof) => ({ ...oneof, fields: oneof.fields.map(({ slot }) => slot) })),
    members: members.map(({ value, oneof, ...field }) => ({
      ...field,
      value: describeValue(value),
      oneof: oneof?.name,
    })),
  };
}

const withoutPositions = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === "bigint" ? `${each}n` : Array.isArray(each) && each.length === 0 ? undefined : each,
    ),
  );

describe.each(files)("%s", (name) => {
  const schema = loadSync(name, { includePaths: [protoDirectory, fixturesDirectory] });
  const generated = aheadOfTime(schema);
  const codecs = [...generated.messages()];
  const file = Object.values(evaluateModule(moduleOf(schema).js)).find(
    (value) => (value as { related?: unknown }).related !== undefined,
  ) as GeneratedFile;

  test("has a codec for each message, in the schema's order", () => {
    expect(codecs.map(({ typeName }) => typeName).sort()).toEqual(
      [...schema.messages()].map(({ typeName }) => typeName).sort(),
    );
  });

  test("has the loader's plans", () => {
    for (const { typeName, plan } of codecs)
      expect(describePlan(plan), typeName).toEqual(describePlan(schema.message(typeName).plan));
  });

  test("has the loader's descriptors", () => {
    const reflected = reflect(file);
    for (const { typeName } of codecs) {
      expect(withoutPositions(describeMessage(reflected.descriptor(typeName))), typeName).toEqual(
        withoutPositions(describeMessage(schema.descriptor(typeName))),
      );
    }
  });

  test("is reflected once", () => {
    expect(reflect(file)).toBe(reflect(file));
  });
});
