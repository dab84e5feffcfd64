import protobufjs from "protobufjs";
import { expect, test } from "vitest";
import { parse } from "../../src/index.ts";

const { schemaText } = await import(new URL("../../bench/load-schema.mjs", import.meta.url).href);

/*
 * The schemas of the measure `load` are right, the same in every run, and what both contestants make of them is the same.
 */

test.each([20, 200])("a schema of %i messages, as wireform and protobufjs have it", (messages) => {
  const text = schemaText(messages);
  expect(schemaText(messages)).toBe(text);
  const root = protobufjs.parse(text, new protobufjs.Root(), { keepCase: true }).root.resolveAll();
  const schema = parse(text);
  const types = [...schema.messages()].map(({ typeName }) => schema.descriptor(typeName));
  expect(types).toHaveLength(messages);
  for (const { typeName, fields } of types) {
    expect(fields).toHaveLength(14);
    expect(fields.map(({ name, number }) => [name, number])).toEqual(
      root.lookupType(typeName).fieldsArray.map(({ name, id }) => [name, id]),
    );
  }
});
