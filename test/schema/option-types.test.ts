import { expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import type { EnumDescriptor, MessageDescriptor } from "../../src/schema/descriptors.ts";
import { optionEnums, optionTypes } from "../../src/schema/option-types.ts";

const file = parse('import "google/protobuf/descriptor.proto";').files()[0]!;
const messages = new Map<string, MessageDescriptor>();
const enums = new Map<string, EnumDescriptor>();
const enter = (message: MessageDescriptor): void => {
  messages.set(short(message), message);
  for (const nested of message.nestedEnums) enums.set(short(nested), nested);
  message.nestedMessages.forEach(enter);
};
for (const message of file.messages) enter(message);
for (const declaration of file.enums) enums.set(short(declaration), declaration);

function short({ typeName }: { readonly typeName: string }): string {
  return typeName.replace("google.protobuf.", "");
}

test.each(optionTypes.names())("%s is as in descriptor.proto", (name) => {
  const options = optionTypes.get(name)!;
  const declared = messages.get(name)!.fields.filter((field) => field.name !== "uninterpreted_option");
  const described = declared.map((field) => {
    const type =
      field.value.kind === "message"
        ? short(field.value.message)
        : field.value.kind === "enum"
          ? short(field.value.enum)
          : field.value.scalar;
    return [field.name, { type, repeated: field.cardinality === "repeated", number: field.number }];
  });
  expect(Object.fromEntries(options)).toEqual(Object.fromEntries(described));
});

test.each(optionEnums.names())("%s is as in descriptor.proto", (name) => {
  const values = optionEnums.get(name)!;
  expect(Object.fromEntries(values)).toEqual(
    Object.fromEntries(enums.get(name)!.values.map((value) => [value.name, value.number])),
  );
});
