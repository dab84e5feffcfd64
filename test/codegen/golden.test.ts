import { readFileSync, writeFileSync } from "node:fs";
import typescript from "typescript";
import { describe, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
import { generateTypes } from "../../src/codegen/generate.ts";
import { loadSync, parse } from "../../src/index.ts";
import { moduleOf } from "../support/aot.ts";
import { protoDirectory } from "../support/engines.ts";

/*
 * A generated module, as files to read: `UPDATE=1 npx vitest run ... golden` writes them anew.
 */

const folder = new URL("../../fixtures/emitted/", import.meta.url);

function golden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env["UPDATE"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}

describe("the module of calculator.proto", () => {
  const modules = generateModules(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files());

  test("is one module, with its types", () => {
    expect(modules.map(({ path }) => path)).toEqual(["calculator.pb"]);
    golden("calculator-module.ts", modules[0]!.ts);
    golden("calculator-module.js", modules[0]!.js);
    golden("calculator-module.d.ts", modules[0]!.dts);
  });

  test("for size it has plans alone, and the same types", () => {
    const files = loadSync("calculator.proto", { includePaths: [protoDirectory] }).files();
    const [module] = generateModules(files, { optimize: "size" });
    golden("calculator-module-size.ts", module!.ts);
    golden("calculator-module-size.js", module!.js);
    expect(module!.dts).toBe(modules[0]!.dts);
  });

  test("imports the runtime alone", () => {
    for (const text of [modules[0]!.js, modules[0]!.ts])
      expect([...text.matchAll(/ from "(.*)";$/gm)].map((match) => match[1])).toEqual(["wireform/runtime"]);
  });

  test("is the same each time", () => {
    expect(generateModules(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files())).toEqual(modules);
  });

  test("has one statement a line, lines that fit, and no space at their ends", () => {
    for (const line of `${modules[0]!.js}${modules[0]!.ts}`.split("\n")) {
      expect(line).not.toMatch(/;\s*\S+.*;\s*$/);
      expect(line).not.toMatch(/\s$/);
      // The descriptor is one text, which is not read.
      if (!/^ {2}"[A-Za-z0-9+/=]+",$/.test(line)) expect(line.length).toBeLessThan(160);
    }
  });
});

describe("the module of generated.proto, which has one of everything", () => {
  const modules = generateModules(loadSync("test/generated.proto", { includePaths: [protoDirectory] }).files());

  test("in TypeScript", () => golden("generated-module.ts", modules.at(-1)!.ts));
  test("the types of the JavaScript", () => golden("generated-module.d.ts", modules.at(-1)!.dts));
});

test("types without code, of calculator.proto", () => {
  golden(
    "calculator-types.ts",
    generateTypes(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files(), "Calculator"),
  );
});

describe("code of the schema's choosing", () => {
  test("there is none: names become identifiers or escaped text", () => {
    const hostile = '"); throw 1; (" \u2028 */ // ${x}';
    const schema = parse({
      "a.proto": `syntax = "proto2"; message M { optional string s = 1 [default = ${JSON.stringify(hostile)}, json_name = ${JSON.stringify(hostile.replace(/\u2028/, ""))}]; }`,
    });
    const { js, dts, ts } = moduleOf(schema);
    const throwing = (text: string): boolean => /throw 1/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ""));
    expect(js).toContain("throw 1");
    for (const text of [js, dts, ts]) expect(throwing(text)).toBe(false);
    expect(js + dts + ts).not.toMatch(/[^\n -~]/);
  });

  test("comments stay comments", () => {
    const comments = ["*/ throw 1; /*", "@ts-expect-error", "*", "/", "a\u2028throw 1;\u202eb \u0007 ж 😀"];
    const fields = comments.map((comment, index) => `// ${comment}\nint32 f${index} = ${index + 1};`);
    const { dts, ts } = moduleOf(
      parse(
        `syntax = "proto3"; message M { ${fields.join("\n")} int32 last = 9; /** ${comments.slice(1).join("\n")} */ }`,
      ),
    );
    for (const text of [dts, ts]) {
      expect(text).toContain("@ts-expect-error");
      expect(text).toContain("ж 😀");
      expect(text).not.toMatch(/[\u2028\u202e\u0007]/);
      const file = typescript.createSourceFile(
        "a.ts",
        text,
        typescript.ScriptTarget.ES2022,
      ) as typescript.SourceFile & {
        readonly parseDiagnostics: readonly unknown[];
        readonly commentDirectives?: readonly unknown[];
      };
      expect(file.parseDiagnostics).toEqual([]);
      expect(file.commentDirectives ?? []).toEqual([]);
    }
  });
});
