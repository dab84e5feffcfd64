import { describe, expect, test } from "vitest";
import { ProtobufError } from "../../src/errors.ts";
import { parse } from "../../src/index.ts";

/** A schema or a ProtobufError, and nothing else. */
function attempt(source: string): void {
  try {
    parse(source);
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    expect(["INVALID_SCHEMA", "NOT_FOUND"]).toContain(error.code);
  }
}

const awkward = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "toJSON",
  "then",
];

test.each(awkward)("%s as a name of anything", (name) => {
  const schema = parse(`edition = "2023"; package p;
    message ${name} { int32 ${name} = 1; map<string, ${name}> x = 2; oneof choice { ${name} y = 3; } reserved z; enum E { ${name}_ZERO = 0; } extensions 100; }
    enum e { ${name}Value = 0; }
    message Holder { extend .p.${name} { int32 ${name} = 100; } }
    service Service { rpc ${name}(.p.${name}) returns (.p.${name}); }`);
  const message = schema.files()[0]!.messages[0]!;
  expect(message.typeName).toBe(`p.${name}`);
  expect(message.field(name)!.number).toBe(1);
  expect(message.field("nope")).toBe(undefined);
  expect(schema.extension(`p.Holder.${name}`).number).toBe(100);
});

test("option paths do not reach prototypes", () => {
  for (const path of [
    "__proto__.polluted",
    "constructor.prototype.polluted",
    "features.__proto__.polluted",
    "(x).__proto__.polluted",
    "features.constructor.prototype.polluted",
  ]) {
    attempt(
      `edition = "2023"; option ${path} = "yes"; message M { option ${path} = 1; int32 a = 1 [${path} = true]; }`,
    );
  }
  attempt('edition = "2023"; option features = { __proto__ { polluted: 1 } constructor: 1 };');
  expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("ranges of extensions with many options: their product is bounded, and the ranges alone may be many", () => {
  const list = (count: number, item: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => item(index)).join(",");
  const extensions = (ranges: number, options: number): string =>
    `syntax = "proto2"; message M { extensions ${list(ranges, (index) => `${1 + 2 * index}`)}${options === 0 ? "" : ` [${list(options, (index) => `(x) = ${index}`)}]`}; }`;
  expect(() => parse(extensions(10_000, 10_000))).toThrow("More than 100000 options of extension ranges.");
  expect(parse(extensions(9_000, 0)).files()[0]!.messages[0]!.proto.extensionRange).toHaveLength(9_000);
  attempt(extensions(200_000, 0));
});

test("more fields and maps than a function takes arguments", () => {
  const fields = (type: string): string =>
    Array.from(
      { length: 150_000 },
      (_, index) => `${type} f${index} = ${index < 18_999 ? index + 1 : index + 2000};`,
    ).join("\n");
  expect(parse(`syntax = "proto3"; message M { ${fields("int32")} }`).descriptor("M").members).toHaveLength(150_000);
  expect(
    parse(`syntax = "proto3"; message M { ${fields("map<int32, int32>")} }`).descriptor("M").nestedMessages,
  ).toHaveLength(150_000);
});

describe("depth, length and width", () => {
  const count = 100_000;
  test.each([
    ["messages", `syntax = "proto3"; ${"message M { ".repeat(count)}`],
    ["groups", `syntax = "proto2"; message M { ${"optional group G = 1 { ".repeat(count)}`],
    ["groups of oneofs", `syntax = "proto2"; message M { ${"oneof o { group G = 1 { ".repeat(count)}`],
    ["braces of an aggregate", `syntax = "proto3"; option (x) = ${"{".repeat(count)}`],
    ["angles of an aggregate", `edition = "2023"; option features = { a ${"<".repeat(count)} };`],
    ["lists of an aggregate", `edition = "2023"; option features = { field_presence: ${"[".repeat(count)} };`],
    ["name parts", `syntax = "proto3"; message M { ${"a.".repeat(count)}a b = 1; }`],
    [
      "package parts",
      `syntax = "proto3"; package ${Array.from({ length: 2000 }, () => "a").join(".")}; message M { b.c d = 1; }`,
    ],
    ["comments", "/* */".repeat(count)],
    ["open comments", "/*".repeat(count)],
    ["string pieces", `syntax = "proto3"; option java_package = ${'"a"'.repeat(count)};`],
    ["escapes", `syntax = "proto3"; option java_package = "${"\\\\\\x41".repeat(count)}";`],
    ["underscores", `syntax = "proto3"; message M { int32 a${"_".repeat(count)}b = 1; }`],
    ["minus signs", `syntax = "proto3"; option (x) = ${"-".repeat(count)}1;`],
    ["digits", `syntax = "proto3"; message M { int32 a = ${"9".repeat(count)}; }`],
    [
      "reserved ranges",
      `syntax = "proto3"; message M { reserved ${Array.from({ length: count }, (_, index) => index + 1).join(",")}; }`,
    ],
    [
      "the same reserved range",
      `syntax = "proto3"; message M { reserved ${Array.from({ length: 20_000 }, () => "1 to max").join(",")}; }`,
    ],
    [
      "fields of one number",
      `syntax = "proto3"; message M { ${Array.from({ length: 5000 }, (_, index) => `int32 a${index} = 1;`).join("")} }`,
    ],
    ["faults of tokens", `syntax = "proto3"; ${"\u0001é08 ".repeat(count)}`],
    ["faults of one line", `syntax = "proto3"; message M { ${"int32 a; ".repeat(count)} }`],
    ["comments within a comment", `syntax = "proto3"; /* ${"/*".repeat(count)} */`],
    ["options that are wrong", `syntax = "proto3"; ${"option nope = 1;".repeat(10_000)}`],
    [
      "options of fields that are wrong",
      `syntax = "proto3"; message M { ${Array.from({ length: 5000 }, (_, index) => `int32 a${index} = ${index + 1} [nope = 1, (x) = 1];`).join("")} }`,
    ],
    [
      "long strings",
      `syntax = "proto3"; option java_package = "${"é".repeat(1_000_000)}"; message M { int32 a = 1 [json_name = "${"b".repeat(1_000_000)}"]; }`,
    ],
    ["text of an aggregate", `syntax = "proto3"; option (x) = { ${"a # { }\n".repeat(count)} };`],
    ["maps of one name", `syntax = "proto3"; message M { ${"map<int32, int32> a = 1;".repeat(2000)} }`],
    [
      "enum names that come to one",
      `syntax = "proto3"; enum E { ${Array.from({ length: 5000 }, (_, index) => `A${"_".repeat(index % 50)} = ${index};`).join("")} }`,
    ],
    [
      "values of one number",
      `syntax = "proto3"; enum M { ${Array.from({ length: 20_000 }, (_, index) => `A${index} = 0;`).join("")} }`,
    ],
    [
      "extensions of one number",
      `syntax = "proto2"; message M { extensions 1; } extend M { ${Array.from({ length: 5000 }, (_, index) => `optional int32 a${index} = 1;`).join("")} }`,
    ],
  ])("%s", (_name, source) => {
    const start = performance.now();
    attempt(source);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test("many imports, each public, and some twice", () => {
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [
      `f${index}.proto`,
      `syntax = "proto3"; ${index === 1999 ? "message M {}" : `import public "f${index + 1}.proto";`} message N${index} { M m = 1; }`,
    ]),
  );
  const start = performance.now();
  expect(parse(files).files()).toHaveLength(2000);
  const imports = Array.from({ length: 5000 }, () => 'import "a.proto";').join("");
  expect(() => parse({ "b.proto": `syntax = "proto3"; ${imports}`, "a.proto": "" })).toThrow(/was listed twice/);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each(["M\u0000", 'M"); process.exit(); ("', "M{}; //", "M`${process.exit()}`"])("code in a name: %o", (name) => {
  attempt(`syntax = "proto3"; message ${name} { int32 a = 1; }`);
  attempt(
    `syntax = "proto3"; message M { int32 a = 1 [json_name = ${JSON.stringify(name)}]; reserved ${JSON.stringify(name)}; }`,
  );
});
