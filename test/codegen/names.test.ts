import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { generateModules, generateTypes } from "../../src/codegen/generate.ts";
import { parse } from "../../src/index.ts";
import type { MessageCodec } from "../../src/index.ts";
import * as runtime from "../../src/runtime.ts";
import { problemsOf, userPackage, writeModules, writeTypeScript } from "./package.ts";

/*
 * Schemas whose names are words of TypeScript and JavaScript: the keywords of TypeScript's own scanner, what modules have in scope, and globals. Their modules
 * load, work, and are taken by the strictest compiler.
 */

const user = userPackage();
afterAll(() => user.remove());

const keywords = Array.from(
  { length: ts.SyntaxKind.LastKeyword - ts.SyntaxKind.FirstKeyword + 1 },
  (_, index) => ts.tokenToString(ts.SyntaxKind.FirstKeyword + index)!,
);
const others = (
  "arguments eval exports __dirname __filename __esModule NaN Infinity globalThis window self process Buffer Array ArrayBuffer BigInt Boolean DataView Date Error Function JSON Long Map Math Number Object " +
  "Promise Proxy Record Partial Readonly ReadonlyMap Reflect RegExp Set String Symbol TypeError RangeError Uint8Array WeakMap Iterator Awaited Exclude NonNullable prototype __proto__ toString " +
  "hasOwnProperty then toJSON name length"
).split(" ");
const words = [...keywords, ...others];

const each = (line: (word: string, number: number) => string, list = words): string =>
  list.map((word, index) => line(word, index + 1)).join("\n");

/** TypeScript takes its time for long functions. */
const chunks = Array.from({ length: Math.ceil(words.length / 16) }, (_, index) =>
  words.slice(index * 16, index * 16 + 16),
);

/** Each word as a message, an enum and its value, a service and its method, an extension, a field and a oneof. */
const schema = parse(
  {
    "messages.proto": `edition = "2023"; package messages; ${each((word) => `message ${word} { int32 a = 1; .messages.${word} next = 2; extensions 100; }`)}`,
    "enums.proto": `edition = "2023"; package enums; ${each((word) => `enum ${word} { ${word}_ZERO = 0; }`)}
    message In { enum Keyword { ${each((word, number) => `${word} = ${number - 1};`, keywords)} } }
    message Of { enum Other { option features.enum_type = CLOSED; ${each((word, number) => `${word} = ${number - 1};`, others)} } }`,
    "services.proto": `edition = "2023"; package services; import "messages.proto"; ${each((word) => `service ${word} { rpc ${word}(.messages.${word}) returns (stream .messages.${word}); }`)}`,
    "extensions.proto": `edition = "2023"; package extensions; import "messages.proto"; ${each((word) => `extend .messages.${word} { .messages.${word} ${word} = 100; }`)}`,
    "fields.proto": `edition = "2023"; package fields; import "messages.proto"; import "enums.proto";
    ${chunks
      .map(
        (some, index) => `
      message Fields${index} { ${each((word, number) => `int32 ${word} = ${number};`, some)} }
      message Messages${index} { ${each((word, number) => `.messages.${word} ${word} = ${number};`, some)} }
      message Oneofs${index} { ${each((word, number) => `oneof ${word} { .enums.${word} e${number} = ${number}; .messages.${word} m${number} = ${number + 500}; }`, some)} }`,
      )
      .join("")}`,
  },
  { fieldNames: "proto" },
);

/** Each word as a file and the parts of a package. */
const files = parse(
  Object.fromEntries(
    words.map((word) => [
      `${keywords.includes(word) ? "keywords" : "others"}/${word}.proto`,
      `edition = "2023"; package ${word}.${word}; message ${word} { .${word}.${word}.${word} ${word} = 1; }`,
    ]),
  ),
  { fieldNames: "proto" },
);

const options = { fieldNames: "proto" } as const;

test("the words are those of TypeScript", () => {
  expect(words).toEqual(
    expect.arrayContaining(
      "readonly infer keyof unique as is asserts satisfies out in accessor override abstract declare module namespace global type interface using defer".split(
        " ",
      ),
    ),
  );
  expect(words.length).toBeGreaterThan(120);
});

describe("TypeScript takes", () => {
  test.each(["declarations", "modules", "types alone", "files"])(
    "%s",
    (target) => {
      expect(problemsOf(user, write(target))).toEqual([]);
    },
    120_000,
  );

  function write(target: string): string[] {
    if (target === "declarations") return writeModules(user, "js", schema, options).map((path) => `${path}.d.ts`);
    if (target === "modules") return writeTypeScript(user, "ts", schema, options);
    if (target === "files") return writeTypeScript(user, "files", files, options);
    user.write("types.ts", generateTypes(schema.files(), "Everything", options));
    return ["types.ts"];
  }
});

/** What a module exports for each word: under its own name, but for those that no import can name without more ado. */
function exportOf(module: Record<string, unknown>, word: string): unknown {
  return module[word] ?? module[`${word}$`];
}

