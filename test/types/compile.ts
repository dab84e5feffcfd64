import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/* Files compiled by every TypeScript that is supported, against the declarations in dist/. */

const here = new URL(".", import.meta.url).pathname;
export const compilers = ["typescript-5.8", "typescript", "typescript-6", "typescript-7"] as const;

const base = {
  target: "es2022",
  lib: ["es2023", "dom"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  noEmit: true,
  skipLibCheck: true,
};
export const modes = {
  strict: { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  "strict, optional as usual": { strict: true },
} as const;

/** A directory beside the tests, where `wireform` is found. */
export interface Workshop {
  readonly directory: string;
  /** Writes a file; gives its path. */
  source(name: string, text: string): string;
  /** Compiles a file, or several at once; what the compiler prints. */
  compile(compiler: string, files: string | readonly string[], options: object): string;
  remove(): void;
}

export function workshop(): Workshop {
  const directory = mkdtempSync(join(here, "scratch-"));
  return {
    directory,
    source: (name, text) => {
      const file = join(directory, name);
      writeFileSync(file, text);
      return file;
    },
    compile: (compiler, files, options) => {
      const project = join(directory, `${compiler}-${Math.random()}.json`);
      writeFileSync(project, JSON.stringify({ compilerOptions: { ...base, ...options }, files: [files].flat() }));
      const manifest = createRequire(import.meta.url).resolve(`${compiler}/package.json`);
      const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { tsc: string } };
      const run = spawnSync(process.execPath, [join(manifest, "..", bin.tsc), "-p", project, "--pretty", "false"], {
        encoding: "utf8",
        cwd: here,
      });
      return `${run.stdout}${run.stderr}`.trim();
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
