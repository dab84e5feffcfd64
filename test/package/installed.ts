import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;

/** An empty project that has installed what `npm pack` makes of this repository. */
export interface InstalledProject {
  readonly directory: string;
  /** The package in node_modules. */
  readonly installed: string;
  readonly tarball: string;
  write(path: string, text: string): void;
  /** What a script of the project prints. */
  run(path: string): string;
  /** What the compiler, or the one that is named, says of a file of the project; "" where nothing is wrong. */
  typecheck(path: string, options: readonly string[], compiler?: string): string;
  remove(): void;
}

/** `others` are what else it installs, `name@version`. */
export function installProject(...others: readonly string[]): InstalledProject {
  const directory = mkdtempSync(join(tmpdir(), "wireform-package-"));
  const npm = (from: string, ...args: string[]): string =>
    execFileSync("npm", args, { cwd: from, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  npm(root, "pack", "--ignore-scripts", "--pack-destination", directory);
  const tarball = join(directory, readdirSync(directory).find((name) => name.endsWith(".tgz"))!);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  write("package.json", JSON.stringify({ name: "project", private: true, type: "module" }));
  npm(directory, "install", "--no-audit", "--no-fund", "--prefer-offline", tarball, ...others);
  return {
    directory,
    tarball,
    installed: join(directory, "node_modules/wireform"),
    write,
    run: (path) => execFileSync(process.execPath, ["--no-warnings", path], { cwd: directory, encoding: "utf8" }),
    typecheck: (path, options, compiler) => typecheck(directory, [path, ...options], compiler),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Declarations of the packages are checked, too. */
function typecheck(directory: string, args: readonly string[], compiler: string = "typescript"): string {
  try {
    execFileSync(
      process.execPath,
      [
        join(root, "node_modules", compiler, "bin/tsc"),
        "--noEmit",
        "--strict",
        "--exactOptionalPropertyTypes",
        "--target",
        "es2022",
        "--lib",
        "es2023",
        ...args,
      ],
      { cwd: directory, encoding: "utf8" },
    );
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
