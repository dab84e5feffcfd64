import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { SourceMap, type SourceMapping } from "node:module";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateModules } from "../../src/codegen/index.ts";
import { loadSync } from "../../src/index.ts";
import { protoDirectory } from "../support/engines.ts";
import { type InstalledProject, installProject } from "./installed.ts";

/*
 * The package as users get it: packed by npm, and installed in an empty project.
 */

const root = new URL("../..", import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const subpaths = Object.keys(manifest.exports).filter((path) => path !== "./package.json");
/** Some of remote calls need packages beside this one, which a project installs if it wants them. */
const isRemote = (path: string): boolean => path.startsWith("./rpc");
const specifierOf = (path: string): string => `wireform${path.slice(1)}`;
const specifiers = subpaths.filter((path) => !isRemote(path)).map(specifierOf);
const remoteSpecifiers = subpaths.filter(isRemote).map(specifierOf);

let project: InstalledProject;
beforeAll(() => {
  project = installProject();
});
afterAll(() => project.remove());

const filesOf = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));

describe("the files", () => {
  test("are dist/, docs/, src/, proto/, the README, the changelog, the security policy, the license and the manifest", () => {
    const entries = readdirSync(project.installed).sort();
    const texts = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md"];
    expect(entries).toEqual([...texts, "dist", "docs", "package.json", "proto", "src"]);
  });

  test("tell where the source, the pages and the issues are, and that this version is in the changelog", () => {
    const read = (name: string): string => readFileSync(join(project.installed, name), "utf8");
    const { repository, homepage, bugs, version, keywords } = JSON.parse(read("package.json"));
    const source = "https://github.com/wireform/wireform";
    expect(repository).toEqual({ type: "git", url: `git+${source}.git` });
    expect([homepage, bugs.url]).toEqual(["https://wireform.github.io/wireform/", `${source}/issues`]);
    expect(keywords).toContain("protobuf");
    expect(read("CHANGELOG.md")).toContain(`\n## [${version}]`);
    expect(read("SECURITY.md")).toContain(`${source}/security/advisories/new`);
  });

  test("have source maps for every module, whose sources are there and hold what they are mapped to", () => {
    const modules = filesOf(join(project.installed, "dist")).filter((name) => name.endsWith(".js"));
    expect(modules.length).toBeGreaterThan(20);
    for (const module of modules) {
      const map = new SourceMap(JSON.parse(readFileSync(`${module}.map`, "utf8")));
      for (const source of map.payload.sources) expect(existsSync(join(dirname(module), source)), source).toBe(true);
    }
    const module = join(project.installed, "dist/index.js");
    const lines = readFileSync(module, "utf8").split("\n");
    const line = lines.findIndex((text) => text.includes("the registry has no message"));
    const map = new SourceMap(JSON.parse(readFileSync(`${module}.map`, "utf8")));
    const { originalSource, originalLine } = map.findEntry(line, lines[line]!.indexOf("throw")) as SourceMapping;
    expect(originalSource).toBe("../src/codec/create-registry.ts");
    const source = readFileSync(join(dirname(module), originalSource), "utf8").split("\n");
    expect(source[originalLine]).toContain("the registry has no message");
  });

  test("have a declaration for each module that is exported", () => {
    const pathsIn = (paths: unknown): string[] =>
      typeof paths === "string" ? [paths] : Object.values(paths as object).flatMap(pathsIn);
    const paths = pathsIn(manifest.exports);
    expect(paths).toContain("./dist/rpc/portable.js");
    expect(paths).toContain("./dist/rpc/portable.cjs");
    for (const path of paths) {
      if (!/js$/.test(path)) continue;
      expect(readFileSync(join(project.installed, path), "utf8").length).toBeGreaterThan(0);
      const declaration = path.replace(/\.(c?)js$/, ".d.$1ts");
      expect(readFileSync(join(project.installed, declaration), "utf8").length).toBeGreaterThan(0);
    }
  });
});

