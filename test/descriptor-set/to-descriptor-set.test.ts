import { readdirSync, readFileSync } from "node:fs";
import protobuf from "protobufjs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  fromDescriptorSet,
  fromReflection,
  parse,
  toDescriptorSet,
  type DescriptorSetOptions,
} from "../../src/index.ts";
import { protocSet, type Sources } from "../schema/protoc.ts";

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const protosIn = (directory: string): string[] =>
  readdirSync(new URL(`../../${directory}`, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".proto"))
    .sort();
const sourcesIn = (directory: string, prefix = ""): Sources =>
  Object.fromEntries(protosIn(directory).map((name) => [prefix + name, text(`${directory}/${name}`)]));

/** protoc's flag of each of our options. */
const flagOf = { sourceInfo: "--include_source_info", retainOptions: "--retain_options" } as const;

function flagsOf(options: DescriptorSetOptions): string[] {
  const flags = (["sourceInfo", "retainOptions"] as const)
    .filter((name) => options[name] === true)
    .map((name) => flagOf[name]);
  return options.imports === false ? flags : ["--include_imports", ...flags];
}

/** Bytes are compared whole; where they differ, what is in them tells more than an offset. */
function expectSameSet(ours: Uint8Array, theirs: Uint8Array): void {
  if (Buffer.compare(ours, theirs) === 0) return;
  expect(
    fromDescriptorSet(ours)
      .files()
      .map(({ proto }) => proto),
  ).toEqual(
    fromDescriptorSet(theirs)
      .files()
      .map(({ proto }) => proto),
  );
  expect(Buffer.from(ours).toString("hex")).toBe(Buffer.from(theirs).toString("hex"));
}

/** From text, and from what protoc has written. */
function expectSame(sources: Sources, options: DescriptorSetOptions = {}, files = Object.keys(sources)): void {
  const theirs = protocSet(sources, flagsOf(options), files);
  // Google's own files come from our own copies, where they are not among the sources.
  const schema = parse(sources);
  expectSameSet(toDescriptorSet(schema, { ...options, files }), theirs);
  if (options.imports !== false) expectSameSet(toDescriptorSet(fromDescriptorSet(theirs), options), theirs);
}

const retained = [{}, { retainOptions: true }];

describe("the bytes of protoc 36.2", () => {
  const corpora: { readonly [name: string]: Sources } = {
    "proto/, with Google's own files": sourcesIn("proto"),
    "custom options of every kind": sourcesIn("test/descriptor-set/protos", "sets/"),
  };
  test.each(Object.entries(corpora))("%s", (_name, sources) => {
    for (const options of retained) expectSame(sources, options);
  });

  test.each(protosIn("test/schema/protos"))("test/schema/protos/%s", (name) => {
    for (const options of retained) expectSame({ [name]: text(`test/schema/protos/${name}`) }, options);
  });

  /** A descriptor.proto with options that Google's does not have. */
  const ownDescriptor = Object.entries({
    FileOptions:
      "optional string mine = 77; optional Own own = 78; message Own { optional int32 a = 1; repeated string b = 2; optional Own c = 3; }",
    MessageOptions: "optional int32 zip = 44; optional string hidden = 46 [retention = RETENTION_SOURCE];",
    FieldOptions: "optional int32 zap = 44; repeated Kind kinds = 45; enum Kind { NONE = 0; ONE = 1; }",
    FeatureSet: "optional bool own_one = 77;",
  }).reduce(
    (source, [message, fields]) => source.replace(`message ${message} {`, `message ${message} { ${fields}`),
    text("proto/google/protobuf/descriptor.proto"),
  );
  const usesOwn = (name: string): string => `edition = "2023";
    import "${name}";
    option own.a = 4; option own.c.b = "q"; option (google.protobuf.FileOptions.mine) = "z";
    option features.own_one = true; option features.field_presence = IMPLICIT;
    message A {
      option zip = 4; option deprecated = true; option hidden = "gone";
      int32 a = 1 [zap = 5, deprecated = true, kinds = ONE, kinds = NONE, features.own_one = false];
    }
    message OnlyHidden { option hidden = "gone"; }`;
  test.each(["google/protobuf/descriptor.proto", "another/name.proto"])(
    "of a descriptor.proto of one's own, %s",
    (name) => {
      const sources = { [name]: ownDescriptor, "a.proto": usesOwn(name) };
      for (const options of [...retained, { sourceInfo: true }]) expectSame(sources, options);
    },
  );

  interface Case {
    readonly name: string;
    readonly source?: string;
    readonly files?: Sources;
    readonly reason?: string;
  }
  /** protoc keeps the bytes of strings of its own options that are not UTF-8. */
  const notUtf8 = new Set(["string_bad_U", "lex15"]);
  const accepted = ["schema-verdicts", "more", "probed", "files"].flatMap((name) =>
    (JSON.parse(text(`test/schema/verdicts/${name}.json`)) as Case[]).filter(
      (each) => each.reason === undefined && !notUtf8.has(each.name),
    ),
  );
  test.each(accepted)("$name", ({ source = "", files = { "case.proto": source } }) => {
    expectSame(files, {}, Object.keys(files).slice(0, 1));
  });
});

