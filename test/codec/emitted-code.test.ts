import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compiledSource } from "../../src/codec/jit.ts";
import { Planner } from "../../src/planner/planner.ts";
import { loadSync, parse } from "../../src/index.ts";
import type { Schema } from "../../src/index.ts";

/*
 * What the emitter writes, as files to read: `UPDATE=1 npx vitest run ... emitted-code` writes them anew.
 */

const folder = new URL("../../fixtures/emitted/", import.meta.url);

const shapes = `
  syntax = "proto2";
  package shapes;
  enum Color { RED = 1; GREEN = 2; }
  message Shapes {
    required int64 id = 1;
    optional string name = 2;
    repeated double packed = 3 [packed = true];
    repeated Color colors = 4;
    optional group Pair = 5 { optional sint32 left = 1; }
    map<int32, Shapes> children = 6;
    oneof choice { bool flag = 7; bytes data = 8; }
    extensions 100 to max;
  }
  extend Shapes { optional float weight = 100; }
`;

function source(schema: Schema, typeName: string): string {
  return compiledSource(new Planner({ int64: "bigint", maps: "object" }).plan(schema.descriptor(typeName)));
}

function golden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env["UPDATE"] === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
}

describe("emitted code", () => {
  test("of the calculator", () =>
    golden(
      "calculator.js",
      source(loadSync("proto/calculator.proto", { includePaths: ["proto"] }), "calculator.BatchRequest"),
    ));
  test("of every field shape", () => golden("shapes.js", source(parse(shapes), "shapes.Shapes")));

  test("has no line of a schema's choosing: names become identifiers or escaped text", () => {
    const schema = parse(
      `syntax = "proto3"; message M { int32 __proto__ = 1; int32 constructor = 2; int32 class = 3; int32 bytes = 4; int32 Set = 5; int32 cursor = 6; }`,
      { fieldNames: "proto", engine: "jit" },
    );
    const codec = schema.message("M");
    const text = source(schema, "M");
    expect(text).not.toMatch(/\blet (class|bytes|Set|cursor)\b/);
    const message = codec.decode(
      codec.encode({ ["__proto__"]: 1, constructor: 2, class: 3, bytes: 4, Set: 5, cursor: 6 }),
    );
    expect(Object.entries(message)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
      ["class", 3],
      ["bytes", 4],
      ["Set", 5],
      ["cursor", 6],
    ]);
  });

  test("takes whole words and one statement a line", () => {
    for (const line of source(parse(shapes), "shapes.Shapes").split("\n")) {
      expect(line).not.toMatch(/;\s*\S+.*;\s*$/);
      for (const [, name] of line.matchAll(/\b(?:let|const) ([A-Za-z0-9_$]+)/g))
        expect(name!.length).toBeGreaterThan(1);
    }
  });
});
