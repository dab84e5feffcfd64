import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { type Block, claim, programOf } from "./blocks.ts";
import { root } from "./pages.ts";

const binaries = { wireform: "main", "protoc-gen-wireform": "protoc-gen-wireform" };

const harness =
  "declare function expectValue(line: number, actual: unknown, expected: string): void; declare function expectError(line: number, run: () => unknown, expected: string): void;";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  typeRoots: [join(root, "node_modules/@types")],
  strict: true,
  skipLibCheck: true,
};

/** What a claim says, and what is so. */
export type Result = readonly [line: number, expected: string, actual: string];

/** A user's project: wireform and its optional peers among its packages, and the schemas of `proto/`. */
export class Project {
  readonly directory: string = mkdtempSync(join(tmpdir(), "wireform-docs-"));

  constructor() {
    const packages = join(root, "node_modules");
    mkdirSync(join(this.directory, "node_modules/.bin"), { recursive: true });
    const link = (target: string, name: string): void =>
      symlinkSync(target, join(this.directory, "node_modules", name));
    link(root, "wireform");
    for (const name of readdirSync(packages)) if (!name.startsWith(".")) link(join(packages, name), name);
    for (const [name, file] of Object.entries(binaries)) {
      link(`../wireform/dist/cli/${file}.js`, `.bin/${name}`);
      execFileSync("chmod", ["+x", join(root, `dist/cli/${file}.js`)]);
    }
    link(join(packages, ".bin/tsc"), ".bin/tsc");
    cpSync(join(root, "proto"), join(this.directory, "proto"), { recursive: true });
    cpSync(join(root, "test/readme/harness.mjs"), join(this.directory, "harness.mjs"));
    this.write("harness.d.ts", harness);
    this.write("package.json", `{ "name": "docs", "private": true, "type": "module" }`);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.directory, path)), { recursive: true });
    writeFileSync(join(this.directory, path), text);
  }

  /** What a line of a shell prints, on both streams. */
  shell(command: string): string {
    const { stdout } = spawnSync("bash", ["-c", `exec 2>&1; ${command}`], {
      cwd: this.directory,
      encoding: "utf8",
      timeout: 55_000,
      env: { ...process.env, FORCE_COLOR: "", npm_config_offline: "true", npm_config_loglevel: "silent" },
    });
    return stdout;
  }

  /** Compiles the program of the blocks; gives what the compiler complains of. Only what names Node has its types. */
  compile(blocks: readonly Block[], usesNode: boolean): string[] {
    const file = join(this.directory, "page.ts");
    this.write("page.ts", programOf(blocks));
    const web = usesNode ? [] : ["lib.dom.d.ts", "lib.dom.asynciterable.d.ts"];
    const options = {
      ...compilerOptions,
      outDir: this.directory,
      lib: ["lib.es2023.d.ts", ...web],
      types: usesNode ? ["node"] : [],
    };
    const compiled = ts.createProgram(
      [file, join(this.directory, "harness.d.ts")],
      options,
      hostOf(options, this.directory),
    );
    compiled.emit();
    return ts.getPreEmitDiagnostics(compiled).map(({ file: at, start = 0, messageText }) => {
      const line = at === undefined ? "?" : at.getLineAndCharacterOfPosition(start).line + 1;
      return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  }

  /** Runs what was compiled, which prints nothing but its results. */
  run(): { status: number | null; stderr: string; results: Result[] } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "./harness.mjs", "page.js"], {
      cwd: this.directory,
      encoding: "utf8",
      timeout: 55_000,
    });
    const printed = stdout.trim();
    return {
      status,
      stderr,
      results: printed === "" ? [] : printed.split("\n").map((line) => JSON.parse(line) as Result),
    };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

const parsed = new Map<string, ts.SourceFile | undefined>();

/** Parses the files of packages once for all pages. */
function hostOf(options: ts.CompilerOptions, directory: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...more) => {
    if (name.startsWith(directory)) return getSourceFile(name, ...more);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...more));
    return parsed.get(name);
  };
  return host;
}

/** The lines of the claims. */
export function claimsOf(blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ lines, line }) => lines.flatMap((text, index) => (claim.test(text) ? [line + index] : [])));
}

/** Complaints about the syntax of a block that is not run. */
export function syntaxErrors({ lines }: Block): readonly unknown[] {
  const { diagnostics } = ts.transpileModule(lines.join("\n"), { reportDiagnostics: true, compilerOptions });
  return diagnostics ?? [];
}
