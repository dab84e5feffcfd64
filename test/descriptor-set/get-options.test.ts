import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromDescriptorSet, getOptions, parse, unknownFields } from "../../src/index.ts";
import { protocSet, type Sources } from "../schema/protoc.ts";

const text = (name: string): string => readFileSync(new URL(`protos/${name}`, import.meta.url), "utf8");
const sources: Sources = { "sets/custom.proto": text("custom.proto"), "sets/used.proto": text("used.proto") };
const ways = [
  ["text", parse(sources)],
  ["a set", fromDescriptorSet(protocSet(sources, ["--include_imports", "--retain_options"]))],
] as const;

describe.each(ways)("options of a schema from %s", (_name, schema) => {
  const message = (name: string) => schema.descriptor(`sets.used.${name}`);

  test("scalars, enums and lists of them", () => {
    expect(getOptions(message("AllKinds"))).toMatchObject({
      noStandardDescriptorAccessor: true,
      "[sets.custom.double]": -Infinity,
      "[sets.custom.float]": Math.fround(0.1),
      "[sets.custom.int64]": -9223372036854775808n,
      "[sets.custom.uint64]": 18446744073709551615n,
      "[sets.custom.sint64]": -4611686018427387905n,
      "[sets.custom.bool]": false,
      "[sets.custom.bytes]": Uint8Array.of(1, 34, 92, 10, 254),
      "[sets.custom.kind]": -7,
      "[sets.custom.kinds]": [7, 0],
      "[sets.custom.strings]": ["", "two"],
      "[sets.custom.doubles]": [NaN, NaN, 1e300],
      "[sets.custom.messagegroup]": { x: 1, deep: { first: 0 } },
      // Not UTF-8, and of a string that need not be.
      [unknownFields]: expect.any(Uint8Array),
    });
  });

  test("messages, set in pieces; extensions and maps within", () => {
    const file = schema.files().find(({ name }) => name === "sets/used.proto")!;
    const options = getOptions(file);
    expect(options).toMatchObject({
      javaPackage: "a.b",
      deprecated: true,
      "[sets.custom.file_numbers]": [-1n, 9223372036854775807n],
    });
    expect(options["[sets.custom.file]"]).toMatchObject({
      scalars: { int32: 5 },
      deep: { deep: { scalars: { bytes: Uint8Array.of(0, 255), string: "café" } } },
    });
    expect(options["[sets.custom.file]"].byNumber).toEqual({ 5: "five", "-3": "" });
    expect(options["[sets.custom.file]"].byFlag).toEqual({ false: -7 });
    expect(options["[sets.custom.files]"].map(({ byNumber }: { byNumber: object }) => byNumber)).toEqual([
      {},
      { 9: "again", 1: "" },
      {},
    ]);
    const deep = getOptions(message("Extended"))["[sets.custom.message]"];
    expect(deep).toMatchObject({
      "[sets.custom.Deep.Nested.nested]": { must: 3 },
      "[sets.custom.Deep.Nested.numbers]": [3, 4],
    });
    const any = schema.message("sets.custom.Deep").decode(deep.any.value);
    expect(any).toMatchObject({ "[sets.custom.Deep.Nested.nested]": { must: 8 }, group: { y: ["a", "b"] } });
  });

  test("of every kind of descriptor", () => {
    const emptied = message("Emptied");
    const extended = message("Extended");
    expect(getOptions(emptied.fields[1]!)).toMatchObject({
      "[sets.custom.field]": { forReaders: "x" },
      deprecated: false,
    });
    expect(getOptions(emptied.nestedEnums[0]!)).toMatchObject({
      "[sets.custom.enum_]": { deeps: [{ forReaders: "y", forAll: "z" }] },
    });
    expect(getOptions(emptied.nestedEnums[0]!.values[1]!)).toMatchObject({
      "[sets.custom.value]": { second: { kind: 7 } },
      debugRedact: true,
    });
    expect(getOptions(extended.nestedMessages[0]!.oneofs[0]!)).toMatchObject({
      "[sets.custom.oneof_]": { group: { x: 1 } },
    });
    expect(getOptions(schema.extension("sets.used.Extended.inner"))).toMatchObject({
      "[sets.custom.field]": { packed: [1, 2] },
    });
    const service = schema.service("sets.used.Service");
    expect(getOptions(service)).toMatchObject({ "[sets.custom.service_]": { first: 5 }, deprecated: true });
    expect(getOptions(service.methods[0]!)).toMatchObject({
      "[sets.custom.method]": { first: 1 },
      idempotencyLevel: 1,
    });
    expect(getOptions(service.methods[0]!)["[sets.custom.methods]"]).toMatchObject([
      { first: 1 },
      { first: 2, "[sets.custom.Deep.Nested.numbers]": [7, 8] },
    ]);
    expect(getOptions(service.methods[1]!)).toMatchObject({ deprecated: undefined });
  });

  test("are new each time", () => {
    const first = getOptions(message("AllKinds"));
    first["[sets.custom.kinds]"].push(1);
    expect(getOptions(message("AllKinds"))["[sets.custom.kinds]"]).toEqual([7, 0]);
  });
});

test("without descriptor.proto in the schema there are its own options", () => {
  const schema = parse(
    'edition = "2023"; option java_package = "a"; message M { int32 a = 1 [deprecated = true, features.field_presence = IMPLICIT]; }',
  );
  const [file] = schema.files();
  expect(getOptions(file!)["javaPackage"]).toBe("a");
  expect(getOptions(file!.messages[0]!.fields[0]!)).toMatchObject({ deprecated: true, features: { fieldPresence: 2 } });
  expect(getOptions(parse('option java_package = "a";', { fieldNames: "proto" }).files()[0]!)["java_package"]).toBe(
    "a",
  );
});
