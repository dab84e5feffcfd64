import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/*
 * The projects of this folder, as their owners have them: with what they have installed, and what they generate. protobufjs and the others are those of bench/package.json.
 */

const here = new URL(".", import.meta.url).pathname;
const root = join(here, "../..");
const peers = join(root, "bench/node_modules");

/** What a project imports and runs, and where it comes from. */
const packages: Readonly<Record<string, string>> = {
  wireform: root,
  "@types/node": join(root, "node_modules/@types/node"),
  ...Object.fromEntries(
    ["@bufbuild/protobuf", "google-protobuf", "long", "protobufjs"].map((name) => [name, join(peers, name)]),
  ),
};
const programs: Readonly<Record<string, string>> = {
  wireform: join(root, "dist/cli/main.js"),
  "protoc-gen-wireform": join(root, "dist/cli/protoc-gen-wireform.js"),
  ...Object.fromEntries(["buf", "protoc"].map((name) => [name, join(root, "node_modules/.bin", name)])),
  ...Object.fromEntries(
    ["pbjs", "pbts", "protoc-gen-es", "protoc-gen-ts_proto"].map((name) => [name, join(peers, ".bin", name)]),
  ),
};

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
  types: ["node"],
  noEmitOnError: true,
};

/** A project before it has moved, or after. */
export type Side = "before" | "after";

/** Copies of projects. */
export interface Workspace {
  /** Runs what a project calls `generate`. */
  generate(library: string, side: Side): void;
  /** Checks and compiles all that is in TypeScript: what is wrong with it, "" if nothing. */
  compile(): string;
  /** What a program prints, line by line: a name, and a text. */
  run(library: string, side: Side, program: string): [name: string, text: string][];
  remove(): void;
}

/** Each project has the schemas and the data that all share. */
export function copyProjects(libraries: readonly string[]): Workspace {
  const directory = mkdtempSync(join(tmpdir(), "wireform-moving-"));
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    symlinkSync(target, join(directory, path));
  };
  for (const [name, target] of Object.entries(packages)) link(`node_modules/${name}`, target);
  for (const [name, target] of Object.entries(programs)) link(`node_modules/.bin/${name}`, target);
  for (const library of libraries) {
    cpSync(join(here, "projects", library), join(directory, library), { recursive: true });
    for (const side of ["before", "after"]) {
      for (const name of ["proto", "rows.json"])
        cpSync(join(here, name), join(directory, library, side, name), { recursive: true });
      mkdirSync(join(directory, library, side, "gen/other"), { recursive: true });
    }
  }
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, exclude: ["node_modules"] }));
  const path = `${join(directory, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  return {
    generate: (library, side) => {
      const cwd = join(directory, library, side);
      const { scripts } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8"));
      execFileSync("sh", ["-ec", scripts.generate], { cwd, env: { ...process.env, PATH: path, HOME: directory } });
    },
    compile: () =>
      spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", directory], {
        encoding: "utf8",
      }).stdout,
    run: (library, side, program) => {
      const output = execFileSync(process.execPath, [`${program}.js`], {
        cwd: join(directory, library, side),
        encoding: "utf8",
      });
      return [...output.matchAll(/^([^:]+): (.*)$/gmu)].map(([, name, text]) => [name!, text!]);
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** For the title of a test that needs the peers; "" where they are there. */
export const missingPeers: string = (await import(join(root, "bench/install.mjs"))).installed()
  ? ""
  : ": skipped, for the peers are missing (npm run bench:install)";
