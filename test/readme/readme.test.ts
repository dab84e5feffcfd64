import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { blocksOf, claim, programOf, tableOf } from "./blocks.ts";

const root = new URL("../..", import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const readme = read("README.md");
const blocks = blocksOf(readme);
const of = (language: string) => blocks.filter((block) => block.language === language);
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** A user's project: wireform among its packages, and the schema of the examples. */
const project = mkdtempSync(join(tmpdir(), "wireform-readme-"));
mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
symlinkSync(root, join(project, "node_modules/wireform"));
const programs = { wireform: "main", "protoc-gen-wireform": "protoc-gen-wireform" };
for (const [name, file] of Object.entries(programs)) {
  symlinkSync(`../wireform/dist/cli/${file}.js`, join(project, "node_modules/.bin", name));
  execFileSync("chmod", ["+x", join(root, `dist/cli/${file}.js`)]);
}
cpSync(join(root, "proto"), join(project, "proto"), { recursive: true });
cpSync(join(root, "test/readme/harness.mjs"), join(project, "harness.mjs"));
writeFileSync(join(project, "package.json"), `{ "name": "readme", "private": true, "type": "module" }`);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
  strict: true,
  skipLibCheck: true,
  outDir: project,
};

function compile(program: string): string[] {
  const file = join(project, "readme.ts");
  const declarations =
    "declare function expectValue(line: number, actual: unknown, expected: string): void; declare function expectError(line: number, run: () => unknown, expected: string): void;";
  writeFileSync(file, program);
  writeFileSync(join(project, "harness.d.ts"), declarations);
  const compiled = ts.createProgram([file, join(project, "harness.d.ts")], options);
  compiled.emit();
  return ts.getPreEmitDiagnostics(compiled).map((each) => {
    const line =
      each.file === undefined || each.start === undefined
        ? "?"
        : each.file.getLineAndCharacterOfPosition(each.start).line + 1;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(each.messageText, " ")}`;
  });
}

/** Runs a line of the README as a user does. */
function runCommand(command: string): string {
  return spawnSync("bash", ["-c", `exec 2>&1; ${command}`], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "", npm_config_offline: "true", npm_config_loglevel: "silent" },
  }).stdout;
}

describe("the README's blocks", () => {
  test("are of the kinds that are tested", () => {
    expect([...new Set(blocks.map(({ language }) => language))].sort()).toEqual([
      "console",
      "js",
      "proto",
      "sh",
      "ts",
      "yaml",
    ]);
  });

  const commands = of("console").flatMap(({ lines, line }) => {
    const found: { line: number; command: string; output: string }[] = [];
    for (const [index, text] of lines.entries()) {
      if (text.startsWith("$ ")) found.push({ line: line + index, command: text.slice(2), output: "" });
      else found.at(-1)!.output += `${text}\n`;
    }
    return found;
  });

  test("ts: one program, which type-checks, and every claim holds", () => {
    for (const { command } of commands) if (command.includes("wireform generate")) runCommand(command);
    const errors = compile(programOf(of("ts")));
    expect(errors).toEqual([]);
    const run = spawnSync(process.execPath, ["--import", "./harness.mjs", "readme.js"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
    const results = run.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as [line: number, expected: string, actual: string]);
    expect(results.map(([line, , actual]) => `line ${line}: ${actual}`)).toEqual(
      results.map(([line, expected]) => `line ${line}: ${expected}`),
    );
    const claims = of("ts").flatMap(({ lines, line }) =>
      lines.flatMap((text, index) => (claim.test(text) ? [line + index] : [])),
    );
    expect(claims.length).toBeGreaterThan(30);
    expect(results.map(([line]) => line)).toEqual(claims);
  });

  test("there are commands", () => {
    expect(commands.length).toBeGreaterThan(4);
  });

  test.each(commands)("line $line: $command", ({ command, output }) => {
    expect(runCommand(command)).toBe(output);
  });

  test("yaml: what buf generate runs with", () => {
    writeFileSync(
      join(project, "buf.yaml"),
      "version: v2\nmodules:\n  - path: proto\n    includes:\n      - proto/bench\n",
    );
    writeFileSync(
      join(project, "buf.gen.yaml"),
      of("yaml")
        .map(({ lines }) => lines.join("\n"))
        .join("\n")
        .replace("src/gen", "buf-gen"),
    );
    expect(
      runCommand(`PATH="$PWD/node_modules/.bin:$PATH" HOME="$PWD" ${join(root, "node_modules/.bin/buf")} generate`),
    ).toBe("");
    expect(readFileSync(join(project, "buf-gen/bench/otlp.pb.ts"), "utf8")).toContain("export interface ");
  });

  test("sh: the two lines for a fresh clone, which .ci/run calls", () => {
    expect(of("sh").flatMap(({ lines }) => lines)).toEqual(["npm ci && npm run demo", "npm ci && npm test"]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "test"]));
    expect(read(".ci/run")).toContain("npm ci && npm test");
    expect(read(".ci/run")).toContain("npm run demo");
  });

  test("proto: quoted from the calculator", () => {
    const calculator = read("proto/calculator.proto").replaceAll(/^\s*\/\/.*\n/gmu, "");
    for (const { lines } of of("proto")) for (const line of lines) expect(calculator).toContain(line);
  });
});

const firstColumn = (header: string): string[] => tableOf(readme, header).map(([first]) => first!);

/** The properties of the interfaces named. */
function propertiesOf(path: string, ...names: string[]): string[] {
  const syntax = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
  return syntax.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => names.includes(name.text))
    .flatMap(({ members }) => members.map((member) => member.name!.getText()));
}

describe("the README's tables", () => {
  test("have all options", () => {
    expect(firstColumn("option of the loaders").sort()).toEqual(
      propertiesOf("src/registry/options.ts", "SchemaOptions", "ParseOptions", "LoadOptions").sort(),
    );
    expect(firstColumn("option of decode")).toEqual(propertiesOf("src/codec/options.ts", "DecodeOptions"));
    expect(
      firstColumn("option of generate").map((flag) =>
        flag.replace(/^--/u, "").replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase()),
      ),
    ).toEqual(propertiesOf("src/codegen/output-options.ts", "OutputOptions"));
    expect(firstColumn("option of encode")).toEqual(propertiesOf("src/codec/options.ts", "EncodeOptions"));
    expect(firstColumn("option of `encodeStream`")).toEqual(
      propertiesOf("src/stream/encode-stream.ts", "EncodeStreamOptions"),
    );
    expect(firstColumn("option of `toDescriptorSet`")).toEqual(
      propertiesOf("src/descriptor-set/to-descriptor-set.ts", "DescriptorSetOptions"),
    );
    expect(firstColumn("option of check")).toEqual(propertiesOf("src/compat/options.ts", "CheckOptions"));
    expect(firstColumn("option of checkData")[0]).toBe(
      propertiesOf("src/compat/check-data.ts", "CheckDataOptions").join(),
    );
    const json = propertiesOf(
      "src/json/options.ts",
      "JsonOptions",
      "ToJsonOptions",
      "ToJsonStringOptions",
      "FromJsonOptions",
    );
    const text = propertiesOf("src/text/options.ts", "TextOptions", "ToTextOptions", "FromTextOptions");
    expect(firstColumn("option of JSON and text").sort()).toEqual([...new Set([...json, ...text])].sort());
    const onMessages = [
      ...propertiesOf("src/message/nesting.ts", "DepthOptions"),
      ...propertiesOf("src/message/verify.ts", "VerifyOptions"),
      ...propertiesOf("src/wkt/any.ts", "PackOptions"),
      ...propertiesOf("src/wkt/field-mask-message.ts", "MaskMergeOptions"),
    ];
    expect(firstColumn("option of functions on messages")).toEqual(onMessages);
  });

  test("are of all types of options that can be imported", () => {
    const surfaces = [
      "src/index.ts",
      "src/json/index.ts",
      "src/text/index.ts",
      "src/wkt/index.ts",
      "src/stream/index.ts",
      "src/compat/index.ts",
    ]
      .map(read)
      .join();
    const inTables = [...read("test/readme/readme.test.ts").matchAll(/"(\w+Options)"/gu)].map(([, name]) => name);
    // As LoadOptions, but for `readFile`, which may not be a promise; and what the generator writes.
    const others = ["LoadSyncOptions", "GeneratedFileOptions"];
    const types = new Set(
      [...surfaces.matchAll(/\b[A-Z]\w*Options\b/gu)].map(([name]) => name).filter((name) => !others.includes(name)),
    );
    expect(inTables).toEqual(expect.arrayContaining([...types]));
  });

  test("have all error codes", () => {
    const union = /type ErrorCode =([^;]*);/u.exec(read("src/errors.ts"))![1]!;
    expect(firstColumn("code")).toEqual([...union.matchAll(/"(\w+)"/gu)].map(([, code]) => code));
  });
});