const several: Sources = {
  "a/top.proto":
    'syntax = "proto3"; package a; import "a/middle.proto"; import weak "a/weak.proto"; import public "b/low.proto"; message T { b.L l = 1; M m = 2; }',
  "a/middle.proto":
    'syntax = "proto3"; package a; import "b/low.proto"; message M { optional b.L l = 1; oneof o { int32 x = 2; } optional int32 y = 3; }',
  "a/weak.proto": 'edition = "2023"; package a; message W {}',
  "b/low.proto":
    'syntax = "proto2"; package b; message L { optional bytes b = 1 [default = "\\0\\377\\"x"]; optional double d = 2 [default = -inf]; }',
  "other.proto":
    'edition = "2024"; import option "a/option.proto"; local message Other { option (o) = 4; reserved one, two; }',
  "a/option.proto":
    'edition = "2024"; import "google/protobuf/descriptor.proto"; extend google.protobuf.MessageOptions { int32 o = 50000; }',
};

describe("files", () => {
  test("are those that are asked for, with what they import, each after its imports", () => {
    for (const files of [
      ["a/top.proto"],
      ["other.proto", "a/middle.proto"],
      ["a/middle.proto", "a/top.proto", "other.proto"],
      ["b/low.proto"],
    ]) {
      for (const imports of [true, false]) expectSame(several, { imports }, files);
    }
  });

  test("are all of the schema's by default", () => {
    const schema = parse(several);
    expect(
      fromDescriptorSet(toDescriptorSet(schema))
        .files()
        .map(({ name }) => name),
    ).toEqual(schema.files().map(({ name }) => name));
  });

  test("must be there", () => {
    expect(() => toDescriptorSet(parse(several), { files: ["a/nope.proto"] })).toThrowError(
      expect.objectContaining({ code: "NOT_FOUND", file: "a/nope.proto" }),
    );
  });
});

test("options are checked", () => {
  const schema = parse(several);
  for (const options of [{ nope: true }, { imports: 1 }, { files: "a/top.proto" }, { files: [1] }]) {
    expect(() => toDescriptorSet(schema, options as DescriptorSetOptions), JSON.stringify(options)).toThrowError(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  }
});

test("what protobufjs has loaded has lost its imports", () => {
  const adopted = fromReflection(protobuf.parse('syntax = "proto3"; message M { int32 a = 1; }').root);
  expect(() => toDescriptorSet(adopted)).toThrowError(expect.objectContaining({ code: "UNSUPPORTED" }));
});

describe("source info", () => {
  const sources = sourcesIn("test/descriptor-set/protos", "sets/");

  test("is kept, and written when it is asked for, without what was stripped", () => {
    const options = { sourceInfo: true, retainOptions: true };
    const whole = protocSet(sources, flagsOf(options));
    expectSameSet(toDescriptorSet(fromDescriptorSet(whole), options), whole);
    const stripped = { sourceInfo: true };
    expectSameSet(toDescriptorSet(fromDescriptorSet(whole), stripped), protocSet(sources, flagsOf(stripped)));
  });

  test("is left out by default", () => {
    const schema = fromDescriptorSet(protocSet(sources, flagsOf({ sourceInfo: true, retainOptions: true })));
    expectSameSet(
      toDescriptorSet(schema, { retainOptions: true }),
      toDescriptorSet(parse(sources), { retainOptions: true, files: [...Object.keys(sources)] }),
    );
  });
});

test("no code is compiled for what is written once", () => {
  const schema = parse(sourcesIn("test/descriptor-set/protos", "sets/"));
  const compile = vi.spyOn(globalThis, "Function");
  onTestFinished(() => compile.mockRestore());
  const sets = [1, 2, 3].map(() => toDescriptorSet(schema));
  for (const { proto } of fromDescriptorSet(sets[0]!).files()) expect(proto.name).toBeTypeOf("string");
  expect(compile).not.toHaveBeenCalled();
});
