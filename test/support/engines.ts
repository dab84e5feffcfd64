import { describe } from "vitest";
import { loadSync, parse } from "../../src/index.ts";
import { aheadOfTime } from "./aot.ts";

/** Where the schemas of the tests are. */
export const protoDirectory: string = new URL("../../proto/", import.meta.url).pathname;
export const fixturesDirectory: string = new URL("../../fixtures/", import.meta.url).pathname;

/** The engines that every test of messages runs on: all must behave the same. */
export const engines = ["jit", "aot", "interpreter", "size"] as const;
export type EngineName = (typeof engines)[number];

/** The engines that a test leaves out, each with the reason why. */
export type LeftOut = { readonly [engine in EngineName]?: string };

/** The engines but those that are left out. */
export function enginesExcept(leftOut: LeftOut): readonly EngineName[] {
  for (const [engine, reason] of Object.entries(leftOut)) {
    if (!engines.includes(engine as EngineName) || reason.trim().length < 10)
      throw new Error(`engine ${engine}: leaving it out takes a reason`);
  }
  return engines.filter((engine) => leftOut[engine] === undefined);
}

type LoadOptions = NonNullable<Parameters<typeof loadSync>[1]>;
export type TestSchema = ReturnType<typeof loadSync>;

/** Loads schemas for one engine; each pair of schema and options once. */
export interface Load {
  /** A file under proto/ or fixtures/: `test/maps.proto`. */
  file(name: string, options?: LoadOptions): TestSchema;
  /** The text of a `.proto`. */
  source(text: string, options?: LoadOptions): TestSchema;
}

export function loadFor(engine: EngineName): Load {
  const loaded = new Map<string, TestSchema>();
  const once = (key: string, load: () => TestSchema): TestSchema => {
    const schema = loaded.get(key) ?? load();
    loaded.set(key, schema);
    return schema;
  };
  const generated =
    engine === "aot" ? { optimize: "speed" as const } : engine === "size" ? { optimize: "size" as const } : undefined;
  const loader = engine === "jit" ? "jit" : "interpreter";
  const finish = (schema: TestSchema, { int64, maps, fieldNames }: LoadOptions = {}): TestSchema =>
    generated === undefined ? schema : aheadOfTime(schema, { ...generated, int64, maps, fieldNames });
  return {
    file: (name, options) =>
      once(JSON.stringify([name, options]), () =>
        finish(
          loadSync(name, { includePaths: [protoDirectory, fixturesDirectory], ...options, engine: loader }),
          options,
        ),
      ),
    source: (text, options) =>
      once(JSON.stringify([text, options]), () => finish(parse(text, { ...options, engine: loader }), options)),
  };
}

/** Runs a group of tests once per engine, but for those that are left out. */
export function forEachEngine(tests: (engine: EngineName, load: Load) => void, leftOut: LeftOut = {}): void {
  for (const engine of enginesExcept(leftOut)) describe(engine, () => tests(engine, loadFor(engine)));
}