describe("every subpath", () => {
  test("is imported", () => {
    project.write(
      "all.js",
      `const counts = {};\nfor (const name of ${JSON.stringify(specifiers)}) counts[name] = Object.keys(await import(name)).length;\nconsole.log(JSON.stringify(counts));`,
    );
    const counts = JSON.parse(project.run("all.js")) as Record<string, number>;
    expect(Object.keys(counts)).toEqual(specifiers);
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  });

  test("is required, as the same module that is imported", () => {
    project.write(
      "all.cjs",
      `Promise.all(${JSON.stringify(specifiers)}.map(async (name) => require(name) === (await import(name)))).then((same) => console.log(JSON.stringify(same)));`,
    );
    expect(JSON.parse(project.run("all.cjs"))).toEqual(specifiers.map(() => true));
  });

  test("is one in a bundle that requires and imports it", async () => {
    const { build } = await import("esbuild");
    project.write(
      "both.mjs",
      `import * as imported from "wireform"; import { required } from "./both.cjs"; console.log(JSON.stringify(Object.keys(imported).map((name) => required[name] === imported[name])));`,
    );
    project.write("both.cjs", `exports.required = require("wireform");`);
    await build({
      entryPoints: [join(project.directory, "both.mjs")],
      outfile: join(project.directory, "bundled.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    const same = JSON.parse(project.run("bundled.mjs")) as boolean[];
    expect(same).toEqual(Object.keys(await import("../../src/index.ts")).map(() => true));
  });

  test("is one with its other form, where a tool has loaded both", () => {
    project.write("two-copies.mjs", readFileSync(join(root, "test/package/two-copies.mjs"), "utf8"));
    expect(project.run("two-copies.mjs")).toBe("as one\n");
  });
});

describe("remote calls", () => {
  const sum = `
    import { load } from "wireform";
    import { createClient, createServer } from "wireform/rpc";
    const Calculator = (await load("remote.proto", { includePaths: [${JSON.stringify(protoDirectory)}] })).service("remote.Calculator");
    const server = createServer({ insecure: true }).add(Calculator, { add: ({ a, b }) => ({ result: a + b }) });
    const client = createClient(Calculator, await server.listen("127.0.0.1:0"), { insecure: true });
    console.log((await client.add({ a: 5, b: 3 })).result);
    client.close();
    await server.shutdown();
  `;

  test("need no peers but where they say what they lack, which are optional", () => {
    project.write("remote.js", sum);
    expect(project.run("remote.js")).toBe("8\n");
    project.write("stored.js", `import "wireform/rpc/lmdb";`);
    expect(() => project.run("stored.js")).toThrow(/Cannot find package 'lmdb'/);
    project.write("traced.js", `import "wireform/rpc/opentelemetry";`);
    expect(() => project.run("traced.js")).toThrow(/Cannot find package '@opentelemetry\/api'/);
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual(Object.keys(manifest.peerDependenciesMeta).sort());
    expect(Object.values(manifest.peerDependenciesMeta).every(({ optional }) => optional)).toBe(true);
  });

  describe("in a project that has them", () => {
    let remote: InstalledProject;
    beforeAll(() => {
      const peers = Object.keys(manifest.peerDependencies).map((name) => `${name}@${manifest.devDependencies[name]}`);
      remote = installProject(...peers, `@types/node@${manifest.devDependencies["@types/node"]}`);
    });
    afterAll(() => remote.remove());

    test("call", () => {
      remote.write("remote.js", sum);
      expect(remote.run("remote.js")).toBe("8\n");
    });

    test("are imported by each subpath", () => {
      remote.write(
        "all.js",
        `const counts = {};\nfor (const name of ${JSON.stringify(remoteSpecifiers)}) counts[name] = Object.keys(await import(name)).length;\nconsole.log(JSON.stringify(counts));`,
      );
      const counts = JSON.parse(remote.run("all.js")) as Record<string, number>;
      expect(Object.keys(counts)).toEqual(remoteSpecifiers);
      expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
    });

    test.each([
      ["nodenext", "nodenext", "types.ts"],
      ["bundler", "es2022", "types.ts"],
      ["node10", "commonjs", "types.cts"],
      ["node16", "node16", "types.cts"],
    ])("have their types under moduleResolution %s", (resolution, module, file) => {
      remote.write(
        file,
        `
        ${remoteSpecifiers.map((name, index) => `import * as m${index} from "${name}";`).join("\n")}
        import { createClient, type Client } from "wireform/rpc";
        export const client: Client = createClient({} as never, "127.0.0.1:1", { insecure: true });
        // @ts-expect-error: no such option
        createClient({} as never, "127.0.0.1:1", { insecur: true });
        export const all: unknown[] = [${remoteSpecifiers.map((_, index) => `m${index}`).join(", ")}];
      `,
      );
      expect(remote.typecheck(file, ["--moduleResolution", resolution, "--module", module, "--skipLibCheck"])).toBe("");
    });
  });
});

describe("types", () => {
  const imports = specifiers.map((name, index) => `import * as m${index} from "${name}";`).join("\n");
  const source = `${imports}
    import { parse, type MessageCodec } from "wireform";
    import { toJson } from "wireform/json";
    const codec: MessageCodec = parse("syntax = 'proto3'; message P { int32 a = 1; }").message("P");
    const bytes: Uint8Array = codec.encode({ a: 5 });
    const json: unknown = toJson(codec, codec.decode(bytes));
    export const all: unknown[] = [json, ${specifiers.map((_, index) => `m${index}`).join(", ")}];
    // @ts-expect-error: no number
    export const wrong: number = codec.typeName;
  `;

  test.each([
    ["node16", "node16"],
    ["nodenext", "nodenext"],
    ["bundler", "es2022"],
  ])("are found under moduleResolution %s", (resolution, module) => {
    project.write("types.ts", source);
    expect(project.typecheck("types.ts", ["--moduleResolution", resolution, "--module", module])).toBe("");
  });

  test.each([
    // As `tsc --init` has it: the types of the package long are CommonJS here.
    ["node10", "commonjs", "--esModuleInterop"],
    ["node16", "node16"],
    ["nodenext", "nodenext"],
  ])("are found by CommonJS under moduleResolution %s", (resolution, module, ...more) => {
    project.write("types.cts", source);
    expect(project.typecheck("types.cts", ["--moduleResolution", resolution, "--module", module, ...more])).toBe("");
  });

  test.each([
    ["typescript-6", "node10", "commonjs", "types.cts", "--esModuleInterop", "--ignoreDeprecations", "6.0"],
    ...["typescript-6", "typescript-7"].flatMap((compiler) => [
      [compiler, "node16", "node16", "types.cts"],
      [compiler, "nodenext", "nodenext", "types.cts"],
      [compiler, "bundler", "es2022", "types.ts"],
      [compiler, "bundler", "preserve", "types.cts"],
    ]),
  ] as [string, string, string, string, ...string[]][])(
    "are found by %s under moduleResolution %s, module %s, in %s",
    (compiler, resolution, module, path, ...more) => {
      project.write(path, source);
      const options = ["--moduleResolution", resolution, "--module", module, ...more];
      expect(project.typecheck(path, options, compiler)).toBe("");
    },
    120_000,
  );

  test("of CommonJS are those of the modules, names and all", () => {
    project.write("made.mts", `export { ProtobufError as Class, parse, unknownFields as key } from "wireform";`);
    project.write(
      "used.cts",
      `
      import { ProtobufError, isProtobufError, parse, unknownFields, type MessageCodec, type Schema } from "wireform";
      import { BinaryReader } from "wireform/wire";
      import type * as made from "./made.mjs" with { "resolution-mode": "import" };
      export const schema = parse('syntax = "proto3"; message M { int64 a = 1; }');
      export const M = schema.message("M");
      export const same: [typeof made.Class, typeof made.parse, typeof made.key] = [ProtobufError, parse, unknownFields];
      export const a: bigint = M.decode(M.encode({ a: 5n })).a;
      export class Mine extends ProtobufError {}
      export const codecOf = (given: Schema): MessageCodec => given.message("M");
      export const offset = (error: unknown): number | undefined => (error instanceof ProtobufError ? error.offset : undefined);
      export const codeOf = (error: unknown): string => (isProtobufError(error) ? error.code : "");
      export const kept: { [unknownFields]?: Uint8Array } = {};
      export const reader: BinaryReader = new BinaryReader(new Uint8Array());
      // @ts-expect-error: no bigint
      export const wrong: string = M.decode(new Uint8Array()).a;
    `,
    );
    const options = ["--declaration", "--moduleResolution", "node16", "--module", "node16"];
    expect(project.typecheck("used.cts", options)).toBe("");
  });

  test("of generated code know the fields, and no descriptor", () => {
    const [module] = generateModules(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files());
    project.write("gen/calculator.pb.js", module!.js);
    project.write("gen/calculator.pb.d.ts", module!.dts);
    project.write(
      "gen.ts",
      `
      import { AddRequest } from "./gen/calculator.pb.js";
      export const message: { a: number; b: number; requestId: string } = AddRequest.decode(AddRequest.encode({ a: 5 }));
      // @ts-expect-error: codecs have no descriptors
      export const { descriptor } = AddRequest;
      // @ts-expect-error: a is a number
      AddRequest.encode({ a: "5" });
    `,
    );
    expect(project.typecheck("gen.ts", ["--moduleResolution", "nodenext", "--module", "nodenext"])).toBe("");
  });
});

describe("the linters of packages", () => {
  test("publint has nothing to say", async () => {
    const { messages } = await publint({ pkgDir: project.installed, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test("nor have the types been got wrong", () => {
    const { status, stdout } = spawnSync(
      join(root, "node_modules/.bin/attw"),
      [project.tarball, "--profile", "strict", "--no-color", "--no-emoji"],
      { encoding: "utf8" },
    );
    expect(status, stdout).toBe(0);
    expect(stdout.match(/│ OK +│ OK \(CJS\) +│ OK \(ESM\) +│ OK +│/g)).toHaveLength(subpaths.length);
  });
});
