import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilers } from "../types/compile.ts";
import { type InstalledProject, installProject } from "./installed.ts";

/*
 * Declarations of what has been inferred: a library of schemas and codecs, and a project that refers to it, built from the packed library as npm installs it,
 * and as pnpm does, which hides what a package depends on.
 */

const here = new URL("./declarations", import.meta.url).pathname;
let project: InstalledProject;
let hidden: string;
beforeAll(() => {
  project = installProject();
  hidden = mkdtempSync(join(tmpdir(), "wireform-pnpm-"));
  hideDependencies(join(project.directory, "node_modules"), join(hidden, "node_modules"));
  for (const directory of [project.directory, hidden]) {
    writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, type: "module" }));
    cpSync(here, directory, { recursive: true });
  }
});
afterAll(() => {
  project.remove();
  rmSync(hidden, { recursive: true, force: true });
});

/** pnpm's layout: each package in a directory of its own, with links to what it depends on, and one link to what the project has asked for. */
function hideDependencies(installed: string, target: string): void {
  const link = (to: string, at: string): void => {
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(to, at);
  };
  const store = (name: string): string => join(target, `.pnpm/${name}@1/node_modules/${name}`);
  for (const name of ["wireform", "long", "protobufjs"])
    cpSync(join(installed, name), store(name), { recursive: true });
  for (const name of ["long", "protobufjs"]) link(store(name), join(dirname(store("wireform")), name));
  link(store("wireform"), join(target, "wireform"));
}

/** What the compiler says of both projects. */
function build(compiler: string, directory: string, compilerOptions: object): string {
  const options = { target: "es2022", lib: ["es2023"], types: [], strict: true, declaration: true, composite: true };
  const configure = (name: string, rest: object): void =>
    writeFileSync(
      join(directory, name, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { ...options, ...compilerOptions, rootDir: ".", outDir: `../out/${name}` },
        files: [`${name}.ts`],
        ...rest,
      }),
    );
  configure("library", {});
  configure("program", { references: [{ path: "../library" }] });
  rmSync(join(directory, "out"), { recursive: true, force: true });
  const manifest = createRequire(import.meta.url).resolve(`${compiler}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { tsc: string } };
  const { stdout } = spawnSync(process.execPath, [join(dirname(manifest), bin.tsc), "-b", "program"], {
    cwd: directory,
    encoding: "utf8",
  });
  return stdout;
}

const nodenext = { module: "nodenext", moduleResolution: "nodenext" };
const bundler = { module: "es2022", moduleResolution: "bundler" };

describe.each(compilers)("%s", (compiler) => {
  test("names all types, under nodenext, with exact optional properties", () => {
    expect(build(compiler, project.directory, { ...nodenext, exactOptionalPropertyTypes: true })).toBe("");
    const declarations = readFileSync(join(project.directory, "out/library/library.d.ts"), "utf8");
    expect(declarations).toContain('OneofMessage<"O"');
    expect(declarations).not.toMatch(/import\("(?!wireform(?:\/[a-z]+)?"\))/u);
  });

  test("names all types, as pnpm installs, for a bundler", () => {
    expect(build(compiler, hidden, bundler)).toBe("");
  });
});
