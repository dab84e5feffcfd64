import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { annotate } from "../../src/inspect/annotate.ts";
import { Listing } from "../../src/cli/listing.ts";
import { answer } from "../../src/cli/plugin.ts";
import { parse } from "../../src/index.ts";
import type { MessageCodec } from "../../src/index.ts";
import { evaluateModule, moduleOf } from "../support/aot.ts";
import { wireform } from "../cli/wireform.ts";

/*
 * What the command line prints of schemas, data and names has no character that steers a terminal or changes the order of what is read (Trojan Source,
 * CVE-2021-42574), and what is copied into generated code neither.
 */

const directory = mkdtempSync(join(tmpdir(), "wireform-terminals-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** C0 (but for layout, see below), DEL, C1, line and paragraph separators, marks of direction, embeddings, overrides, isolates, the byte order mark, and others that nobody sees. */
const steering = [
  "\u0000",
  "\u0007",
  "\b",
  "\r",
  "\u001b",
  "\u007f",
  "\u0085",
  "\u009b",
  "\u061c",
  "\u200b",
  "\u200e",
  "\u200f",
  "\u2028",
  "\u2029",
  "\u202a",
  "\u202b",
  "\u202c",
  "\u202d",
  "\u202e",
  "\u2060",
  "\u2066",
  "\u2067",
  "\u2068",
  "\u2069",
  "\ufeff",
  "\u{e0041}",
];
const all = steering.join("x");
const unfit = /[\0-\x08\x0b-\x1f\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

test("the list is what the expression finds", () => {
  for (const character of steering) expect(unfit.test(character), JSON.stringify(character)).toBe(true);
  expect(unfit.test(" \té\n漢字 👍 العربية")).toBe(false);
});

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content);
  return name;
};
const source =
  'syntax = "proto3"; import "google/protobuf/any.proto"; package t; message M { string s = 1; map<string, string> m = 2; bytes b = 3; google.protobuf.Any any = 4; }';
const schema = parse(source);
const M = schema.message("t.M");
const run = (...args: Parameters<typeof wireform>) => {
  const result = wireform(args[0], args[1], directory);
  expect(result.stdout).not.toMatch(unfit);
  expect(result.stderr).not.toMatch(unfit);
  return result;
};

describe("the command line", () => {
  file("m.proto", source);
  const bytes = M.encode({
    s: all,
    m: { [all]: all },
    b: new TextEncoder().encode(all),
    any: { typeUrl: `${all}/t.M`, value: M.encode({ s: all }) },
  });

  test.each([[[]], [["--pretty"]], [["--proto-names"]]])("writes JSON that is the same JSON: %j", (flags) => {
    const { status, stdout } = run(["decode", "t.M", "m.proto", ...flags], bytes);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      s: all,
      m: { [all]: all },
      b: Buffer.from(all).toString("base64"),
      any: { "@type": `${all}/t.M`, s: all },
    });
    expect(run(["encode", "t.M", "m.proto", "--out", "hex"], stdout).stdout.trim()).toBe(
      Buffer.from(bytes).toString("hex"),
    );
  });

  test("leaves all other characters of JSON as they are", () => {
    const text = ' \t\n"\\é漢字 👍 العربية';
    expect(run(["decode", "t.M", "m.proto"], M.encode({ s: text })).stdout).toBe(`${JSON.stringify({ s: text })}\n`);
  });

  test("writes text that is the same text", () => {
    const { status, stdout } = run(["decode", "t.M", "m.proto", "--out", "text"], bytes);
    expect(status).toBe(0);
    expect(run(["encode", "t.M", "m.proto", "--in", "text", "--out", "hex"], stdout).stdout.trim()).toBe(
      Buffer.from(bytes).toString("hex"),
    );
  });

  test("lists records, also of what is no message", () => {
    for (const args of [["inspect"], ["inspect", "t.M", "m.proto"]]) {
      expect(run(args, bytes).status).toBe(0);
      expect(run(args, bytes.subarray(0, bytes.length - 1)).status).toBe(1);
    }
  });

  test.each([
    ["a type", ["decode", `t.${all}`, "m.proto"], ""],
    ["a file", ["decode", "t.M", `${all}.proto`.replaceAll("\0", "")], ""],
    ["a form", ["decode", "t.M", "m.proto", "--in", all.replaceAll("\0", "")], ""],
    ["a command", [all.replaceAll("\0", "")], ""],
    ["an option", [`decode`, `--${all.replaceAll("\0", "")}`], ""],
    ["a revision", ["check", `git:${all.replaceAll("\0", "")}:m.proto`, "m.proto"], ""],
    ["JSON, a name", ["encode", "t.M", "m.proto"], JSON.stringify({ [all]: 1 })],
    ["JSON, a value", ["encode", "t.M", "m.proto"], JSON.stringify({ b: all })],
    ["JSON, a key", ["encode", "t.M", "m.proto"], JSON.stringify({ m: { [all]: 1 } })],
    ["JSON, a type URL", ["encode", "t.M", "m.proto"], JSON.stringify({ any: { "@type": `${all}/${all}` } })],
    ["JSON that is none", ["encode", "t.M", "m.proto"], `{"s": ${all}`],
    ["text", ["encode", "t.M", "m.proto", "--in", "text"], all],
    ["text, a type URL", ["encode", "t.M", "m.proto", "--in", "text"], `any { [${all}/t.M] { } }`],
    ["text, a literal", ["encode", "t.M", "m.proto", "--in", "text"], `s: "${all}`],
  ])("shows what is wrong with %s", (_name, args, input) => {
    const { status, stderr } = run(
      args.map((arg) => arg.replaceAll("\0", "")),
      input,
    );
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/^wireform: /);
  });

  test("shows what is wrong with a schema, with the line", () => {
    file(
      "bad.proto",
      `syntax = "proto3"; message M { Nope a = 1; } /* ${all.replace("\r", "")} */ message M { option ${all}\n`,
    );
    const { status, stderr } = run(["generate", "bad.proto", "--out", "gen"]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("^") });
    file("import.proto", `syntax = "proto3"; import "${all.replaceAll("\0", "").replaceAll("\r", "")}.proto";`);
    expect(run(["generate", "import.proto", "--out", "gen"]).status).toBe(1);
    file(
      `name.proto`,
      `syntax = "proto3"; message M { string s = 1 [json_name = "${all.replaceAll(/[\0-\x1f]/g, "")}", json_name = "x"]; int32 t = 2 [json_name = "${all.replaceAll(/[\0-\x1f]/g, "")}"]; }`,
    );
    expect(run(["generate", "name.proto", "--out", "gen"]).status).toBe(1);
  });

  test("shows what is wrong with a descriptor set, and compares such", () => {
    const types = parse({ "types.proto": 'syntax = "proto3"; import "google/protobuf/descriptor.proto";' });
    const set = types.message("google.protobuf.FileDescriptorSet");
    const fileOf = (jsonName: string, name = "s"): object => ({
      file: [
        {
          name: `${all}.proto`,
          syntax: "proto3",
          messageType: [{ name: "M", field: [{ name, number: 1, label: 1, type: 9, jsonName }] }],
        },
      ],
    });
    file("old.binpb", set.encode(fileOf("a")));
    // JSON names have no NUL.
    const jsonName = all.replace("\0", "");
    file("new.binpb", set.encode(fileOf(jsonName)));
    file("wrong.binpb", set.encode(fileOf("s", all)));
    expect(run(["check", "old.binpb", "new.binpb"])).toMatchObject({
      status: 1,
      stderr: "",
      stdout: expect.stringContaining("breaks-json"),
    });
    const { stdout } = run(["check", "old.binpb", "new.binpb", "--format", "json"]);
    expect(JSON.stringify(JSON.parse(stdout))).toContain(JSON.stringify(jsonName).slice(1, -1));
    expect(run(["check", "old.binpb", "wrong.binpb"]).status).toBe(3);
    expect(run(["generate", "wrong.binpb", "--out", "gen"]).status).toBe(1);
  });
});

