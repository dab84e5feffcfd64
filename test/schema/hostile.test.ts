import { describe, expect, test } from "vitest";
import { ProtobufError } from "../../src/errors.ts";
import { parse } from "../../src/registry/index.ts";

/** A schema or a ProtobufError, and nothing else. */
function attempt(source: string): void {
  try {
    parse(source);
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    expect(["INVALID_SCHEMA", "NOT_FOUND"]).toContain(error.code);
  }
}

const awkward = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "toJSON", "then"];

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
  for (const path of ["__proto__.polluted", "constructor.prototype.polluted", "features.__proto__.polluted", "(x).__proto__.polluted", "features.constructor.prototype.polluted"]) {
    attempt(`edition = "2023"; option ${path} = "yes"; message M { option ${path} = 1; int32 a = 1 [${path} = true]; }`);
  }
  attempt('edition = "2023"; option features = { __proto__ { polluted: 1 } constructor: 1 };');
  expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
  expect(Object.keys(Object.prototype)).toEqual([]);
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
    ["package parts", `syntax = "proto3"; package ${Array.from({ length: 2000 }, () => "a").join(".")}; message M { b.c d = 1; }`],
    ["comments", "/* */".repeat(count)],
    ["open comments", "/*".repeat(count)],
    ["string pieces", `syntax = "proto3"; option java_package = ${'"a"'.repeat(count)};`],
    ["escapes", `syntax = "proto3"; option java_package = "${"\\\\\\x41".repeat(count)}";`],
    ["underscores", `syntax = "proto3"; message M { int32 a${"_".repeat(count)}b = 1; }`],
    ["minus signs", `syntax = "proto3"; option (x) = ${"-".repeat(count)}1;`],
    ["digits", `syntax = "proto3"; message M { int32 a = ${"9".repeat(count)}; }`],
    ["reserved ranges", `syntax = "proto3"; message M { reserved ${Array.from({ length: count }, (_, index) => index + 1).join(",")}; }`],
    ["the same reserved range", `syntax = "proto3"; message M { reserved ${Array.from({ length: 20_000 }, () => "1 to max").join(",")}; }`],
    ["fields of one number", `syntax = "proto3"; message M { ${Array.from({ length: 5000 }, (_, index) => `int32 a${index} = 1;`).join("")} }`],
    ["values of one number", `syntax = "proto3"; enum M { ${Array.from({ length: 20_000 }, (_, index) => `A${index} = 0;`).join("")} }`],
    ["extensions of one number", `syntax = "proto2"; message M { extensions 1; } extend M { ${Array.from({ length: 5000 }, (_, index) => `optional int32 a${index} = 1;`).join("")} }`],
  ])("%s", (_name, source) => {
    const start = performance.now();
    attempt(source);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test.each(["M\u0000", 'M"); process.exit(); ("', "M{}; //", "M`${process.exit()}`"])("code in a name: %o", (name) => {
  attempt(`syntax = "proto3"; message ${name} { int32 a = 1; }`);
  attempt(`syntax = "proto3"; message M { int32 a = 1 [json_name = ${JSON.stringify(name)}]; reserved ${JSON.stringify(name)}; }`);
});
