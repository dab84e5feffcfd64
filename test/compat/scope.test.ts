import { expect, test } from "vitest";
import { type CheckOptions, check, type CompatIssue } from "../../src/compat/index.ts";
import { fromDescriptorSet, fromReflection, loadSync, parse, type Schema } from "../../src/index.ts";
import { toDescriptorSet } from "../../src/index.ts";
import protobufjs from "protobufjs";

/* What of a schema is compared: the files that were asked for, and of what they import the types that they use. */

type Files = Readonly<Record<string, string>>;

const load = (files: Files, ...names: readonly string[]): Schema =>
  loadSync(names, { includePaths: [""], readFile: (path) => files[path] });

function show(issues: readonly CompatIssue[]): string[] {
  return issues.map(({ rule, path, newReadsOld, oldReadsNew }) => `${rule} ${path} ${newReadsOld} ${oldReadsNew}`);
}

const compare = (old: Files, next: Files, options?: CheckOptions): string[] =>
  show(check(load(old, "own.proto"), load(next, "own.proto"), options));

const own = (text: string, ...imports: readonly string[]): string =>
  `syntax = "proto3"; package own; ${imports.map((name) => `import "${name}";`).join(" ")} ${text}`;

test("files that were asked for", () => {
  const names = (schema: Schema): string[] => schema.ownFiles().map(({ name }) => name);
  const files = { "own.proto": own("message M {}", "dep.proto"), "dep.proto": `syntax = "proto3";` };
  expect(names(load(files, "own.proto"))).toEqual(["own.proto"]);
  expect(names(load(files, "own.proto", "dep.proto")).sort()).toEqual(["dep.proto", "own.proto"]);
  const any = { "own.proto": own("message M { google.protobuf.Any a = 1; }", "google/protobuf/any.proto") };
  expect(names(parse(any))).toEqual(["own.proto"]);
  expect(names(fromDescriptorSet(toDescriptorSet(parse(any))))).toEqual(["own.proto"]);
  expect(names(loadSync("google/protobuf/any.proto"))).toEqual(["google/protobuf/any.proto"]);
  const root = protobufjs.parse(own("message M { int32 a = 1; }")).root;
  expect(names(fromReflection(root)).length).toBe(1);
});

test("an import that goes is not deleted", () => {
  const option = own(
    "extend google.protobuf.FieldOptions { string note = 50000; } message M { int32 a = 1; }",
    "google/protobuf/descriptor.proto",
  );
  expect(compare({ "own.proto": option }, { "own.proto": own("message M { int32 a = 1; }") })).toEqual([
    "EXTENSION_NO_DELETE own.note unknown identical",
    "FIELD_JSON_NO_DELETE own.note breaks-json identical",
  ]);
  const used = own("message M { int32 a = 1; google.protobuf.Any b = 2; }", "google/protobuf/any.proto");
  expect(
    compare(
      { "own.proto": used },
      { "own.proto": own(`message M { int32 a = 1; reserved 2; reserved "b"; }`) },
      {
        categories: ["wire"],
      },
    ),
  ).toEqual(["FIELD_NO_DELETE own.M.b unknown identical"]);
});

test("of an import, what is used is compared, with what that uses", () => {
  const dep = (a: string, b: string, c: string): string =>
    `syntax = "proto3"; message A { B b = 1; ${a} x = 2; } message B { ${b} x = 1; } message C { ${c} x = 1; } message Gone${a} {}`;
  const files = (text: string): Files => ({
    "own.proto": own("message M { A a = 1; }", "dep.proto"),
    "dep.proto": text,
  });
  const found = [
    "FIELD_WIRE_COMPATIBLE_TYPE A.x corruption corruption",
    "FIELD_WIRE_COMPATIBLE_TYPE B.x unknown unknown",
  ];
  const wire = { categories: ["wire"] } as const;
  const [old, next] = [files(dep("int32", "int32", "int32")), files(dep("sint32", "string", "string"))];
  expect(compare(old, next, wire)).toEqual(found);
  const named = (side: Files): Schema => load(side, "own.proto", "dep.proto");
  expect(show(check(named(old), named(next), wire))).toEqual([
    ...found,
    "FIELD_WIRE_COMPATIBLE_TYPE C.x unknown unknown",
    "MESSAGE_NO_DELETE Goneint32 unknown identical",
  ]);
  expect(show(check({ files: () => load(old, "own.proto").files() }, load(next, "own.proto"), wire))).toEqual(
    show(check(named(old), named(next), wire)),
  );
  expect(compare(old, next, { ...wire, roots: ["C"] })).toEqual(["FIELD_WIRE_COMPATIBLE_TYPE C.x unknown unknown"]);
});

test("an extension of what is imported, and what types are used by it alone", () => {
  const files = (type: string, inner: string): Files => ({
    "own.proto": `syntax = "proto2"; package own; import "dep.proto"; extend Base { optional ${type} x = 100; optional Only only = 101; }`,
    "dep.proto": `syntax = "proto2"; message Base { extensions 100 to max; optional ${type} unused = 1; } message Only { optional ${inner} y = 1; }`,
  });
  expect(compare(files("int32", "int32"), files("sint32", "string"), { categories: ["wire"] })).toEqual([
    "FIELD_WIRE_COMPATIBLE_TYPE Only.y unknown unknown",
    "FIELD_WIRE_COMPATIBLE_TYPE own.x corruption corruption",
  ]);
});

test("a type that becomes one of an import is found there", () => {
  const old = { "own.proto": own("message M { A a = 1; } message A { int32 x = 1; }") };
  const next = {
    "own.proto": own("message M { A a = 1; }", "dep.proto"),
    "dep.proto": `syntax = "proto3"; package own; message A { sint32 x = 1; }`,
  };
  expect(compare(old, next, { categories: ["wire"] })).toEqual([
    "FIELD_WIRE_COMPATIBLE_TYPE own.A.x corruption corruption",
  ]);
});
