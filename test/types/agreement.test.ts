import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generateTypes } from "../../src/codegen/generate.ts";
import { loadSync, parse, type Schema, type SchemaOptions } from "../../src/index.ts";
import type { MessageDescriptor } from "../../src/schema/descriptors.ts";
import { workshop } from "./compile.ts";
import { randomSchema } from "./random-schema.ts";

/*
 * The types that the compiler reads out of a text, and those that `wireform generate --types-only` writes for it, are assignable to each other, have the same
 * properties, and none is `any`.
 */

const root = new URL("../..", import.meta.url).pathname;
const { source, compile, remove } = workshop();
afterAll(remove);

const helpers = `
import { parse } from "wireform";
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Keys<T> = T extends unknown ? Exclude<keyof T, \`[\${string}\`> : never;
type Untyped<T> = T extends unknown ? { [P in keyof T]-?: P extends \`[\${string}\` ? never : 0 extends 1 & T[P] ? P : never }[keyof T] : never;
type All<A, B> = [Same<A, B>, Same<Keys<A>, Keys<B>>, [Untyped<A>] extends [never] ? true : "any"];
type Agreed = [true, true, true];
declare function agree<_ extends Agreed>(): void;
declare function same<_ extends true>(): void;
`;

/** A module that compares all messages and enums of a schema's own files, whose texts are given as a literal. */
function comparison(schema: Schema, literal: string, options: SchemaOptions, types: string): string {
  const own = schema.files().filter(({ name }) => !name.startsWith("google/protobuf/"));
  const each = (messages: readonly MessageDescriptor[]): MessageDescriptor[] =>
    messages.filter(({ mapEntry }) => !mapEntry).flatMap((message) => [message, ...each(message.nestedMessages)]);
  const lines = own
    .flatMap(({ messages }) => each(messages))
    .map(({ typeName, oneofs }, index) => {
      const name = JSON.stringify(typeName);
      const given = `Types["messages"][${name}]`;
      const members =
        oneofs.length === 0
          ? ""
          : ` same<Same<NonNullable<(typeof c${index})["~types"]>["oneofs"], ${given}["oneofs"]>>();`;
      return `const c${index} = s.message(${name}); agree<All<ReturnType<typeof c${index}.decode>, ${given}["type"]>>(); agree<All<Parameters<typeof c${index}.encode>[0], ${given}["init"]>>();${members}`;
    });
  const names = own.flatMap((file) => file.enums.map(({ typeName }) => `s.enum(${JSON.stringify(typeName)});`));
  const services = own.flatMap((file) =>
    file.services.map(({ typeName }) => {
      const name = JSON.stringify(typeName);
      return `const ${`service${typeName.replaceAll(".", "_")}`} = s.service(${name}); same<Same<keyof NonNullable<(typeof ${`service${typeName.replaceAll(".", "_")}`})["~methods"]>, keyof Types["services"][${name}]>>();`;
    }),
  );
  return `${helpers}import type { Types } from "./${types}.js";\nconst s = parse(${literal}, ${JSON.stringify(options)});\n${[...lines, ...names, ...services].join("\n")}\nexport {};`;
}

const options: readonly SchemaOptions[] = [
  {},
  { maps: "map" },
  { int64: "long" },
  { int64: "string", maps: "map" },
  { fieldNames: "proto" },
];

const optionsAt = (index: number): SchemaOptions => options[index % options.length]!;

function compare(name: string, schema: Schema, literal: string, index: number): string {
  const chosen = optionsAt(index);
  const { engine: _engine, ...representation } = chosen;
  source(`${name}.types.ts`, generateTypes(schema.files(), "Types", representation));
  return source(`${name}.ts`, comparison(schema, literal, chosen, `${name}.types`));
}

/** What the compiler says, without the texts. */
const disagreements = (files: readonly string[]): string[] =>
  compile("typescript-7", files, { strict: true, exactOptionalPropertyTypes: true })
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/FromText<.*/u, ""));

const quoted = (text: string): string => JSON.stringify(text).replaceAll("\\u000b", "\\v");

test("random schemas", () => {
  const files = Array.from({ length: 60 }, (_, index) => {
    const text = randomSchema(index * 7919 + 1);
    return compare(`random-${index}`, parse(text, optionsAt(index)), quoted(text), index);
  });
  expect(disagreements(files)).toEqual([]);
});

/** Directories, and the files in them that import no more than others of these, and Google's. */
const corpus: readonly (readonly [directory: string, ...names: string[]])[] = [
  [
    "proto",
    "calculator",
    "remote",
    ...["orders", "otlp", "shop", "oneofs", "maps", "world", "chat", "nested", "tile"].map((name) => `bench/${name}`),
  ],
  [
    "proto",
    ...["closed", "editions", "extensions", "generated", "maps", "nesting", "scalars", "shapes", "width"].map(
      (name) => `test/${name}`,
    ),
  ],
  ["test/schema/protos", "edition2023", "edition2024", "options", "proto2", "proto3", "wire2", "wire3"],
  ["node_modules/@grpc/grpc-js/proto", "channelz"],
  ["node_modules/@grpc/grpc-js/proto/protoc-gen-validate", "validate/validate"],
  ["node_modules/@grpc/reflection/build/proto", "grpc/reflection/v1/reflection"],
];

test("files of the repository, and of others", () => {
  const files = corpus.flatMap(([directory, ...names]) =>
    names.map((name, index) => {
      const texts: Record<string, string> = {};
      const readFile = (path: string): string | undefined => {
        if (path.includes("google/protobuf/")) return undefined;
        try {
          return (texts[path] = readFileSync(join(root, directory, path), "utf8"));
        } catch {
          return undefined;
        }
      };
      const schema = loadSync(`${name}.proto`, { ...optionsAt(index), readFile });
      return compare(`${directory}-${name}`.replaceAll(/\W/g, "-"), schema, JSON.stringify(texts), index);
    }),
  );
  expect(disagreements(files)).toEqual([]);
});
