import protobuf from "protobufjs/light.js";
import { describe, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
import { create, fromReflection, parse } from "../../src/index.ts";
import type { MessageCodec } from "../../src/index.ts";
import { evaluateModule, moduleOf } from "../support/aot.ts";
import { outcome } from "../support/outcome.ts";

describe("names of modules", () => {
  const schema = parse(
    `
    syntax = "proto3";
    message Map { map<string, Map> map = 1; int64 Map = 2; } message Error { string error = 1; } message class { int32 let = 1; } message cursor { cursor cursor = 1; }
    message Foo { message Init { int32 a = 1; } message Bar { int32 b = 1; } int32 a = 1; } message FooInit { Foo foo = 1; } message Foo_Bar { int32 c = 1; } message decodeFoo { int32 d = 1; }
    message Entry0 { map<string, Entry0> entries = 1; } message Entry1 { map<string, Entry0> more = 1; } message string { string string = 1; } message Uint8Array { bytes bytes = 1; }
    message lengthSize0 { lengthSize0 next = 1; } message MessageCodec { bool bool = 1; } enum Set { __proto__ = 0; constructor = 1; } message encoding { Set set = 1; } message general { int32 plan = 1; }
  ` as string,
    { engine: "jit" },
  );
  const exports = evaluateModule(moduleOf(schema).js);

  test("are those of the schema, where that can be", () => {
    const codecs = Object.entries(exports).filter(
      ([, value]) => typeof value === "object" && value !== null && "decode" in value,
    );
    expect(Object.fromEntries(codecs.map(([name, codec]) => [name, (codec as MessageCodec).typeName]))).toEqual({
      Map: "Map",
      Error: "Error",
      class$: "class",
      cursor: "cursor",
      Foo: "Foo",
      Foo_Init: "Foo.Init",
      Foo_Bar: "Foo.Bar",
      FooInit: "FooInit",
      Foo_Bar_2: "Foo_Bar",
      decodeFoo: "decodeFoo",
      Entry0: "Entry0",
      Entry1: "Entry1",
      string: "string",
      Uint8Array: "Uint8Array",
      lengthSize0: "lengthSize0",
      MessageCodec: "MessageCodec",
      encoding: "encoding",
      general: "general",
    });
    expect(Object.entries(exports["Set"] as object)).toEqual([
      ["__proto__", 0],
      ["constructor", 1],
    ]);
  });

  test("do not disturb each other", () => {
    const values: Record<string, object> = {
      Map: { map: { a: { map: {}, Map: 5n } }, Map: 7n },
      Error: { error: "x" },
      class$: { let: 1 },
      cursor: { cursor: { cursor: undefined } },
      Foo: { a: 1 },
      FooInit: { foo: { a: 2 } },
      decodeFoo: { d: 1 },
      Entry0: { entries: { a: { entries: {} } } },
      Entry1: { more: { a: { entries: {} } } },
      string: { string: "s" },
      Uint8Array: { bytes: Uint8Array.of(1) },
      lengthSize0: { next: { next: undefined } },
      encoding: { set: 1 },
      general: { plan: 3 },
    };
    for (const [name, value] of Object.entries(values)) {
      const codec = exports[name] as MessageCodec;
      expect(codec.decode(codec.encode(value)), name).toEqual(value);
      // As units of the JIT, whose names are made in the same way.
      const compiled = schema.message(codec.typeName);
      expect(compiled.decode(compiled.encode(value)), name).toEqual(value);
    }
  });
});

describe("requests of modules", () => {
  const files = parse({
    "a.proto": 'syntax = "proto3"; import "b.proto"; message A { B b = 1; }',
    "b.proto": 'syntax = "proto3"; message B {}',
  }).files();
  const codeOf = (run: () => unknown): unknown => (outcome(run) as { error?: { code?: string } }).error?.code;

  test("go to files that are there", () => {
    expect(codeOf(() => generateModules(files, {}, [{ path: "c", fileNames: ["c.proto"] }]))).toBe("NOT_FOUND");
  });

  test("have each file that is needed, once", () => {
    expect(codeOf(() => generateModules(files, {}, [{ path: "a", fileNames: ["a.proto"] }]))).toBe("INVALID_ARGUMENT");
    expect(
      codeOf(() =>
        generateModules(files, {}, [
          { path: "a", fileNames: ["a.proto", "b.proto"] },
          { path: "b", fileNames: ["b.proto"] },
        ]),
      ),
    ).toBe("INVALID_ARGUMENT");
    expect(generateModules(files, {}, [{ path: "b", fileNames: ["b.proto"] }]).map(({ path }) => path)).toEqual(["b"]);
  });

  test("may put several files into one module", () => {
    const [module] = generateModules(files, {}, [{ path: "all", fileNames: ["a.proto", "b.proto"] }]);
    const { A } = evaluateModule(module!.js) as { A: MessageCodec };
    expect(A.decode(A.encode({ b: {} }))).toEqual({ b: {} });
    expect(A.plan.fields[0]!.value).toMatchObject({ kind: "message", message: { typeName: "B" } });
  });

  test("take what was adopted from protobufjs, which knows of no imports", () => {
    const root = protobuf.Root.fromJSON({
      nested: {
        a: { nested: { A: { fields: { b: { type: "b.B", id: 1 }, e: { keyType: "string", type: "b.E", id: 2 } } } } },
        b: { nested: { B: { fields: { x: { type: "int32", id: 1 } } }, E: { values: { ZERO: 0 } } } },
      },
    } as protobuf.INamespace);
    const { A } = evaluateModule(moduleOf(fromReflection(root)).js) as { A: MessageCodec };
    expect(A.decode(A.encode(create(A, { b: { x: 1 }, e: { k: 5 } })))).toEqual({ b: { x: 1 }, e: { k: 5 } });
    expect(A.plan.fields[0]!.value).toMatchObject({ message: { typeName: "b.B" } });
  });

  test("carry the options of representation", () => {
    const schema = parse('syntax = "proto3"; message M { int64 big_number = 1; map<int64, bool> by_key = 2; }', {
      int64: "string",
      maps: "map",
      fieldNames: "proto",
    });
    const { M } = evaluateModule(moduleOf(schema, { int64: "string", maps: "map", fieldNames: "proto" }).js) as {
      M: MessageCodec;
    };
    expect(M.plan.representation).toEqual({ int64: "string", maps: "map" });
    expect(M.decode(Uint8Array.of(8, 5, 18, 4, 8, 7, 16, 1))).toEqual({
      big_number: "5",
      by_key: new Map([["7", true]]),
    });
    expect(create(M)).toEqual({ big_number: "0", by_key: new Map() });
  });
});
