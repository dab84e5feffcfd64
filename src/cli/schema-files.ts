import { host } from "./host.ts";
import { usageError } from "./usage.ts";

/** What arguments stand for. */
export interface SchemaFiles {
  readonly files: readonly string[];
  /** Those among the arguments: names of their files begin there, unless include paths say otherwise. */
  readonly directories: readonly string[];
}

/**
 * The files that arguments stand for, each once: of a directory all `.proto` files below it, of a glob those that match, sorted. What is neither is the name
 * of a file, perhaps one within the include paths.
 *
 * INVALID_ARGUMENT for directories and globs without files.
 */
export function findSchemaFiles(names: readonly string[]): SchemaFiles {
  const files = new Set<string>();
  const directories: string[] = [];
  for (const name of names.map(withSlashes)) {
    if (isDirectory(name)) directories.push(name);
    for (const file of filesOf(name)) files.add(file);
  }
  return { files: [...files], directories };
}

/** Is it the name of a directory that is there? */
export function isDirectory(path: string): boolean {
  return fileSystem().statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Is there a file of this name, or a directory with `.proto` files? */
export function isThere(path: string): boolean {
  return isDirectory(path) ? protosBelow(path).length > 0 : exists(path);
}

function protosBelow(directory: string): string[] {
  return filesBelow(directory).filter((file) => file.endsWith(".proto"));
}

function filesOf(name: string): readonly string[] {
  if (isDirectory(name)) {
    const files = protosBelow(name);
    if (files.length === 0) throw usageError(`there is no .proto file in ${name}`);
    return files;
  }
  if (!wildcard.test(name) || exists(name)) return [name];
  const files = [...new Set(alternativesOf(name).flatMap(filesMatching))].sort();
  if (files.length === 0) throw usageError(`no file matches ${name}`);
  return files;
}

const wildcard = /[*?{]/u;

/** The globs that one with braces stands for. */
function alternativesOf(glob: string): string[] {
  const [, before, inside, after] = /^(.*?)\{([^{}]*)\}(.*)$/su.exec(glob) ?? [];
  if (before === undefined || inside === undefined) return [glob];
  return inside.split(",").flatMap((each) => alternativesOf(before + each + after));
}

function filesMatching(glob: string): string[] {
  const steps = glob.split("/");
  const first = steps.findIndex((step) => wildcard.test(step));
  const directory = steps.slice(0, first < 0 ? -1 : first).join("/");
  const pattern = new RegExp(`^${patternOf(glob)}$`, "u");
  return filesBelow(directory === "" && glob.startsWith("/") ? "/" : directory).filter((file) => pattern.test(file));
}

const anyDirectories = "(?:(?!\\.)[^/]+/)*";

/** As in shells, a wildcard stands for no dot that a name begins with. */
function patternOf(glob: string): string {
  const steps = glob.split("/").map((step) => {
    if (step === "**") return anyDirectories;
    const name = step
      .replace(/[\\^$.+()[\]{}|]/gu, "\\$&")
      .replace(/\*+/gu, "[^/]*")
      .replaceAll("?", "[^/]");
    return `${/^[*?]/u.test(step) ? "(?!\\.)" : ""}${name}/`;
  });
  // All that is in them, where they are last.
  if (steps.at(-1) === anyDirectories) steps.push("(?!\\.)[^/]+/");
  return steps.join("").slice(0, -1);
}

/** All files below a directory, sorted, and called by their paths from where the directory is called from. */
function filesBelow(directory: string): string[] {
  const prefix = directory === "" || directory.endsWith("/") ? directory : `${directory}/`;
  const { readdirSync } = fileSystem();
  if (!isDirectory(directory || ".")) return [];
  return readdirSync(directory || ".", { recursive: true, encoding: "utf8" })
    .map((name) => prefix + withSlashes(name))
    .filter((path) => !isDirectory(path))
    .sort();
}

interface FileSystem {
  readdirSync(path: string, options: { readonly recursive: true; readonly encoding: "utf8" }): string[];
  statSync(path: string, options: { readonly throwIfNoEntry: false }): { isDirectory(): boolean } | undefined;
}

function fileSystem(): FileSystem {
  return host.getBuiltinModule("node:fs") as FileSystem;
}

function exists(path: string): boolean {
  return fileSystem().statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** As protoc sees paths, also on Windows, where slashes lean the other way. */
export function withSlashes(path: string): string {
  const { sep } = host.getBuiltinModule("node:path") as { readonly sep: string };
  return path.replaceAll(sep, "/");
}
