import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly exports: Readonly<Record<string, unknown>> };
const subpaths = Object.keys(manifest.exports).filter((path) => path !== "./package.json");
const specifiers = subpaths.map((path) => `wireform${path.slice(1)}`);

let project: InstalledProject;
beforeAll(() => {
  project = installProject();
});
afterAll(() => project.remove());

const filesOf = (directory: string): string[] => readdirSync(directory, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));

describe("the files", () => {
  test("are dist/, docs/, the README, the license and the manifest", () => {
    const entries = readdirSync(project.installed).sort();
    expect(entries).toEqual(["LICENSE", "README.md", "dist", "docs", "package.json"]);
  });

  test("refer to no source maps, and to no file that is not there", () => {
    const names = filesOf(project.installed);
    expect(names.filter((name) => name.endsWith(".map"))).toEqual([]);
    expect(names.filter((name) => /\.(?:ts|js)$/.test(name) && /sourceMappingURL/.test(readFileSync(name, "utf8")))).toEqual([]);
    expect(names.filter((name) => /\.lite\./.test(name))).toEqual([]);
  });

  test("have a declaration for each module that is exported", () => {
    for (const path of Object.values(manifest.exports)) {
      if (typeof path !== "string" || !path.endsWith(".js")) continue;
      expect(readFileSync(join(project.installed, path), "utf8").length).toBeGreaterThan(0);
      expect(readFileSync(join(project.installed, path.replace(/\.js$/, ".d.ts")), "utf8").length).toBeGreaterThan(0);
    }
  });
});

describe("every subpath", () => {
  test("is imported", () => {
    project.write("all.js", `const counts = {};\nfor (const name of ${JSON.stringify(specifiers)}) counts[name] = Object.keys(await import(name)).length;\nconsole.log(JSON.stringify(counts));`);
    const counts = JSON.parse(project.run("all.js")) as Record<string, number>;
    expect(Object.keys(counts)).toEqual(specifiers);
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  });

  test("is required, as the same module that is imported", () => {
    project.write("all.cjs", `Promise.all(${JSON.stringify(specifiers)}.map(async (name) => require(name) === (await import(name)))).then((same) => console.log(JSON.stringify(same)));`);
    expect(JSON.parse(project.run("all.cjs"))).toEqual(specifiers.map(() => true));
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

  test.each([["node16", "node16"], ["nodenext", "nodenext"], ["bundler", "es2022"]])("are found under moduleResolution %s", (resolution, module) => {
    project.write("types.ts", source);
    expect(project.typecheck("types.ts", ["--moduleResolution", resolution, "--module", module])).toBe("");
  });

  test("are found by CommonJS that requires ES modules", () => {
    project.write("types.cts", source);
    expect(project.typecheck("types.cts", ["--moduleResolution", "nodenext", "--module", "nodenext"])).toBe("");
  });

  test("of lite code have no descriptor", () => {
    const [module] = generateModules(loadSync("calculator.proto", { includePaths: [protoDirectory] }).files(), { lite: true });
    project.write("lite/calculator.pb.js", module!.js);
    project.write("lite/calculator.pb.d.ts", module!.dts);
    project.write("lite.ts", `
      import { AddRequest } from "./lite/calculator.pb.js";
      export const message: { a: number; b: number; requestId: string } = AddRequest.decode(AddRequest.encode({ a: 5 }));
      // @ts-expect-error: lite code has no descriptors
      export const { descriptor } = AddRequest;
      // @ts-expect-error: a is a number
      AddRequest.encode({ a: "5" });
    `);
    expect(project.typecheck("lite.ts", ["--moduleResolution", "nodenext", "--module", "nodenext"])).toBe("");
  });
});

describe("the linters of packages", () => {
  test("publint has nothing to say", async () => {
    const { messages } = await publint({ pkgDir: project.installed, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test("nor have the types been got wrong", () => {
    // Nodes without `require` of ES modules, and resolution that knows no exports, are not supported.
    const { status, stdout } = spawnSync(join(root, "node_modules/.bin/attw"), [project.tarball, "--profile", "esm-only", "--no-color", "--no-emoji"], { encoding: "utf8" });
    expect(status, stdout).toBe(0);
    expect(stdout.match(/│ OK \(ESM\) +│ OK +│/g)).toHaveLength(specifiers.length);
  });
});
