import fc from "fast-check";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { generateModules, type GenerateOptions } from "../../src/codegen/index.ts";
import { generateTypes } from "../../src/codegen/generate.ts";
import { parse } from "../../src/index.ts";
import type { MessageCodec, Schema } from "../../src/index.ts";
import type { FieldPlan, MessagePlan, ValuePlan } from "../../src/plan/plan.ts";
import { scalarTypes } from "../../src/plan/scalar-type.ts";
import type { EnumDescriptor } from "../../src/schema/descriptors.ts";
import { toHex } from "../support/hex.ts";
import { kinds, namedSchema, roles } from "./name-model.ts";
import type { NamedSchema } from "./name-model.ts";
import { problemsOf, userPackage, writeModules, writeTypeScript } from "./package.ts";

/*
 * Modules of random schemas whose names are those of the languages, of the runtime and of emitted code: the strictest compiler takes them, and they do what the
 * loaded schema does.
 */

const user = userPackage();
afterAll(() => user.remove());

/** One program of TypeScript takes them all at once. */
const schemasPerProgram = 7;
const schemasForJit = 40;

const targets = ["ts", "js+dts"] as const;
const forms = ["speed", "size"] as const;

interface Drawn {
  readonly named: NamedSchema;
  /** The name of the interface of all types. */
  readonly contract: string;
  readonly options: Pick<GenerateOptions, "fieldNames" | "int64" | "maps">;
}

function drawn(first: number): fc.Arbitrary<Drawn> {
  return fc.record({
    named: namedSchema(first),
    contract: fc.constantFrom("Schema", "Map", "Readonly", "MessageCodec", "unknownFields", "Foo"),
    options: fc.record({
      fieldNames: fc.constantFrom("json", "proto"),
      int64: fc.constantFrom("bigint", "number", "string", "long"),
      maps: fc.constantFrom("object", "map"),
    }),
  });
}

function load({ named, options }: Drawn, engine: "jit" | "interpreter"): Schema {
  return parse(named.files, { ...options, engine });
}

/** A message with something in all fields, and in one member of each oneof; messages in it are, too, to a `depth`. */
function filled(plan: MessagePlan, depth: number): object {
  const fields = plan.members.filter((field) => field.oneof === undefined || field === field.oneof.fields[0]);
  return Object.fromEntries(fields.map((field) => [field.localName, contentOf(field, depth)]));
}

function contentOf(field: FieldPlan, depth: number): unknown {
  const value = sampleOf(field.value, depth);
  if (field.cardinality === "map") return { [field.key.scalar === "bool" ? "true" : "5"]: value };
  return field.cardinality === "repeated" ? [value, value] : value;
}

function sampleOf(value: ValuePlan, depth: number): unknown {
  if (value.kind === "message") return depth === 0 ? {} : filled(value.message, depth - 1);
  if (value.kind === "enum") return 0;
  const samples = {
    float: 1.5,
    int32: 7,
    uint32: 7,
    int64: 7n,
    uint64: 7n,
    bool: true,
    string: "a",
    bytes: Uint8Array.of(1),
  };
  return samples[scalarTypes[value.scalar].kind];
}

/** Both give the same bytes and messages. */
function expectSame(codec: MessageCodec, expected: MessageCodec): void {
  const message = filled(expected.plan, 2);
  const bytes = expected.encode(message);
  expect(toHex(codec.encode(message))).toBe(toHex(bytes));
  const decoded = codec.decode(bytes);
  expect(decoded).toEqual(expected.decode(bytes));
  expect(Object.keys(decoded)).toEqual(Object.keys(expected.decode(bytes)));
  // Records in the reverse order are for another function.
  expect(codec.decode(Uint8Array.of(...bytes, ...bytes))).toEqual(expected.decode(Uint8Array.of(...bytes, ...bytes)));
}

/** All that a schema declares is exported once. */
function expectExports(schema: Schema, exports: readonly unknown[]): void {
  const names = exports.map(
    (each) => (each as { typeName?: string; fullName?: string }).typeName ?? (each as { fullName?: string }).fullName,
  );
  const files = schema.files();
  const declared = [
    ...[...schema.messages()].map(({ typeName }) => typeName),
    ...files.flatMap(({ services }) => services).map(({ typeName }) => typeName),
    ...files.flatMap(({ extensions }) => extensions).map(({ fullName }) => fullName),
  ];
  expect(names.filter((name) => name !== undefined).sort()).toEqual(declared.sort());
  const enums = files.flatMap((file) => [
    ...file.enums,
    ...file.messages.flatMap(function within(message): readonly EnumDescriptor[] {
      return [...message.nestedEnums, ...message.nestedMessages.flatMap(within)];
    }),
  ]);
  for (const { values } of enums)
    expect(exports).toContainEqual(Object.fromEntries(values.map(({ name, number }) => [name, number])));
}

/** Writes the modules of a schema for a target; gives the files that TypeScript is to see. */
function write(schema: Schema, options: GenerateOptions, folder: string, target: (typeof targets)[number]): string[] {
  if (target === "js+dts") return writeModules(user, folder, schema, options).map((path) => `${path}.d.ts`);
  for (const { path, ts } of generateModules(schema.files(), options))
    user.write(`${folder}/${path}.js`, transformSync(ts, { loader: "ts" }).code);
  return writeTypeScript(user, folder, schema, options);
}

async function expectWorks(schema: Schema, folder: string): Promise<void> {
  const load = ({ name }: { readonly name: string }): Promise<Record<string, unknown>> => {
    const path = join(user.directory, folder, name.replace(/\.proto$/, ".pb.js"));
    return import(/* @vite-ignore */ pathToFileURL(path).href) as Promise<Record<string, unknown>>;
  };
  const exports = (await Promise.all(schema.files().map(load))).flatMap((module) => Object.values(module));
  expectExports(schema, exports);
  for (const expected of schema.messages()) {
    const codec = exports.find((each) => (each as MessageCodec).typeName === expected.typeName) as MessageCodec;
    expectSame(codec, expected);
  }
}

/** All roles in which no name of some kind was drawn. */
function notDrawn(all: readonly Drawn[]): string[] {
  const drawnNames = new Set(all.flatMap(({ named }) => named.drawn));
  return roles.flatMap((role) => kinds.map((kind) => `${role} ${kind}`)).filter((each) => !drawnNames.has(each));
}

test("modules of schemas with any names are taken by TypeScript, and work", async () => {
  const batch = fc.noBias(fc.tuple(...Array.from({ length: schemasPerProgram }, (_, index) => drawn(2 * index))));
  const property = fc.asyncProperty(batch, async (all) => {
    expect(notDrawn(all)).toEqual([]);
    const files: string[] = [];
    for (const [index, each] of all.entries()) {
      const schema = load(each, "interpreter");
      for (const target of targets) {
        for (const optimize of forms) {
          const folder = `${target}-${optimize}/s${index}`;
          files.push(...write(schema, { ...each.options, optimize }, folder, target));
          await expectWorks(schema, folder);
        }
      }
      user.write(`types/s${index}.ts`, generateTypes(schema.files(), each.contract, each.options));
      files.push(`types/s${index}.ts`);
    }
    expect(problemsOf(user, files)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 1, endOnFailure: true });
}, 240_000);

test("the JIT compiles fields with any names", () => {
  const property = fc.property(fc.noBias(fc.nat(kinds.length).chain(drawn)), (each) => {
    const interpreted = load(each, "interpreter");
    for (const codec of load(each, "jit").messages()) expectSame(codec, interpreted.message(codec.typeName));
  });
  fc.assert(property, { numRuns: schemasForJit, endOnFailure: true });
}, 60_000);