describe("Node runs", () => {
  test.each(["js", "ts"])(
    "all of it: %s",
    async (target) => {
      const folder = `run-${target}`;
      for (const { path, js, ts } of generateModules([...schema.files(), ...files.files()], options))
        user.write(`${folder}/${path}.js`, target === "js" ? js : transformSync(ts, { loader: "ts" }).code);
      const load = (path: string): Promise<Record<string, unknown>> =>
        import(/* @vite-ignore */ pathToFileURL(join(user.directory, folder, `${path}.pb.js`)).href) as Promise<
          Record<string, unknown>
        >;
      const [messages, enums, services, extensions, fields] = (await Promise.all(
        ["messages", "enums", "services", "extensions", "fields"].map(load),
      )) as [
        Record<string, unknown>,
        Record<string, unknown>,
        Record<string, unknown>,
        Record<string, unknown>,
        Record<string, unknown>,
      ];
      for (const word of words) {
        const codec = exportOf(messages, word) as MessageCodec;
        expect(codec.typeName).toBe(`messages.${word}`);
        expect(codec.decode(codec.encode({ next: { a: 5 }, [`[extensions.${word}]`]: { a: 7 } }))).toMatchObject({
          next: { a: 5 },
          [`[extensions.${word}]`]: { a: 7 },
        });
        expect(exportOf(enums, word)).toEqual({ [`${word}_ZERO`]: 0 });
        const service = exportOf(services, word) as { typeName: string; methods: Record<string, unknown> };
        expect(service.typeName).toBe(`services.${word}`);
        expect(Object.entries(service.methods).map(([, method]) => (method as { input: unknown }).input)).toContain(
          codec,
        );
        expect(exportOf(extensions, word)).toMatchObject({ fullName: `extensions.${word}` });
        const file = await load(`${keywords.includes(word) ? "keywords" : "others"}/${word}`);
        const own = exportOf(file, word) as MessageCodec;
        expect(own.typeName).toBe(`${word}.${word}.${word}`);
        expect([...own.encode(own.decode(Uint8Array.of(10, 2, 10, 0)))]).toEqual([10, 2, 10, 0]);
      }
      for (const [index, some] of chunks.entries()) {
        const [Fields, Messages, Oneofs] = ["Fields", "Messages", "Oneofs"].map(
          (name) => fields[`${name}${index}`],
        ) as [MessageCodec, MessageCodec, MessageCodec];
        const numbers = Object.fromEntries(some.map((word, index) => [word, index + 1]));
        expect(Object.entries(Fields.decode(Fields.encode(numbers)))).toEqual(Object.entries(numbers));
        const nested = Object.fromEntries(some.map((word, index) => [word, { a: index + 1 }]));
        expect(Object.entries(Messages.decode(Messages.encode(nested)))).toMatchObject(Object.entries(nested));
        const members = Object.fromEntries(some.map((_, index) => [`m${index + 1}`, { a: index }]));
        expect(Oneofs.decode(Oneofs.encode(members))).toMatchObject(members);
      }
      expect(enums["In_Keyword"]).toEqual(Object.fromEntries(keywords.map((word, index) => [word, index])));
      expect(Object.entries(enums["Of_Other"] as object)).toEqual(others.map((word, index) => [word, index]));
    },
    60_000,
  );
});

test("a module may be compiled to CommonJS, which has names of its own in scope", () => {
  const [module] = generateModules(
    parse({ "messages.proto": `edition = "2023"; package messages; ${each((word) => `message ${word} {}`)}` }).files(),
  );
  const code = transformSync(module!.js, { loader: "js", format: "cjs" }).code;
  const exported: Record<string, unknown> = {};
  new Function("exports", "require", "module", "__filename", "__dirname", code)(
    exported,
    () => runtime,
    {
      set exports(value: object) {
        Object.defineProperties(exported, Object.getOwnPropertyDescriptors(value));
      },
    },
    "",
    "",
  );
  // What such a module itself is marked by.
  for (const word of words.filter((each) => each !== "__esModule"))
    expect((exportOf(exported, word) as MessageCodec).typeName).toBe(`messages.${word}`);
});

test("two files of one module may both have such a name", () => {
  const text = generateTypes(
    parse({
      "a.proto": 'syntax = "proto3"; package a; message string {}',
      "b.proto": 'syntax = "proto3"; package b; message string {}',
    }).files(),
    "Both",
  );
  user.write("both.ts", text);
  user.write(
    "use-both.ts",
    'import type { Both, string as s, string_2 } from "./both.ts"; export const x: Both["messages"]["b.string"]["type"] = {} satisfies string_2; export const y: s = {};',
  );
  expect(problemsOf(user, ["both.ts", "use-both.ts"])).toEqual([]);
});

test("messages called as functions of others are", () => {
  const sources = {
    "v1.proto":
      'syntax = "proto3"; package v1; message User { string name = 1; } message Foo {} message mergeFoo { Foo foo = 1; } message B {} message mergeB {} message mergeB_2 { repeated B b = 1; }',
    "v2.proto":
      'syntax = "proto3"; package v2; import "v1.proto"; import "google/protobuf/timestamp.proto"; message User { string name = 1; v1.User previous = 2; } message Timestamp { repeated google.protobuf.Timestamp t = 1; }',
  };
  const schema = parse(sources);
  const problems = problemsOf(user, [
    ...writeTypeScript(user, "versions", schema),
    ...writeModules(user, "versions-js", schema).map((path) => `${path}.d.ts`),
  ]);
  expect(problems).toEqual([]);
  expect(
    user.run(`
    import { User, Timestamp } from "./versions-js/v2.pb.js";
    import { mergeFoo, mergeB_2 } from "./versions-js/v1.pb.js";
    console.log(JSON.stringify([User.decode(User.encode({ name: "b", previous: { name: "a" } })), Timestamp.decode(Timestamp.encode({ t: [{}, { nanos: 1 }] })).t.length,
      mergeFoo.decode(mergeFoo.encode({ foo: {} })), mergeB_2.decode(mergeB_2.encode({ b: [{}, {}] }))]));
  `),
  ).toEqual([{ name: "b", previous: { name: "a" } }, 2, { foo: {} }, { b: [{}, {}] }]);
});
