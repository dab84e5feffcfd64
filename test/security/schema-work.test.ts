import { execFileSync } from "node:child_process";
import protobuf from "protobufjs";
import { afterEach, describe, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
import { compiledSource, isCompilable } from "../../src/codec/jit.ts";
import { checkData } from "../../src/compat/index.ts";
import { toDescriptorSet } from "../../src/descriptor-set/to-descriptor-set.ts";
import { fromDescriptorSet, fromReflection, parse } from "../../src/index.ts";
import { BinaryWriter } from "../../src/wire/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { countSteps, type StepCount } from "./support/bucket-steps.ts";
import { collidingInt32 } from "./support/colliding-keys.ts";
import { outcomeOf } from "./support/outcome.ts";

/*
 * What schemas make us do grows with their size, and no faster. Calls and steps are counted, and the length of what is emitted; nothing is timed.
 */

const list = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join("\n");
const fields = (count: number): string =>
  list(count, (index) => `int32 f${index} = ${index < 18_000 ? index + 1 : index + 3000};`);
const wideOneof = (count: number): string => `syntax = "proto3"; message M { oneof choice { ${fields(count)} } }`;

/** Records that set one member after the other. */
function alternating(count: number, members: number): Uint8Array {
  const writer = new BinaryWriter();
  for (let index = 0; index < count; index++) writer.tag(1 + (index % members), 0).int32(1);
  return writer.finish();
}

/** How often functions and blocks run in a decode, as V8 counts where it does so before it reads any code. */
function countBlocks(engine: string, members: number): number {
  const script = `
    import { Session } from "node:inspector/promises";
    const session = new Session();
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    const { parse } = await import("wireform");
    const codec = parse(${JSON.stringify(wideOneof(members))}, { engine: "${engine}" }).message("M");
    const bytes = Buffer.from("${Buffer.from(alternating(2000, members)).toString("hex")}", "hex");
    codec.decode(bytes);
    await session.post("Profiler.takePreciseCoverage");
    codec.decode(bytes);
    const { result } = await session.post("Profiler.takePreciseCoverage");
    console.log(result.flatMap((script) => script.functions.flatMap(({ ranges }) => ranges)).reduce((sum, { count }) => sum + count, 0));
    session.disconnect();`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

describe("names", () => {
  const refused = { code: "INVALID_SCHEMA" };
  const long = "M".repeat(16_500);
  const source = `syntax = "proto3"; message ${long} { ${fields(300)} }`;

  test("of text: the place is told", () => {
    expect(outcomeOf(() => parse(source))).toMatchObject({ ...refused, line: 1, column: 28 });
  });

  test.each([
    ["an enum value", (name: string) => `enum E { ${name} = 0; }`],
    ["a field", (name: string) => `message N { int32 ${name} = 1; }`],
    ["a oneof", (name: string) => `message N { oneof ${name} { int32 a = 1; } }`],
    ["a method", (name: string) => `message N {} service S { rpc ${name}(N) returns (N); }`],
    ["a package", (name: string) => `package ${name};`],
    ["a reference", (name: string) => `message N { ${name.replaceAll("MM", "M.")} a = 1; }`],
    ["JSON", (name: string) => `message N { int32 a = 1 [json_name = "${name}"]; }`],
    ["a reservation", (name: string) => `message N { reserved "${name}"; }`],
    ["an import", (name: string) => `import "${name}";`],
  ])("of %s", (_what, make) => {
    const files = (name: string): { readonly [file: string]: string } => ({
      "a.proto": `syntax = "proto3"; ${make(name)}`,
      [name]: 'syntax = "proto3";',
    });
    expect(outcomeOf(() => parse(files("M".repeat(2050))))).toMatchObject(refused);
  });

  test("full names count, not their parts alone", () => {
    const nested = (length: number): string =>
      `syntax = "proto3"; message ${"A".repeat(1000)} { message ${"B".repeat(1000)} { int32 ${"c".repeat(length)} = 1; } }`;
    expect(outcomeOf(() => parse(nested(46)))).toBe(undefined);
    expect(outcomeOf(() => parse(nested(47)))).toMatchObject(refused);
  });

  test("of descriptor sets and Roots", () => {
    const bytes = toDescriptorSet(parse('syntax = "proto3"; package p; message Replaced { int32 a = 1; }'));
    const name = new TextEncoder().encode(long);
    const file = new BinaryWriter()
      .tag(1, 2)
      .bytes(new TextEncoder().encode("a.proto"))
      .tag(4, 2)
      .bytes(new BinaryWriter().tag(1, 2).bytes(name).finish())
      .finish();
    expect(outcomeOf(() => fromDescriptorSet(new BinaryWriter().tag(1, 2).bytes(file).finish()))).toMatchObject({
      ...refused,
      file: "a.proto",
    });
    expect(outcomeOf(() => fromDescriptorSet(bytes))).toBe(undefined);
    const root = new protobuf.Root();
    root.add(new protobuf.Type(long).add(new protobuf.Field("a", 1, "int32")));
    expect(outcomeOf(() => fromReflection(root))).toMatchObject(refused);
  });
});

describe("numbers that collide", () => {
  const count = 3000;
  const numbers = collidingInt32(count * 8)
    .filter((key) => key > 0 && key < 2 ** 29 && (key < 19_000 || key > 19_999))
    .slice(0, count);
  let steps: StepCount;
  afterEach(() => steps.stop());

  test("of enum values and fields, in all that looks them up", () => {
    const source = (
      name: string,
    ): string => `syntax = "proto2"; enum E { Z = 0; ${list(numbers.length, (index) => `A${index} = ${numbers[index]};`)} }
      message ${name} { ${list(numbers.length, (index) => `optional int32 f${index} = ${numbers[index]};`)} repeated E e = 1; map<string, E> m = 2; } message X { extensions 4 to max; }
      extend X { ${list(numbers.length, (index) => `optional int32 x${index} = ${numbers[index]};`)} }`;
    expect(numbers.length).toBeGreaterThan(1000);
    steps = countSteps();
    for (const engine of ["interpreter", "jit"] as const) {
      const schema = parse(source("M"), { engine });
      const codec = schema.message("M");
      const all = Object.fromEntries(numbers.map((_, index) => [`f${index}`, index]));
      const bytes = codec.encode({ ...all, e: numbers, m: { a: numbers[3]! } });
      expect(codec.decode(bytes)["e"]).toHaveLength(numbers.length);
      // The path of an error in the last field.
      expect(outcomeOf(() => codec.decode(bytes.subarray(0, -1)))).toMatchObject({ code: "TRUNCATED" });
      checkData(schema, parse(source("M")), "M", bytes);
      fromDescriptorSet(toDescriptorSet(schema));
    }
    expect(steps.inMaps).toBeLessThan(200 * numbers.length);
  });
});

describe("a wide oneof", () => {
  const emitted = (count: number): number => {
    return compiledSource(parse(wideOneof(count)).message("M").plan).length;
  };

  test("is code of linear length, at once or in a module", () => {
    expect(emitted(2000)).toBeLessThan(2.2 * emitted(1000));
    expect(emitted(64)).toBeLessThan(64 * 1500);
    const generated = (count: number): number => generateModules(parse(wideOneof(count)).files(), {})[0]!.ts.length;
    expect(generated(2000)).toBeLessThan(2.2 * generated(1000));
  });

  // Code of modules is that of jit.
  test.each(["jit", "interpreter"])("takes as many steps for a record, however many members it has: %s", (engine) => {
    const [few, many] = [countBlocks(engine, 500), countBlocks(engine, 1000)];
    expect(few).toBeGreaterThan(2000);
    expect(many).toBeLessThan(few + 20_000);
  });

  forEachEngine((_engine, load) => {
    test.each([2, 8, 9, 10, 64, 65, 300])(
      "of %i members has the last one set, in whatever order they come",
      (members) => {
        const codec = load.source(wideOneof(members)).message("M");
        const last = (numbers: readonly number[]): object => {
          const writer = new BinaryWriter();
          for (const number of numbers) writer.tag(number, 0).int32(number);
          return Object.fromEntries(
            Object.entries(codec.decode(writer.finish())).filter(([, value]) => value !== undefined),
          );
        };
        for (const numbers of [
          [1, 2],
          [2, 1],
          [1, members, 1],
          [members, 1, 1],
          [1, 2, 1, 2, members],
        ]) {
          expect(last(numbers)).toEqual({ [`f${numbers.at(-1)! - 1}`]: numbers.at(-1)! });
        }
      },
    );

    test("of messages is merged where the same member comes again, and in what is continued", () => {
      const source = `syntax = "proto2"; message M { oneof choice { ${list(12, (index) => `N n${index} = ${index + 1};`)} string constructor = 13; string text = 14; } optional M next = 20; }
        message N { optional int32 a = 1; optional int32 b = 2; }`;
      const codec = load.source(source).message("M");
      const encoded = (value: object): Uint8Array => codec.encode(value as never);
      const join = (...values: object[]): Record<string, unknown> =>
        codec.decode(Buffer.concat(values.map(encoded))) as never;
      const set = (value: unknown): object => JSON.parse(JSON.stringify(value)) as object;
      expect(set(join({ n3: { a: 1 } }, { n3: { b: 2 } }))).toEqual({ n3: { a: 1, b: 2 } });
      expect(set(join({ n3: { a: 1 } }, { n4: {} }, { n3: { b: 2 } }))).toEqual({ n3: { b: 2 } });
      expect(set(join({ next: { constructor: "x" } }, { next: { n2: { a: 1 } } }))).toEqual({ next: { n2: { a: 1 } } });
      expect(set(join({ next: { n2: { a: 1 } } }, { next: { constructor: "x" } }, { next: { text: "y" } }))).toEqual({
        next: { text: "y" },
      });
      // Text that is none is not the oneof's.
      expect(set(codec.decode(Buffer.concat([encoded({ n1: { a: 1 } }), Buffer.from("7201ff", "hex")])))).toMatchObject(
        { n1: { a: 1 } },
      );
    });
  });
});

describe("types that are too large for code", () => {
  const source = `syntax = "proto3"; message M { ${fields(10_001)} }`;

  test("are interpreted by auto, and LIMIT_EXCEEDED for jit and generated code", () => {
    const codec = parse(source).message("M");
    expect(isCompilable(codec.plan)).toBe(false);
    for (let call = 0; call < 300; call++) codec.encode({ f0: 1 });
    expect([...codec.encode({ f0: 1 })]).toEqual([8, 1]);
    expect(outcomeOf(() => parse(source, { engine: "jit" }).message("M").encode({}))).toMatchObject({
      code: "LIMIT_EXCEEDED",
      typeName: "M",
    });
    expect(outcomeOf(() => generateModules(parse(source).files(), {})[0]!.js)).toMatchObject({
      code: "LIMIT_EXCEEDED",
      typeName: "M",
    });
  });

  test("so are many types that refer to each other", () => {
    const many = `syntax = "proto3"; ${list(200, (index) => `message M${index} { ${list(60, (field) => `M${(index + field) % 200} f${field} = ${field + 1};`)} }`)}`;
    expect(outcomeOf(() => parse(many, { engine: "jit" }).message("M0").encode({}))).toMatchObject({
      code: "LIMIT_EXCEEDED",
    });
    expect(generateModules(parse(many).files(), {})[0]!.js).toContain("decodeM199");
  });
});