test("a listing with what is wrong shows no such character", () => {
  const lines = new Listing().lines([...annotate(Uint8Array.of(10, 5, 27, 91, 109))]);
  expect(lines.join("")).toContain("!!");
  for (const line of lines) expect(line).not.toMatch(unfit);
});

test("the plugin's errors have none: protoc and buf print them as they are", () => {
  const types = parse({ "types.proto": 'syntax = "proto3"; import "google/protobuf/compiler/plugin.proto";' });
  const Request = types.message("google.protobuf.compiler.CodeGeneratorRequest");
  const Response = types.message("google.protobuf.compiler.CodeGeneratorResponse");
  for (const request of [
    { parameter: all },
    { parameter: `target=${all}` },
    { fileToGenerate: [`${all}.proto`] },
    { fileToGenerate: ["a.proto"], protoFile: [{ name: "a.proto", dependency: [`${all}.proto`] }] },
    { fileToGenerate: ["a.proto"], protoFile: [{ name: "a.proto", syntax: "proto3", messageType: [{ name: all }] }] },
  ]) {
    const { error } = Response.decode(answer(Request.encode(request))) as { error?: string };
    expect(error).toMatch(/./);
    expect(error).not.toMatch(unfit);
  }
});

describe("comments in generated code", () => {
  const lines = [
    "*/ globalThis.stolen = 1; /*",
    "*\u202e/ globalThis.stolen = 1; /*",
    "*\u2028/ x",
    "\u2028globalThis.stolen = 1;",
    "\u2029globalThis.stolen = 1;",
    "\u0085globalThis.stolen = 1;",
    "//# sourceMappingURL=data:application/json,{}",
    "/*# sourceMappingURL=http://evil/ */",
    "//@ sourceURL=evil.js",
    "`${globalThis.stolen = 1}`",
    "</script><script>",
    "<!-- x",
    "--> globalThis.stolen = 1",
    "@ts-ignore",
    "@ts-nocheck",
    "\\u002a/ x",
    all.replace("\r", ""),
  ];
  const comments = lines.map((line) => `//${line}`.replaceAll(/[\0\n]/g, "")).join("\n");
  const block = `/* ${lines
    .filter((line) => !/\/\*|\*\//.test(line))
    .join("\n * ")
    .replaceAll("\0", "")} */`;
  const schemas = [comments, block].map((text) =>
    parse(`syntax = "proto3"; package t;
    ${text}
    message M {
      ${text}
      int32 a = 1;
      oneof o {
        ${text}
        string x = 2;
        ${text}
        string y = 3;
      }
    }
    ${text}
    enum E {
      ${text}
      ZERO = 0;
    }
    ${text}
    service S {
      ${text}
      rpc Call(.t.M) returns (.t.M);
    }`),
  );

  test.each([0, 1])("do not end, hide or disguise anything: %d", (index) => {
    const { ts: typescript, js, dts } = moduleOf(schemas[index]!);
    for (const text of [typescript, js, dts]) {
      expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u);
      expect(text).not.toMatch(/\/[/*][#@]\s*source/);
      // What TypeScript sees when comments are gone is what a schema without comments gives.
      const { source, syntaxErrors } = withoutComments(text);
      expect(syntaxErrors).toEqual([]);
      expect(source).not.toContain("stolen");
    }
    const { M } = evaluateModule(transformSync(typescript, { loader: "ts" }).code) as { M: MessageCodec };
    expect([...M.encode({ a: 1 })]).toEqual([8, 1]);
    expect(globalThis).not.toHaveProperty("stolen");
  });

  function withoutComments(text: string): { source: string; syntaxErrors: readonly string[] } {
    const { outputText, diagnostics } = ts.transpileModule(text, {
      reportDiagnostics: true,
      compilerOptions: { removeComments: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
    });
    return { source: outputText, syntaxErrors: (diagnostics ?? []).map(({ messageText }) => String(messageText)) };
  }
});
