import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
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
    golden("calculator-module.js", modules[0]!.js);
    golden("calculator-module.d.ts", modules[0]!.dts);
  });

  test("imports the runtime alone", () => {
    expect([...modules[0]!.js.matchAll(/ from "(.*)";$/gm)].map((match) => match[1])).toEqual(["wireform/runtime"]);
  });

  test("is the same each time", () => {
    expect(generateModules(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files())).toEqual(modules);
  });

  test("has one statement a line, lines that fit, and no space at their ends", () => {
    for (const line of modules[0]!.js.split("\n")) {
      expect(line).not.toMatch(/;\s*\S+.*;\s*$/);
      expect(line).not.toMatch(/\s$/);
      expect(line.length).toBeLessThan(160);
    }
  });
});

describe("the lite module of calculator.proto", () => {
  const [module] = generateModules(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files(), { lite: true });

  test("has no descriptors, and imports the light runtime alone", () => {
    golden("calculator-lite-module.js", module!.js);
    golden("calculator-lite-module.d.ts", module!.dts);
    expect([...module!.js.matchAll(/ from "(.*)";$/gm)].map((match) => match[1])).toEqual(["wireform/lite"]);
  });
});

describe("code of the schema's choosing", () => {
  test("there is none: names become identifiers or escaped text", () => {
    const hostile = '"); throw 1; (" \u2028 */ // ${x}';
    const schema = parse({ "a.proto": `syntax = "proto2"; message M { optional string s = 1 [default = ${JSON.stringify(hostile)}, json_name = ${JSON.stringify(hostile.replace(/\u2028/, ""))}]; }` });
    const { js, dts } = moduleOf(schema);
    const throwing = (text: string): boolean => /throw 1/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ""));
    expect(js).toContain("throw 1");
    expect(throwing(js)).toBe(false);
    expect(throwing(dts)).toBe(false);
    expect(js + dts).not.toMatch(/[^\n -~]/);
  });
});
