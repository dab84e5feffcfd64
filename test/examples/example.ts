import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type InstalledProject, installProject } from "../package/installed.ts";

const root = new URL("../..", import.meta.url).pathname;
const environment = {
  ...process.env,
  PATH: `${dirname(process.execPath)}:${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
  NODE_ENV: undefined,
  VITEST: undefined,
};

/** The examples, copied into a project that has installed the package as npm packs it. */
export interface Examples {
  /** The folder of one. */
  directory(name: string): string;
  /** What a script of its package.json prints. */
  npmRun(name: string, script: string, ...args: readonly string[]): string;
  /** Starts one of its files, with the port to listen on: the address that it tells, when it listens. */
  start(name: string, file: string): Promise<string>;
  remove(): void;
}

/** `packages` are what examples import, as they stand in node_modules of a folder of this repository. */
export function copyExamples(packages: { readonly [name: string]: string } = {}): Examples {
  const project: InstalledProject = installProject();
  const directory = (name: string): string => join(project.directory, "examples", name);
  const running: ChildProcess[] = [];
  cpSync(join(root, "examples"), directory(""), { recursive: true });
  for (const [name, folder] of Object.entries(packages)) {
    const link = join(project.directory, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, folder, "node_modules", name), link);
  }
  return {
    directory,
    npmRun: (name, script, ...args) =>
      execFileSync("npm", ["run", "-s", script, "--", ...args], {
        cwd: directory(name),
        encoding: "utf8",
        env: environment,
      }),
    async start(name, file) {
      const env = { ...environment, PORT: "0" };
      const child = spawn(process.execPath, [file], {
        cwd: directory(name),
        env,
        stdio: ["ignore", "pipe", "inherit"],
      });
      running.push(child);
      for await (const chunk of child.stdout) {
        const [, address] = /listening on (\S+)/.exec(String(chunk)) ?? [];
        if (address !== undefined) return address;
      }
      throw new Error(`${file} of ${name} has ended with ${child.exitCode}`);
    },
    remove() {
      for (const child of running) child.kill();
      project.remove();
    },
  };
}

/** For the title of a test that needs what `npm run runtimes:install` brings; "" where it is there. */
export const missingRuntimes: string = existsSync(join(root, "test/runtimes/node_modules/workerd"))
  ? ""
  : ": skipped, for the runtimes are missing (npm run runtimes:install)";

/** A console block of an example's README. */
export function consoleBlock(name: string, index = 0): string {
  const text = readFileSync(join(root, "examples", name, "README.md"), "utf8");
  return [...text.matchAll(/^```console\n([^]*?)^```$/gm)][index]![1]!;
}
