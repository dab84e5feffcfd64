import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { blocksOf, claim, programOf, tableOf } from "./blocks.ts";
import { fileOf } from "./session.ts";

/*
 * The pages of docs/rpc, and of messages: the blocks of each are one program, which type-checks, runs and ends, and all of whose claims hold. Those marked `no-run` are only parsed; those that are files are run by platforms.test.ts.
 */

const root = new URL("../..", import.meta.url).pathname;
const remote = readdirSync(join(root, "docs/rpc")).filter((name) => name.endsWith(".md"));
const pages = [...remote.map((name) => `rpc/${name}`), "messages.md"];
const textOf = (page: string): string => readFileSync(join(root, "docs", page), "utf8");

/** A user's project: wireform and its optional peers among its packages. */
const project = mkdtempSync(join(tmpdir(), "wireform-docs-"));
mkdirSync(join(project, "node_modules"));
symlinkSync(root, join(project, "node_modules/wireform"));
for (const name of readdirSync(join(root, "node_modules")))
  if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
cpSync(join(root, "proto"), join(project, "proto"), { recursive: true });
cpSync(join(root, "test/readme/harness.mjs"), join(project, "harness.mjs"));
writeFileSync(
  join(project, "harness.d.ts"),
  "declare function expectValue(line: number, actual: unknown, expected: string): void; declare function expectError(line: number, run: () => unknown, expected: string): void;",
);
writeFileSync(join(project, "package.json"), `{ "name": "docs", "private": true, "type": "module" }`);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
  strict: true,
  skipLibCheck: true,
  outDir: project,
};

function compile(name: string, program: string): string[] {
  const file = join(project, `${name}.ts`);
  writeFileSync(file, program);
  const compiled = ts.createProgram([file, join(project, "harness.d.ts")], options);
  compiled.emit();
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(
      ({ file: at, start, messageText }) =>
        `line ${at === undefined ? "?" : at.getLineAndCharacterOfPosition(start!).line + 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

describe.each(pages)("docs/%s", (page) => {
  const blocks = blocksOf(textOf(page));
  const run = blocks.filter(({ language }) => language === "ts");

  test("has blocks of kinds that are known", () => {
    expect(
      blocks
        .filter((block) => fileOf(block) === undefined)
        .map(({ language }) => language)
        .filter((language) => !["ts", "ts no-run", "sh", "console", "text"].includes(language)),
    ).toEqual([]);
    for (const { lines, language } of blocks) {
      if (language === "ts no-run")
        expect(
          ts.transpileModule(lines.join("\n"), { reportDiagnostics: true, compilerOptions: options }).diagnostics,
        ).toEqual([]);
    }
  });

  test("links to files and headings that are there", () => {
    for (const [, target] of textOf(page).matchAll(/\]\((?!https?:)([^)]+)\)/gu)) {
      const [path, heading] = target!.split("#");
      const file = path === "" ? join(root, "docs", page) : join(root, "docs", dirname(page), path!);
      expect(existsSync(file), target).toBe(true);
      if (heading !== undefined) expect(headingsOf(readFileSync(file, "utf8")), target).toContain(heading);
    }
  });

  // A page without programs has nothing that could be run.
  if (run.length === 0) return;
  test("runs, and every claim holds", () => {
    const name = page.replace("/", "-").replace(".md", "");
    expect(compile(name, programOf(run))).toEqual([]);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "./harness.mjs", `${name}.js`], {
      cwd: project,
      encoding: "utf8",
      timeout: 50_000,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const results = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as [line: number, expected: string, actual: string]);
    expect(results.map(([line, , actual]) => `line ${line}: ${actual}`)).toEqual(
      results.map(([line, expected]) => `line ${line}: ${expected}`),
    );
    const claims = run.flatMap(({ lines, line }) =>
      lines.flatMap((text, index) => (claim.test(text) ? [line + index] : [])),
    );
    expect(results.map(([line]) => line).sort((a, b) => a - b)).toEqual(claims);
  });
});

function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gmu)].map(([, text]) =>
    text!
      .toLowerCase()
      .replaceAll(/[^\w\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The properties of an interface of src/rpc, and of those that it extends. */
function propertiesOf(path: string, name: string): string[] {
  const syntax = ts.createSourceFile(
    path,
    readFileSync(join(root, "src/rpc", path), "utf8"),
    ts.ScriptTarget.ES2022,
    true,
  );
  return syntax.statements
    .filter(ts.isInterfaceDeclaration)
    .filter((each) => each.name.text === name)
    .flatMap(({ members, heritageClauses = [] }) => [
      ...members.map((member) => member.name!.getText()),
      ...heritageClauses
        .flatMap(({ types }) => types.map(({ expression }) => expression.getText()))
        .flatMap((base) => propertiesOf(extended[base]!, base)),
    ]);
}

/** Interfaces that others extend, and where they are. */
const extended: Readonly<Record<string, string>> = {
  RouterOptions: "server/router.ts",
  CommonClientOptions: "client/options.ts",
  FetchOptions: "transport/fetch.ts",
};

test.each([
  ["option of `createServer`", "calls.md", "server/node/server.ts", "ServerOptions"],
  ["option of `createClient`", "calls.md", "client/node-options.ts", "ClientOptions"],
  ["option of a call", "calls.md", "client/options.ts", "CallOptions"],
  ["property of `context`", "calls.md", "call/context.ts", "CallContext"],
  ["property of `Instance`", "discovery.md", "discovery/registry.ts", "Instance"],
  ["option of `etcdRegistry`", "discovery.md", "discovery/etcd-registry.ts", "EtcdOptions"],
  ["option of `consulRegistry`", "discovery.md", "discovery/consul-registry.ts", "ConsulOptions"],
  ["option of `localRegistry`", "discovery.md", "discovery/local-registry.ts", "LocalOptions"],
  ["option of `dnsRegistry`", "discovery.md", "discovery/dns-registry.ts", "DnsOptions"],
  ["option of `healthy`", "discovery.md", "health/healthy.ts", "HealthyOptions"],
])("the table of each %s is complete", (header, page, path, name) => {
  const rows = tableOf(textOf(`rpc/${page}`), header).flatMap(([first]) => first!.split(", "));
  expect(rows.sort()).toEqual(propertiesOf(path, name).sort());
});
